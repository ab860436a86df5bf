import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from './day.ts';
import { type DayOrder, type Days, narrowedDays } from './ordered-days.ts';
import { takeUp } from './take-up.ts';

const span = (earliest: number, latest: number): Days => [{ earliest: earliest as Day, latest: latest as Day }];
const anyDays = fc.tuple(fc.nat(9), fc.nat(5)).map(([from, length]) => span(from, from + length));
const order = (count: number, gap: number): fc.Arbitrary<DayOrder> =>
  fc.record({ first: fc.nat(count - 1), second: fc.nat(count - 1), gap: fc.constant(gap) });
const anyProblem = fc.array(anyDays, { minLength: 2, maxLength: 7 }).chain((dates) =>
  fc.tuple(
    fc.constant(dates),
    fc
      .array(order(dates.length, 1), { maxLength: 3 })
      .map((all) => all.filter(({ first, second }) => first < second))
      .filter((all) => narrowedDays(dates, all) !== undefined),
    fc
      .array(order(dates.length, 0), { maxLength: 9 })
      .map((all) => all.filter(({ first, second }) => first !== second)),
  ),
);

describe('orders taken up in turn', () => {
  it('are those of trying each with all before it, and leave the days of all together', () => {
    fc.assert(
      fc.property(anyProblem, ([dates, sure, stated]) => {
        const met: DayOrder[] = [];
        const plain = stated.map((one) => {
          const fits = narrowedDays(dates, [...sure, ...met, one]) !== undefined;
          if (fits) met.push(one);
          return fits;
        });
        const found = takeUp(dates, sure, stated);
        expect(found.orders.map((one) => one === 'met')).toEqual(plain);
        const whole = narrowedDays(dates, [...sure, ...met])!;
        found.left.forEach((days, at) => {
          if (days !== dates[at]) expect(days).toEqual(whole[at]);
        });
        for (const { first, second } of met)
          for (const at of [first, second]) expect(found.left[at]).toEqual(whole[at]);
      }),
      { numRuns: 500 },
    );
  });

  it('leave alone what no order met ties', () => {
    const dates = [span(0, 9), span(0, 9), span(0, 3), span(5, 9)];
    const { orders, left } = takeUp(
      dates,
      [{ first: 0, second: 1, gap: 1 }],
      [
        { first: 3, second: 2, gap: 0 },
        { first: 2, second: 3, gap: 0 },
      ],
    );
    expect(orders).toEqual(['against-dates', 'met']);
    expect(left[0]).toBe(dates[0]);
  });

  it('say which close a circle', () => {
    const dates = [span(0, 9), span(0, 9)];
    const there = { first: 0, second: 1, gap: 0 };
    expect(takeUp(dates, [], [there, { first: 1, second: 0, gap: 0 }]).orders).toEqual(['met', 'circle']);
  });

  it('are many and contradict each other in no long time', () => {
    const count = 30_000;
    const dates = Array.from({ length: count }, (_, i) => span(i, i + 40));
    const stated = Array.from({ length: count - 1 }, (_, i) =>
      i % 300 === 7 ? { first: i, second: i - 1, gap: 0 } : { first: i, second: i + 1, gap: 0 },
    );
    const { orders } = takeUp(dates, [], stated);
    expect(orders.filter((one) => one === 'circle')).toHaveLength(100);
  }, 30_000);
});
