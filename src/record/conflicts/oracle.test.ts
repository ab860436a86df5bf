/**
 * The finder beside its definition: two claims conflict exactly when no choice of days, one for each date they state, lets both
 * hold. Here every choice is tried.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { days, type Row } from '../../../tests/conflict-cases.ts';
import { recordOfCase } from '../../../tests/conflict-records.ts';
import { findConflicts } from './index.ts';

/** The first and the last possible day of a date; absent where none is stated. */
type Date = readonly [number, number] | undefined;
interface Span {
  readonly from: Date;
  readonly to: Date;
}

const date: fc.Arbitrary<readonly [number, number]> = fc
  .tuple(fc.nat(9), fc.nat(4))
  .map(([first, wide]) => [10 + first, 10 + first + wide]);
const maybe = fc.option(date, { nil: undefined, freq: 3 });
const span = fc
  .record({ from: maybe, to: maybe })
  .filter(({ from, to }) => (from ?? to) !== undefined && (!from || !to || from[0] <= to[1]));
/** Days on which something nobody dates may lie. */
const [first, last] = [0, 40];

function* choices(of: Date, low = first, high = last): Iterable<number> {
  const [begin, end] = of ?? [low, high];
  for (let day = begin; day <= end; day++) yield day;
}

/** Beginnings and ends: a span whose end is not stated lasts a day at least, one whose both ends are on one day held on it. */
function* worlds({ from, to }: Span): Iterable<readonly [number, number]> {
  for (const begin of choices(from))
    for (const end of choices(to, begin + 1, last + 1)) if (from && to ? begin <= end : begin < end) yield [begin, end];
}

function some<T>(of: Iterable<T>, holds: (one: T) => boolean): boolean {
  for (const one of of) if (holds(one)) return true;
  return false;
}

const text = (of: Date) => (of ? days(of[0], of[1]) : undefined);
const cells = ({ from, to }: Span) => ({ ...(from && { from: text(from)! }), ...(to && { to: text(to)! }) });
const found = (...rows: readonly Row[]) => {
  const { claims, cast } = recordOfCase({ name: 'drawn', rows });
  return findConflicts(claims, cast, new Map()).map(({ kind }) => kind);
};
const holds = (id: string, subject: string, of: Span): Row => ({
  id,
  predicate: 'holds',
  subject,
  object: 'head',
  ...cells(of),
});

describe('two claims conflict exactly when no choice of days lets both hold', () => {
  it('two deaths', () => {
    fc.assert(
      fc.property(date, date, (one, other) => {
        const possible = some(choices(one), (a) => some(choices(other), (b) => a === b));
        const row = (id: string, of: Date): Row => ({ id, predicate: 'died', subject: 'ada', from: text(of)! });
        expect(found(row('a', one), row('b', other))).toEqual(possible ? [] : ['dates']);
      }),
      { numRuns: 300 },
    );
  });

  it('two holders of a post for one', () => {
    fc.assert(
      fc.property(span, span, (one, other) => {
        // One has gone by the day on which the other comes.
        const possible = some(worlds(one), (a) => some(worlds(other), (b) => a[1] <= b[0] || b[1] <= a[0]));
        expect(found(holds('a', 'ada', one), holds('b', 'bo', other))).toEqual(possible ? [] : ['capacity']);
      }),
      { numRuns: 500 },
    );
  });

  it('a tenure and a death, and a birth', () => {
    fc.assert(
      fc.property(span, date, (tenure, at) => {
        const outlived = some(worlds(tenure), ([begin, end]) =>
          some(choices(at), (death) => begin <= death && (!tenure.to || end <= death + 1)),
        );
        const died: Row = { id: 'b', predicate: 'died', subject: 'ada', from: text(at)! };
        expect(found(holds('a', 'ada', tenure), died)).toEqual(outlived ? [] : ['life']);
        const grown = some(worlds(tenure), ([begin]) => some(choices(at), (birth) => birth <= begin));
        const born: Row = { id: 'b', predicate: 'born', subject: 'ada', from: text(at)! };
        expect(found(holds('a', 'ada', tenure), born)).toEqual(grown ? [] : ['life']);
      }),
      { numRuns: 500 },
    );
  });

  it('a tenure and the time of its post', () => {
    fc.assert(
      fc.property(span, span, (tenure, existence) => {
        const { from, to } = existence;
        const possible = some(worlds(tenure), ([begin, end]) =>
          some(choices(from, first, first), (made) =>
            some(
              choices(to, last + 9, last + 9),
              (gone) => made <= gone && made <= begin && begin <= gone && (!tenure.to || end <= gone + 1),
            ),
          ),
        );
        const exists: Row = { id: 'b', predicate: 'exists', subject: 'head', ...cells(existence) };
        expect(found(holds('a', 'ada', tenure), exists)).toEqual(possible ? [] : ['existence']);
      }),
      { numRuns: 500 },
    );
  });

  it('an order and the dates of what it orders', () => {
    fc.assert(
      fc.property(date, date, (early, late) => {
        const possible = some(choices(early), (a) => some(choices(late), (b) => a <= b));
        const event = (id: string, subject: string, of: Date): Row => ({
          id,
          predicate: 'event',
          subject,
          from: text(of)!,
        });
        const rows = [event('a', 'gale', early), event('b', 'fair', late)];
        expect(found(...rows, { id: 'c', predicate: 'before', subject: 'a', object: 'b' })).toEqual(
          possible ? [] : ['order'],
        );
      }),
      { numRuns: 300 },
    );
  });
});
