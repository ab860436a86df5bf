import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../calendar/index.ts';
import { common, daysIn, minus, type Stretch, union } from './day-sets.ts';

const stretches = fc.array(
  fc.tuple(fc.nat(30), fc.nat(8)).map(([from, days]): Stretch => ({ from: from as Day, until: (from + days) as Day })),
  { maxLength: 8 },
);
const days = (all: readonly Stretch[]) =>
  new Set(all.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, i) => from + i)));

describe('sets of days', () => {
  it('are what sets of single days are', () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const [left, right] = [days(a), days(b)];
        expect(days(union([...a, ...b]))).toEqual(new Set([...left, ...right].sort((one, two) => one - two)));
        expect([...days(minus(a, b))]).toEqual([...days(union(a))].filter((day) => !right.has(day)));
        expect([...days(common(a, b))]).toEqual([...days(union(a))].filter((day) => right.has(day)));
        expect(daysIn(a)).toBe(left.size);
      }),
    );
  });

  it('are sorted and apart, so that equal sets are told alike', () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        for (const set of [union(a), minus(a, b), common(a, b)])
          set.forEach(({ from, until }, i) => {
            expect(from).toBeLessThan(until);
            if (i > 0) expect(set[i - 1]!.until).toBeLessThan(from);
          });
      }),
    );
  });
});
