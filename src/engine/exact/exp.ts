/**
 * The exponential function in plain arithmetic, so that every engine returns the same bits.
 *
 * Method and constants after fdlibm's e_exp.c and s_expm1.c (Sun Microsystems, 1993): reduce to
 * |r| <= ln2 / 2, a rational approximation there, scale by a power of two.
 */
import { powerOfTwo } from './float-words.ts';

/** ln 2 in two pieces; `ln2High` ends in 21 zero bits, so that k × ln2High is exact for every exponent k. */
export const ln2High = 0.6931471803691238;
export const ln2Low = 1.9082149292705877e-10;

const inverseLn2 = Math.LOG2E;
const halfLn2 = 0.34657359027997264;
const twoToMinus1000 = powerOfTwo(-1000);
const twoToMinus54 = powerOfTwo(-54);
const twoTo1023 = powerOfTwo(1023);

/** The integer nearest to x / ln2, halves away from zero. */
function multiplesOfLn2(x: number): number {
  return (inverseLn2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
}

/**
 * e to the power x. Largest error measured against 160-bit arithmetic: 0.83 units in the last
 * place in 80,000 arguments; overflows to Infinity above 709.7827128933840, reaches 0 below -745.1332191019412.
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * e to the power `x + tail`, for a tail far smaller than the last place of 1 (what is left over when
 * a logarithm has been multiplied out in two pieces).
 */
export function expOfSum(x: number, tail: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  if (Number.isNaN(x)) return x;
  let k = 0;
  let upper = x;
  let lower = -tail;
  if (Math.abs(x) > halfLn2) {
    k = multiplesOfLn2(x);
    upper = x - k * ln2High;
    lower = k * ln2Low - tail;
  }
  const r = upper - lower;
  const z = r * r;
  const c =
    r -
    z *
      (0.16666666666666602 +
        z *
          (-2.7777777777015593e-3 +
            z * (6.613756321437934e-5 + z * (-1.6533902205465252e-6 + z * 4.1381367970572385e-8))));
  const y = 1 - (lower - (r * c) / (2 - c) - upper);
  if (k === 0) return y;
  if (k > 1023) return y * 2 * twoTo1023;
  if (k >= -1021) return y * powerOfTwo(k);
  return y * powerOfTwo(k + 1000) * twoToMinus1000;
}

/**
 * e to the power x, less 1, without losing the digits near 0. Largest error measured: 0.78 units
 * in the last place in 120,000 arguments.
 */
export function expm1(x: number): number {
  if (x > 710) return Infinity;
  if (x < -39) return -1;
  if (Number.isNaN(x) || Math.abs(x) < twoToMinus54) return x;
  let k = 0;
  let r = x;
  let correction = 0;
  if (Math.abs(x) > halfLn2) {
    k = multiplesOfLn2(x);
    const upper = x - k * ln2High;
    const lower = k * ln2Low;
    r = upper - lower;
    correction = upper - r - lower;
  }
  const half = 0.5 * r;
  const z = r * half;
  const r1 =
    1 +
    z *
      (-3.333333333333313e-2 +
        z *
          (1.5873015872548146e-3 +
            z * (-7.93650757867488e-5 + z * (4.008217827329362e-6 + z * -2.0109921818362437e-7))));
  const t = 3 - r1 * half;
  const quotient = z * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * quotient - z);
  const e = r * (quotient - correction) - correction - z;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) {
    const y = 1 - (e - r);
    return (k > 1023 ? y * 2 * twoTo1023 : y * powerOfTwo(k)) - 1;
  }
  // The subtracted 1 is brought to the scale of r first; where it is added depends on which of the two is larger.
  const one = powerOfTwo(-k);
  return (k < 20 ? 1 - one - (e - r) : r - (e + one) + 1) * powerOfTwo(k);
}
