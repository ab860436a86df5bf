import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarName } from './day.ts';
import { dayOf, isoDay } from './day.ts';
import { parseEdtf } from './edtf.ts';
import type { DateError, Interval, Moment } from './moment.ts';
import { exactly } from './moment.ts';

function moment(text: string, calendar?: CalendarName): Moment {
  const result = parseEdtf(text, calendar);
  if (!result.ok || result.date.kind !== 'moment') throw new Error(`not a moment: ${text}`);
  return result.date;
}

function interval(text: string): Interval {
  const result = parseEdtf(text);
  if (!result.ok || result.date.kind !== 'interval') throw new Error(`not an interval: ${text}`);
  return result.date;
}

function refusal(text: string, calendar?: CalendarName): DateError {
  const result = parseEdtf(text, calendar);
  if (result.ok) throw new Error(`accepted: ${text}`);
  return result;
}

function spansOf(text: string, calendar?: CalendarName): string[] {
  return moment(text, calendar).alternatives.map(({ earliest, latest }) => `${isoDay(earliest)} ${isoDay(latest)}`);
}

describe('parseEdtf: single dates', () => {
  it.each([
    ['1925', 'year', '1925-01-01 1925-12-31'],
    ['1924-02', 'month', '1924-02-01 1924-02-29'],
    ['1925-05-25', 'day', '1925-05-25 1925-05-25'],
    ['0000', 'year', '0000-01-01 0000-12-31'],
    ['-0043-03-15', 'day', '-0043-03-15 -0043-03-15'],
    ['1922-21', 'season', '1922-03-01 1922-05-31'],
    ['1922-22', 'season', '1922-06-01 1922-08-31'],
    ['1922-23', 'season', '1922-09-01 1922-11-30'],
    ['1923-24', 'season', '1923-12-01 1924-02-29'],
    ['1922-30', 'season', '1922-12-01 1923-02-28'],
    ['1922-36', 'season', '1922-10-01 1922-12-31'],
    ['1922-39', 'season', '1922-09-01 1922-12-31'],
    ['1922-41', 'season', '1922-07-01 1922-12-31'],
    ['192X', 'decade', '1920-01-01 1929-12-31'],
    ['19XX', 'century', '1900-01-01 1999-12-31'],
    ['1XXX', 'century', '1000-01-01 1999-12-31'],
    ['-192X', 'decade', '-1929-01-01 -1920-12-31'],
    ['-000X', 'decade', '-0009-01-01 -0001-12-31'],
    ['1925-XX', 'year', '1925-01-01 1925-12-31'],
    ['1925-XX-XX', 'year', '1925-01-01 1925-12-31'],
    ['1925-02-XX', 'month', '1925-02-01 1925-02-28'],
    ['192X-XX-XX', 'decade', '1920-01-01 1929-12-31'],
    ['1925-1X', 'month', '1925-10-01 1925-12-31'],
    ['1925-02-2X', 'day', '1925-02-20 1925-02-28'],
    ['1925S2', 'century', '1900-01-01 1999-12-31'],
    ['1925S4', 'year', '1925-01-01 1925-12-31'],
    ['Y-17E4S2', 'century', 'Y-179999-01-01 Y-170000-12-31'],
    ['Y12000', 'year', 'Y12000-01-01 Y12000-12-31'],
    ['Y-17E4', 'year', 'Y-170000-01-01 Y-170000-12-31'],
    ['1925-01-15T23:30:00-05:00', 'day', '1925-01-15 1925-01-15'],
  ])('%s is a %s: %s', (text, precision, span) => {
    expect(spansOf(text)).toEqual([span]);
    expect(moment(text)).toMatchObject({ edtf: text, precision, uncertain: false, approximate: false });
  });

  it.each([
    ['1922-05-25~', '1922-05-20 1922-05-30'],
    ['1922-05~', '1922-04-01 1922-06-30'],
    ['1922-01~', '1921-12-01 1922-02-28'],
    ['1922-22~', '1922-03-01 1922-11-30'],
    ['1922~', '1921-01-01 1923-12-31'],
    ['192X~', '1915-01-01 1934-12-31'],
    ['19XX~', '1875-01-01 2024-12-31'],
    ['1922-05-XX~', '1922-04-01 1922-06-30'],
    ['1925-~05-25', '1925-04-01 1925-06-30'],
    ['1925-05-~25', '1925-05-20 1925-05-30'],
    ['1925~-05-25', '1924-01-01 1926-12-31'],
  ])('widens %s by the table to %s', (text, span) => {
    expect(spansOf(text)).toEqual([span]);
    expect(moment(text)).toMatchObject({ approximate: true, uncertain: false });
    if (text.endsWith('~')) {
      const both = text.replace('~', '%');
      expect(spansOf(both)).toEqual([span]);
      expect(moment(both)).toMatchObject({ approximate: true, uncertain: true });
    }
  });

  it.each(['1922-05-25', '1922-05', '1922-22', '1922', '192X', '1925-XX'])('does not widen %s?', (text) => {
    expect(spansOf(`${text}?`)).toEqual(spansOf(text));
    expect(moment(`${text}?`)).toMatchObject({ approximate: false, uncertain: true });
  });

  it('keeps the gaps that unspecified digits leave', () => {
    expect(spansOf('1925-0X-31')).toEqual(
      ['01', '03', '05', '07', '08'].map((month) => `1925-${month}-31 1925-${month}-31`),
    );
    expect(spansOf('192X-02-29')).toEqual(['1920', '1924', '1928'].map((year) => `${year}-02-29 ${year}-02-29`));
    expect(spansOf('19X5')).toHaveLength(10);
    expect(spansOf('192X-22').at(-1)).toBe('1929-06-01 1929-08-31');
  });

  it('reads Julian dates into the same days', () => {
    expect(spansOf('1917-10-25', 'julian')).toEqual(['1917-11-07 1917-11-07']);
    expect(spansOf('1917-10', 'julian')).toEqual(['1917-10-14 1917-11-13']);
    expect(spansOf('1900-02', 'julian')).toEqual(['1900-02-13 1900-03-13']);
    expect(spansOf('1917', 'julian')).toEqual(['1917-01-14 1918-01-13']);
    expect(spansOf('1917-10~', 'julian')).toEqual(['1917-09-14 1917-12-13']);
    expect(moment('1917-10-25', 'julian').calendar).toBe('julian');
  });

  it('reads back what exactly() writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9999, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const known = exactly(dayOf(year, month, day));
          expect(moment(known.edtf)).toEqual(known);
        },
      ),
    );
  });
});

describe('parseEdtf: intervals and sets', () => {
  it('reads ends that are known, open and unknown', () => {
    expect(interval('1921-03/1925-01-26')).toEqual({
      kind: 'interval',
      edtf: '1921-03/1925-01-26',
      from: moment('1921-03'),
      to: moment('1925-01-26'),
    });
    expect(interval('../1925')).toMatchObject({ from: 'open', to: moment('1925') });
    expect(interval('1925/..')).toMatchObject({ from: moment('1925'), to: 'open' });
    expect(interval('/1925')).toMatchObject({ from: 'unknown', to: moment('1925') });
    expect(interval('1925/')).toMatchObject({ from: moment('1925'), to: 'unknown' });
    expect(interval('1922-22~/192X')).toMatchObject({ from: moment('1922-22~'), to: moment('192X') });
    expect(interval('1925/1925')).toMatchObject({ from: moment('1925'), to: moment('1925') });
    expect(interval('1925-05-25/1925-05-25')).toMatchObject({ from: moment('1925-05-25'), to: moment('1925-05-25') });
    expect(parseEdtf('..')).toEqual({ ok: true, date: { kind: 'open', edtf: '..' } });
  });

  it('reads sets of which one member is meant', () => {
    expect(spansOf('[1925-01-26, 1925-01-15]')).toEqual(['1925-01-15 1925-01-15', '1925-01-26 1925-01-26']);
    expect(spansOf('[1925-01..1925-03]')).toEqual(['1925-01-01 1925-03-31']);
    expect(spansOf('[1925,1925-03..1926-02,1930]')).toEqual(['1925-01-01 1926-02-28', '1930-01-01 1930-12-31']);
    expect(moment('[1925-01-15,1925-03,1925-05-01?]')).toMatchObject({
      precision: 'month',
      uncertain: true,
      approximate: false,
    });
  });
});

describe('parseEdtf: refusals', () => {
  it.each([
    ['16.03.1921', ['1921-03-16']],
    ['3/16/1921', ['1921-03-16']],
    ['3/4/1921', ['1921-04-03', '1921-03-04']],
    ['03.04.1921', ['1921-04-03', '1921-03-04']],
    ['16-Mar-21', ['1921-03-16', '2021-03-16']],
    ['Mar-21', ['1921-03', '2021-03', '21 March']],
    ['7746', ['1921-03-16', '7746-XX']],
    ['44271.5', ['2021-03-16']],
    ['44271', ['2021-03-16']],
    ['19210316', ['1921-03-16']],
    ['1921-03-16 00:00:00', ['1921-03-16']],
    ['3/16/1921 12:00 AM', ['1921-03-16']],
    ['1921-3-16', ['1921-03-16']],
    ['1921/03/16', ['1921-03-16']],
    ['1921-16-03', ['1921-03-16']],
    ['1921-3', ['1921-03']],
    ['16 March 1921', ['1921-03-16']],
    ['March 16, 1921', ['1921-03-16']],
    ['March 1921', ['1921-03']],
    ['1921 Mar 16', ['1921-03-16']],
    ['1920s', ['192X']],
    ['192', ['192X']],
    ['19', ['19XX']],
    ['192x', ['192X']],
    ['c. 1925', ['1925~']],
    ['1925–1927', ['1925/1927']],
    ['1925/27', ['1925/1927']],
    ['1921–03–16', ['1921-03-16']],
    [' 1921 ', ['1921']],
    ['１９２１-03', ['1921-03']],
    ['١٩٢١', ['1921']],
    ['1921\u0000', ['1921']],
    ['1926/1925', ['1925/1926']],
    ['[..1925]', ['../1925']],
    ['1921-02-30', ['February 1921 has 28 days']],
    ['1924-02-30', ['February 1924 has 29 days']],
    ['1921-04-31', ['April 1921 has 30 days']],
    ['1900-02-29', ['Julian']],
  ])('%j comes with a hint naming %j', (text, readings) => {
    const { hint } = refusal(text);
    for (const reading of readings) expect(hint).toContain(reading);
  });

  it.each([
    ['', /EDTF date/],
    ['soon', /EDTF date/],
    ['-0000', /year 0 has no sign/],
    ['1921-13', /month from 01 to 12/],
    ['1921-42', /month from 01 to 12/],
    ['1921-00', /month from 01 to 12/],
    ['1921-22-01', /month from 01 to 12/],
    ['1925-2X', /month from 01 to 12/],
    ['1925-02-3X', /a day that the months/],
    ['XXXX-12-25', /fewer unspecified digits/],
    ['/', /at least one end/],
    ['1921/1922/1923', /one slash/],
    ['[]', /EDTF date/],
    ['[1925,]', /EDTF date/],
    ['[1925..1924]', /does not end before/],
    ['[1925..]', /unbounded/],
    ['[1921..1922..1923]', /commas between/],
    ['{1925,1926}', /braces mean all/],
    ['Y17E400', /year from/],
    ['Y17E7', /year from/],
    ['1'.repeat(201), /at most 200 characters/],
  ])('%j is refused', (text, expected) => {
    expect(refusal(text).expected).toMatch(expected);
  });

  it('accepts 1900-02-29 and refuses 1900-02-30 in the Julian calendar', () => {
    expect(spansOf('1900-02-29', 'julian')).toEqual(['1900-03-13 1900-03-13']);
    expect(refusal('1900-02-30', 'julian').hint).toBe('February 1900 has 29 days');
  });

  it('reads the years 2999 and 7746 only where no spreadsheet can have made them', () => {
    expect(moment('2999').precision).toBe('year');
    expect(parseEdtf('3000').ok).toBe(false);
    expect(spansOf('7746-XX')).toEqual(['7746-01-01 7746-12-31']);
    expect(interval('1925/7746').to).toMatchObject({ precision: 'year' });
  });

  it('shortens and spells out what it shows', () => {
    expect(refusal('a\u0000\u202e').found).toBe('a\\u{0}\\u{202e}');
    expect(refusal('z'.repeat(100_000)).found.length).toBeLessThan(70);
  });

  it('never throws, and keeps its shape, whatever comes', () => {
    const pieces = fc.constantFrom(
      ...'0123456789X-/.,[]{}?~%YEST:+ x'.split(''),
      '1925',
      '..',
      '-05',
      '\u0000',
      '٣',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 220 }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('gregorian' as const, 'julian' as const), (input, calendar) => {
        const result = parseEdtf(input, calendar);
        if (!result.ok) {
          expect(result.expected).not.toBe('');
          return;
        }
        const { date } = result;
        const moments = date.kind === 'interval' ? [date.from, date.to] : [date];
        for (const one of moments) {
          if (typeof one === 'string' || one.kind !== 'moment') continue;
          expect(Number.isSafeInteger(one.earliest) && Number.isSafeInteger(one.latest)).toBe(true);
          let before = Number.NEGATIVE_INFINITY;
          for (const { earliest, latest } of one.alternatives) {
            expect(earliest).toBeGreaterThan(before);
            expect(latest).toBeGreaterThanOrEqual(earliest);
            before = latest;
          }
        }
      }),
      { numRuns: 3000 },
    );
    for (const junk of [undefined, null, 1921, {}, []]) expect(parseEdtf(junk as unknown as string).ok).toBe(false);
  });

  it.each([
    ['nested brackets', '['.repeat(200)],
    ['digits', '1'.repeat(200)],
    ['marks', '?'.repeat(40)],
    ['exponents', `Y1${'E1'.repeat(19)}`],
    ['spaces', `1921${' '.repeat(190)}x`],
    ['letters', 'a'.repeat(200)],
    ['wide masks', `[${Array(18).fill('XXXX-1X-2X').join(',')}]`.slice(0, 200)],
    ['many spans', `[${Array(17).fill('1XXX-12-25').join(',')}]`],
    ['characters that grow when normalised', '\ufdfa'.repeat(200)],
  ])('takes bounded time on %s', (_, text) => {
    const start = performance.now();
    for (let i = 0; i < 5; i++) parseEdtf(text);
    expect((performance.now() - start) / 5).toBeLessThan(200);
  });
});
