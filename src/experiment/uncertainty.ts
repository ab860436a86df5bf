/**
 * Two kinds of error of a share, kept apart: Monte-Carlo error, which more histories remove, and doubt about parameters, which
 * they do not. One-way analysis of variance with random effects by the method of moments: histories within parameter sets, sets
 * drawn from the priors (Searle, Casella and McCulloch 1992, Variance Components, ch. 3).
 */

export interface Uncertainty {
  /** Standard deviation of the share from running finitely many histories: √(within / histories). */
  readonly monteCarlo: number;
  /** Standard deviation of the share over parameter sets, as if each were run for ever. */
  readonly parameters: number;
  /** Its square, cut off at 0, and the standard error of it from leaving out one set at a time. */
  readonly variance: number;
  readonly varianceError: number;
  /** Standard error of the share as an average over the priors: it falls with the number of sets. */
  readonly error: number;
}

/** Histories of a set, and in how many of them it holds. */
export interface SetCount {
  readonly of: number;
  readonly count: number;
}

/** @returns undefined with fewer than three sets, or where no set has two histories */
export function varianceComponents(sets: readonly SetCount[]): Uncertainty | undefined {
  const whole = moments(sets);
  if (sets.length < 3 || whole === undefined) return undefined;
  // A set left out may leave nothing to compare within sets: then there is no error to state either.
  const left = sets.map((_, i) => moments(sets.filter((_, other) => other !== i)));
  if (left.some((one) => one === undefined)) return undefined;
  const estimates = left.map((one) => one!.between);
  const mean = estimates.reduce((sum, one) => sum + one, 0) / estimates.length;
  const spread = estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const variance = Math.max(0, whole.between);
  return {
    monteCarlo: Math.sqrt(whole.within / whole.total),
    parameters: Math.sqrt(variance),
    variance,
    varianceError: Math.sqrt(((sets.length - 1) / sets.length) * spread),
    error: Math.sqrt((variance * whole.squares) / whole.total ** 2 + whole.within / whole.total),
  };
}

/** Estimates of the two components, that between sets as it falls out, possibly below 0. */
function moments(sets: readonly SetCount[]) {
  const total = sets.reduce((sum, { of }) => sum + of, 0);
  const squares = sets.reduce((sum, { of }) => sum + of * of, 0);
  if (sets.length < 2 || total <= sets.length) return undefined;
  const mean = sets.reduce((sum, { count }) => sum + count, 0) / total;
  const inside = sets.reduce((sum, { of, count }) => sum + (count * (of - count)) / of, 0) / (total - sets.length);
  const among = sets.reduce((sum, { of, count }) => sum + of * (count / of - mean) ** 2, 0) / (sets.length - 1);
  const usual = (total - squares / total) / (sets.length - 1);
  return { total, squares, within: inside, between: (among - inside) / usual };
}
