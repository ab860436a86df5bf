/** Times of Wikidata as EDTF: each precision as the days that it covers, in the calendar that the value names. */
import { type CalendarName, isoDay, parseEdtf } from '../calendar/index.ts';
import { calendars } from './wikidata-facts.ts';

/** A time as an entity's JSON has it. */
export interface WikidataTime {
  readonly time: string;
  readonly precision: number;
  readonly calendarmodel: string;
}

export interface ReadTime {
  readonly edtf: string;
  readonly calendar: CalendarName;
}

/**
 * The time as EDTF; a text says what was expected instead. The string is in the calendar named beside it, and its years have
 * no zero: -0044 is 44 BC, which EDTF writes -0043. Precisions: 11 a day (finer ones too), 10 a month, 9 a year, 8 a decade
 * (the ten years with one first three digits), 7 a century and 6 a millennium (1901 to 2000, 1001 to 2000).
 */
export function edtfOf({ time, precision, calendarmodel }: WikidataTime): ReadTime | string {
  const calendar = calendars[/Q[0-9]+$/.exec(calendarmodel)?.[0] ?? ''];
  if (calendar === undefined) return 'a calendar model: Q1985727 (Gregorian) or Q1985786 (Julian)';
  const match = /^([+-])([0-9]{4,16})-([0-9]{2})-([0-9]{2})T/.exec(time);
  if (match === null) return 'a time such as +1921-03-16T00:00:00Z';
  const written = Number(match[2]);
  const year = match[1] === '-' ? 1 - written : written;
  if (written > 9999) return 'a year of at most four digits';
  const edtf = edtfAt(year, match[3]!, match[4]!, precision);
  if (edtf === undefined) return 'a precision from 6 (millennium) to 11 (day)';
  return parseEdtf(edtf, calendar).ok ? { edtf, calendar } : 'a date that its calendar has';
}

function edtfAt(year: number, month: string, day: string, precision: number): string | undefined {
  if (precision >= 11 && precision <= 14) return `${yearText(year)}-${month}-${day}`;
  if (precision === 10) return `${yearText(year)}-${month}`;
  if (precision === 9) return yearText(year);
  // The years of an era before the first year run backwards; a span says so without a rule of its own.
  if (precision === 8 && year > 0) return `${yearText(year).slice(0, 3)}X`;
  const length = { 8: 10, 7: 100, 6: 1000 }[precision];
  if (length === undefined) return undefined;
  const first = precision === 8 ? Math.floor(year / 10) * 10 : Math.floor((year - 1) / length) * length + 1;
  return `[${yearText(first)}..${yearText(first + length - 1)}]`;
}

function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** The same days in the Gregorian calendar. */
export function gregorian({ edtf, calendar }: ReadTime): string {
  if (calendar === 'gregorian') return edtf;
  const read = parseEdtf(edtf, calendar);
  if (!read.ok || read.date.kind !== 'moment') return edtf;
  const { earliest, latest } = read.date;
  return earliest === latest ? isoDay(earliest) : `[${isoDay(earliest)}..${isoDay(latest)}]`;
}

/** A time of which only bounds are known: not before the one, not after the other. Undefined where one is lacking. */
export function between(earliest: ReadTime | undefined, latest: ReadTime | undefined): string | undefined {
  if (earliest === undefined || latest === undefined) return undefined;
  const text = `[${gregorian(earliest)}..${gregorian(latest)}]`;
  const simple = !/[[\]]/.test(text.slice(1, -1));
  return simple && parseEdtf(text).ok ? text : undefined;
}
