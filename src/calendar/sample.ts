/** Draws one day from a moment. */
import type { Day } from './day.ts';
import { addDays } from './day.ts';
import type { Moment } from './moment.ts';

/**
 * The day of a moment that a uniform number picks: the days of all alternatives are
 * counted and each gets the same share of [0, 1).
 * @param u from 0 (included) to 1 (excluded).
 * @throws RangeError if `u` is outside.
 */
export function sampleDay(moment: Moment, u: number): Day {
  if (!(u >= 0 && u < 1)) throw new RangeError(`expected a number in [0, 1), found ${u}`);
  let days = 0;
  for (const { earliest, latest } of moment.alternatives) days += latest - earliest + 1;
  // The largest double below 1 times a whole number rounds below that number, so the count never overruns.
  let rest = Math.floor(u * days);
  for (const { earliest, latest } of moment.alternatives) {
    const length = latest - earliest + 1;
    if (rest < length) return addDays(earliest, rest);
    rest -= length;
  }
  return moment.latest;
}
