/** Puts a moment into plain English. */
import type { Day } from './day.ts';
import { civil, daysInMonth } from './day.ts';
import type { Moment, Span } from './moment.ts';
import { monthName } from './month-names.ts';

/** Names of divisions of a year by EDTF code from 21 on; the northern seasons serve 21 to 28. */
const DIVISION_NAMES: readonly string[] = [
  'spring',
  'summer',
  'autumn',
  'winter',
  'spring',
  'summer',
  'autumn',
  'winter',
  'southern spring',
  'southern summer',
  'southern autumn',
  'southern winter',
  'first quarter of',
  'second quarter of',
  'third quarter of',
  'fourth quarter of',
  'first third of',
  'second third of',
  'last third of',
  'first half of',
  'second half of',
];
/** Winter, and summer south of the equator, run into the next year. */
const OVER_NEW_YEAR: readonly string[] = ['24', '28', '30'];

/**
 * Plain English: "May 1925", "about 25 May 1922", "perhaps summer 1926",
 * "15 or 26 January 1925", "25 October 1917 (Julian; 7 November 1917 Gregorian)".
 * Dates are named in the calendar they are written in; spans that have no short name by
 * their first and last day, month or year, in the Gregorian calendar.
 */
export function describeMoment(moment: Moment): string {
  const mark = `${moment.uncertain ? 'perhaps ' : ''}${moment.approximate ? 'about ' : ''}`;
  const name = moment.edtf.startsWith('[') ? nameSet(moment.edtf) : nameDate(moment.edtf);
  if (name === undefined) {
    // The spans are widened already, so "about" would count the doubt twice.
    return `${moment.uncertain ? 'perhaps ' : ''}${nameSpans(moment.alternatives)}`;
  }
  return `${mark}${name}${moment.calendar === 'julian' ? julianNote(moment) : ''}`;
}

function nameDate(edtf: string): string | undefined {
  // "About" before the whole date would misname a mark on one part: 1925-~05-25 is about May.
  const unmarked = edtf.replace(/[?~%]$/, '');
  if (/[~%]/.test(unmarked) && unmarked.includes('-')) return undefined;
  const plain = unmarked.replace(/[?~%]/g, '');
  const match = /^(-?[0-9]{4}|Y-?[0-9]{5,7}|[1-9][0-9]{2}X)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?$/.exec(plain);
  if (match === null) return undefined;
  const [, yearText, month, day] = match;
  const known = month !== undefined && month !== 'XX';
  if (yearText!.endsWith('X')) return known ? undefined : `the ${yearText!.slice(0, 3)}0s`;
  if (!known) return day === undefined || day === 'XX' ? nameYear(Number(yearText!.replace('Y', ''))) : undefined;
  const year = Number(yearText!.replace('Y', ''));
  if (Number(month) > 12) {
    const division = DIVISION_NAMES[Number(month) - 21];
    if (division === undefined) return undefined;
    if (OVER_NEW_YEAR.includes(month)) return `${division} ${nameYears(year)}`;
    return `${division.endsWith(' of') ? 'the ' : ''}${division} ${nameYear(year)}`;
  }
  const named = `${monthName(Number(month))} ${nameYear(year)}`;
  return day === undefined || day === 'XX' ? named : `${Number(day)} ${named}`;
}

/** Astronomical years before 1 are given as BC, early ones with AD so that they read as years. */
function nameYear(year: number): string {
  if (year < 1) return `${1 - year} BC`;
  return year < 1000 ? `AD ${year}` : String(year);
}

/** A year and the next, as for winters: "1926-27", "1999-2000". */
function nameYears(year: number): string {
  if (year < 1000) return `${nameYear(year)} to ${nameYear(year + 1)}`;
  const next = String(year + 1);
  return next.endsWith('00') ? `${year}-${next}` : `${year}-${next.slice(-2)}`;
}

function nameSet(edtf: string): string | undefined {
  const members: string[] = [];
  for (const part of edtf.slice(1, -1).split(',')) {
    const names = part.trim().split('..').map(nameDate);
    if (names.includes(undefined)) return undefined;
    members.push(names.join(' to '));
  }
  return orList(members);
}

/** Joins by "or", naming what all members end with only once if they are built alike: "15 or 26 January 1925". */
function orList(members: readonly string[]): string {
  const words = members.map((member) => member.split(' '));
  const length = words[0]!.length;
  let shared = 0;
  if (members.length > 1 && words.every((list) => list.length === length)) {
    while (shared < length - 1 && words.every((list) => list[length - 1 - shared] === words[0]![length - 1 - shared])) {
      shared++;
    }
  }
  const heads = words.map((list) => list.slice(0, list.length - shared).join(' '));
  const tail = words[0]!.slice(length - shared);
  const last = heads.pop()!;
  return [heads.length === 0 ? last : `${heads.join(', ')} or ${last}`, ...tail].join(' ');
}

function julianNote(moment: Moment): string {
  if (moment.precision !== 'day' || moment.approximate || moment.earliest !== moment.latest) return ' (Julian)';
  return ` (Julian; ${nameDay(moment.earliest)} Gregorian)`;
}

function nameSpans(spans: readonly Span[]): string {
  const first = spans[0]!;
  const last = spans[spans.length - 1]!;
  if (spans.length === 1) return nameSpan(first);
  if (spans.length <= 3) return spans.map(nameSpan).join(' or ');
  const kind = spans.every(({ earliest, latest }) => earliest === latest) ? 'days' : 'spans';
  return `one of ${spans.length} ${kind} between ${nameDay(first.earliest)} and ${nameDay(last.latest)}`;
}

function nameSpan({ earliest, latest }: Span): string {
  if (earliest === latest) return nameDay(earliest);
  const first = civil(earliest);
  const last = civil(latest);
  if (first.dayOfMonth !== 1 || last.dayOfMonth !== daysInMonth(last.year, last.month)) {
    return `between ${nameDay(earliest)} and ${nameDay(latest)}`;
  }
  if (first.month === 1 && last.month === 12) return `between ${nameYear(first.year)} and ${nameYear(last.year)}`;
  return `between ${nameMonth(first.year, first.month)} and ${nameMonth(last.year, last.month)}`;
}

function nameMonth(year: number, month: number): string {
  return `${monthName(month)} ${nameYear(year)}`;
}

function nameDay(day: Day): string {
  const { year, month, dayOfMonth } = civil(day);
  return `${dayOfMonth} ${monthName(month)} ${nameYear(year)}`;
}
