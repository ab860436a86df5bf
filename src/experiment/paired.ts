/** Differences of means over paired histories, with intervals that respect that histories of one parameter set go together. */
import { t975 } from './student.ts';

export interface PairedMeans {
  readonly without: number;
  readonly with: number;
  /** Mean with less mean without. */
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly low: number;
  readonly high: number;
}

/** Sums of a measure by history; a mean has ones below the line. */
export interface Ratio {
  readonly above: ArrayLike<number>;
  readonly below: ArrayLike<number>;
}

/**
 * The difference of two means, or of two ratios of sums, over the same histories: Student's t on the histories' own
 * differences, for ratios on their linearisation (Cochran 1977, Sampling Techniques, ch. 6). Where several histories share a
 * parameter set, the set is the unit (ibid., ch. 9A).
 * @param clusterOf the set of a history, by its place; every history stands alone when left out
 * @returns undefined where a ratio has nothing below the line on either side, or there are fewer than two units
 */
export function pairedMeans(
  without: Ratio,
  done: Ratio,
  clusterOf: (history: number) => number = (history) => history,
): PairedMeans | undefined {
  const n = without.above.length;
  const [a, b] = [ratioOf(without), ratioOf(done)];
  if (a === undefined || b === undefined) return undefined;
  const sums = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const d = b.residual(i) - a.residual(i);
    sums.set(clusterOf(i), (sums.get(clusterOf(i)) ?? 0) + d);
  }
  return interval(a.value, b.value, [...sums.values()], n);
}

/** The change from the first mean to the second as a share of the first, with its interval by linearisation. */
export function pairedRelative(
  without: ArrayLike<number>,
  done: ArrayLike<number>,
  clusterOf: (history: number) => number = (history) => history,
): Pick<PairedMeans, 'difference' | 'low' | 'high'> | undefined {
  const n = without.length;
  const [a, b] = [mean(without), mean(done)];
  if (n === 0 || a === 0) return undefined;
  const sums = new Map<number, number>();
  for (let i = 0; i < n; i++)
    sums.set(clusterOf(i), (sums.get(clusterOf(i)) ?? 0) + (done[i]! - (b / a) * without[i]!) / a);
  return interval(1, b / a, [...sums.values()], n);
}

function interval(a: number, b: number, sums: readonly number[], n: number): PairedMeans | undefined {
  const units = sums.length;
  if (units < 2) return undefined;
  // Residuals of a ratio sum to 0 by construction; those of units do not, one by one.
  const variance = ((units / (units - 1)) * sums.reduce((sum, one) => sum + one * one, 0)) / (n * n);
  const half = t975(units - 1) * Math.sqrt(variance);
  const difference = b - a;
  return { without: a, with: b, difference, low: difference - half, high: difference + half };
}

function ratioOf({ above, below }: Ratio) {
  const base = mean(below);
  if (!(base > 0)) return undefined;
  const value = mean(above) / base;
  return { value, residual: (i: number) => (above[i]! - value * below[i]!) / base };
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}
