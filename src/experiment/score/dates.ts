/** Dates of forecasts: whole months from a day. */
import { type Day, firstDayOf, lastDayOf, type MonthIndex, monthOf } from '../../calendar/index.ts';

/** The same day of the month so many months on, or the last of that month where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const from = monthOf(day);
  const month = (from + months) as MonthIndex;
  return Math.min(firstDayOf(month) + (day - firstDayOf(from)), lastDayOf(month)) as Day;
}

/** Every so many months from the first day, as long as the last leaves `room` months before the end. */
export function datesEvery(first: Day, end: Day, every: number, room: number): readonly Day[] {
  const dates: Day[] = [];
  for (let k = 0; addMonths(addMonths(first, k * every), room) <= end; k++) dates.push(addMonths(first, k * every));
  return dates;
}
