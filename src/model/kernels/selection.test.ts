import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gumbelOfWord } from './choice.ts';
import { largestByGumbel } from './selection.ts';

const utility = fc.oneof(fc.double({ min: -8, max: 8, noNaN: true }), fc.constantFrom(0, 1, Number.NEGATIVE_INFINITY));
const word = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 7, 2 ** 31, 2 ** 32 - 1));
const field = fc.array(fc.tuple(utility, word), { maxLength: 60 });

/** The same by looking at each. */
function plain(utilities: readonly number[], words: readonly number[], count: number): readonly number[] {
  return utilities
    .map((one, place) => ({ place, value: one + gumbelOfWord(words[place]!) }))
    .filter(({ value }) => value > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.value - a.value || a.place - b.place)
    .slice(0, Math.max(0, count))
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}

describe('the choice of several', () => {
  it('is that of looking at each', () => {
    fc.assert(
      fc.property(field, fc.integer({ min: -1, max: 70 }), (all, count) => {
        const utilities = all.map(([one]) => one);
        const words = all.map(([, one]) => one);
        const ours = largestByGumbel(Float64Array.from(utilities), Uint32Array.from(words), count);
        expect([...ours]).toEqual(plain(utilities, words, count));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes the first of equals, and nobody who is not open', () => {
    const same = new Uint32Array(4).fill(12345);
    expect([...largestByGumbel(Float64Array.of(1, 1, 1, 1), same, 2)]).toEqual([0, 1]);
    expect([...largestByGumbel(Float64Array.of(-Infinity, 1, -Infinity, -Infinity), same, 3)]).toEqual([1]);
  });
});
