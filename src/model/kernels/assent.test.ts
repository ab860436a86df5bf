import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expit } from '../../engine/index.ts';
import { assentFloor, assents } from './assent.ts';

const word = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 31));
const wish = fc.oneof(fc.double({ min: -40, max: 40, noNaN: true }), fc.constantFrom(0, -16, 16, -0.0625, 1 / 3));

describe('a yes or no by logit', () => {
  it('is that of the exact chance, for words near it too', () => {
    fc.assert(
      fc.property(wish, word, fc.integer({ min: -3, max: 3 }), (x, anywhere, near) => {
        const close = Math.min(2 ** 32 - 1, Math.max(0, Math.floor(2 ** 32 * expit(x)) + near));
        for (const one of [anywhere, close]) expect(assents(one, x)).toBe((one + 0.5) / 2 ** 32 < expit(x));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never turned into a no by a larger wish', () => {
    fc.assert(
      fc.property(word, wish, wish, (one, a, b) => {
        if (assents(one, Math.min(a, b))) expect(assents(one, Math.max(a, b))).toBe(true);
      }),
    );
  });

  it('has a chance no less than the floor, and little more', () => {
    fc.assert(
      fc.property(wish, (x) => {
        expect(assentFloor(x)).toBeLessThanOrEqual(expit(x));
        expect(assentFloor(x)).toBeGreaterThan(expit(x) - 0.016);
      }),
    );
  });
});
