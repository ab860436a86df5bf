/** Calibration: whether what is forecast with chance p happens in a share p of cases. */
import { expit, log, logit } from '../../engine/index.ts';
import { type Share, shareOf } from '../interval.ts';

/** Forecasts and what happened, in step. */
export interface Answers {
  readonly chances: readonly number[];
  readonly happened: readonly boolean[];
}

export interface Decomposition {
  /** Mean squared distance of forecasts from the shares that came true; 0 is best. */
  readonly reliability: number;
  /** Mean squared distance of those shares from the share of all; more is better. */
  readonly resolution: number;
  /** Score of whoever always forecasts the share of all. */
  readonly uncertainty: number;
}

/**
 * Murphy 1973: Brier = reliability − resolution + uncertainty. Groups are the distinct forecasts, so that the identity holds
 * without a remainder. @param answers one or more
 */
export function decompose({ chances, happened }: Answers): Decomposition {
  const groups = new Map<number, { count: number; yes: number }>();
  let yes = 0;
  chances.forEach((p, i) => {
    const group = groups.get(p) ?? { count: 0, yes: 0 };
    group.count++;
    if (happened[i]) {
      group.yes++;
      yes++;
    }
    groups.set(p, group);
  });
  const n = chances.length;
  const base = yes / n;
  let reliability = 0;
  let resolution = 0;
  for (const [p, group] of groups) {
    const share = group.yes / group.count;
    reliability += (group.count * (p - share) ** 2) / n;
    resolution += (group.count * (share - base) ** 2) / n;
  }
  return { reliability, resolution, uncertainty: base * (1 - base) };
}

export interface CalibrationBin {
  /** Bounds of the forecasts in it: `from` included, `to` only in the last bin. */
  readonly from: number;
  readonly to: number;
  /** Mean forecast. */
  readonly forecast: number;
  /** What came true, with a Wilson interval that takes answers as independent. */
  readonly happened: Share;
}

/** The calibration curve in bins of equal width; empty ones are left out. */
export function calibrationCurve({ chances, happened }: Answers, bins = 10): readonly CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, sum: 0, yes: 0 }));
  chances.forEach((p, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(p * bins))]!;
    bin.count++;
    bin.sum += p;
    if (happened[i]) bin.yes++;
  });
  return sums.flatMap(({ count, sum, yes }, at) =>
    count === 0 ? [] : [{ from: at / bins, to: (at + 1) / bins, forecast: sum / count, happened: shareOf(yes, count) }],
  );
}

export type Recalibration =
  | { readonly ok: true; readonly intercept: number; readonly slope: number }
  /**
   * `one-outcome`: all or nothing came true; `one-forecast`: all forecasts are the same; `separated`: some threshold divides what
   * came true from what did not, and the likelihood has no maximum.
   */
  | { readonly ok: false; readonly why: 'one-outcome' | 'one-forecast' | 'separated' };

/**
 * Cox 1958: logit of the true chance = intercept + slope · logit of the forecast, by maximum likelihood (Newton's method with
 * halved steps). Slope 1 and intercept 0 are perfect; a slope below 1 says that forecasts are too extreme. A maximum exists
 * exactly if the two outcomes overlap (Albert and Anderson 1984).
 * @param answers forecasts strictly between 0 and 1
 */
export function recalibrate({ chances, happened }: Answers): Recalibration {
  const x = chances.map(logit);
  const span = (yes: boolean) => {
    const some = x.filter((_, i) => happened[i] === yes);
    return some.length === 0 ? undefined : { low: smallest(some), high: -smallest(some.map((v) => -v)) };
  };
  const [no, yes] = [span(false), span(true)];
  if (!no || !yes) return { ok: false, why: 'one-outcome' };
  if (no.low === no.high && yes.low === yes.high && no.low === yes.low) return { ok: false, why: 'one-forecast' };
  if (no.high <= yes.low || yes.high <= no.low) return { ok: false, why: 'separated' };
  let [a, b] = [0, 1];
  let gain = likelihood(x, happened, a, b);
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(x, happened, a, b);
    let part = 1;
    let better = likelihood(x, happened, a + step.a, b + step.b);
    while (better < gain && part > 1e-9) {
      part /= 2;
      better = likelihood(x, happened, a + part * step.a, b + part * step.b);
    }
    if (better < gain) break;
    a += part * step.a;
    b += part * step.b;
    gain = better;
    if (Math.abs(step.a) + Math.abs(step.b) < 1e-10) break;
  }
  return { ok: true, intercept: a, slope: b };
}

/** The logarithm of the likelihood. */
function likelihood(x: readonly number[], happened: readonly boolean[], a: number, b: number): number {
  let sum = 0;
  x.forEach((value, i) => {
    const z = happened[i] ? a + b * value : -(a + b * value);
    // Below −30 the logarithm of expit is its argument to the last bit but a few.
    const p = z < -30 ? undefined : expit(z);
    sum += p === undefined ? z : log(p);
  });
  return sum;
}

function newtonStep(x: readonly number[], happened: readonly boolean[], a: number, b: number) {
  let [ga, gb, aa, ab, bb] = [0, 0, 0, 0, 0];
  x.forEach((value, i) => {
    const p = expit(a + b * value);
    const residual = Number(happened[i]) - p;
    const weight = p * (1 - p);
    ga += residual;
    gb += residual * value;
    aa += weight;
    ab += weight * value;
    bb += weight * value * value;
  });
  const determinant = aa * bb - ab * ab;
  return determinant > 0
    ? { a: (bb * ga - ab * gb) / determinant, b: (aa * gb - ab * ga) / determinant }
    : { a: 0, b: 0 };
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
