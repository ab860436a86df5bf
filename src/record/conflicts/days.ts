/**
 * What must hold of dates that are sets of days. An end that is open or not stated binds nothing; a span lasts from the
 * day it began to the day before it ended, and at least one day.
 */
import type { Moment } from '../../calendar/index.ts';
import type { Claim } from '../claim.ts';

export type Dates = Pick<Claim, 'from' | 'to'>;
export const never = Number.POSITIVE_INFINITY;

/** The date where it is one: neither open nor left out. */
export function stated(date: Claim['from']): Moment | undefined {
  return date === 'open' ? undefined : date;
}

export function earliestStart({ from }: Dates): number {
  return stated(from)?.earliest ?? -never;
}
export function latestStart({ from, to }: Dates): number {
  const end = stated(to);
  return Math.min(stated(from)?.latest ?? (end ? end.latest - 1 : never), end?.latest ?? never);
}
export function earliestEnd({ from, to }: Dates): number {
  const begin = stated(from);
  return Math.max(stated(to)?.earliest ?? (begin ? begin.earliest + 1 : -never), begin?.earliest ?? -never);
}
export function latestEnd({ to }: Dates): number {
  return stated(to)?.latest ?? never;
}

/** Days that two spans share at the least, whatever their days; 0 where they may be apart. */
export function daysShared(a: Dates, b: Dates): number {
  return Math.max(0, Math.min(earliestEnd(a) - latestStart(b), earliestEnd(b) - latestStart(a)));
}

/** Days between two dates at the least; 0 where they may be one day. */
export function apart(a: Moment, b: Moment): number {
  if (a.alternatives.length === 1 && b.alternatives.length === 1)
    return Math.max(0, b.earliest - a.latest, a.earliest - b.latest);
  let least = never;
  for (let i = 0, j = 0; i < a.alternatives.length && j < b.alternatives.length && least > 0; ) {
    const [one, other] = [a.alternatives[i]!, b.alternatives[j]!];
    least = Math.min(least, Math.max(0, other.earliest - one.latest, one.earliest - other.latest));
    if (one.latest < other.latest) i++;
    else j++;
  }
  return least;
}

const keys = new WeakMap<Moment, string>();

/** Equal for dates that are the same days, in whatever calendar they are written. */
export function daysKey(date: Claim['from']): string {
  if (date === undefined) return '';
  if (date === 'open') return '..';
  let key = keys.get(date);
  if (key === undefined) {
    key = date.alternatives.map(({ earliest, latest }) => `${earliest}~${latest}`).join();
    keys.set(date, key);
  }
  return key;
}

export function datesKey({ from, to }: Dates): string {
  return `${daysKey(from)}/${daysKey(to)}`;
}
