/** Sets of days as sorted, disjoint stretches: what several spells cover together. */
import type { Day } from '../../calendar/index.ts';

export interface Stretch {
  readonly from: Day;
  /** The first day after it. */
  readonly until: Day;
}

/** Stretches that touch are joined; empty ones are dropped. */
export function union(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const one of [...stretches].filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || one.from > last.until) joined.push(one);
    else if (one.until > last.until) joined[joined.length - 1] = { from: last.from, until: one.until };
  }
  return joined;
}

/** The days of `all` that are not in `without`. */
export function minus(all: readonly Stretch[], without: readonly Stretch[]): readonly Stretch[] {
  let left = union(all);
  for (const { from, until } of union(without))
    left = left.flatMap((one) => [
      ...(one.from < from ? [{ from: one.from, until: Math.min(one.until, from) as Day }] : []),
      ...(one.until > until ? [{ from: Math.max(one.from, until) as Day, until: one.until }] : []),
    ]);
  return left;
}

/** The days in both. */
export function common(a: readonly Stretch[], b: readonly Stretch[]): readonly Stretch[] {
  return minus(a, minus(a, b));
}

export function daysIn(stretches: readonly Stretch[]): number {
  return union(stretches).reduce((sum, { from, until }) => sum + until - from, 0);
}
