import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { electionByEnumeration } from '../../../verification/plain/slate.ts';
import { passChance } from './poisson-binomial.ts';
import { elected, electionChances, majorityChance, type SlateRule, votesFor } from './slate.ts';

const half = { num: 1, den: 2 };
const chance = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('votesFor', () => {
  it('counts electors who do not strike', () => {
    expect(votesFor([0, 0.5, 0.5, 1], [0, 0.49, 0.5, 0.999])).toBe(2);
    expect(votesFor([], [])).toBe(0);
  });
  it('falls when chances to strike grow, whatever is drawn', () => {
    const electors = fc.array(fc.tuple(chance, chance, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })));
    fc.assert(
      fc.property(electors, (list) => {
        const uniforms = list.map(([, , u]) => u);
        const few = votesFor(
          list.map(([a, b]) => Math.max(a, b)),
          uniforms,
        );
        expect(few).toBeLessThanOrEqual(
          votesFor(
            list.map(([a]) => a),
            uniforms,
          ),
        );
      }),
    );
  });
  it('refuses what does not fit', () => {
    expect(() => votesFor([0.5], [])).toThrow(/0 draws for 1/);
    for (const bad of [-0.1, 1.1, NaN]) expect(() => votesFor([0, bad], [0, 0])).toThrow(/elector 1/);
  });
});

describe('elected', () => {
  const rule: SlateRule = { seats: 2, share: half };
  it('seats those with most votes among those above the share', () => {
    expect(elected([6, 9, 5, 7], 10, rule, [0, 1, 2, 3])).toEqual([1, 3]);
    expect(elected([6, 5, 5, 5], 10, rule, [0, 1, 2, 3])).toEqual([0]);
    expect(elected([6, 8, 8, 8], 10, rule, [0, 3, 2, 1])).toEqual([3, 2]);
    expect(elected([6, 8], 10, { ...rule, seats: 0 }, [0, 1])).toEqual([]);
    expect(elected([6, 7, 3], 10, { seats: 9, share: { num: 0, den: 1 } }, [0, 1, 2])).toEqual([1, 0, 2]);
  });
  it('elects nobody without a vote', () => {
    expect(elected([0, 0], 10, { seats: 2, share: { num: 0, den: 1 } }, [0, 1])).toEqual([]);
    expect(elected([0], 0, rule, [0])).toEqual([]);
  });
  it('refuses a rule out of bounds', () => {
    for (const seats of [-1, 0.5, NaN]) expect(() => elected([1], 1, { ...rule, seats }, [0])).toThrow(/seats/);
    for (const share of [
      { num: 1, den: 1 },
      { num: -1, den: 2 },
      { num: 0.5, den: 1 },
      { num: 0, den: 0 },
    ])
      expect(() => elected([1], 1, { seats: 1, share }, [0])).toThrow(/share/);
    expect(() => elected([1, 2], 2, rule, [0])).toThrow(/1 ranks for 2/);
  });
});

describe('majorityChance', () => {
  it('is the chance that the body would pass it', () => {
    fc.assert(
      fc.property(
        fc.array(chance, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(half, { num: 2, den: 3 }),
        (strikes, share) => {
          const yes = strikes.map((p) => 1 - p);
          const same = passChance(
            { yes, no: strikes },
            { quorum: { num: 0, den: 1 }, majority: { of: 'all', share, strict: true } },
          );
          expect(majorityChance(strikes, share)).toBeCloseTo(same, 12);
        },
      ),
    );
  });
  it('knows small cases', () => {
    expect(majorityChance([0.5, 0.5, 0.5], half)).toBe(0.5);
    expect(majorityChance([0.5, 0.5], half)).toBe(0.25);
    expect(majorityChance([], half)).toBe(0);
  });
});

describe('electionChances', () => {
  const scenes = fc.integer({ min: 1, max: 4 }).chain((names) =>
    fc.integer({ min: 1, max: Math.floor(12 / names) }).chain((electors) =>
      fc.record({
        strikes: fc.array(fc.array(chance, { minLength: electors, maxLength: electors }), {
          minLength: names,
          maxLength: names,
        }),
        seats: fc.integer({ min: 0, max: names + 1 }),
        share: fc.constantFrom({ num: 0, den: 1 }, half, { num: 2, den: 3 }),
        rank: fc.shuffledSubarray(
          Array.from({ length: names }, (_, i) => i),
          { minLength: names, maxLength: names },
        ),
      }),
    ),
  );
  it('agrees with the count of every outcome', () => {
    fc.assert(
      fc.property(scenes, ({ strikes, seats, share, rank }) => {
        const plain = electionByEnumeration(strikes, { seats, share }, rank);
        const ours = electionChances(strikes, { seats, share }, rank);
        ours.forEach((one, name) => {
          expect(one).toBeCloseTo(plain[name]!, 11);
        });
      }),
      { numRuns: 150 },
    );
  });
  it('is the majority alone where there are seats for all', () => {
    const strikes = [
      [0.1, 0.6, 0.3],
      [0.5, 0.2, 0.9],
    ];
    const chances = electionChances(strikes, { seats: 2, share: half }, [0, 1]);
    strikes.forEach((one, name) => {
      expect(chances[name]).toBeCloseTo(majorityChance(one, half), 14);
    });
  });
  it('gives equal names equal parts of the seats but for rank', () => {
    const strikes = Array.from({ length: 5 }, () => new Array(30).fill(0.3));
    const chances = electionChances(strikes, { seats: 2, share: half }, [4, 3, 2, 1, 0]);
    for (let name = 1; name < 5; name++) expect(chances[name]).toBeGreaterThan(chances[name - 1]!);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(2, 6);
  });
  it('refuses what does not fit', () => {
    const rule: SlateRule = { seats: 1, share: half };
    expect(electionChances([], rule, [])).toHaveLength(0);
    expect(() => electionChances([[0.5], [0.5, 0.5]], rule, [0, 1])).toThrow(/different numbers/);
    expect(() => electionChances([[0.5]], rule, [])).toThrow(/0 ranks for 1/);
    expect(() => electionChances([[0.5]], { ...rule, seats: -1 }, [0])).toThrow(/seats/);
    expect(() => electionChances([[2]], rule, [0])).toThrow(/elector 0/);
  });
});
