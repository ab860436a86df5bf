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
