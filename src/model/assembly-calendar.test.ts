import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, firstDayOf, lastDayOf, type MonthIndex, monthOf } from '../calendar/index.ts';
import { meetingsDue } from './assembly-calendar.ts';

const start = dayOf(2001, 3, 16);
const anyCase = fc.record({
  perYear: fc.double({ min: 0.2, max: 60, noNaN: true }),
  jitter: fc.double({ min: 0, max: 30, noNaN: true }),
  after: fc.integer({ min: 0, max: 31 }),
});

describe('the meetings of an assembly', () => {
  it('fall due once each, in one month each, with a day to spare and none before the start', () => {
    fc.assert(
      fc.property(anyCase, ({ perYear, jitter, after }) => {
        const from = addDays(start, after);
        const seen: number[] = [];
        for (let month = monthOf(from); month < monthOf(from) + 72; month++)
          for (const { number, first, last } of meetingsDue(from, perYear, jitter, month as MonthIndex)) {
            seen.push(number);
            expect(first).toBeGreaterThan(from);
            expect(first).toBeGreaterThanOrEqual(firstDayOf(month as MonthIndex));
            expect(last).toBeGreaterThanOrEqual(first);
            expect(last).toBeLessThan(lastDayOf(month as MonthIndex));
            const due = from + (number * 365.2425) / perYear;
            expect(Math.max(first - due, due - last)).toBeLessThanOrEqual(1.5);
          }
        // At a start near the end of a month the first of many meetings a year may find no day left in it.
        const skipped = (seen[0] ?? 1) - 1;
        expect(skipped).toBeLessThanOrEqual(perYear / 6);
        expect(seen).toEqual(seen.map((_, i) => i + 1 + skipped));
        expect(seen.length).toBeGreaterThanOrEqual(Math.floor(70 * (perYear / 12)) - skipped);
      }),
    );
  });

  it('are twelve months apart at one a year, whatever the jitter, in the month of the start', () => {
    const months = [];
    for (let month = monthOf(start); month <= monthOf(dayOf(2005, 12, 31)); month++)
      months.push(
        ...meetingsDue(start, 1, 30, month as MonthIndex).map(({ number }) => [number, month - monthOf(start)]),
      );
    expect(months).toEqual([
      [1, 12],
      [2, 24],
      [3, 36],
      [4, 48],
    ]);
  });

  it('are none for a body that never meets', () => {
    expect(meetingsDue(start, 0, 15, monthOf(start))).toEqual([]);
    expect(meetingsDue(start, Number.NaN, 15, monthOf(start))).toEqual([]);
  });
});
