import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference, quantile, shareOf } from './interval.ts';

describe('shareOf', () => {
  it('agrees with the score intervals that Newcombe 1998 (Statistics in Medicine 17: 857-872, table I, method 3) prints', () => {
    const printed = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [count, of, low, high] of printed) {
      const share = shareOf(count, of);
      expect(share).toMatchObject({ count, of, share: count / of });
      expect(share.low).toBeCloseTo(low, 4);
      expect(share.high).toBeCloseTo(high, 4);
    }
  });

  it('solves the score equation, mirrors, and says nothing of no histories', () => {
    const z = 1.959963984540054;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (of, draw) => {
        const count = draw % (of + 1);
        const { share, low, high } = shareOf(count, of);
        const mirrored = shareOf(of - count, of);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
        expect(mirrored.high).toBeCloseTo(1 - low, 10);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        for (const bound of [low, high])
          if (bound > 1e-12 && bound < 1 - 1e-12)
            expect(Math.abs(share - bound) / Math.sqrt((bound * (1 - bound)) / of)).toBeCloseTo(z, 5);
      }),
    );
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, share: 0, low: 0, high: 1 });
  });
});

/** The chance that the interval covers the true difference: the sum over all outcomes of n pairs. */
function coverage(n: number, gain: number, loss: number): number {
  const logFactorial = [0];
  for (let i = 1; i <= n; i++) logFactorial.push(logFactorial[i - 1]! + Math.log(i));
  let covered = 0;
  for (let up = 0; up <= n; up++)
    for (let down = 0; up + down <= n; down++) {
      const { low, high } = pairedDifference(up, down, n);
      if (low > gain - loss || high < gain - loss) continue;
      const same = n - up - down;
      covered += Math.exp(
        logFactorial[n]! -
          logFactorial[up]! -
          logFactorial[down]! -
          logFactorial[same]! +
          up * Math.log(gain) +
          down * Math.log(loss) +
          same * Math.log(1 - gain - loss),
      );
    }
  return covered;
}

describe('pairedDifference', () => {
  it('is the difference of the two shares, and changes sign with the order of the twins', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 200 }), (pairs) => {
        const a = pairs.map(([one]) => one);
        const b = pairs.map(([, other]) => other);
        const share = (truths: readonly boolean[]) => truths.filter(Boolean).length / truths.length;
        const gained = pairs.filter(([one, other]) => other && !one).length;
        const lost = pairs.filter(([one, other]) => one && !other).length;
        const there = pairedDifference(gained, lost, pairs.length);
        const back = pairedDifference(lost, gained, pairs.length);
        expect(there.difference).toBeCloseTo(share(b) - share(a), 12);
        expect(back.difference).toBeCloseTo(-there.difference, 12);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(there.low).toBeGreaterThanOrEqual(-1);
        expect(there.high).toBeLessThanOrEqual(1);
        expect(there.low).toBeLessThan(there.high);
      }),
    );
  });

  it('covers the true difference about as often as it says, by the sum over all outcomes', () => {
    for (const [gain, loss] of [
      [0.1, 0.1],
      [0.3, 0.1],
      [0.05, 0.3],
      [0.45, 0.4],
    ] as const) {
      const share = coverage(30, gain, loss);
      expect(share, `${gain} ${loss}`).toBeGreaterThan(0.93);
      expect(share, `${gain} ${loss}`).toBeLessThan(0.995);
    }
  });

  it('of pairs that are all alike is 0, with an interval about it', () => {
    const alike = pairedDifference(0, 0, 50);
    expect(alike.difference).toBe(0);
    expect(alike.low).toBeCloseTo(-alike.high, 12);
    expect(pairedDifference(0, 0, 0).difference).toBe(0);
  });
});

describe('quantile', () => {
  it('is type 7, as the R function of that name computes it', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((q) => quantile(ten, q))).toEqual([1, 1.9, 3.25, 5.5, 9.1, 10]);
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
  });

  it('is the k-th value at the share (k − 1)/(n − 1), and never falls as the share grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 }),
        (values) => {
          const sorted = Float64Array.from(values).sort();
          const last = sorted.length - 1;
          sorted.forEach((value, k) => {
            expect(quantile(sorted, k / last)).toBeCloseTo(value, 4);
          });
          for (let step = 1; step <= 20; step++)
            expect(quantile(sorted, step / 20)).toBeGreaterThanOrEqual(quantile(sorted, (step - 1) / 20) - 1e-9);
        },
      ),
    );
  });
});
