import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarName, Day } from './day.ts';
import {
  addDays,
  civil,
  dayOf,
  daysInMonth,
  firstDayOf,
  isoDay,
  isoMonth,
  lastDayOf,
  monthOf,
  parseIsoDay,
  yearsBetween,
} from './day.ts';

const calendars = ['gregorian', 'julian'] as const;
/** Day number of Julian day number 0, for dates published as JDN. */
const JDN_OF_1970 = 2_440_588;
const THREE_MILLENNIA = Math.ceil(3000 * 365.25);
const days = fc.integer({ min: -THREE_MILLENNIA, max: THREE_MILLENNIA }).map((n) => n as Day);

describe('days', () => {
  it('agree with JavaScript dates in the Gregorian calendar', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000);
        expect(civil(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          dayOfMonth: date.getUTCDate(),
        });
      }),
    );
  });

  it.each(calendars)('go to dates and back, one after the other, over three millennia each way (%s)', (calendar) => {
    let expected = civil(-THREE_MILLENNIA as Day, calendar);
    let wrong = 0;
    for (let n = -THREE_MILLENNIA; n <= THREE_MILLENNIA; n++) {
      const date = civil(n as Day, calendar);
      const sameDate =
        date.year === expected.year && date.month === expected.month && date.dayOfMonth === expected.dayOfMonth;
      if (!sameDate || dayOf(date.year, date.month, date.dayOfMonth, calendar) !== n) wrong++;
      expected = following(date, calendar);
    }
    expect(wrong).toBe(0);
  });

  // Julian dates with their Gregorian ones, or with the Julian day number, as published.
  it.each([
    [1582, 10, 5, dayOf(1582, 10, 15)],
    [1917, 10, 25, dayOf(1917, 11, 7)],
    [1900, 2, 29, dayOf(1900, 3, 13)],
    [1066, 10, 14, 2_110_701 - JDN_OF_1970],
    [-4712, 1, 1, 0 - JDN_OF_1970],
  ])('count the Julian %i-%i-%i right', (year, month, dayOfMonth, day) => {
    expect(dayOf(year, month, dayOfMonth, 'julian')).toBe(day);
    expect(civil(day as Day, 'julian')).toEqual({ year, month, dayOfMonth });
  });

  it.each([
    [1921, 2, 29, 'gregorian'],
    [1900, 2, 29, 'gregorian'],
    [1900, 2, 30, 'julian'],
    [1921, 0, 1, 'gregorian'],
    [1921, 13, 1, 'gregorian'],
    [1921, 1, 0, 'gregorian'],
    [1921, 1, 1.5, 'gregorian'],
    [1921.5, 1, 1, 'gregorian'],
    [Number.NaN, 1, 1, 'gregorian'],
    [1e9, 1, 1, 'gregorian'],
  ] as const)('do not exist for %d-%d-%d (%s)', (year, month, dayOfMonth, calendar) => {
    expect(() => dayOf(year, month, dayOfMonth, calendar)).toThrow(RangeError);
  });

  it('are written and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_000_000, max: 8_000_000 }), (n) => {
        expect(parseIsoDay(isoDay(n as Day))).toBe(n);
      }),
    );
    expect(isoDay(dayOf(1921, 3, 16))).toBe('1921-03-16');
    expect(isoDay(dayOf(0, 1, 2))).toBe('0000-01-02');
    expect(isoDay(dayOf(-43, 3, 15))).toBe('-0043-03-15');
    expect(isoDay(dayOf(12_000, 1, 1))).toBe('Y12000-01-01');
  });

  it.each([
    '',
    '1921',
    '1921-03',
    '1921-02-29',
    '1921-3-16',
    '-0000-01-01',
    '1921-03-16T00',
    'Y0999-01-01',
    ' 1921-03-16',
  ])('are not read from %j', (text) => {
    expect(parseIsoDay(text)).toBeUndefined();
  });

  it('are counted between in mean Gregorian years', () => {
    expect(yearsBetween(dayOf(1600, 1, 1), dayOf(2000, 1, 1))).toBe(400);
    expect(yearsBetween(dayOf(2000, 1, 1), dayOf(1600, 1, 1))).toBe(-400);
  });
});

describe('months', () => {
  it('hold their days, and tile time', () => {
    fc.assert(
      fc.property(days, (day) => {
        const month = monthOf(day);
        expect(firstDayOf(month)).toBeLessThanOrEqual(day);
        expect(lastDayOf(month)).toBeGreaterThanOrEqual(day);
        expect(monthOf(addDays(lastDayOf(month), 1))).toBe(month + 1);
        expect(isoDay(day).startsWith(isoMonth(month))).toBe(true);
      }),
    );
  });

  it('start at January 1970', () => {
    expect(monthOf(dayOf(1970, 1, 31))).toBe(0);
    expect(monthOf(dayOf(1969, 12, 31))).toBe(-1);
    expect(isoMonth(monthOf(dayOf(1929, 12, 31)))).toBe('1929-12');
  });
});

function following(date: { year: number; month: number; dayOfMonth: number }, calendar: CalendarName) {
  const { year, month, dayOfMonth } = date;
  if (dayOfMonth < daysInMonth(year, month, calendar)) return { year, month, dayOfMonth: dayOfMonth + 1 };
  return month < 12 ? { year, month: month + 1, dayOfMonth: 1 } : { year: year + 1, month: 1, dayOfMonth: 1 };
}
