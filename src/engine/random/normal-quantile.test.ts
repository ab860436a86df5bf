import { describe, expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

describe('normalQuantile', () => {
  // Percentage points from tables; those of 0.25 and 1e-20 are check values of the paper.
  it.each([
    [0.05, -1.644853626951473],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167814],
    [1e-10, -6.361340902404056],
    [0.25, -0.6744897501960817],
    [1e-20, -9.26234008979841],
  ])('of %d is %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-15);
  });
  it('is antisymmetric about one half and rises', () => {
    let previous = -Infinity;
    for (let i = 1; i < 4096; i++) {
      const z = normalQuantile(i / 4096);
      expect(z).toBe(-normalQuantile(1 - i / 4096) + 0);
      expect(z).toBeGreaterThan(previous);
      previous = z;
    }
  });
  it('does not fall where one approximation hands over to the next', () => {
    const seams = [0.075, 0.925, Math.exp(-25)];
    for (const seam of seams) {
      let previous = -Infinity;
      for (let i = -2000; i <= 2000; i++) {
        const z = normalQuantile(seam * (1 + i * 2 ** -50));
        expect(z).toBeGreaterThanOrEqual(previous - 1e-15 * Math.abs(previous === -Infinity ? 0 : previous));
        previous = z;
      }
    }
  });
  it('ends at infinity and is NaN outside', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
  });
});
