/**
 * How many games of the circle a history has played, and how many of them did not settle: a record of the solver, read at the
 * end, that nothing in a history rests on.
 */
import type { InstitutionsView } from '../polity/index.ts';

export interface GameCount {
  /** Games solved; occasions passed over on a bound are none. */
  readonly played: number;
  /** Those of them whose residual was above the tolerance when the sweeps were used up. */
  readonly unsettled: number;
}

const none: GameCount = { played: 0, unsettled: 0 };
/** By the institutions of a history, which nobody else changes. */
const counts = new WeakMap<InstitutionsView, GameCount>();

/** Of the history whose institutions these are, so far. */
export function gamesIn(now: InstitutionsView): GameCount {
  return counts.get(now) ?? none;
}

export function countGame(now: InstitutionsView, settled: boolean): void {
  const { played, unsettled } = gamesIn(now);
  counts.set(now, { played: played + 1, unsettled: unsettled + (settled ? 0 : 1) });
}
