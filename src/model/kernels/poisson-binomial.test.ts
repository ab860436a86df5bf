import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passChanceByEnumeration, passChanceOfYesAndNo } from '../../../verification/plain/pass-chance.ts';
import { chanceOfAtLeast, passChance, tallyDistribution, type VoteRule, yesToCarry } from './poisson-binomial.ts';

const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5));
const share = fc
  .oneof(
    fc.constantFrom([0, 1], [1, 2], [2, 3], [3, 4], [1, 1], [4, 6]),
    fc.tuple(fc.nat(12), fc.integer({ min: 12, max: 200 })),
    fc.tuple(fc.nat(1000), fc.constant(1000)),
  )
  .map(([num, den]) => ({ num: num!, den: den! }));
const rule: fc.Arbitrary<VoteRule> = fc.record({
  quorum: share,
  majority: fc.record({ of: fc.constantFrom('present', 'voting', 'all'), share, strict: fc.boolean() }),
});
const member = fc.tuple(chance, chance, chance).map(([present, a, b]) => ({ present, yes: a * b, no: a * (1 - b) }));

/** More than half of those present, half of the members being a quorum. */
const ordinary: VoteRule = {
  quorum: { num: 1, den: 2 },
  majority: { of: 'present', share: { num: 1, den: 2 }, strict: true },
};

function majority(of: 'present' | 'voting' | 'all', num: number, den: number, strict: boolean): VoteRule {
  return { quorum: { num: 0, den: 1 }, majority: { of, share: { num, den }, strict } };
}

describe('tallyDistribution', () => {
  it('is the binomial distribution for equal chances', () => {
    const out = tallyDistribution([0.25, 0.25, 0.25, 0.25]);
    [81, 108, 54, 12, 1].forEach((n, k) => {
      expect(out[k]).toBeCloseTo(n / 256, 15);
    });
  });
  it('has the right sum, mean and variance', () => {
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 60 }), (p) => {
        const out = tallyDistribution(p);
        const mean = p.reduce((a, b) => a + b, 0);
        expect(out.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(out.reduce((sum, q, k) => sum + q * k, 0)).toBeCloseTo(mean, 11);
        const variance = p.reduce((sum, q) => sum + q * (1 - q), 0);
        expect(out.reduce((sum, q, k) => sum + q * (k - mean) ** 2, 0)).toBeCloseTo(variance, 10);
      }),
    );
  });
  it('writes to the array it is given', () => {
    const out = new Float64Array(5).fill(7);
    expect(tallyDistribution([1, 0], out)).toBe(out);
    expect([...out]).toEqual([0, 1, 0, 7, 7]);
    expect([...tallyDistribution([])]).toEqual([1]);
  });
  it('refuses chances that are none, and too little room', () => {
    for (const bad of [-0.1, 1.1, NaN]) expect(() => tallyDistribution([0.5, bad])).toThrow(RangeError);
    expect(() => tallyDistribution([0.5, 0.5], new Float64Array(2))).toThrow(RangeError);
  });
});

describe('passChance', () => {
  it('agrees with the sum over all 4^n outcomes', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 7 }), rule, fc.boolean(), (members, voteRule, all) => {
        const chances = {
          yes: members.map((m) => m.yes),
          no: members.map((m) => m.no),
          present: all ? undefined : members.map((m) => m.present),
        };
        const difference = passChance(chances, voteRule) - passChanceByEnumeration(chances, voteRule);
        expect(Math.abs(difference)).toBeLessThan(1e-12);
      }),
      { numRuns: 1000 },
    );
  });
  it('agrees with the sum over all 2^n outcomes of yes and no', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 11 }), rule, (yes, voteRule) => {
        const got = passChance({ yes, no: yes.map((p) => 1 - p) }, voteRule);
        expect(Math.abs(got - passChanceOfYesAndNo(yes, voteRule))).toBeLessThan(1e-12);
      }),
      { numRuns: 300 },
    );
  });
  it('is the tail of the tally when nobody is absent or abstains', () => {
    const yes = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
    const tail = tallyDistribution(yes).subarray(21);
    expect(passChance({ yes, no: yes.map((p) => 1 - p) }, ordinary)).toBeCloseTo(
      tail.reduce((a, b) => a + b, 0),
      13,
    );
  });
  it('counts two thirds exactly', () => {
    const yes = [1, 1, 1, 1, 1, 1, 0, 0, 0];
    const no = yes.map((p) => 1 - p);
    for (const of of ['present', 'voting', 'all'] as const) {
      expect(passChance({ yes, no }, majority(of, 2, 3, false))).toBe(1);
      expect(passChance({ yes, no }, majority(of, 2, 3, true))).toBe(0);
      expect(passChance({ yes, no }, majority(of, 667, 1000, false))).toBe(0);
      expect(passChance({ yes, no }, majority(of, 666, 1000, true))).toBe(1);
    }
  });
  it('where all are present and all count, is the sum over all outcomes, with all digits of small chances', () => {
    const sure = fc.tuple(chance, fc.nat(6));
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 8 }), rule, sure, (yes, voteRule, [part, absent]) => {
        const no = yes.map((p) => 1 - p);
        const within = (chances: Parameters<typeof passChance>[0]) => {
          const there = [...Array.from(chances.yes, () => 1), ...Array<number>(chances.absent ?? 0).fill(0)];
          const rest = Array<number>(chances.absent ?? 0).fill(0);
          const whole = { yes: [...Array.from(chances.yes), ...rest], no: [...Array.from(chances.no), ...rest] };
          const plain = passChanceByEnumeration({ ...whole, present: there }, voteRule);
          expect(passChance(chances, voteRule)).toBeCloseTo(plain, 12);
        };
        within({ yes, no, absent: absent % 3 });
        within({ yes: yes.map((p) => p * part), no: no.map((p) => p * part), absent: absent % 3 });
      }),
      { numRuns: 200 },
    );
    // Twenty of twenty at one in a thousand each.
    const few = { yes: Array<number>(20).fill(1e-3), no: Array<number>(20).fill(0.999) };
    expect(passChance(few, majority('all', 1, 1, false)) / 1e-60).toBeCloseTo(1, 10);
  });
  it('tells the three bases apart', () => {
    // Of nine members three are absent, one abstains; three vote yes and two no.
    const yes = [1, 1, 1, 0, 0, 0, 1, 1, 1];
    const no = [0, 0, 0, 1, 1, 0, 0, 0, 0];
    const present = [1, 1, 1, 1, 1, 1, 0, 0, 0];
    const chances = { yes, no, present };
    expect(passChance(chances, majority('voting', 1, 2, true))).toBe(1);
    expect(passChance(chances, majority('present', 1, 2, true))).toBe(0);
    expect(passChance(chances, majority('present', 1, 2, false))).toBe(1);
    expect(passChance(chances, majority('all', 1, 2, false))).toBe(0);
    expect(passChance(chances, majority('all', 1, 3, false))).toBe(1);
    const quorate = (num: number): VoteRule => ({ ...majority('voting', 1, 2, true), quorum: { num, den: 9 } });
    expect([passChance(chances, quorate(6)), passChance(chances, quorate(7))]).toEqual([1, 0]);
  });
  it('passes nothing without a yes', () => {
    const nobody = { yes: [0, 0], no: [0, 0], present: [0, 0.5] };
    for (const of of ['present', 'voting', 'all'] as const) {
      for (const num of [0, 1]) expect(passChance(nobody, majority(of, num, 2, false))).toBe(0);
    }
    expect(passChance({ yes: [], no: [] }, ordinary)).toBe(0);
  });
  it('rises with any member’s chance of yes, and does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 25 }), rule, fc.nat(), (members, voteRule, pick) => {
        const all = (list: typeof members) => ({
          yes: list.map((m) => m.yes),
          no: list.map((m) => m.no),
          present: list.map((m) => m.present),
        });
        const before = passChance(all(members), voteRule);
        const turned = members.map((m, i) => (i === pick % members.length ? { ...m, yes: m.yes + m.no, no: 0 } : m));
        expect(passChance(all(turned), voteRule)).toBeGreaterThanOrEqual(before - 1e-12);
        expect(passChance(all([...members].reverse()), voteRule)).toBeCloseTo(before, 12);
        expect(before >= 0 && before <= 1).toBe(true);
      }),
    );
  });
  it('refuses chances and rules that are none', () => {
    const fine = { yes: [0.5, 0.2], no: [0.5, 0.2] };
    expect(() => passChance({ ...fine, no: [0.5] }, ordinary)).toThrow(RangeError);
    expect(() => passChance({ ...fine, present: [1] }, ordinary)).toThrow(RangeError);
    expect(() => passChance({ ...fine, no: [0.6, 0.2] }, ordinary)).toThrow(/member 0/);
    expect(() => passChance({ ...fine, yes: [0.5, NaN] }, ordinary)).toThrow(/member 1/);
    expect(() => passChance({ ...fine, present: [1, 1.5] }, ordinary)).toThrow(/member 1/);
    for (const [num, den] of [
      [2, 1],
      [1, 0],
      [0.5, 1],
      [-1, 2],
      [1, NaN],
    ] as const) {
      expect(() => passChance(fine, majority('all', num, den, true))).toThrow(/majority/);
      expect(() => passChance(fine, { ...ordinary, quorum: { num, den } })).toThrow(/quorum/);
    }
  });
});

describe('chanceOfAtLeast', () => {
  it('is the tail of the tally, of the first n alone', () => {
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 70 }), fc.nat(5), fc.nat(), (p, rest, pick) => {
        const needed = 1 + (pick % (p.length + 2));
        const tail = [...tallyDistribution(p)].slice(needed).reduce((a, b) => a + b, 0);
        const got = chanceOfAtLeast([...p, ...Array<number>(rest).fill(1)], p.length, needed);
        expect(Math.abs(got - tail)).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });
  it('keeps all digits of small chances', () => {
    for (const n of [3, 4, 9, 40])
      expect(chanceOfAtLeast(Array<number>(n).fill(1e-3), n, n) / 10 ** (-3 * n)).toBeCloseTo(1, 9);
  });
});

describe('yesToCarry', () => {
  it('is where certain votes begin to carry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(20), rule, (n, absent, voteRule) => {
        fc.pre(voteRule.majority.of !== 'voting');
        const votes = (ayes: number) => Array.from({ length: n }, (_, i) => (i < ayes ? 1 : 0));
        const carries = (ayes: number) =>
          passChance({ yes: votes(ayes), no: votes(ayes).map((p) => 1 - p), absent }, voteRule) === 1;
        const first = Array.from({ length: n + 1 }, (_, ayes) => ayes).find(carries);
        const needed = yesToCarry(n, absent, voteRule);
        if (first === undefined) expect(needed).toBeGreaterThan(n);
        else expect(needed).toBe(first);
      }),
      { numRuns: 300 },
    );
  });
  it('asks for a rule in which abstentions count', () => {
    expect(() => yesToCarry(3, 0, majority('voting', 1, 2, true))).toThrow(RangeError);
  });
});
