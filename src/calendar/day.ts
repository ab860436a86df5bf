/**
 * Days and months as whole numbers, and their conversion to and from Gregorian
 * and Julian dates. Years are astronomical: 0 is 1 BC, -43 is 44 BC.
 */

declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;

/** A day: whole days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number & { readonly [dayBrand]: 'Day' };

/** A Gregorian month: whole months since January 1970. */
export type MonthIndex = number & { readonly [monthBrand]: 'MonthIndex' };

export type CalendarName = 'gregorian' | 'julian';

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Beyond this the day numbers stay exact, but no source needs it and loops over years would not end soon. */
const LARGEST_YEAR = 1_000_000;
const DAYS_PER_YEAR = 365.2425;
/** Day number of 0000-03-01 in each calendar. The Julian one falls two days earlier. */
const MARCH_OF_YEAR_ZERO = { gregorian: -719_468, julian: -719_470 } as const;

export function isLeapYear(year: number, calendar: CalendarName = 'gregorian'): boolean {
  if (year % 4 !== 0) return false;
  return calendar === 'julian' || year % 100 !== 0 || year % 400 === 0;
}

/** Number of days of a month; `month` from 1 to 12. */
export function daysInMonth(year: number, month: number, calendar: CalendarName = 'gregorian'): number {
  if (month === 2) return isLeapYear(year, calendar) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day of a date of the given calendar.
 *
 * Counts from 1 March, so that the leap day ends the year (Richards, "Calendars",
 * Explanatory Supplement to the Astronomical Almanac, 3rd ed., ch. 15).
 * @throws RangeError if the calendar has no such date or the year is beyond ±1,000,000.
 */
export function dayOf(year: number, month: number, dayOfMonth: number, calendar: CalendarName = 'gregorian'): Day {
  if (!Number.isInteger(year) || Math.abs(year) > LARGEST_YEAR) throw new RangeError(`no such year: ${year}`);
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`no such month: ${month}`);
  if (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month, calendar)) {
    throw new RangeError(`no such date in the ${calendar} calendar: ${year}-${month}-${dayOfMonth}`);
  }
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const centuries = calendar === 'gregorian' ? Math.floor(marchYear / 400) - Math.floor(marchYear / 100) : 0;
  return (MARCH_OF_YEAR_ZERO[calendar] +
    365 * marchYear +
    Math.floor(marchYear / 4) +
    centuries +
    Math.floor((153 * monthFromMarch + 2) / 5) +
    dayOfMonth -
    1) as Day;
}

/** The date of a day in the given calendar: the inverse of {@link dayOf}. */
export function civil(day: Day, calendar: CalendarName = 'gregorian'): CivilDate {
  const fromMarch = day - MARCH_OF_YEAR_ZERO[calendar];
  let marchYear: number;
  let dayOfYear: number;
  if (calendar === 'julian') {
    const cycle = Math.floor(fromMarch / 1461);
    const inCycle = fromMarch - cycle * 1461;
    const yearInCycle = Math.min(3, Math.floor(inCycle / 365));
    marchYear = cycle * 4 + yearInCycle;
    dayOfYear = inCycle - yearInCycle * 365;
  } else {
    const cycle = Math.floor(fromMarch / 146_097);
    const inCycle = fromMarch - cycle * 146_097;
    const century = Math.min(3, Math.floor(inCycle / 36_524));
    const inCentury = inCycle - century * 36_524;
    const four = Math.floor(inCentury / 1461);
    const inFour = inCentury - four * 1461;
    const yearInFour = Math.min(3, Math.floor(inFour / 365));
    marchYear = cycle * 400 + century * 100 + four * 4 + yearInFour;
    dayOfYear = inFour - yearInFour * 365;
  }
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: month > 2 ? marchYear : marchYear + 1, month, dayOfMonth };
}

export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** Time from one day to another in years of 365.2425 days; negative if `later` comes first. */
export function yearsBetween(earlier: Day, later: Day): number {
  return (later - earlier) / DAYS_PER_YEAR;
}

/** A year as EDTF writes it: `1925`, `-0043`, `Y12000`, `Y-12000`. */
export function isoYear(year: number): string {
  const size = Math.abs(year);
  if (size > 9999) return `Y${year}`;
  return `${year < 0 ? '-' : ''}${String(size).padStart(4, '0')}`;
}

/**
 * A day as `YYYY-MM-DD` in the Gregorian calendar. Years before 0 have a minus sign
 * (`-0043-03-15`), years of five digits and more EDTF's Y (`Y12000-01-01`).
 */
export function isoDay(day: Day): string {
  const { year, month, dayOfMonth } = civil(day);
  return `${isoYear(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** Reads what {@link isoDay} writes; undefined for anything else, impossible dates included. */
export function parseIsoDay(text: string): Day | undefined {
  const match = /^(-?[0-9]{4}|Y-?[1-9][0-9]{4,6})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (match === null || match[1] === '-0000') return undefined;
  const year = Number(match[1]!.replace('Y', ''));
  const month = Number(match[2]);
  const dayOfMonth = Number(match[3]);
  if (Math.abs(year) > LARGEST_YEAR || month < 1 || month > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, dayOfMonth);
}

export function monthOf(day: Day): MonthIndex {
  const { year, month } = civil(day);
  return ((year - 1970) * 12 + month - 1) as MonthIndex;
}

export function firstDayOf(month: MonthIndex): Day {
  return firstOfMonth(1970, month + 1, 'gregorian');
}

export function lastDayOf(month: MonthIndex): Day {
  return addDays(firstOfMonth(1970, month + 2, 'gregorian'), -1);
}

/** A month as `YYYY-MM`, its year written as in {@link isoDay}. */
export function isoMonth(month: MonthIndex): string {
  return `${isoYear(1970 + Math.floor(month / 12))}-${twoDigits(month - Math.floor(month / 12) * 12 + 1)}`;
}

/** First day of a month whose number may run past a year's end: month 0 is December of the year before, 13 January of the next. */
export function firstOfMonth(year: number, month: number, calendar: CalendarName): Day {
  const shift = Math.floor((month - 1) / 12);
  return dayOf(year + shift, month - shift * 12, 1, calendar);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
