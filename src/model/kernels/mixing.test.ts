import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mixing } from './mixing.ts';

const sum = (terms: Float64Array, count: number) => terms.subarray(0, count).reduce((a, b) => a + b, 0);

/** Distances from the fixed point of x → M x + b after each of so many steps. */
function distances(matrix: readonly (readonly number[])[], fixed: readonly number[], steps: number, memory: number) {
  const n = fixed.length;
  const apply = (x: ArrayLike<number>) => matrix.map((row) => row.reduce((all, one, k) => all + one * x[k]!, 0));
  const moved = apply(fixed).map((one, k) => fixed[k]! - one);
  const point = new Float64Array(n);
  const step = new Float64Array(n);
  const mixing = new Mixing(n, memory, sum);
  return Array.from({ length: steps }, () => {
    apply(point).forEach((one, k) => {
      step[k] = one + moved[k]! - point[k]!;
    });
    mixing.correct(point, step);
    for (let k = 0; k < n; k++) point[k] = point[k]! + step[k]!;
    return Math.hypot(...fixed.map((one, k) => point[k]! - one));
  });
}

describe('Mixing', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  const pairs = fc.tuple(entry, entry);

  it('finds the fixed point of a linear map of the plane in three steps, however fast the plain map runs away from it', () => {
    fc.assert(
      fc.property(fc.tuple(pairs, pairs), pairs, (matrix, fixed) => {
        const [[a, b], [c, d]] = matrix;
        // Where 1 is no eigenvalue, and by some way, there is one fixed point.
        fc.pre(Math.abs((1 - a) * (1 - d) - b * c) > 0.2);
        const [, , last] = distances(matrix, fixed, 3, 2);
        expect(last).toBeLessThan(1e-4);
      }),
    );
  });

  it('is the secant method on a line', () => {
    const steps = distances([[-7]], [0.3], 2, 3);
    expect(steps[0]).toBeCloseTo(0.3 * 7, 12);
    expect(steps[1]).toBeLessThan(1e-6);
  });

  it('stays where nothing is left', () => {
    const mixing = new Mixing(2, 3, sum);
    const step = new Float64Array(2);
    for (let call = 0; call < 5; call++) {
      mixing.correct(Float64Array.of(0.4, 0.6), step);
      expect([...step]).toEqual([0, 0]);
    }
  });
});
