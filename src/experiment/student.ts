/** The quantile of Student's t that 95 % intervals need, in plain arithmetic. */
import { normalQuantile } from '../engine/index.ts';

/** Exact values for one and two degrees of freedom: tan(0.475 π), and 0.95 √(2 / 0.0975). */
const first = 12.7062047361747;
const second = 4.302652729749464;

/**
 * The value below which 97.5 % of Student's t with `df` (1 or more) degrees of freedom lies. From 3 on the expansion of Fisher
 * and Cornish (Abramowitz and Stegun 26.7.5), wrong by less than 1 in 500 at 3 and 1 in 3,000 from 6 on.
 */
export function t975(df: number): number {
  if (df <= 1) return first;
  if (df === 2) return second;
  const x = normalQuantile(0.975);
  const s = x * x;
  const terms = [
    (x * (s + 1)) / 4,
    (x * (5 * s * s + 16 * s + 3)) / 96,
    (x * (3 * s * s * s + 19 * s * s + 17 * s - 15)) / 384,
    (x * (79 * s * s * s * s + 776 * s * s * s + 1482 * s * s - 1920 * s - 945)) / 92160,
  ];
  // Horner in 1/df.
  return x + terms.reduceRight((sum, term) => (term + sum) / df, 0);
}
