import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from './day.ts';
import { jointDays } from './joint-days.ts';
import { type DayOrder, type Days, narrowedDays } from './ordered-days.ts';

const days = (...spans: readonly (readonly [number, number])[]): Days =>
  spans.map(([earliest, latest]) => ({ earliest: earliest as Day, latest: latest as Day }));
const listed = (of: Days) =>
  of.flatMap(({ earliest, latest }) => Array.from({ length: latest - earliest + 1 }, (_, i) => earliest + i));

/** Every choice of days that keeps the orders. */
function choices(dates: readonly Days[], orders: readonly DayOrder[]): readonly (readonly number[])[] {
  return dates
    .reduce<readonly (readonly number[])[]>(
      (all, of) => all.flatMap((chosen) => listed(of).map((day) => [...chosen, day])),
      [[]],
    )
    .filter((chosen) => orders.every(({ first, second, gap }) => chosen[second]! - chosen[first]! >= gap));
}

/** A few dates of a few days each, some with gaps, and orders from earlier to later places in a shuffled list. */
const anyDates = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 }), fc.option(fc.integer({ min: 2, max: 3 })))
    .map(([from, length, hole]) =>
      hole === null
        ? days([from, from + length])
        : days([from, from + length], [from + length + hole, from + length + hole]),
    ),
  { minLength: 1, maxLength: 4 },
);
const anyProblem = anyDates.chain((dates) =>
  fc
    .array(
      fc.record({
        first: fc.nat(dates.length - 1),
        second: fc.nat(dates.length - 1),
        gap: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 5 },
    )
    .map((orders) => ({ dates, orders: orders.filter(({ first, second }) => first < second) })),
);

/** Uniform numbers, mixed from their address (the finaliser of MurmurHash3). */
const lotsOf = (seed: number) => (date: number, attempt: number) => {
  let bits = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(date + 7, 0x85ebca6b) ^ Math.imul(attempt + 13, 0xc2b2ae35);
  for (const [shift, factor] of [
    [16, 0x85ebca6b],
    [13, 0xc2b2ae35],
    [16, 0x27d4eb2f],
    [15, 0x165667b1],
  ] as const)
    bits = Math.imul(bits ^ (bits >>> shift), factor);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
};
const drawn = (dates: readonly Days[], orders: readonly DayOrder[], seed: number) => {
  const joint = jointDays(dates, orders)!;
  return dates.map((_, at) => joint.draw(at, lotsOf(seed)).get(at)!);
};

describe('narrowedDays', () => {
  it('leaves exactly the days that some choice of the others goes with', () => {
    fc.assert(
      fc.property(anyProblem, ({ dates, orders }) => {
        const all = choices(dates, orders);
        const left = narrowedDays(dates, orders);
        if (all.length === 0) expect(left).toBeUndefined();
        else
          expect(left!.map(listed)).toEqual(
            dates.map((_, at) => [...new Set(all.map((chosen) => chosen[at]!))].sort((a, b) => a - b)),
          );
      }),
      { numRuns: 500 },
    );
  });

  it('takes no circle, not even one that a single day would satisfy', () => {
    const circle = [
      { first: 0, second: 1, gap: 0 },
      { first: 1, second: 0, gap: 0 },
    ];
    expect(narrowedDays([days([1, 5]), days([1, 5])], circle)).toBeUndefined();
    expect(narrowedDays([days([1, 5])], [{ first: 0, second: 0, gap: 0 }])).toBeUndefined();
  });

  it('works through a chain of a hundred thousand', () => {
    const count = 100_000;
    const orders = Array.from({ length: count - 1 }, (_, i) => ({ first: i, second: i + 1, gap: 1 }));
    const left = narrowedDays(orders.map(() => days([0, count])).concat([days([0, count])]), orders)!;
    expect(left[0]).toEqual(days([0, 1]));
    expect(left[count - 1]).toEqual(days([count - 1, count]));
  });
});

describe('jointDays', () => {
  it('has middles that keep every order', () => {
    fc.assert(
      fc.property(anyProblem, ({ dates, orders }) => {
        const joint = jointDays(dates, orders);
        fc.pre(joint !== undefined);
        const chosen = dates.map((_, at) => joint!.middle(at).get(at)!);
        for (const { first, second, gap } of orders)
          expect(chosen[second]! - chosen[first]!).toBeGreaterThanOrEqual(gap);
        dates.forEach((of, at) => {
          expect(listed(of)).toContain(chosen[at]);
          if (orders.length === 0) expect(chosen[at]).toBe(listed(of)[Math.floor(listed(of).length / 2)]);
        });
      }),
    );
  });

  it('keeps every order, and draws every choice alike often', () => {
    fc.assert(
      fc.property(anyProblem, ({ dates, orders }) => {
        const all = choices(dates, orders);
        fc.pre(all.length > 1);
        const each = 60;
        const counts = new Map(all.map((chosen) => [chosen.join(), 0]));
        for (let seed = 0; seed < all.length * each; seed++) {
          const name = drawn(dates, orders, seed).join();
          expect(counts.has(name)).toBe(true);
          counts.set(name, counts.get(name)! + 1);
        }
        const chi = [...counts.values()].reduce((sum, count) => sum + (count - each) ** 2 / each, 0);
        const freedom = all.length - 1;
        // Wilson and Hilferty 1931: above by chance once in a million.
        expect(((chi / freedom) ** (1 / 3) - 1 + 2 / (9 * freedom)) / Math.sqrt(2 / (9 * freedom))).toBeLessThan(4.75);
      }),
      { numRuns: 60 },
    );
  });

  it('draws from a long chain without a single try too many, where hardly any free draw would fit', () => {
    const count = 12;
    const dates = Array.from({ length: count }, () => days([0, 364]));
    const orders = Array.from({ length: count - 1 }, (_, i) => ({ first: i, second: i + 1, gap: 0 }));
    let tries = 0;
    const joint = jointDays(dates, orders)!;
    const means = dates.map(() => 0);
    for (let seed = 0; seed < 400; seed++) {
      const found = joint.draw(0, (date, attempt) => {
        tries = Math.max(tries, attempt);
        return lotsOf(seed)(date, attempt);
      });
      const chosen = dates.map((_, at) => found.get(at)!);
      expect([...chosen].sort((a, b) => a - b)).toEqual(chosen);
      chosen.forEach((day, at) => {
        means[at]! += day / 400;
      });
    }
    expect(tries).toBe(0);
    // Of twelve ordered days the k-th lies near k/13 of the year.
    means.forEach((mean, at) => {
      expect(Math.abs(mean - (365 * (at + 1)) / 13)).toBeLessThan(5 * (365 / 4 / Math.sqrt(400)));
    });
  });

  it('still keeps every order where hardly a draw from the tree closes the rings', () => {
    const count = 9;
    const dates = Array.from({ length: count }, () => days([0, 399]));
    // All of the first four before all of the rest, far apart.
    const orders = [0, 1, 2, 3].flatMap((first) => [4, 5, 6, 7, 8].map((second) => ({ first, second, gap: 380 })));
    for (let seed = 0; seed < 5; seed++) {
      const chosen = drawn(dates, orders, seed);
      for (const { first, second, gap } of orders) expect(chosen[second]! - chosen[first]!).toBeGreaterThanOrEqual(gap);
    }
  });

  it('moves no other date when one that it is not tied to goes', () => {
    const dates = [days([0, 99]), days([0, 99]), days([0, 99])];
    const orders = [{ first: 0, second: 1, gap: 1 }];
    for (let seed = 0; seed < 50; seed++)
      expect(drawn(dates, orders, seed).slice(0, 2)).toEqual(drawn(dates.slice(0, 2), orders, seed));
  });

  it('draws from spans of thousands of years, counted or not', () => {
    for (const end of [700_000, 400_000_000]) {
      const [first, second] = drawn([days([-end, 0]), days([-end, 0])], [{ first: 0, second: 1, gap: 1 }], 3);
      expect(second! - first!).toBeGreaterThanOrEqual(1);
    }
  });
});
