/**
 * What EDTF leaves to convention: which months a season has, and how far "about" reaches.
 *
 * | approximate | day | month | season | year | decade | century |
 * |---|---|---|---|---|---|---|
 * | widened each way by | 5 days | 1 month | 3 months | 1 year | 5 years | 25 years |
 *
 * Spring is March to May, summer June to August, autumn September to November, and
 * winter December of the year named to February of the next (northern hemisphere).
 * An uncertain date (`?`) is not widened: doubt is about the claim, not the day.
 */
import type { CalendarName, Day } from './day.ts';
import { addDays, civil, firstOfMonth } from './day.ts';
import type { Precision, Span } from './moment.ts';

/** First month and number of months of each EDTF division of a year, from code 21 on. */
const DIVISIONS: readonly (readonly [firstMonth: number, months: number])[] = [
  [3, 3], // 21-24: spring, summer, autumn, winter
  [6, 3],
  [9, 3],
  [12, 3],
  [3, 3], // 25-28: the same, northern hemisphere stated
  [6, 3],
  [9, 3],
  [12, 3],
  [9, 3], // 29-32: the same, southern hemisphere
  [12, 3],
  [3, 3],
  [6, 3],
  [1, 3], // 33-36: quarters
  [4, 3],
  [7, 3],
  [10, 3],
  [1, 4], // 37-39: thirds
  [5, 4],
  [9, 4],
  [1, 6], // 40-41: halves
  [7, 6],
];

/** The days of a season or other division; `code` from 21 to 41. */
export function divisionOfYear(year: number, code: number, calendar: CalendarName): Span {
  const [firstMonth, months] = DIVISIONS[code - 21]!;
  return monthsFrom(year, firstMonth, months, calendar);
}

/** The days of `count` whole months from a month on. */
export function monthsFrom(year: number, month: number, count: number, calendar: CalendarName): Span {
  return {
    earliest: firstOfMonth(year, month, calendar),
    latest: addDays(firstOfMonth(year, month + count, calendar), -1),
  };
}

const WIDENING_MONTHS: Readonly<Record<Exclude<Precision, 'day'>, number>> = {
  month: 1,
  season: 3,
  year: 12,
  decade: 60,
  century: 300,
};
const WIDENING_DAYS = 5;

/** A span widened each way by the table above. Spans coarser than a day are whole months of `calendar`, before and after. */
export function widened(span: Span, precision: Precision, calendar: CalendarName): Span {
  if (precision === 'day') {
    return { earliest: addDays(span.earliest, -WIDENING_DAYS), latest: addDays(span.latest, WIDENING_DAYS) };
  }
  const months = WIDENING_MONTHS[precision];
  return {
    earliest: firstOfShiftedMonth(span.earliest, -months, calendar),
    latest: addDays(firstOfShiftedMonth(addDays(span.latest, 1), months, calendar), -1),
  };
}

function firstOfShiftedMonth(day: Day, months: number, calendar: CalendarName): Day {
  const { year, month } = civil(day, calendar);
  return firstOfMonth(year, month + months, calendar);
}
