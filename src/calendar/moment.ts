/** The types a dated statement is made of: a set of days, and what the source said about it. */
import type { CalendarName, Day } from './day.ts';
import { isoDay } from './day.ts';

/**
 * How finely the source names the time. `century` also stands for anything coarser.
 * Quarters, thirds and halves of a year count as `season`.
 */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century';

/** From fine to coarse. */
export const PRECISIONS: readonly Precision[] = ['day', 'month', 'season', 'year', 'decade', 'century'];

/** A run of days, both ends included, one of which is meant. */
export interface Span {
  readonly earliest: Day;
  readonly latest: Day;
}

/** One time, known as a set of days. `earliest` and `latest` are the ends of the first and last alternative. */
export interface Moment extends Span {
  readonly kind: 'moment';
  /** As written. */
  readonly edtf: string;
  /** The calendar `edtf` is written in; days are the same in all. */
  readonly calendar: CalendarName;
  /** Of the coarsest member for one-of sets. */
  readonly precision: Precision;
  /** Marked `?` or `%`. */
  readonly uncertain: boolean;
  /** Marked `~` or `%`; the spans are already widened. */
  readonly approximate: boolean;
  /** Sorted and disjoint: one for plain dates; several for one-of sets and for unspecified digits that leave gaps (`1925-XX-25`). */
  readonly alternatives: readonly Span[];
}

/** A stretch of time. `open` has no bound, `unknown` has one that the source does not give. */
export interface Interval {
  readonly kind: 'interval';
  readonly edtf: string;
  readonly from: Moment | 'open' | 'unknown';
  readonly to: Moment | 'open' | 'unknown';
}

/** The lone `..`: no bound. */
export interface Open {
  readonly kind: 'open';
  readonly edtf: '..';
}

export type EdtfDate = Moment | Interval | Open;

/** A refused text: what stood there (shortened), what may stand there, and a guess at what was meant. */
export interface DateError {
  readonly ok: false;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

export type DateResult = { readonly ok: true; readonly date: EdtfDate } | DateError;

/** The moment of one known day. */
export function exactly(day: Day): Moment {
  return {
    kind: 'moment',
    edtf: isoDay(day),
    calendar: 'gregorian',
    precision: 'day',
    uncertain: false,
    approximate: false,
    earliest: day,
    latest: day,
    alternatives: [{ earliest: day, latest: day }],
  };
}

/** Sorts spans and joins those that share a day or, with `adjacent`, that follow without a gap. */
export function disjoint(spans: readonly Span[], adjacent: boolean): Span[] {
  const sorted = [...spans].sort((a, b) => a.earliest - b.earliest || a.latest - b.latest);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined[joined.length - 1];
    if (last === undefined || span.earliest > last.latest + (adjacent ? 1 : 0)) joined.push(span);
    else if (span.latest > last.latest) joined[joined.length - 1] = { earliest: last.earliest, latest: span.latest };
  }
  return joined;
}

export function coarsest(precisions: readonly Precision[]): Precision {
  return PRECISIONS[Math.max(...precisions.map((precision) => PRECISIONS.indexOf(precision)))]!;
}
