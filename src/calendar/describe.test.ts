import { describe, expect, it } from 'vitest';
import type { CalendarName } from './day.ts';
import { dayOf } from './day.ts';
import { describeMoment } from './describe.ts';
import { parseEdtf } from './edtf.ts';
import { exactly } from './moment.ts';

function described(text: string, calendar?: CalendarName): string {
  const result = parseEdtf(text, calendar);
  if (!result.ok || result.date.kind !== 'moment') throw new Error(`not a moment: ${text}`);
  return describeMoment(result.date);
}

describe('describeMoment', () => {
  it.each([
    ['1925', '1925'],
    ['1925-05', 'May 1925'],
    ['1925-05-XX', 'May 1925'],
    ['1922-05-25', '25 May 1922'],
    ['1922-05-25~', 'about 25 May 1922'],
    ['~1922', 'about 1922'],
    ['1922?', 'perhaps 1922'],
    ['1922%', 'perhaps about 1922'],
    ['1926-22', 'summer 1926'],
    ['1926-24', 'winter 1926-27'],
    ['1999-24', 'winter 1999-2000'],
    ['1925-34', 'the second quarter of 1925'],
    ['192X', 'the 1920s'],
    ['19XX', 'between 1900 and 1999'],
    ['1925-1X', 'between October 1925 and December 1925'],
    ['1925-XX-25', 'one of 12 days between 25 January 1925 and 25 December 1925'],
    ['-0043-03-15', '15 March 44 BC'],
    ['0043', 'AD 43'],
    ['Y12000', '12000'],
    ['[1925-01-15,1925-01-26]', '15 or 26 January 1925'],
    ['[1925-01-15,1925-01-16,1925-01-20]', '15, 16 or 20 January 1925'],
    ['[1925-01,1925-03]', 'January or March 1925'],
    ['[1925-01-15,1926-03]', '15 January 1925 or March 1926'],
    ['[1925,1926]', '1925 or 1926'],
    ['[1925-01..1925-03]', 'January 1925 to March 1925'],
    ['1925-~05-25', 'between April 1925 and June 1925'],
    ['1925?-05-25', 'perhaps 25 May 1925'],
  ])('%s is %s', (text, words) => {
    expect(described(text)).toBe(words);
  });

  it.each([
    ['1917-10-25', '25 October 1917 (Julian; 7 November 1917 Gregorian)'],
    ['1917-10', 'October 1917 (Julian)'],
    ['1917-10-25~', 'about 25 October 1917 (Julian)'],
  ])('names the Julian calendar of %s', (text, words) => {
    expect(described(text, 'julian')).toBe(words);
  });

  it('describes a known day', () => {
    expect(describeMoment(exactly(dayOf(1921, 3, 16)))).toBe('16 March 1921');
    expect(describeMoment(exactly(dayOf(12_000, 3, 16)))).toBe('16 March 12000');
  });
});
