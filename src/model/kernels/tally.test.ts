import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passChance, tallyDistribution, type VoteRule } from './poisson-binomial.ts';
import { binomialQuantile, isCarried, mostTrials } from './tally.ts';

const rule = (
  of: 'present' | 'voting' | 'all',
  num: number,
  den: number,
  strict: boolean,
  quorum = [0, 1],
): VoteRule => ({
  quorum: { num: quorum[0]!, den: quorum[1]! },
  majority: { of, share: { num, den }, strict },
});
const anyRule: fc.Arbitrary<VoteRule> = fc
  .tuple(
    fc.constantFrom('present' as const, 'voting', 'all'),
    fc.integer({ min: 1, max: 7 }),
    fc.nat(),
    fc.boolean(),
    fc.integer({ min: 1, max: 5 }),
    fc.nat(),
  )
  .map(([of, den, num, strict, qden, qnum]) => rule(of, num % (den + 1), den, strict, [qnum % (qden + 1), qden]));

describe('isCarried', () => {
  it('takes shares exactly: two thirds of nine are six', () => {
    const twoThirds = rule('all', 2, 3, false);
    expect(isCarried({ members: 9, yes: 6, no: 3, abstain: 0 }, twoThirds)).toBe(true);
    expect(isCarried({ members: 9, yes: 5, no: 0, abstain: 0 }, twoThirds)).toBe(false);
    expect(isCarried({ members: 9, yes: 6, no: 3, abstain: 0 }, rule('all', 2, 3, true))).toBe(false);
    expect(isCarried({ members: 9, yes: 7, no: 2, abstain: 0 }, rule('all', 2, 3, true))).toBe(true);
  });

  it('counts abstentions as the majority says, and a tie only where half is enough', () => {
    const tally = { members: 10, yes: 3, no: 3, abstain: 2 };
    expect(isCarried(tally, rule('voting', 1, 2, false))).toBe(true);
    expect(isCarried(tally, rule('voting', 1, 2, true))).toBe(false);
    expect(isCarried(tally, rule('present', 1, 2, false))).toBe(false);
    expect(isCarried({ ...tally, yes: 4, no: 2 }, rule('present', 1, 2, false))).toBe(true);
    expect(isCarried({ ...tally, yes: 4, no: 2 }, rule('all', 1, 2, false))).toBe(false);
  });

  it('needs the quorum of all members, and a single yes', () => {
    expect(isCarried({ members: 9, yes: 4, no: 0, abstain: 0 }, rule('voting', 1, 2, true, [1, 2]))).toBe(false);
    expect(isCarried({ members: 9, yes: 4, no: 0, abstain: 1 }, rule('voting', 1, 2, true, [1, 2]))).toBe(true);
    expect(isCarried({ members: 3, yes: 0, no: 0, abstain: 3 }, rule('voting', 1, 2, false))).toBe(false);
    expect(isCarried({ members: 0, yes: 0, no: 0, abstain: 0 }, rule('all', 0, 1, false))).toBe(false);
  });

  it('agrees with the chance of a vote that is certain', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6), (one, yes, no, abstain, absent) => {
        const chances = {
          yes: [...Array(yes).fill(1), ...Array(no + abstain).fill(0)],
          no: [...Array(yes).fill(0), ...Array(no).fill(1), ...Array(abstain).fill(0)],
          absent,
        };
        const members = yes + no + abstain + absent;
        expect(passChance(chances, one)).toBeCloseTo(isCarried({ members, yes, no, abstain }, one) ? 1 : 0, 12);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('passChance with members absent for certain', () => {
  /** The sum over every outcome of those who attend, counted one by one. */
  function bruteForce(yes: readonly number[], no: readonly number[], absent: number, one: VoteRule): number {
    let total = 0;
    const go = (at: number, chance: number, y: number, x: number, a: number): void => {
      if (chance === 0) return;
      if (at === yes.length) {
        if (isCarried({ members: yes.length + absent, yes: y, no: x, abstain: a }, one)) total += chance;
        return;
      }
      go(at + 1, chance * yes[at]!, y + 1, x, a);
      go(at + 1, chance * no[at]!, y, x + 1, a);
      go(at + 1, chance * Math.max(0, 1 - yes[at]! - no[at]!), y, x, a + 1);
    };
    go(0, 1, 0, 0, 0);
    return total;
  }

  it('is the sum over all outcomes, up to seven who attend and five who do not', () => {
    const member = fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([a, b]) => ({ yes: a, no: (1 - a) * b }));
    fc.assert(
      fc.property(anyRule, fc.array(member, { minLength: 1, maxLength: 7 }), fc.nat(5), (one, members, absent) => {
        const yes = members.map((m) => m.yes);
        const no = members.map((m) => m.no);
        expect(passChance({ yes, no, absent }, one)).toBeCloseTo(bruteForce(yes, no, absent, one), 10);
      }),
      { numRuns: 400 },
    );
  });

  it('equals members who are present with chance 0, and changes nothing where neither quorum nor majority counts them', () => {
    const yes = [0.7, 0.6, 0.4];
    const no = [0.2, 0.3, 0.6];
    const all = rule('all', 1, 2, true, [1, 2]);
    const padded = { yes: [...yes, 0.5, 0.5], no: [...no, 0.5, 0.5], present: [1, 1, 1, 0, 0] };
    expect(passChance({ yes, no, absent: 2 }, all)).toBeCloseTo(passChance(padded, all), 14);
    const voting = rule('voting', 1, 2, true);
    expect(passChance({ yes, no, absent: 40 }, voting)).toBe(passChance({ yes, no }, voting));
    expect(passChance({ yes, no, absent: 40 }, all)).toBe(0);
    expect(passChance({ yes, no, absent: 4 }, rule('voting', 1, 2, true, [1, 2]))).toBe(0);
    expect(passChance({ yes: [], no: [], absent: 5 }, voting)).toBe(0);
  });
});

describe('a binomial number', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const open = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

  it('is the quantile of the exact distribution', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), unit, open, (trials, p, u) => {
        const count = binomialQuantile(u, trials, p);
        const chances = tallyDistribution(new Float64Array(trials).fill(p));
        const below = chances.slice(0, count).reduce((sum, chance) => sum + chance, 0);
        expect(below).toBeLessThanOrEqual(u + 1e-12);
        expect(below + chances[count]!).toBeGreaterThanOrEqual(u - 1e-12);
      }),
    );
  });

  it('never falls when the chance or the uniform rises, and stays within the trials', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostTrials }), unit, unit, open, open, (trials, a, b, u, v) => {
        const count = binomialQuantile(u, trials, Math.min(a, b));
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThanOrEqual(trials);
        expect(binomialQuantile(u, trials, Math.max(a, b))).toBeGreaterThanOrEqual(count);
        expect(binomialQuantile(Math.max(u, v), trials, Math.min(a, b))).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  it.each([
    [-1, 0.5],
    [1.5, 0.5],
    [1001, 0.5],
    [3, -0.1],
    [3, 1.1],
    [3, Number.NaN],
  ])('of %s trials with chance %s is refused', (trials, p) => {
    expect(() => binomialQuantile(0.5, trials, p)).toThrow(RangeError);
  });
});
