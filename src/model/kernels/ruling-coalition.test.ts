import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulingCoalitionsByDefinition } from '../../../verification/plain/ruling-coalition.ts';
import vectors from '../../../verification/ruling-coalitions.json' with { type: 'json' };
import { rulingCoalition, selfEnforcingCoalitions, wholePowers } from './ruling-coalition.ts';

const half = { num: 1, den: 2 };
const maskOf = (members: readonly number[]) => members.reduce((x, i) => x | (1 << i), 0);
/** Near-equal and generic: no two coalitions have the same power. */
const nearEqual = (n: number) => Array.from({ length: n }, (_, i) => 2 ** (n + 4) + 2 ** i);

const alphas = fc.constantFrom(half, { num: 5, den: 9 }, { num: 2, den: 3 }, { num: 3, den: 4 }, { num: 9, den: 10 });
/** Few small values make ties, large ones make them rare, doubling ones make a strongest. */
const powerLists = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }),
  fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 9 }),
  fc.array(
    fc.integer({ min: 0, max: 12 }).map((k) => 2 ** k),
    { minLength: 1, maxLength: 8 },
  ),
  fc.integer({ min: 1, max: 9 }).map(nearEqual),
);

describe('rulingCoalition', () => {
  it.each(vectors.cases.map((one) => [one.name, one] as const))('agrees with the case %s', (_, one) => {
    const names = Object.keys(one.powers);
    const powers: number[] = Object.values(one.powers);
    const named = (members: readonly number[]) => members.map((i) => names[i]!);
    const result = rulingCoalition(powers, one.alpha);
    expect(named(result.members)).toEqual(one.ruling);
    expect(result.selfEnforcing).toBe(one.selfEnforcingCount);
    expect(result.ties > 1).toBe(one.tie);
    const shares: Record<string, number | undefined> = one.shares;
    result.members.forEach((i, k) => {
      expect(result.shares[k]).toBeCloseTo(shares[names[i]!]!, 6);
    });
    const listed = selfEnforcingCoalitions(powers, one.alpha).map(named);
    expect(listed).toHaveLength(one.selfEnforcing.length);
    expect(listed).toEqual(expect.arrayContaining(one.selfEnforcing));
  });
  it.each(Object.entries(vectors.nearEqualSizes))('of %s persons of near-equal power has %i members', (n, size) => {
    const result = rulingCoalition(nearEqual(Number(n)), half);
    expect(result.members).toHaveLength(size);
    // The weakest rule together, unless they are just half of all and need somebody stronger to win.
    if (2 * size > Number(n)) expect(result.members).toEqual(Array.from({ length: size }, (_, i) => i));
    expect(result.ties).toBe(1);
  });
  it('stands by near-equal powers only at sizes 1, 3, 7, 15', () => {
    const sizes = new Map<number, number>();
    for (const members of selfEnforcingCoalitions(nearEqual(16), half))
      sizes.set(members.length, (sizes.get(members.length) ?? 0) + 1);
    expect([...sizes].sort(([a], [b]) => a - b)).toEqual([
      [1, 16],
      [3, 560],
      [7, 11_440],
      [15, 16],
    ]);
  });
  it('agrees with the definition, ties included', () => {
    fc.assert(
      fc.property(powerLists, alphas, (powers, alpha) => {
        const plain = rulingCoalitionsByDefinition(powers, alpha);
        const result = rulingCoalition(powers, alpha);
        expect(result.ties).toBe(plain.ruling.length);
        expect(result.selfEnforcing).toBe(plain.selfEnforcing.length);
        expect(selfEnforcingCoalitions(powers, alpha).map(maskOf)).toEqual(plain.selfEnforcing);
        // Every draw picks another of those tied, in their order.
        const picked = plain.ruling.map((_, k) =>
          maskOf(rulingCoalition(powers, alpha, (k + 0.5) / plain.ruling.length).members),
        );
        expect(picked).toEqual(plain.ruling);
      }),
      { numRuns: 300 },
    );
  });
  it('agrees with the definition for ten persons', () => {
    for (const alpha of [half, { num: 2, den: 3 }])
      for (const powers of [nearEqual(10), [1, 1, 2, 3, 5, 8, 13, 21, 34, 55], [7, 7, 7, 7, 7, 7, 7, 7, 7, 7]]) {
        const plain = rulingCoalitionsByDefinition(powers, alpha);
        expect(maskOf(rulingCoalition(powers, alpha).members)).toBe(plain.ruling[0]);
        expect(rulingCoalition(powers, alpha).selfEnforcing).toBe(plain.selfEnforcing.length);
      }
  });
  it('is the same to whoever is listed first and in whatever unit', () => {
    fc.assert(
      fc.property(powerLists, alphas, fc.nat(), fc.integer({ min: 1, max: 1000 }), (powers, alpha, turn, unit) => {
        const n = powers.length;
        const before = rulingCoalition(powers, alpha);
        const after = rulingCoalition(
          powers.map((_, i) => unit * powers[(i + turn) % n]!),
          alpha,
        );
        expect(after.power).toBe(unit * before.power);
        expect([after.ties, after.selfEnforcing]).toEqual([before.ties, before.selfEnforcing]);
        if (before.ties > 1) return;
        expect(new Set(after.members.map((i) => (i + turn) % n))).toEqual(new Set(before.members));
      }),
    );
  });
  it('rules itself: the ruling coalition of a ruling coalition is the same', () => {
    fc.assert(
      fc.property(powerLists, alphas, (powers, alpha) => {
        const { members, shares, power } = rulingCoalition(powers, alpha);
        const inside = rulingCoalition(
          members.map((i) => powers[i]!),
          alpha,
        );
        expect(inside.members).toHaveLength(members.length);
        expect(inside.shares).toEqual(shares);
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(power * alpha.den > alpha.num * powers.reduce((a, b) => a + b, 0)).toBe(true);
      }),
    );
  });
  it('leaves two of exactly equal power together, for neither wins', () => {
    expect(rulingCoalition([4, 4], half)).toEqual({
      members: [0, 1],
      shares: [0.5, 0.5],
      power: 8,
      selfEnforcing: 3,
      ties: 1,
    });
    expect(rulingCoalition([4, 4, 4], half)).toMatchObject({ members: [0, 1], ties: 3 });
  });
  it('does not confuse a small call with the one before', () => {
    const fresh = rulingCoalition([3, 4, 5], half);
    rulingCoalition(nearEqual(12), { num: 2, den: 3 });
    expect(rulingCoalition([3, 4, 5], half)).toEqual(fresh);
  });
  it('copes with 20 persons', () => {
    const result = rulingCoalition(nearEqual(20), half);
    expect(result.members).toEqual(Array.from({ length: 15 }, (_, i) => i));
    expect(result.selfEnforcing).toBe(20 + 1140 + 77_520 + 15_504);
  });
  it('refuses what has no answer', () => {
    expect(() => rulingCoalition([], half)).toThrow(/0 persons/);
    expect(() => rulingCoalition(new Array(26).fill(1), half)).toThrow(/26 persons/);
    for (const bad of [0, -1, 1.5, NaN, Infinity]) expect(() => rulingCoalition([1, bad], half)).toThrow(/power 1/);
    for (const alpha of [
      { num: 1, den: 3 },
      { num: 1, den: 1 },
      { num: 1, den: 0 },
      { num: 0.5, den: 1 },
      { num: -1, den: -2 },
      { num: NaN, den: 2 },
    ])
      expect(() => rulingCoalition([1, 2], alpha)).toThrow(/α/);
    expect(() => rulingCoalition([2 ** 52, 1], half)).toThrow(/2\^53/);
    for (const draw of [-0.1, 1, NaN]) expect(() => rulingCoalition([1, 2], half, draw)).toThrow(/draw/);
  });
});

describe('wholePowers', () => {
  const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  it('keeps the proportion of whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 1 }), (powers) => {
        const whole = wholePowers(powers);
        const unit = whole[0]! / powers[0]!;
        expect(Math.log2(unit) % 1).toBe(0);
        expect([...whole]).toEqual(powers.map((p) => p * unit));
      }),
    );
  });
  it('rounds others to the grid, in the same way wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 9 }), (powers) => {
        const whole = wholePowers(powers);
        const largest = Math.max(...powers);
        const top = Math.max(...whole);
        expect(top).toBeGreaterThanOrEqual(2 ** 31);
        expect(top).toBeLessThanOrEqual(2 ** 32);
        for (let i = 0; i < powers.length; i++) {
          expect(Number.isSafeInteger(whole[i]!) && whole[i]! >= 1).toBe(true);
          expect(Math.abs(whole[i]! / top - powers[i]! / largest)).toBeLessThanOrEqual(2 ** -31);
        }
        expect([...wholePowers(powers.toReversed())]).toEqual([...whole].toReversed());
      }),
    );
  });
  it('lets a rounding error pass for equality', () => {
    const [a, b] = wholePowers([0.1 + 0.2, 0.3]);
    expect(a).toBe(b);
    expect(rulingCoalition(wholePowers([0.1 + 0.2, 0.3]), half).members).toEqual([0, 1]);
  });
  it('refuses what is no power', () => {
    for (const bad of [0, -1, NaN, Infinity]) expect(() => wholePowers([1, bad])).toThrow(/power 1/);
    expect(wholePowers([])).toHaveLength(0);
  });
});
