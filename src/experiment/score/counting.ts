/** Histories counted into chances. */
import type { Trace } from '../trace.ts';
import { chanceFrom } from './rules.ts';

/** In how many histories each proposition of the plan holds. */
export function countTruths(traces: readonly Trace[]): readonly number[] {
  return (traces[0]?.truths ?? []).map((_, i) => traces.filter(({ truths }) => truths[i]).length);
}

/**
 * Chances of ordered classes: which of some propositions, in order, is the first that fails; the last class where none does.
 * @param at their places among the propositions of the plan
 */
export function firstFailing(traces: readonly Trace[], at: readonly number[]): readonly number[] {
  const counts = Array<number>(at.length + 1).fill(0);
  for (const { truths } of traces) {
    const first = at.findIndex((place) => !truths[place]);
    const found = first < 0 ? at.length : first;
    counts[found] = counts[found]! + 1;
  }
  return counts.map((count) => chanceFrom(count, traces.length, counts.length));
}

/** The same from chances of each: what has failed once counts as failed from then on. */
export function firstFailingOf(chances: readonly number[]): readonly number[] {
  let failed = 0;
  const classes = chances.map((p) => {
    const now = Math.max(failed, 1 - p);
    const since = now - failed;
    failed = now;
    return since;
  });
  return [...classes, 1 - failed];
}
