import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usedWithin, waitOf } from './clock.ts';

const positive = fc.double({ min: 1e-6, max: 10, noNaN: true });
const slope = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 0.5, noNaN: true }));

describe('the clock of a hazard', () => {
  it('strikes when the hazard, summed over time, has used up what is spared', () => {
    fc.assert(
      fc.property(positive, positive, slope, (spared, hazard, growth) => {
        const wait = waitOf(spared, hazard, growth);
        expect(usedWithin(wait, hazard, growth) / spared).toBeCloseTo(1, 9);
        // The sum itself, by the rule of the midpoint.
        const steps = 2000;
        let sum = 0;
        for (let i = 0; i < steps; i++) sum += (hazard * Math.exp((growth * wait * (i + 0.5)) / steps) * wait) / steps;
        expect(sum / spared).toBeCloseTo(1, 3);
      }),
    );
  });
  it('goes on from where it stood: cut in two at any time, and whatever the hazard is then', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        slope,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (spared, hazard, growth, at) => {
          const wait = waitOf(spared, hazard, growth);
          const cut = at * wait;
          const left = spared - usedWithin(cut, hazard, growth);
          expect(cut + waitOf(Math.max(0, left), hazard * Math.exp(growth * cut), growth)).toBeCloseTo(wait, 6);
        },
      ),
    );
  });
  it('strikes sooner the larger the hazard, and never without one', () => {
    fc.assert(
      fc.property(positive, positive, positive, slope, (spared, hazard, more, growth) => {
        expect(waitOf(spared, hazard + more, growth)).toBeLessThan(waitOf(spared, hazard, growth));
      }),
    );
    expect(waitOf(1, 0)).toBe(Infinity);
    expect(waitOf(1, 0, 0.1)).toBe(Infinity);
    expect(waitOf(0, 0.5, 0.1)).toBe(0);
  });
});
