import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from './day.ts';
import type { Moment, Span } from './moment.ts';
import { disjoint, exactly } from './moment.ts';
import { necessarilyBefore, possiblyBefore, possiblySame } from './relations.ts';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: -30, max: 30 }), fc.nat(8))
  .map(([first, length]) => ({ earliest: first as Day, latest: (first + length) as Day }));
const moment: fc.Arbitrary<Moment> = fc.array(span, { minLength: 1, maxLength: 4 }).map((spans) => {
  const alternatives = disjoint(spans, false);
  const { earliest } = alternatives[0]!;
  return { ...exactly(earliest), latest: alternatives.at(-1)!.latest, alternatives };
});

function daysOf(of: Span | Moment): number[] {
  const spans = 'alternatives' in of ? of.alternatives : [of];
  return spans.flatMap(({ earliest, latest }) => Array.from({ length: latest - earliest + 1 }, (_, i) => earliest + i));
}

describe('relations', () => {
  it('mean what they say, day by day', () => {
    fc.assert(
      fc.property(fc.oneof(span, moment), fc.oneof(span, moment), (a, b) => {
        const [left, right] = [daysOf(a), daysOf(b)];
        expect(necessarilyBefore(a, b)).toBe(left.every((x) => right.every((y) => x < y)));
        expect(possiblyBefore(a, b)).toBe(left.some((x) => right.some((y) => x < y)));
        expect(possiblySame(a, b)).toBe(left.some((x) => right.includes(x)));
      }),
    );
  });

  it('what is necessary is possible, and not the other way round', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        if (!necessarilyBefore(a, b)) return;
        expect(possiblyBefore(a, b)).toBe(true);
        expect(necessarilyBefore(b, a)).toBe(false);
        expect(possiblyBefore(b, a)).toBe(false);
        expect(possiblySame(a, b)).toBe(false);
      }),
    );
  });

  it('of any two, one may be first or they share a day', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(possiblySame(a, b)).toBe(possiblySame(b, a));
        expect(possiblyBefore(a, b) || possiblyBefore(b, a) || possiblySame(a, b)).toBe(true);
      }),
    );
  });
});
