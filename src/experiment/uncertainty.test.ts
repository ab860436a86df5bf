import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stream, stableKey } from '../engine/index.ts';
import { setOf, setSize } from './parameter-sets.ts';
import { varianceComponents } from './uncertainty.ts';

describe('variance components', () => {
  it('are those worked out by hand', () => {
    // Three sets of four with 0, 2 and 4: mean 1/2; within 3 · … = (0 + 1 + 0) / 9; between sets 4(1/4 + 0 + 1/4) / 2 = 1.
    const found = varianceComponents([0, 2, 4].map((count) => ({ of: 4, count })))!;
    expect(found.monteCarlo).toBeCloseTo(Math.sqrt(1 / 9 / 12), 12);
    expect(found.variance).toBeCloseTo((1 - 1 / 9) / 4, 12);
    expect(found.parameters).toBeCloseTo(Math.sqrt((1 - 1 / 9) / 4), 12);
    expect(found.error).toBeCloseTo(Math.sqrt((1 - 1 / 9) / 4 / 3 + 1 / 9 / 12), 12);
    // Left out one at a time: sets {2, 4}: within 1/6, among 4 · 2/16, (1/2 − 1/6)/4; {0, 4}: 0, 2, 2/4; {0, 2} as the first.
    const left = [1 / 12, 1 / 2, 1 / 12];
    const mean = left.reduce((sum, one) => sum + one, 0) / 3;
    expect(found.varianceError).toBeCloseTo(
      Math.sqrt((2 / 3) * left.reduce((sum, one) => sum + (one - mean) ** 2, 0)),
      12,
    );
  });

  it('find nothing where sets are alike, and no Monte-Carlo error where each set is certain', () => {
    const alike = varianceComponents(Array(6).fill({ of: 10, count: 4 }))!;
    expect(alike).toMatchObject({ parameters: 0, variance: 0 });
    expect(alike.monteCarlo).toBeGreaterThan(0);
    const certain = varianceComponents([0, 10, 0, 10].map((count) => ({ of: 10, count })))!;
    expect(certain.monteCarlo).toBe(0);
    expect(certain.parameters).toBeGreaterThan(0.5);
  });

  it('are the same for a thing and its contrary, and in any order of sets', () => {
    const sets = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9)).map(([of, draw]) => ({ of, count: draw % (of + 1) })),
      { minLength: 3, maxLength: 15 },
    );
    fc.assert(
      fc.property(sets, (some) => {
        const found = varianceComponents(some);
        const contrary = varianceComponents(some.map(({ of, count }) => ({ of, count: of - count })));
        const turned = varianceComponents([...some].reverse());
        if (!found) {
          expect([contrary, turned]).toEqual([undefined, undefined]);
          return;
        }
        for (const key of ['monteCarlo', 'variance', 'varianceError', 'error'] as const) {
          expect(contrary![key]).toBeCloseTo(found[key], 9);
          expect(turned![key]).toBeCloseTo(found[key], 9);
          expect(found[key]).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('are not told apart from too little', () => {
    expect(varianceComponents([])).toBeUndefined();
    expect(varianceComponents(Array(2).fill({ of: 5, count: 2 }))).toBeUndefined();
    expect(varianceComponents(Array(9).fill({ of: 1, count: 1 }))).toBeUndefined();
  });

  it('come out right in the mean: shares evenly from 0.2 to 0.8, sets of unequal sizes', () => {
    const stream = new Stream(5, 0);
    const runs = 600;
    let [between, within, jackknife, squares] = [0, 0, 0, 0];
    for (let run = 0; run < runs; run++) {
      const sets = Array.from({ length: 20 }, (_, set) => {
        const draws = stream.at(0, stableKey('test'), stableKey(run, set), 0);
        const p = 0.2 + 0.6 * draws.uniform();
        const of = set % 2 === 0 ? 12 : 6;
        let count = 0;
        for (let i = 0; i < of; i++) if (draws.bernoulli(p)) count++;
        return { of, count };
      });
      const found = varianceComponents(sets)!;
      between += found.variance / runs;
      squares += found.variance ** 2 / runs;
      within += (found.monteCarlo ** 2 * 180) / runs;
      jackknife += found.varianceError / runs;
    }
    // The variance of an even draw from 0.2 to 0.8 is 0.03; what is left within sets 0.25 − 0.03.
    expect(between).toBeCloseTo(0.03, 2);
    expect(Math.abs(between - 0.03)).toBeLessThan(0.002);
    expect(Math.abs(within - 0.22)).toBeLessThan(0.002);
    expect(jackknife / Math.sqrt(squares - between ** 2)).toBeGreaterThan(0.8);
    expect(jackknife / Math.sqrt(squares - between ** 2)).toBeLessThan(1.25);
  });
});

describe('parameter sets', () => {
  it('are about as many as histories in each, and take all histories', () => {
    expect([1, 2, 4, 9, 10, 150, 1000].map(setSize)).toEqual([1, 1, 2, 3, 3, 12, 32]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (histories) => {
        const size = setSize(histories);
        const sets = setOf(histories - 1, size) + 1;
        expect(Number.isInteger(size) && size >= 1).toBe(true);
        expect(sets * size).toBeGreaterThanOrEqual(histories);
        expect(Math.abs(sets - Math.sqrt(histories))).toBeLessThan(0.1 * Math.sqrt(histories) + 2);
      }),
    );
  });
});
