/** Monte-Carlo intervals for shares of histories. */

export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  /** 95 % Wilson score interval: what the share could be if the same model ran for ever. No statement about the world. */
  readonly low: number;
  readonly high: number;
}

const z = 1.959963984540054;

/** Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22(158): 209-212. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 };
  const p = count / of;
  const centre = p + (z * z) / (2 * of);
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    count,
    of,
    share: p,
    low: Math.min(p, Math.max(0, (centre - half) / scale)),
    high: Math.max(p, Math.min(1, (centre + half) / scale)),
  };
}

/**
 * Monte-Carlo standard error of a share: half the Wilson interval in units of the normal quantile. Unlike √(p(1 − p)/n) it is
 * not 0 where all histories agree.
 */
export function standardErrorOf(count: number, of: number): number {
  if (of === 0) return 0.5;
  const p = count / of;
  return Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of)) / (1 + (z * z) / of);
}

/**
 * The difference of two paired shares over the same histories, with a 95 % interval from the discordant pairs (McNemar 1947; the
 * Wald interval with the continuity of Agresti and Min 2005: half a pair added to each cell).
 * @param gained pairs in which it is true in the second alone, @param lost in the first alone, @param n all pairs
 */
export function pairedDifference(
  gained: number,
  lost: number,
  n: number,
): { readonly difference: number; readonly low: number; readonly high: number } {
  const [up, down, all] = [gained + 0.5, lost + 0.5, n + 2];
  const half = (z / all) * Math.sqrt(up + down - (up - down) ** 2 / all);
  const middle = (up - down) / all;
  return {
    difference: n === 0 ? 0 : (gained - lost) / n,
    low: Math.max(-1, middle - half),
    high: Math.min(1, middle + half),
  };
}

/** The value below which a share `q` of the sorted values lies, by linear interpolation (Hyndman and Fan 1996, type 7). */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  const at = (sorted.length - 1) * q;
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
