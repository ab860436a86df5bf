import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuantileSketch } from './quantile-sketch.ts';

const number = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));

describe('the sketch of quantiles', () => {
  it('misses the value of the rank by one part in two hundred at most, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const sketch = new QuantileSketch();
          for (const value of values) sketch.add(value);
          const exact = [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;
          expect(Math.abs(sketch.quantile(q) - exact)).toBeLessThanOrEqual(exact * 0.005 + 1e-12);
          expect(sketch.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 6);
        },
      ),
    );
  });

  it('holds nothing at first and refuses what is below 0 or no number', () => {
    expect(new QuantileSketch().quantile(0.5)).toBe(0);
    for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => new QuantileSketch().add(value)).toThrow(RangeError);
  });
});
