import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stream, stableKey } from '../engine/index.ts';
import { PairedSums } from './paired.ts';

const mean = (above: readonly number[]) => ({ above, below: above.map(() => 1) });
type Ratio = { readonly above: readonly number[]; readonly below: readonly number[] };
const summed = (a: Ratio, b: Ratio, unit: (i: number) => number = (i) => i) => {
  const sums = new PairedSums();
  a.above.forEach((above, i) => {
    sums.add(unit(i), above, a.below[i]!, b.above[i]!, b.below[i]!);
  });
  return sums;
};
const pairedMeans = (a: Ratio, b: Ratio, unit?: (i: number) => number) => summed(a, b, unit).means();
const pairedRelative = (a: readonly number[], b: readonly number[]) => summed(mean(a), mean(b)).relative();
const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
  minLength: 3,
  maxLength: 40,
});
const unzip = (pairs: readonly (readonly [number, number])[]) =>
  [pairs.map(([a]) => a), pairs.map(([, b]) => b)] as const;

describe('paired means', () => {
  it('agree with Student 1908, hours of sleep gained by ten patients: 1.58 with t = 4.06', () => {
    const dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const found = pairedMeans(mean(dextro), mean(laevo))!;
    expect(found.difference).toBeCloseTo(1.58, 10);
    // The interval that R's t.test prints for these data, paired.
    expect(found.low).toBeCloseTo(0.7001, 3);
    expect(found.high).toBeCloseTo(2.4599, 3);
    expect(found.without).toBeCloseTo(0.75, 10);
  });

  it('mirror when the two change places', () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = unzip(pairs);
        const there = pairedMeans(mean(a), mean(b))!;
        const back = pairedMeans(mean(b), mean(a))!;
        expect(back.difference).toBeCloseTo(-there.difference, 10);
        expect(back.low).toBeCloseTo(-there.high, 10);
        expect(there.low).toBeLessThanOrEqual(there.difference + 1e-12);
      }),
    );
  });

  it('do not grow surer by telling each history thrice in one set', () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = unzip(pairs);
        const thrice = <T>(list: readonly T[]) => list.flatMap((one) => [one, one, one]);
        const once = pairedMeans(mean(a), mean(b))!;
        const grouped = pairedMeans(mean(thrice(a)), mean(thrice(b)), (i) => Math.floor(i / 3))!;
        expect(grouped.low).toBeCloseTo(once.low, 9);
        expect(grouped.high).toBeCloseTo(once.high, 9);
      }),
    );
  });

  it('of ratios are the pooled ones, and those of means where the base is constant', () => {
    const found = pairedMeans({ above: [1, 0, 2], below: [2, 0, 4] }, { above: [1, 1, 1], below: [1, 3, 2] })!;
    expect(found.without).toBeCloseTo(0.5, 12);
    expect(found.with).toBeCloseTo(0.5, 12);
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = unzip(pairs);
        const fifth = (above: readonly number[]) => ({ above, below: above.map(() => 5) });
        const plain = pairedMeans(mean(a), mean(b))!;
        const scaled = pairedMeans(fifth(a), fifth(b))!;
        expect(scaled.difference * 5).toBeCloseTo(plain.difference, 9);
        expect(scaled.high * 5).toBeCloseTo(plain.high, 9);
      }),
    );
  });

  it('are not to be had without a base, without two units, or from nothing', () => {
    expect(pairedMeans({ above: [0, 0], below: [0, 0] }, mean([1, 2]))).toBeUndefined();
    expect(pairedMeans(mean([1]), mean([2]))).toBeUndefined();
    expect(pairedMeans(mean([1, 2, 3]), mean([2, 2, 2]), () => 0)).toBeUndefined();
    expect(pairedMeans(mean([]), mean([]))).toBeUndefined();
    expect(pairedRelative([], [])).toBeUndefined();
    expect(pairedRelative([0, 0], [1, 1])).toBeUndefined();
  });

  it('cover the true difference about as often as they say, with histories in sets', () => {
    const stream = new Stream(7, 0);
    let covered = 0;
    const runs = 800;
    for (let run = 0; run < runs; run++) {
      const a: number[] = [];
      const b: number[] = [];
      for (let set = 0; set < 12; set++) {
        const draws = stream.at(0, stableKey('test'), stableKey(run, set), 0);
        const common = draws.normal(1, 1);
        for (let i = 0; i < 5; i++) {
          a.push(draws.normal(0, 1));
          b.push(common + draws.normal(0, 1));
        }
      }
      const found = pairedMeans(mean(a), mean(b), (i) => Math.floor(i / 5))!;
      if (found.low <= 1 && found.high >= 1) covered++;
    }
    // Two standard errors of a share of 0.95 from 800 runs: 0.015.
    expect(covered / runs).toBeGreaterThan(0.93);
    expect(covered / runs).toBeLessThan(0.97);
  });
});

describe('a relative change', () => {
  it('is the ratio of means less 1, whatever the unit', () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = unzip(pairs);
        const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);
        const found = pairedRelative(a, b);
        if (total(a) === 0) {
          expect(found).toBeUndefined();
          return;
        }
        expect(found!.difference).toBeCloseTo(total(b) / total(a) - 1, 10);
        const other = pairedRelative(
          a.map((one) => one * 7),
          b.map((one) => one * 7),
        )!;
        expect(other.low).toBeCloseTo(found!.low, 9);
      }),
    );
    expect(pairedRelative([1, 2, 3], [1, 2, 3])).toMatchObject({ difference: 0, low: 0, high: 0 });
  });
});
