/**
 * Reads the common shapes of one EDTF date: year, month, day or season, digits
 * unspecified with X, and a closing `?`, `~` or `%`. No library, about a microsecond.
 */
import { divisionOfYear, monthsFrom, widened } from './conventions.ts';
import type { CalendarName } from './day.ts';
import { dayOf, daysInMonth } from './day.ts';
import type { DateError, Moment, Precision, Span } from './moment.ts';
import { disjoint } from './moment.ts';
import { monthName } from './month-names.ts';

const COMMON = /^(-?)([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)$/;
/** More separate days or months than any source can mean; keeps `XXXX-12-25` from costing ten thousand spans. */
const MOST_CANDIDATES = 4000;

/** The moment, the reason why there is no such date, or undefined if the shape is not a common one. */
export function readCommon(text: string, calendar: CalendarName): Moment | DateError | undefined {
  const match = COMMON.exec(text);
  if (match === null) return undefined;
  const [, sign, year, month, day, qualifier] = match;
  if (sign === '-' && year === '0000') return refused(text, 'a year before 0 from -0001 down; year 0 has no sign');
  return text.includes('X')
    ? readMasked(text, calendar, sign === '-', year!, month, day, qualifier!)
    : readPlain(text, calendar, Number(sign! + year!), month, day, qualifier!);
}

/** Puts a moment together, widened if approximate. `spans` sorted and disjoint. */
export function momentOf(
  edtf: string,
  calendar: CalendarName,
  precision: Precision,
  spans: readonly Span[],
  uncertain: boolean,
  approximate: boolean,
): Moment {
  const alternatives = approximate
    ? disjoint(
        spans.map((span) => widened(span, precision, calendar)),
        true,
      )
    : spans;
  return {
    kind: 'moment',
    edtf,
    calendar,
    precision,
    uncertain,
    approximate,
    earliest: alternatives[0]!.earliest,
    latest: alternatives[alternatives.length - 1]!.latest,
    alternatives,
  };
}

/** The days of one fully specified year, month, season or day, or why there are none. Fields are numbers as written. */
export function readFields(
  text: string,
  calendar: CalendarName,
  year: number,
  month: number | undefined,
  day: number | undefined,
): { readonly precision: Precision; readonly span: Span } | DateError {
  if (month === undefined) return { precision: 'year', span: yearsFrom(year, year, calendar) };
  if (month >= 21 && month <= 41 && day === undefined) {
    return { precision: 'season', span: divisionOfYear(year, month, calendar) };
  }
  if (month < 1 || month > 12) return refused(text, 'a month from 01 to 12, or 21 to 41 for seasons and the like');
  if (day === undefined) return { precision: 'month', span: monthsFrom(year, month, 1, calendar) };
  if (day < 1 || day > daysInMonth(year, month, calendar)) return noSuchDay(text, year, month, day, calendar);
  const only = dayOf(year, month, day, calendar);
  return { precision: 'day', span: { earliest: only, latest: only } };
}

function readPlain(
  text: string,
  calendar: CalendarName,
  year: number,
  month: string | undefined,
  day: string | undefined,
  qualifier: string,
): Moment | DateError {
  const read = readFields(
    text,
    calendar,
    year,
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  );
  if ('ok' in read) return read;
  return qualified(text, calendar, read.precision, [read.span], qualifier);
}

function readMasked(
  text: string,
  calendar: CalendarName,
  negative: boolean,
  yearMask: string,
  monthMask: string | undefined,
  dayMask: string | undefined,
  qualifier: string,
): Moment | DateError {
  // Parts that are unknown as a whole add nothing: 1925-XX-XX is 1925.
  const dayPart = dayMask === 'XX' ? undefined : dayMask;
  const monthPart = dayPart === undefined && monthMask === 'XX' ? undefined : monthMask;
  if (monthPart === undefined) {
    const unknownDigits = yearMask.length - yearMask.replace(/X+$/, '').length;
    const spans = yearSpans(yearMask, unknownDigits, negative, calendar);
    return qualified(text, calendar, (['year', 'decade'] as const)[unknownDigits] ?? 'century', spans, qualifier);
  }
  const years = matching(yearMask)
    .filter((year) => !(negative && year === 0))
    .map((year) => (negative ? -year : year));
  const months = matching(monthPart).filter((month) => month >= 1 && month <= 12);
  const season = !monthPart.includes('X') && Number(monthPart) >= 21 && Number(monthPart) <= 41;
  if (months.length === 0 && !(season && dayMask === undefined)) {
    return refused(text, 'a month from 01 to 12, or 21 to 41 for seasons and the like');
  }
  const days = dayPart === undefined ? [] : matching(dayPart);
  if (years.length * Math.max(1, months.length) * Math.max(1, days.length) > MOST_CANDIDATES) {
    return refused(text, 'fewer unspecified digits: this one stands for thousands of separate days');
  }
  const spans: Span[] = [];
  for (const year of years) {
    if (season) spans.push(divisionOfYear(year, Number(monthPart), calendar));
    for (const month of months) {
      if (dayPart === undefined) spans.push(monthsFrom(year, month, 1, calendar));
      for (const day of days) {
        if (day < 1 || day > daysInMonth(year, month, calendar)) continue;
        const only = dayOf(year, month, day, calendar);
        spans.push({ earliest: only, latest: only });
      }
    }
  }
  if (spans.length === 0) return refused(text, 'a day that the months in question have');
  const precision = dayPart !== undefined ? 'day' : season ? 'season' : 'month';
  return qualified(text, calendar, precision, disjoint(spans, true), qualifier);
}

/** One span for each block of years that differ only in the unknown last digits. */
function yearSpans(mask: string, unknownDigits: number, negative: boolean, calendar: CalendarName): Span[] {
  const size = 10 ** unknownDigits;
  const spans = matching(mask.slice(0, mask.length - unknownDigits)).map((block) => {
    const low = block * size;
    const high = low + size - 1;
    // There is no year -0000, so the negative block of 000X starts at 1.
    return negative ? yearsFrom(-high, -Math.max(1, low), calendar) : yearsFrom(low, high, calendar);
  });
  return disjoint(spans, true);
}

function yearsFrom(first: number, last: number, calendar: CalendarName): Span {
  return monthsFrom(first, 1, 12 * (last - first + 1), calendar);
}

/** All numbers whose digits fit a mask such as `1X`, ascending; the empty mask fits 0. */
function matching(mask: string): number[] {
  let numbers = [0];
  for (const digit of mask) {
    const choices = digit === 'X' ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [Number(digit)];
    numbers = numbers.flatMap((number) => choices.map((choice) => number * 10 + choice));
  }
  return numbers;
}

function qualified(
  text: string,
  calendar: CalendarName,
  precision: Precision,
  spans: readonly Span[],
  mark: string,
): Moment {
  return momentOf(text, calendar, precision, spans, mark === '?' || mark === '%', mark === '~' || mark === '%');
}

function noSuchDay(text: string, year: number, month: number, day: number, calendar: CalendarName): DateError {
  const days = daysInMonth(year, month, calendar);
  const length = `${monthName(month)} ${year} has ${days} days`;
  const julian =
    calendar === 'gregorian' && day <= daysInMonth(year, month, 'julian') && day > days
      ? '; it has 29 in the Julian calendar, so the source may date by that one'
      : '';
  return refused(text, `a day from 01 to ${days}`, `${length}${julian}`);
}

function refused(found: string, expected: string, hint?: string): DateError {
  return hint === undefined ? { ok: false, found, expected } : { ok: false, found, expected, hint };
}
