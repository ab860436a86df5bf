import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gumbel, gumbelBound, gumbelOfWord, logitInto } from './choice.ts';

const utilities = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('logitInto', () => {
  it('gives odds of e^(difference / scale)', () => {
    fc.assert(
      fc.property(utilities, fc.double({ min: 0.5, max: 10, noNaN: true }), (u, scale) => {
        const out = logitInto(u, new Float64Array(u.length), scale);
        for (let i = 1; i < u.length; i++) {
          expect(Math.log(out[i]! / out[0]!)).toBeCloseTo((u[i]! - u[0]!) / scale, 9);
        }
        expect(out.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
  it('does not change the odds of two alternatives when a third is closed', () => {
    const all = logitInto([1, 2, 0.5], new Float64Array(3));
    const two = logitInto([1, 2, -Infinity], new Float64Array(3));
    expect(two[2]).toBe(0);
    expect(two[0]! / two[1]!).toBeCloseTo(all[0]! / all[1]!, 14);
  });
  it('turns certain as the scale falls and even as it grows', () => {
    expect([...logitInto([1, 2, 1.9], new Float64Array(3), 1e-6)]).toEqual([0, 1, 0]);
    for (const p of logitInto([1, 2, 1.9], new Float64Array(3), 1e9)) expect(p).toBeCloseTo(1 / 3, 8);
    expect([...logitInto([3000, 3000, -3000], new Float64Array(3), 2)]).toEqual([0.5, 0.5, 0]);
  });
  it('may write over its input', () => {
    const u = Float64Array.of(0, 4);
    logitInto(u, u, 2);
    expect(u[1]! / u[0]!).toBeCloseTo(Math.exp(2), 13);
  });
  it('refuses what has no answer', () => {
    const out = new Float64Array(2);
    for (const scale of [0, -1, NaN, Infinity]) expect(() => logitInto([1, 2], out, scale)).toThrow(/scale/);
    expect(() => logitInto([1, NaN], out)).toThrow(RangeError);
    expect(() => logitInto([1, Infinity], out, 2)).toThrow(RangeError);
    expect(() => logitInto([-Infinity, -Infinity], out)).toThrow(RangeError);
    expect(() => logitInto([1], out, 2)).toThrow(/room for 2/);
  });
});

describe('a Gumbel variate from a word', () => {
  const word = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom(0, 1, 2 ** 24 - 1, 2 ** 24, 2 ** 32 - 1, 2 ** 32 - 2, 255 * 2 ** 24, 255 * 2 ** 24 - 1),
    fc.integer({ min: 0, max: 31 }).map((bits) => 2 ** 32 - 2 ** bits),
  );
  it('is that of the middle of its cell', () => {
    expect(gumbelOfWord(2 ** 31)).toBeCloseTo(-Math.log(-Math.log(0.5 + 2 ** -33)), 12);
    expect(gumbelOfWord(2 ** 32 - 1)).toBeCloseTo(33 * Math.LN2, 9);
    expect(gumbelOfWord(0)).toBe(gumbel(2 ** -33));
  });
  it('is never above its bound, and seldom far below', () => {
    fc.assert(
      fc.property(word, (one) => {
        expect(gumbelBound(one)).toBeGreaterThanOrEqual(gumbelOfWord(one));
        if (one >= 2 ** 24) expect(gumbelBound(one)).toBeLessThan(gumbelOfWord(one) + 0.7);
      }),
      { numRuns: 5000 },
    );
  });
});
