import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './interval.ts';
import { QuantileGrid } from './quantile-grid.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the grid of quantiles', () => {
  it('misses the exact quantile by half a cell at most, in any order of the values', () => {
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 200 }),
        fc.array(share, { minLength: 1, maxLength: 4 }),
        (values, asked) => {
          const grid = new QuantileGrid(2);
          for (const value of values) grid.add(1, value);
          const sorted = Float64Array.from(values).sort();
          const found = grid.quantiles(1, ...asked);
          asked.forEach((q, i) => {
            expect(Math.abs(found[i]! - quantile(sorted, q))).toBeLessThanOrEqual(1 / 8192 + 1e-12);
          });
          expect(grid.quantiles(0, 0.5)).toEqual([0]);
        },
      ),
    );
  });

  it('refuses what is no share', () => {
    for (const value of [-0.1, 1.1, Number.NaN]) expect(() => new QuantileGrid(1).add(0, value)).toThrow(RangeError);
  });
});
