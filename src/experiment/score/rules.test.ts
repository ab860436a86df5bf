import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnderPrecisionRecall,
  brier,
  brierMulticlass,
  chanceFrom,
  decompose,
  floored,
  logScore,
  logScoreMulticlass,
  rankedProbability,
  skill,
} from './index.ts';

interface Vector {
  readonly probs: readonly number[];
  readonly outcome: number;
  readonly brierMulticlass: number;
  readonly brier: number | null;
  readonly log: number;
  readonly rps: number;
}
const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../verification/scoring-vectors.json'), 'utf8'),
);
const chance = fc.double({ min: 0, max: 1, noNaN: true });
/** Chances of two to six classes. */
const anyChances = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 6 }).map((parts) => {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total === 0 ? parts.map(() => 1 / parts.length) : parts.map((part) => part / total);
});

describe('the vectors worked out in fractions', () => {
  it.each(vectors.vectors as readonly Vector[])('%j', ({ probs, outcome, ...expected }) => {
    const { brier: half, brierMulticlass: whole, log, rps } = expected;
    expect(brierMulticlass(probs, outcome)).toBeCloseTo(whole, 12);
    expect(logScoreMulticlass(probs, outcome)).toBeCloseTo(log, 12);
    expect(rankedProbability(probs, outcome)).toBeCloseTo(rps, 12);
    if (half !== null) expect(brier(probs[0]!, outcome === 0)).toBeCloseTo(half, 12);
  });

  it('Murphy', () => {
    const { forecasts, ...expected } = vectors.murphy;
    const chances = forecasts.map(([p]: [number]) => p);
    const happened = forecasts.map(([, o]: [number, number]) => o === 1);
    const parts = decompose({ chances, happened });
    for (const part of ['reliability', 'resolution', 'uncertainty'] as const)
      expect(parts[part]).toBeCloseTo(expected[part], 12);
    expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(expected.brier, 12);
  });

  it('a small base rate: a good Brier score without any skill', () => {
    const { r, brier: expected } = vectors.baseRate;
    const always = r * brier(r, true) + (1 - r) * brier(r, false);
    expect(always).toBeCloseTo(expected, 12);
    expect(skill(always, expected)).toBeCloseTo(0, 9);
  });
});

describe('a proper rule', () => {
  /** Forecasts at least this far from the truth, so that rounding cannot hide the difference. */
  const apart = (a: readonly number[], b: readonly number[]) => a.some((p, i) => Math.abs(p - b[i]!) > 1e-4);
  const expected = (
    rule: (p: readonly number[], o: number) => number,
    truth: readonly number[],
    p: readonly number[],
  ) => truth.reduce((sum, share, o) => sum + (share === 0 ? 0 : share * rule(p, o)), 0);

  it.each([
    ['brierMulticlass', brierMulticlass],
    ['logScoreMulticlass', logScoreMulticlass],
    ['rankedProbability', rankedProbability],
    ['the binary half', (p: readonly number[], o: number) => brier(p[0]!, o === 0)],
  ] as const)('%s: nobody expects a better score than by saying what he believes', (name, rule) => {
    fc.assert(
      fc.property(anyChances, anyChances, (truth, p) => {
        fc.pre(truth.length === p.length && apart(truth, p));
        if (name === 'the binary half') fc.pre(apart([truth[0]!], [p[0]!]));
        expect(expected(rule, truth, p)).toBeGreaterThan(expected(rule, truth, truth));
      }),
    );
  });

  it('stays in its bounds', () => {
    fc.assert(
      fc.property(anyChances, fc.nat(5), (p, o) => {
        const outcome = o % p.length;
        expect(brierMulticlass(p, outcome)).toBeLessThanOrEqual(2 + 1e-12);
        expect(rankedProbability(p, outcome)).toBeLessThanOrEqual(1 + 1e-12);
        for (const rule of [brierMulticlass, rankedProbability, logScoreMulticlass])
          expect(rule(p, outcome)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('the ranked score of two classes is the binary Brier score, and punishes the farther miss', () => {
    fc.assert(
      fc.property(chance, fc.boolean(), (p, first) => {
        expect(rankedProbability([p, 1 - p], first ? 0 : 1)).toBeCloseTo(brier(p, first), 12);
      }),
    );
    expect(rankedProbability([1, 0, 0], 2)).toBeGreaterThan(rankedProbability([0, 1, 0], 2));
    expect(brierMulticlass([1, 0, 0], 2)).toBe(brierMulticlass([0, 1, 0], 2));
  });

  it('the log score of the impossible that happened is infinite, and of the certain 0', () => {
    expect(logScore(0, true)).toBe(Infinity);
    expect(logScore(1, false)).toBe(Infinity);
    expect(logScore(1, true)).toBeCloseTo(0, 15);
  });
});

describe('chances from counts', () => {
  it('are never 0 or 1, sum to 1 over the classes, and are the floor of others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), chance, (n, p) => {
        expect(chanceFrom(0, n)).toBeGreaterThan(0);
        expect(chanceFrom(n, n)).toBeLessThan(1);
        expect(chanceFrom(0, n) + chanceFrom(n, n)).toBeCloseTo(1, 12);
        const moved = floored(p, n);
        expect(moved).toBeGreaterThanOrEqual(chanceFrom(0, n));
        expect(moved).toBeLessThanOrEqual(1 - chanceFrom(0, n));
        if (p >= chanceFrom(0, n) && p <= 1 - chanceFrom(0, n)) expect(moved).toBe(p);
      }),
    );
    const three = [4, 0, 6].map((count) => chanceFrom(count, 10, 3));
    expect(three.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    // Jeffreys: half an occurrence more in each of two classes.
    expect(chanceFrom(3, 9)).toBe(0.35);
  });
});

describe('skill', () => {
  it('is 1 of the perfect, 0 of the reference, negative of the worse, and undefined against the perfect', () => {
    expect(skill(0, 0.2)).toBe(1);
    expect(skill(0.2, 0.2)).toBe(0);
    expect(skill(0.4, 0.2)).toBe(-1);
    expect(skill(0.4, 0)).toBeUndefined();
  });
});

describe('area under precision and recall', () => {
  it('as worked out by hand', () => {
    // Hits at places 1 and 3: (1/1 + 2/3) / 2.
    expect(
      areaUnderPrecisionRecall({ chances: [0.9, 0.8, 0.7, 0.1], happened: [true, false, true, false] }),
    ).toBeCloseTo(5 / 6, 12);
    expect(areaUnderPrecisionRecall({ chances: [0.9, 0.1], happened: [false, false] })).toBeUndefined();
  });

  it('lies above 0, at 1 if all that happened was forecast higher, at the share of true if all forecasts are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(chance, fc.boolean()), { minLength: 1 }), (rows) => {
        fc.pre(rows.some(([, yes]) => yes));
        const happened = rows.map(([, yes]) => yes);
        const area = areaUnderPrecisionRecall({ chances: rows.map(([p]) => p), happened })!;
        expect(area).toBeGreaterThan(0);
        expect(area).toBeLessThanOrEqual(1 + 1e-12);
        expect(areaUnderPrecisionRecall({ chances: happened.map(Number), happened })).toBeCloseTo(1, 12);
        const share = happened.filter(Boolean).length / happened.length;
        expect(areaUnderPrecisionRecall({ chances: rows.map(() => 0.3), happened })).toBeCloseTo(share, 12);
      }),
    );
  });
});
