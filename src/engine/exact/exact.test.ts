import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibLn from '@stdlib/math-base-special-ln';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highWord, lowWord, powerOfTwo, withHighWord } from './float-words.ts';
import { exp, expit, expm1, log, log1p, logit, pow, softmaxInto } from './index.ts';

const bits = new DataView(new ArrayBuffer(8));

/** Where a double stands among all doubles in ascending order. */
function rank(x: number): bigint {
  bits.setFloat64(0, x);
  const raw = bits.getBigInt64(0);
  return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw;
}

/** How many steps from one double to the next lie between two of them. */
function steps(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const apart = rank(a) - rank(b);
  return Number(apart < 0n ? -apart : apart);
}

function range(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.37)) / count);
}

function furthest(xs: readonly number[], ours: (x: number) => number, theirs: (x: number) => number): number {
  return xs.reduce((most, x) => Math.max(most, steps(ours(x), theirs(x))), 0);
}

const scales = [...range(-1074, 1023, 6001)].map((e) => 2 ** e);
const signed = [...scales, ...scales.map((x) => -x)];

describe('the words of a double', () => {
  it('are those of the IEEE format', () => {
    expect([highWord(1), lowWord(1)]).toEqual([0x3ff00000, 0]);
    expect([highWord(-1.5), lowWord(Number.MIN_VALUE)]).toEqual([0xbff80000, 1]);
    expect(withHighWord(1, 0x40000000)).toBe(2);
    expect([powerOfTwo(-1022), powerOfTwo(0), powerOfTwo(1023)]).toEqual([2 ** -1022, 1, 2 ** 1023]);
  });
});

describe('exp', () => {
  const wide = [...range(-745.1, 709.78, 20_001), ...range(-3, 3, 20_001), ...signed.filter((x) => Math.abs(x) < 709)];
  it.each([
    ['Math', Math.exp],
    ['stdlib', stdlibExp],
  ])('is within one step of %s', (_, oracle) => {
    expect(furthest(wide, exp, oracle)).toBeLessThanOrEqual(1);
  });
  it('knows its special values', () => {
    expect([exp(0), exp(-0), exp(Infinity), exp(-Infinity), exp(NaN)]).toEqual([1, 1, Infinity, 0, NaN]);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(exp(-745.1332191019413)).toBe(0);
    expect([exp(1e300), exp(-1e300)]).toEqual([Infinity, 0]);
  });
  it('rises with its argument', () => {
    for (const from of [-744, -40, -1, -0.3466, 0, 0.3465, 1.03, 709]) {
      const xs = range(from, from + 0.01, 5000);
      for (let i = 1; i < xs.length; i++) expect(exp(xs[i]!)).toBeGreaterThanOrEqual(exp(xs[i - 1]!));
    }
  });
});

describe('expm1', () => {
  it('is within one step of Math', () => {
    const wide = [...range(-60, 709.78, 20_001), ...range(-2, 2, 20_001), ...signed.filter((x) => Math.abs(x) < 709)];
    expect(furthest(wide, expm1, Math.expm1)).toBeLessThanOrEqual(1);
  });
  it('knows its special values', () => {
    expect([expm1(0), expm1(-0), expm1(Infinity), expm1(-Infinity), expm1(NaN)]).toEqual([0, -0, Infinity, -1, NaN]);
    expect([expm1(709.7827128933841), expm1(-1e9), expm1(Number.MIN_VALUE)]).toEqual([Infinity, -1, Number.MIN_VALUE]);
  });
});

describe('log', () => {
  const wide = [...scales, ...range(1e-9, 4, 20_001), ...range(0.999, 1.001, 20_001)];
  it.each([
    ['Math', Math.log],
    ['stdlib', stdlibLn],
  ])('is within one step of %s', (_, oracle) => {
    expect(furthest(wide, log, oracle)).toBeLessThanOrEqual(1);
  });
  it('knows its special values', () => {
    expect([log(1), log(0), log(-0), log(-1), log(-Infinity)]).toEqual([0, -Infinity, -Infinity, NaN, NaN]);
    expect([log(Infinity), log(NaN)]).toEqual([Infinity, NaN]);
    expect(log(Number.MIN_VALUE)).toBe(-744.4400719213812);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
  });
  it('rises with its argument', () => {
    for (const from of [1e-310, 1e-9, 0.7, 0.999, 1.41, 1e10]) {
      const xs = range(from, from * 1.02, 5000);
      for (let i = 1; i < xs.length; i++) expect(log(xs[i]!)).toBeGreaterThanOrEqual(log(xs[i - 1]!));
    }
  });
  it('undoes exp', () => {
    for (const x of range(-700, 700, 2001)) expect(log(exp(x))).toBeCloseTo(x, 12);
  });
});

describe('log1p', () => {
  it('is within one step of Math', () => {
    const wide = [...signed.filter((x) => x > -1), ...range(-0.999, 3, 20_001), ...range(-1, -0.9999, 1001)];
    expect(furthest(wide, log1p, Math.log1p)).toBeLessThanOrEqual(1);
  });
  it('knows its special values', () => {
    expect([log1p(0), log1p(-0), log1p(-1), log1p(-1.1), log1p(NaN)]).toEqual([0, -0, -Infinity, NaN, NaN]);
    expect([log1p(Infinity), log1p(Number.MIN_VALUE)]).toEqual([Infinity, Number.MIN_VALUE]);
  });
});

describe('pow', () => {
  it('is within two steps of Math, whose own error may be one', () => {
    for (const x of scales.filter((_, i) => i % 7 === 0))
      for (const y of [-1.7, -1, -0.5, 0.1, 1 / 3, 0.9999, 2.5])
        expect(steps(pow(x, y), x ** y)).toBeLessThanOrEqual(2);
    for (const x of range(0.01, 5, 801))
      for (const y of range(-150, 150, 21)) expect(steps(pow(x, y), x ** y)).toBeLessThanOrEqual(2);
  });
  it('is exact on whole powers of whole numbers that a double can hold', () => {
    for (let base = 2; base <= 300; base++) {
      for (let n = 2; BigInt(base) ** BigInt(n) < 2n ** 53n; n++) {
        expect(pow(base, n)).toBe(Number(BigInt(base) ** BigInt(n)));
      }
    }
    for (let k = -1074; k <= 1023; k++) expect(pow(2, k)).toBe(2 ** k);
  });
  it('is within 0.9 units in the last place of whole powers in exact integers', () => {
    for (const base of range(0.55, 1.9, 151)) {
      const significand = BigInt(base * 2 ** 53);
      for (const n of [3, 17, 150, 700]) {
        // base^n = significand^n / 2^(53 n), brought to 53 bits before the point and 12 behind it.
        const power = significand ** BigInt(n);
        const excess = power.toString(2).length - 53;
        const ours = BigInt(pow(base, n) * 2 ** (53 * n - excess));
        const difference = Number(ours * 4096n - (power >> BigInt(excess - 12))) / 4096;
        expect(Math.abs(difference)).toBeLessThan(0.9);
      }
    }
  });
  it('agrees with Math on every pair of special values', () => {
    const special = [0, 1, 1.5, 2, 3, 0.5, 1e-310, Number.MIN_VALUE, 1e300, 2 ** 53, 2 ** 53 + 2, Infinity];
    const all = [...special, ...special.map((x) => -x), NaN];
    for (const x of all) {
      for (const y of all) {
        const [ours, theirs] = [pow(x, y), x ** y];
        const plain = Number.isFinite(theirs) && theirs !== 0;
        expect([x, y, plain && steps(ours, theirs) === 1 ? theirs : ours]).toEqual([x, y, theirs]);
      }
    }
  });
});

describe('logistic', () => {
  it('maps log odds to chances and back', () => {
    expect([expit(0), expit(Infinity), expit(-Infinity), expit(NaN)]).toEqual([0.5, 1, 0, NaN]);
    expect([logit(0.5), logit(0), logit(1), logit(-0.1), logit(1.1), logit(NaN)]).toEqual([
      0,
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
    fc.assert(
      fc.property(fc.double({ min: -30, max: 10, noNaN: true }), (x) => {
        expect(Math.abs(logit(expit(x)) - x)).toBeLessThan(1e-11);
      }),
    );
  });
  it('is symmetric', () => {
    for (const x of range(0, 30, 1001)) expect(expit(x) + expit(-x)).toBeCloseTo(1, 15);
  });
  it('is within six steps of the textbook formulas, which lose some themselves', () => {
    expect(furthest(range(-30, 30, 5001), expit, (x) => 1 / (1 + Math.exp(-x)))).toBeLessThanOrEqual(6);
    expect(furthest(range(0.001, 0.3, 5001), logit, (p) => Math.log(p / (1 - p)))).toBeLessThanOrEqual(6);
    expect(furthest(range(0.5, 0.7, 501), logit, (p) => 2 * Math.atanh(2 * p - 1))).toBeLessThanOrEqual(6);
  });
});

describe('softmaxInto', () => {
  it('gives shares in proportion to the exponentials', () => {
    const out = softmaxInto([Math.log(1), Math.log(2), Math.log(5)], new Float64Array(3));
    expect(out[0]).toBeCloseTo(1 / 8, 14);
    expect(out[2]).toBeCloseTo(5 / 8, 14);
  });
  it('sums to one and does not move when every value is shifted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 1 }), (values) => {
        const plain = softmaxInto(values, new Float64Array(values.length));
        const shifted = softmaxInto(
          values.map((v) => v + 4096),
          new Float64Array(values.length),
        );
        expect(plain.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(shifted).toEqual(plain);
      }),
    );
  });
  it('gives nothing to what cannot be chosen, and may write over its input', () => {
    const values = Float64Array.of(-Infinity, 1000, 1000);
    softmaxInto(values, values);
    expect([...values]).toEqual([0, 0.5, 0.5]);
  });
  it('refuses what has no answer', () => {
    const out = new Float64Array(2);
    expect(() => softmaxInto([0, NaN], out)).toThrow(RangeError);
    expect(() => softmaxInto([0, Infinity], out)).toThrow(RangeError);
    expect(() => softmaxInto([-Infinity, -Infinity], out)).toThrow(RangeError);
    expect(() => softmaxInto([], new Float64Array(0))).toThrow(RangeError);
    expect(() => softmaxInto([1, 2, 3], out)).toThrow(/3 values but room for 2/);
  });
});
