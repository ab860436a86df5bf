import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from './day.ts';
import type { Span } from './moment.ts';
import { coarsest, disjoint } from './moment.ts';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.nat(5))
  .map(([first, length]) => ({ earliest: first as Day, latest: (first + length) as Day }));

function daysOf(spans: readonly Span[]): number[] {
  return spans.flatMap(({ earliest, latest }) => Array.from({ length: latest - earliest + 1 }, (_, i) => earliest + i));
}

describe('disjoint', () => {
  it('keeps the same days, each once and in order, and joins neighbours only if told', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.boolean(), (spans, adjacent) => {
        const joined = disjoint(spans, adjacent);
        expect(daysOf(joined)).toEqual([...new Set(daysOf(spans))].sort((a, b) => a - b));
        if (!adjacent) return;
        for (const [i, { earliest }] of joined.entries()) {
          if (i > 0) expect(earliest).toBeGreaterThan(joined[i - 1]!.latest + 1);
        }
      }),
    );
    const neighbours = [1, 2].map((n) => ({ earliest: n as Day, latest: n as Day }));
    expect(disjoint(neighbours, false)).toEqual(neighbours);
  });
});

describe('coarsest', () => {
  it('goes from day to century', () => {
    expect(coarsest(['day', 'season', 'month'])).toBe('season');
    expect(coarsest(['decade', 'century', 'day'])).toBe('century');
  });
});
