/**
 * Natural logarithms in plain arithmetic, so that every engine returns the same bits.
 *
 * Method and constants after fdlibm's e_log.c and s_log1p.c (Sun Microsystems, 1993): x = 2^k (1 + f)
 * with 1 + f between the square roots of 1/2 and 2, then an odd series in f / (2 + f).
 */
import { ln2High, ln2Low } from './exp.ts';
import { highWord, powerOfTwo, withHighWord } from './float-words.ts';

const smallestNormal = powerOfTwo(-1022);
const twoTo54 = powerOfTwo(54);
const twoTo53 = powerOfTwo(53);
const twoToMinus54 = powerOfTwo(-54);
/** The top 20 bits of the significand of the square root of 2. */
const sqrt2Bits = 0x6a09e;

/** The exponent k of x = 2^k × m with m from about √½ to √2; `x` positive, finite and not subnormal. */
export function exponentOf(x: number): number {
  const high = highWord(x);
  return (high >>> 20) - 1023 + ((high & 0xfffff) > sqrt2Bits ? 1 : 0);
}

/** The significand m of x = 2^k × m that goes with `exponentOf`. */
export function significandOf(x: number): number {
  const bits = highWord(x) & 0xfffff;
  return withHighWord(x, bits | (bits > sqrt2Bits ? 0x3fe00000 : 0x3ff00000));
}

/** k ln2 + log(1 + f) + correction, for a correction far below the last place of f. */
function logOfScaled(k: number, f: number, correction: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const halfSquare = 0.5 * f * f;
  return k * ln2High - (halfSquare - (s * (halfSquare + series) + (k * ln2Low + correction)) - f);
}

/**
 * The natural logarithm. log(0) is -Infinity, of a negative number NaN. Largest error measured against
 * 160-bit arithmetic: 0.80 units in the last place in 80,000 arguments.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormal = x < smallestNormal;
  const scaled = subnormal ? x * twoTo54 : x;
  return logOfScaled(exponentOf(scaled) - (subnormal ? 54 : 0), significandOf(scaled) - 1, 0);
}

/**
 * log(1 + x) without losing the digits near 0. log1p(-1) is -Infinity, below that NaN. Largest error
 * measured: 0.78 units in the last place in 100,000 arguments.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity || Math.abs(x) < twoToMinus54) return x;
  if (x > -0.2928 && x < 0.4142) return logOfScaled(0, x, 0);
  const u = 1 + x;
  const lost = x >= twoTo53 ? 0 : x >= 1 ? 1 - (u - x) : x - (u - 1);
  return logOfScaled(exponentOf(u), significandOf(u) - 1, lost / u);
}
