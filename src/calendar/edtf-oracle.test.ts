/**
 * Compares the parser with the `edtf` library where both accept.
 *
 * Left out because the conventions differ: seasons (the library's are quarters), approximate
 * dates (it does not widen), bare years after 2999 (taken for spreadsheet numbers), and
 * intervals with ends that start on the same day (it refuses them).
 * Left out because the library is wrong: masks of months and days in years before 0 (they end
 * before they begin), February of year 0 (counted as in 1900), and 29 February in masked years.
 */
import * as library from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth } from './day.ts';
import { parseEdtf } from './edtf.ts';

const CLASSES = { Date: library.Date, Year: library.Year, Interval: library.Interval, Set: library.Set };
const MILLISECONDS_A_DAY = 86_400_000;
const firstDay = (time: number | null) => Math.floor(time! / MILLISECONDS_A_DAY);

const years = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1800, max: 2100 }) },
  fc.integer({ min: -9999, max: 9999 }).filter((year) => year !== 0),
);

const plain = fc
  .tuple(years, fc.integer({ min: 1, max: 12 }), fc.nat(30), fc.integer({ min: 1, max: 3 }))
  .map(([year, month, day, parts]) => {
    const written = [
      `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`,
      two(month),
      two((day % daysInMonth(year, month)) + 1),
    ];
    return written.slice(0, parts).join('-');
  });

const masked = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(
      '',
      '-XX',
      '-XX-XX',
      '-05',
      '-05-XX',
      '-11-30',
      '-02-XX',
      '-XX-25',
      '-1X',
      '-0X',
      '-05-2X',
      '-05-3X',
      '-05-0X',
    ),
  )
  .map(([year, unknown, rest]) => {
    const digits = String(year).padStart(4, '0');
    return digits.slice(0, 4 - unknown) + 'X'.repeat(unknown) + rest;
  })
  .filter((text) => text.includes('X'));

/** Marks on parts, which go through the library's grammar but not through its day counting. */
const partMarks = fc
  .tuple(plain, fc.constantFrom('first', 'last'))
  .map(([text, where]) =>
    where === 'first' ? text.replace(/^(-?[0-9]{4})/, '$1?') : text.replace(/([0-9]{2})$/, '?$1'),
  )
  .filter((text) => !/^-?[0-9]{2}\?/.test(text));

describe('the edtf library agrees', () => {
  it.each([
    ['plain dates', plain.filter((text) => !/^[3-9][0-9]{3}$/.test(text))],
    ['uncertain dates', plain.map((text) => `${text}?`)],
    ['marks on one part', partMarks],
    ['unspecified digits', masked],
  ])('on %s', (_, texts) => {
    let compared = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const theirs = extent(text);
        const ours = parseEdtf(text);
        if (theirs === undefined || !ours.ok || ours.date.kind !== 'moment') return;
        compared++;
        expect([text, ours.date.earliest, ours.date.latest]).toEqual([
          text,
          firstDay(theirs.min),
          firstDay(theirs.max),
        ]);
      }),
      { numRuns: 400 },
    );
    // Both must accept most of what is generated, or the comparison proves nothing.
    expect(compared).toBeGreaterThan(200);
  });

  it('on intervals', () => {
    const end = fc.oneof({ weight: 4, arbitrary: plain }, fc.constantFrom('..', ''));
    let compared = 0;
    fc.assert(
      fc.property(end, end, (from, to) => {
        const text = `${from}/${to}`;
        const theirs = extent(text);
        const ours = parseEdtf(text);
        if (theirs === undefined || !ours.ok || ours.date.kind !== 'interval') return;
        compared++;
        const ends = [ours.date.from, ours.date.to];
        expect(ends.map((one) => (typeof one === 'string' ? one : undefined))).toEqual([nameOf(from), nameOf(to)]);
        const [first, last] = ends;
        if (typeof first === 'object') expect(first.earliest).toBe(firstDay(theirs.min));
        if (typeof last === 'object') expect(last.latest).toBe(firstDay(theirs.max));
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('on the ends of one-of sets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9990 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 12 }),
        (year, gap, month) => {
          const text = `[${String(year).padStart(4, '0')}-${two(month)},${String(year + gap).padStart(4, '0')}]`;
          const ours = parseEdtf(text);
          const theirs = extent(text);
          expect(ours.ok && ours.date.kind === 'moment' && [ours.date.earliest, ours.date.latest]).toEqual([
            firstDay(theirs!.min),
            firstDay(theirs!.max),
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The library's ends, or undefined if it refuses. */
function extent(text: string): { min: number | null; max: number | null } | undefined {
  try {
    const parsed = library.parse(text);
    return new CLASSES[parsed.type as keyof typeof CLASSES](parsed);
  } catch {
    return undefined;
  }
}

function nameOf(end: string): string | undefined {
  return end === '' ? 'unknown' : end === '..' ? 'open' : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
