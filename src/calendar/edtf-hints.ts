/**
 * Guesses what was meant by a text that is not EDTF: chiefly what spreadsheets make
 * of dates, and the ways people write them by hand.
 */
import { addDays, dayOf, daysInMonth, isoDay } from './day.ts';
import { monthName, monthNamed } from './month-names.ts';

const EPOCH = dayOf(1970, 1, 1);
/** Day number of 1970-01-01 in spreadsheets that count from 1900, and in those that count from 1904. */
const SERIAL_1900 = 25_569;
const SERIAL_1904 = 24_107;
/** 9999-12-31, where spreadsheets end. */
const LARGEST_SERIAL = 2_958_465;
/** Bare numbers up to here are taken for years. */
const LATEST_BARE_YEAR = 2999;

/** A hint as a short sentence, or undefined. `reads` says whether a repaired text would be accepted. */
export function hintFor(text: string, reads: (repaired: string) => boolean): string | undefined {
  const plain = text.replace(/\0/g, '').trim();
  const timed = /^(.{6,30}?)[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)? ?(?:[AaPp][Mm])?$/.exec(plain);
  if (timed !== null) {
    const day = timed[1]!;
    return reads(day) ? `write the day alone: ${day}` : hintFor(day, reads);
  }
  return (
    serialHint(plain) ??
    yearFirst(plain) ??
    yearLast(plain) ??
    withMonthName(plain) ??
    shortYear(plain) ??
    repaired(text, reads)
  );
}

/** A hint for a number that a spreadsheet may have put in place of a day; undefined if it may well be a year. */
export function serialHint(text: string): string | undefined {
  if (/^(?:1[0-9]|20)[0-9]{6}$/.test(text)) {
    return datesHint([dateOf(text.slice(0, 4), text.slice(4, 6), text.slice(6))]);
  }
  if (!/^[1-9][0-9]{3,6}(?:\.[0-9]{1,12})?$/.test(text)) return undefined;
  const serial = Math.floor(Number(text));
  if (serial > LARGEST_SERIAL || (!text.includes('.') && serial <= LATEST_BARE_YEAR)) return undefined;
  const since1900 = isoDay(addDays(EPOCH, serial - SERIAL_1900));
  const since1904 = isoDay(addDays(EPOCH, serial - SERIAL_1904));
  const year = text.length === 4 ? `; if the year is meant, write ${text}-XX` : '';
  return `this looks like a spreadsheet's number for a day: write ${since1900} (${since1904} if it counts from 1904)${year}`;
}

/** `1921-3-16`, `1921/03/16`, `1921.3`, `1921-16-03`. */
function yearFirst(text: string): string | undefined {
  const match = /^([0-9]{4})([-/. ])([0-9]{1,2})(?:\2([0-9]{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, year, , second, third] = match;
  if (third === undefined) {
    const month = Number(second);
    return month >= 1 && month <= 12 && second !== undefined ? `write ${year}-${second.padStart(2, '0')}` : undefined;
  }
  return datesHint([dateOf(year!, second!, third)]) ?? datesHint([dateOf(year!, third, second!)]);
}

/** `16.03.1921`, `3/16/1921`, `3-4-21`: day or month may come first, and the century may be missing. */
function yearLast(text: string): string | undefined {
  const match = /^([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})$/.exec(text);
  if (match === null) return undefined;
  const [, first, , second, year] = match;
  return datesHint(fullYears(year!).flatMap((full) => [dateOf(full, second!, first!), dateOf(full, first!, second!)]));
}

/** `16-Mar-21`, `16 March 1921`, `March 16, 1921`, `Mar-21`, `March 1921`. */
function withMonthName(text: string): string | undefined {
  const match =
    /^(?:([0-9]{1,2})(?:st|nd|rd|th)?[-. /]+)?([A-Za-z]{3,9})\.?(?:[- /]+([0-9]{1,2})(?:st|nd|rd|th)?,?)?[-, /]+([0-9]{4}|[0-9]{2})$/.exec(
      text,
    );
  if (match === null) return monthAndYear(text);
  const [, before, name, after, year] = match;
  const month = monthNamed(name!);
  const day = before ?? after;
  if (month === undefined || (before !== undefined && after !== undefined)) return undefined;
  if (day !== undefined) return datesHint(fullYears(year!).map((full) => dateOf(full, String(month), day)));
  const months = fullYears(year!).map((full) => `${full}-${String(month).padStart(2, '0')}`);
  if (months.length === 1) return `write ${months[0]}`;
  const asDay =
    Number(year) <= daysInMonth(2000, month) && Number(year) > 0
      ? `; it may also be ${Number(year)} ${monthName(month)} of a year that was lost`
      : '';
  return `write ${months.join(' or ')}, whichever the source says${asDay}`;
}

function monthAndYear(text: string): string | undefined {
  const match = /^([0-9]{4})[- ,]+([A-Za-z]{3,9})\.?(?:[- ]+([0-9]{1,2}))?$/.exec(text);
  const month = match === null ? undefined : monthNamed(match[2]!);
  if (match === null || month === undefined) return undefined;
  if (match[3] !== undefined) return datesHint([dateOf(match[1]!, String(month), match[3])]);
  return `write ${match[1]}-${String(month).padStart(2, '0')}`;
}

/** `192`, `19`, `1920s`, `1925-1927`: decades, centuries and ranges written short. */
function shortYear(text: string): string | undefined {
  if (/^[0-9]{3}$/.test(text)) return `for a decade write ${text}X, for a year four digits (0${text})`;
  if (/^[0-9]{2}$/.test(text)) return `for a century write ${text}XX, for a year four digits`;
  if (/^[0-9]{3}0s$/.test(text)) return `for a decade write ${text.slice(0, 3)}X`;
  const range = /^([0-9]{2})([0-9]{2}) ?[-–—/] ?([0-9]{4}|[0-9]{2})$/.exec(text);
  if (range !== null) {
    const [, century, year, end] = range;
    return `for an interval write ${century}${year}/${end!.length === 4 ? end : `${century}${end}`}`;
  }
  const circa = /^(?:c|ca|circa|about)\.? ?([0-9]{4}(?:-[0-9]{2}){0,2})$/i.exec(text);
  return circa === null ? undefined : `for an approximate date write ${circa[1]}~`;
}

/** Spaces, foreign digits and dashes, small x or the former u for an unknown digit. */
function repaired(text: string, reads: (repaired: string) => boolean): string | undefined {
  const plain = asciiDigits(text.normalize('NFKC'))
    .replace(/[\p{Cc}\p{Cf}\s]/gu, '')
    .replace(/[\p{Pd}−]/gu, '-');
  if (plain !== text && plain.length <= text.length && reads(plain)) {
    return `write ${plain}, with plain digits and hyphens and no spaces`;
  }
  const unknown = plain.replace(/[xu]/g, 'X');
  if (unknown !== plain && unknown.length <= text.length && reads(unknown)) {
    return `write ${unknown}: an unknown digit is a capital X`;
  }
  return undefined;
}

/** Decimal digits of any script as 0 to 9: Unicode keeps the ten digits of a script in a row, with a gap before the next. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let value = 0;
    const code = digit.codePointAt(0)!;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}

interface WrittenDate {
  readonly iso: string;
  readonly spoken: string;
}

/** The date of fields as written, or undefined if either calendar lacks it (29 February of any leap year passes). */
function dateOf(year: string, month: string, day: string): WrittenDate | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m, 'julian')) return undefined;
  return { iso: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, spoken: `${d} ${monthName(m)} ${y}` };
}

function datesHint(dates: readonly (WrittenDate | undefined)[]): string | undefined {
  const readings = new Map(dates.flatMap((date) => (date === undefined ? [] : [[date.iso, date.spoken] as const])));
  if (readings.size === 0) return undefined;
  if (readings.size === 1) return `write ${[...readings.keys()][0]}`;
  return `write ${[...readings].map(([iso, spoken]) => `${iso} for ${spoken}`).join(', or ')}`;
}

/** A year of two digits may belong to either century. */
function fullYears(year: string): string[] {
  return year.length === 4 ? [year] : [`19${year}`, `20${year}`];
}
