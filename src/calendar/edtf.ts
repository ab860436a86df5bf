/**
 * Reads a date as sources give it: EDTF (ISO 8601-2), levels 0 to 2, in the
 * Gregorian or the Julian calendar. Conventions it leaves open: `conventions.ts`.
 */
import type { CalendarName } from './day.ts';
import { hintFor, serialHint } from './edtf-hints.ts';
import { readCommon } from './edtf-moment.ts';
import { readRare } from './edtf-rare.ts';
import type { DateError, DateResult, Interval, Moment, Span } from './moment.ts';
import { coarsest, disjoint } from './moment.ts';

const LONGEST = 200;
const SHOWN = 60;
const ANY_DATE =
  'an EDTF date such as 1921, 1921-03, 1921-03-16, 1922-22~, 192X, 1921-03/1925-01 or [1925-01-15,1925-01-26]';

/**
 * Reads one EDTF text. Never throws; takes time bounded by the 200 characters it looks at.
 *
 * Accepted: years, months, days and divisions of a year (21 to 41) with `?`, `~`, `%`; digits
 * unspecified with X anywhere; intervals with open (`..`) or unknown (empty) ends; `..` alone;
 * one-of sets in brackets; the rare shapes of `edtf-rare.ts`. A date with a time of day keeps
 * the day as written.
 * Refused although valid: sets that no day bounds (`[..1925]`), sets in braces (all members are
 * meant, so they are several dates), and a bare year after 2999, which is what a spreadsheet
 * makes of a day before June 1927 (`7746`); `7746-XX` means the year itself.
 * @param calendar the calendar the text is written in; days come out the same in all.
 */
export function parseEdtf(text: string, calendar: CalendarName = 'gregorian'): DateResult {
  if (typeof text !== 'string') return { ok: false, found: typeof text, expected: ANY_DATE };
  if (text.length > LONGEST) {
    return { ok: false, found: shown(text), expected: `at most ${LONGEST} characters, not ${text.length}` };
  }
  if (text === '..') return { ok: true, date: { kind: 'open', edtf: '..' } };
  if (text.length === 4) {
    const hint = serialHint(text);
    if (hint !== undefined) return { ok: false, found: text, expected: ANY_DATE, hint };
  }
  const read = readDate(text, calendar);
  if (!('ok' in read)) return { ok: true, date: read };
  const hint = read.hint ?? hintFor(text, (repaired) => !('ok' in readDate(repaired, calendar)));
  const error = { ok: false, found: shown(read.found), expected: read.expected } as const;
  return hint === undefined ? error : { ...error, hint };
}

function readDate(text: string, calendar: CalendarName): Moment | Interval | DateError {
  if (text.startsWith('[') && text.endsWith(']')) return readSet(text, calendar);
  if (text.startsWith('{') && text.endsWith('}')) {
    return refused(text, 'one date: braces mean all of their members, so each is a date of its own');
  }
  return text.includes('/') ? readInterval(text, calendar) : readMoment(text, calendar);
}

function readMoment(text: string, calendar: CalendarName): Moment | DateError {
  return readCommon(text, calendar) ?? readRare(text, calendar) ?? refused(text, ANY_DATE);
}

function readInterval(text: string, calendar: CalendarName): Interval | DateError {
  const ends = text.split('/');
  if (ends.length !== 2) return refused(text, 'an interval with one slash, such as 1921-03/1925-01');
  if (text === '/') return refused(text, 'an interval with at least one end, such as 1921-03/ or 1921-03/..');
  const from = readEnd(ends[0]!, calendar);
  if (typeof from === 'object' && 'ok' in from) return from;
  const to = readEnd(ends[1]!, calendar);
  if (typeof to === 'object' && 'ok' in to) return to;
  if (typeof from === 'object' && typeof to === 'object' && from.earliest > to.latest) {
    return refused(text, 'an interval that does not end before it begins', `swap the ends: ${ends[1]}/${ends[0]}`);
  }
  return { kind: 'interval', edtf: text, from, to };
}

function readEnd(text: string, calendar: CalendarName): Moment | 'open' | 'unknown' | DateError {
  if (text === '') return 'unknown';
  return text === '..' ? 'open' : readMoment(text, calendar);
}

function readSet(text: string, calendar: CalendarName): Moment | DateError {
  const members: Moment[] = [];
  const spans: Span[] = [];
  for (const part of text.slice(1, -1).split(',')) {
    const ends = part.trim().split('..');
    if (ends.length > 2) return refused(text, 'members such as 1925-01 or 1925-01..1925-03, with commas between');
    if (ends.length === 2 && (ends[0] === '' || ends[1] === '')) {
      return refused(
        text,
        'a set with a first and a last day: nothing can be drawn from an unbounded one',
        'for "at some time until 1925" write an interval such as ../1925',
      );
    }
    const first = readMoment(ends[0]!, calendar);
    if ('ok' in first) return first;
    members.push(first);
    if (ends.length === 1) {
      spans.push(...first.alternatives);
      continue;
    }
    const last = readMoment(ends[1]!, calendar);
    if ('ok' in last) return last;
    if (first.earliest > last.latest) return refused(part.trim(), 'a range that does not end before it begins');
    members.push(last);
    spans.push({ earliest: first.earliest, latest: last.latest });
  }
  const alternatives = disjoint(spans, false);
  return {
    kind: 'moment',
    edtf: text,
    calendar,
    precision: coarsest(members.map(({ precision }) => precision)),
    uncertain: members.some(({ uncertain }) => uncertain),
    approximate: members.some(({ approximate }) => approximate),
    earliest: alternatives[0]!.earliest,
    latest: alternatives[alternatives.length - 1]!.latest,
    alternatives,
  };
}

/** Text for a message: shortened, invisible characters spelt out. */
function shown(text: string): string {
  const start = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return start.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

function refused(found: string, expected: string, hint?: string): DateError {
  return hint === undefined ? { ok: false, found, expected } : { ok: false, found, expected, hint };
}
