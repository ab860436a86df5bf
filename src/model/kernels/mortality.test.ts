import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceWithin, deathHazard, referenceAge } from './mortality.ts';

describe('deathHazard', () => {
  it('is the sum of its parts at the age where the level is stated, and grows by e^slope a year', () => {
    expect(deathHazard(referenceAge, 0.003, 0.01, 0.08)).toBeCloseTo(0.013, 15);
    expect(deathHazard(referenceAge + 10, 0, 0.01, Math.LN2 / 10)).toBeCloseTo(0.02, 15);
    expect(deathHazard(30, 0.003, 0, 0.08)).toBe(0.003);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 110, noNaN: true }),
        fc.double({ min: 0.01, max: 0.15, noNaN: true }),
        (age, slope) => {
          const ratio = deathHazard(age + 1, 0, 0.01, slope) / deathHazard(age, 0, 0.01, slope);
          expect(ratio).toBeCloseTo(Math.exp(slope), 10);
        },
      ),
    );
  });
});

describe('chanceWithin', () => {
  it('is what surviving every part of the time leaves over', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (hazard, years) => {
          const chance = chanceWithin(hazard, years);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          const half = chanceWithin(hazard, years / 2);
          expect(1 - chance).toBeCloseTo((1 - half) ** 2, 12);
        },
      ),
    );
    expect(chanceWithin(1, 1)).toBeCloseTo(1 - 1 / Math.E, 14);
  });

  it('keeps its digits where the chance is tiny', () => {
    // 1 − e^(−h) = h − h²/2 + …
    expect(Math.abs(chanceWithin(1e-12, 1) - (1e-12 - 0.5e-24))).toBeLessThan(1e-27);
    expect(chanceWithin(0, 100)).toBe(0);
  });
});
