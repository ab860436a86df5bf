/**
 * Reads the rare level 2 shapes of one date through the `edtf` library: marks on
 * single parts (`1925-~05-25`), years with Y, E or S, and dates with a time of day.
 *
 * Only the library's grammar is used. Its classes take the ends of a date from
 * JavaScript dates, in the Gregorian calendar alone and in places wrongly
 * (`-1925-05-XX` ends before it begins), so the days are counted here.
 */
import { parse } from 'edtf';
import { divisionOfYear, monthsFrom, widened } from './conventions.ts';
import type { CalendarName } from './day.ts';
import { momentOf, readFields } from './edtf-moment.ts';
import type { DateError, Moment, Precision, Span } from './moment.ts';

/** What the shapes above are made of. Keeps the library, which tries every reading, from long or foreign text. */
const POSSIBLE = /^(?=.*[?~%YEST])[-0-9?~%YESTZ:.+]{4,40}$/;
/** Years further off are refused; day numbers would still be exact. */
const LARGEST_YEAR = 900_000;
const DAY_BITS = 0b1100_0000;
const MONTH_BITS = 0b0011_0000;

/** The moment, the reason why there is no such date, or undefined if this is no EDTF that the library knows. */
export function readRare(text: string, calendar: CalendarName): Moment | DateError | undefined {
  if (!POSSIBLE.test(text)) return undefined;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(text);
  } catch {
    return undefined;
  }
  const fields = parsed.values;
  if (fields === undefined || Number(parsed.unspecified ?? 0) !== 0) return undefined;
  if (!fields.every(Number.isInteger)) return outOfRange(text);
  const numbers = fields as readonly number[];
  const year = numbers[0];
  if (year === undefined) return undefined;
  if (Math.abs(year) > LARGEST_YEAR) return outOfRange(text);
  if (parsed.type === 'Year') return significantYear(text, calendar, year, parsed.significant);
  if (parsed.type !== 'Date') return undefined;
  const month = numbers[1] === undefined ? undefined : numbers[1] + 1;
  const read = readFields(text, calendar, year, month, numbers[2]);
  if ('ok' in read) return read;
  const uncertain = Number(parsed.uncertain ?? 0) !== 0;
  const approximate = Number(parsed.approximate ?? 0);
  if (approximate === 0) return momentOf(text, calendar, read.precision, [read.span], uncertain, false);
  const span = widenedByPart(read.span, read.precision, year, month, approximate, calendar);
  return { ...momentOf(text, calendar, read.precision, [span], uncertain, false), approximate: true };
}

/** Widened by the finest part that carries the mark: `1925-~05-25` is about May 1925, not about one day of it. */
function widenedByPart(
  span: Span,
  precision: Precision,
  year: number,
  month: number | undefined,
  mask: number,
  calendar: CalendarName,
): Span {
  if ((mask & DAY_BITS) !== 0 && precision === 'day') return widened(span, 'day', calendar);
  if ((mask & MONTH_BITS) !== 0 && month !== undefined) {
    return month > 12
      ? widened(divisionOfYear(year, month, calendar), 'season', calendar)
      : widened(monthsFrom(year, month, 1, calendar), 'month', calendar);
  }
  return widened(monthsFrom(year, 1, 12, calendar), 'year', calendar);
}

/** `1925S2` is some year from 1900 to 1999: the digits after the second are not significant. */
function significantYear(text: string, calendar: CalendarName, year: number, significant = 0): Moment {
  const digits = String(Math.abs(year)).padStart(4, '0').length;
  const size = significant > 0 && significant < digits ? 10 ** (digits - significant) : 1;
  const low = Math.floor(Math.abs(year) / size) * size;
  const high = low + size - 1;
  const span = year < 0 ? monthsFrom(-high, 1, 12 * size, calendar) : monthsFrom(low, 1, 12 * size, calendar);
  const precision = size === 1 ? 'year' : size === 10 ? 'decade' : 'century';
  return momentOf(text, calendar, precision, [span], false, false);
}

function outOfRange(text: string): DateError {
  return { ok: false, found: text, expected: 'a year from -900000 to 900000' };
}
