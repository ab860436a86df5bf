/** Choice with random taste: the multinomial logit of McFadden 1974, "Conditional logit analysis of qualitative choice behavior". */
import { log, softmaxInto } from '../../engine/index.ts';

/**
 * Writes the chance that each alternative is chosen to `out`, e^(u / scale) over the sum of all. `scale` is
 * the spread of what the utilities leave out, in their unit: near 0 the best alternative is all but certain,
 * large values make all alike. A utility of -Infinity marks what is not open; equal utilities get equal
 * chances. `out` may be the same array as `utilities`.
 *
 * Throws RangeError where `scale` is not positive and finite, a utility is NaN or Infinity, nothing is open,
 * or the lengths differ.
 */
export function logitInto(utilities: ArrayLike<number>, out: Float64Array, scale = 1): Float64Array {
  if (!(scale > 0 && scale < Infinity)) throw new RangeError(`logit: scale ${scale} is not above 0`);
  if (scale === 1) return softmaxInto(utilities, out);
  if (out.length !== utilities.length) {
    throw new RangeError(`logit: ${utilities.length} utilities but room for ${out.length}`);
  }
  for (let i = 0; i < out.length; i++) out[i] = utilities[i]! / scale;
  return softmaxInto(out, out);
}

/**
 * A standard Gumbel variate from a uniform in (0, 1), by inversion. Adding one to each utility and taking the largest
 * chooses by the multinomial logit; with a draw per alternative, addressed by the alternative, twins that differ in one
 * alternative share the rest of the choice, as inversion over a list of chances would not (McFadden 1974; Yellott 1977).
 */
export function gumbel(u: number): number {
  return -log(-log(u));
}

/** Of the 2^32 equal cells of (0, 1) a word names one; its middle. */
const words = 4294967296;

/** A uniform in (0, 1) from a word of 32 bits, each of them alike likely: the middle of one of 2^32 equal cells. */
export function uniformOfWord(word: number): number {
  return (word + 0.5) / words;
}

/** A standard Gumbel variate from such a word; none exceeds 22.9. */
export function gumbelOfWord(word: number): number {
  return gumbel(uniformOfWord(word));
}

/** `gumbelBound` by the first 8 bits of a word: the largest variate of those words, and a little more for rounding. */
const steps = 256;
const slack = 1e-9;
const bounds = Float64Array.from({ length: steps - 1 }, (_, step) => gumbel((step + 1) / steps) + slack);

/**
 * At least `gumbelOfWord(word)`, within 0.7, without a logarithm: whoever could not win with it need not be drawn for exactly. In the
 * last of 256 cells by −log(−log u) ≤ −log(1 − u), with 1 − u above 2^−k, k one more than the leading zeros of its word.
 */
export function gumbelBound(word: number): number {
  const step = word >>> 24;
  if (step < steps - 1) return bounds[step]!;
  return (Math.clz32(~word) + 1) * Math.LN2 + slack;
}
