import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brier, calibrationCurve, decompose, recalibrate } from './index.ts';

const anyAnswers = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 60 })
  .map((rows) => ({ chances: rows.map(([k]) => (k + 0.5) / 21), happened: rows.map(([, yes]) => yes) }));
const logit = (p: number) => Math.log(p / (1 - p));
/** Answers made of groups: forecast, how many, how many of them came true. */
const groups = (...parts: readonly (readonly [number, number, number])[]) => ({
  chances: parts.flatMap(([p, n]) => Array<number>(n).fill(p)),
  happened: parts.flatMap(([, n, yes]) => Array.from({ length: n }, (_, i) => i < yes)),
});

describe('Murphy’s decomposition', () => {
  it('adds up to the Brier score, its parts not negative, whatever the answers', () => {
    fc.assert(
      fc.property(anyAnswers, ({ chances, happened }) => {
        const { reliability, resolution, uncertainty } = decompose({ chances, happened });
        const mean = chances.reduce((sum, p, i) => sum + brier(p, happened[i]!), 0) / chances.length;
        expect(reliability - resolution + uncertainty).toBeCloseTo(mean, 12);
        for (const part of [reliability, resolution, uncertainty]) expect(part).toBeGreaterThanOrEqual(0);
        expect(uncertainty).toBeLessThanOrEqual(0.25);
        expect(resolution).toBeLessThanOrEqual(uncertainty + 1e-12);
      }),
    );
  });

  it('gives whoever always forecasts the share neither reliability nor resolution', () => {
    const parts = decompose(groups([0.25, 8, 2]));
    expect(parts.reliability).toBeCloseTo(0, 15);
    expect(parts.resolution).toBeCloseTo(0, 15);
    expect(parts.uncertainty).toBeCloseTo(0.1875, 15);
  });
});

describe('the calibration curve', () => {
  it('holds every answer once, and mean forecasts lie in their bins', () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 1, max: 12 }), (answers, bins) => {
        const curve = calibrationCurve(answers, bins);
        expect(curve.reduce((sum, bin) => sum + bin.happened.of, 0)).toBe(answers.chances.length);
        expect(curve.reduce((sum, bin) => sum + bin.happened.count, 0)).toBe(answers.happened.filter(Boolean).length);
        for (const { from, to, forecast } of curve) {
          expect(forecast).toBeGreaterThanOrEqual(from - 1e-12);
          expect(forecast).toBeLessThanOrEqual(to + 1e-12);
        }
      }),
    );
  });

  it('puts certainty in the last bin', () => {
    const [bin] = calibrationCurve({ chances: [1], happened: [true] });
    expect(bin).toMatchObject({ from: 0.9, to: 1, forecast: 1 });
  });
});

describe('the calibration line', () => {
  it('of two forecasts runs through the shares that came true', () => {
    // Two groups saturate the model: the fitted logits are those observed.
    const found = recalibrate(groups([0.2, 10, 4], [0.7, 10, 6]));
    const slope = (logit(0.6) - logit(0.4)) / (logit(0.7) - logit(0.2));
    expect(found).toMatchObject({ ok: true });
    if (!found.ok) return;
    expect(found.slope).toBeCloseTo(slope, 8);
    expect(found.intercept).toBeCloseTo(logit(0.4) - slope * logit(0.2), 8);
  });

  it('of forecasts that hold has slope 1 and intercept 0; of such made too extreme, a slope below 1', () => {
    const held = recalibrate(groups([0.1, 100, 10], [0.4, 100, 40], [0.8, 100, 80]));
    expect(held.ok && held.slope).toBeCloseTo(1, 8);
    expect(held.ok && held.intercept).toBeCloseTo(0, 8);
    const extreme = recalibrate(groups([0.01, 100, 10], [0.5, 100, 50], [0.99, 100, 90]));
    expect(extreme.ok && extreme.slope).toBeCloseTo(logit(0.9) / logit(0.99), 8);
  });

  it('solves the equations of the likelihood wherever they have a solution', () => {
    let solved = 0;
    fc.assert(
      fc.property(anyAnswers, ({ chances, happened }) => {
        const found = recalibrate({ chances, happened });
        if (!found.ok) return;
        solved++;
        const residual = chances.map((p, i) => {
          const z = found.intercept + found.slope * logit(p);
          return Number(happened[i]) - 1 / (1 + Math.exp(-z));
        });
        expect(Math.abs(residual.reduce((sum, r) => sum + r, 0))).toBeLessThan(1e-6);
        expect(Math.abs(residual.reduce((sum, r, i) => sum + r * logit(chances[i]!), 0))).toBeLessThan(1e-6);
      }),
      { numRuns: 300 },
    );
    expect(solved).toBeGreaterThan(100);
  });

  it('is refused, with the reason, where the likelihood has no maximum', () => {
    expect(recalibrate(groups([0.2, 3, 0], [0.7, 3, 0]))).toEqual({ ok: false, why: 'one-outcome' });
    expect(recalibrate(groups([0.2, 3, 3]))).toEqual({ ok: false, why: 'one-outcome' });
    expect(recalibrate(groups([0.2, 6, 3]))).toEqual({ ok: false, why: 'one-forecast' });
    expect(recalibrate(groups([0.2, 3, 0], [0.7, 3, 3]))).toEqual({ ok: false, why: 'separated' });
    expect(recalibrate(groups([0.2, 3, 3], [0.7, 3, 0]))).toEqual({ ok: false, why: 'separated' });
    // Both outcomes at one forecast, one beyond it: separated all the same.
    expect(recalibrate(groups([0.2, 3, 1], [0.7, 3, 3]))).toEqual({ ok: false, why: 'separated' });
  });
});
