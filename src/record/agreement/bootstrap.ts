/** How far alpha might have come out otherwise: intervals by resampling. */
import { alphaOf, type Coded, measured } from './alpha.ts';
import type { Level } from './levels.ts';

export interface AlphaInterval {
  /** 2.5 % and 97.5 % of the samples. */
  readonly low: number;
  readonly high: number;
  /** Samples from which it was taken; those in which all values were one tell nothing and are left out. */
  readonly samples: number;
  /** Share of samples at or above 0.8 and 0.667, the customary bounds of K. Krippendorff (2004). */
  readonly above800: number;
  readonly above667: number;
}

/** For each sample, by its number, numbers from 0 (included) to 1 (excluded), one after another. */
export type Uniforms = (sample: number) => () => number;

/**
 * Units drawn with replacement and alpha worked out anew, expected disagreement included (A. Zapf, S. Castell, L.
 * Morawietz, A. Karch 2016): doubt about which units happened to be coded.
 * @returns undefined without an alpha
 */
export function intervalOverUnits(
  units: readonly Coded[],
  level: Level,
  samples: number,
  uniforms: Uniforms,
): AlphaInterval | undefined {
  const paired = units.filter((unit) => unit.length > 1);
  if (alphaOf(paired, level).alpha === undefined) return undefined;
  const alphas: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const uniform = uniforms(sample);
    const drawn = paired.map(() => paired[Math.floor(uniform() * paired.length)]!);
    const { alpha } = alphaOf(drawn, level);
    if (alpha !== undefined) alphas.push(alpha);
  }
  return intervalOf(alphas);
}

/**
 * Observed pairs drawn with replacement into the place of each pair, expected disagreement held as it is, alphas below -1
 * taken for -1: the bootstrap of A. F. Hayes and K. Krippendorff (2007). Pairs of one unit are drawn as if they did not
 * hang together, so it is narrow where many coders code few units. Their further correction for data that hardly vary is
 * left out.
 * @returns undefined without an alpha
 */
export function intervalOverPairs(
  units: readonly Coded[],
  level: Level,
  samples: number,
  uniforms: Uniforms,
): AlphaInterval | undefined {
  const { pairs, expected, values } = measured(units, level);
  if (expected === 0) return undefined;
  const scale = 2 / (values * expected);
  const alphas: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const uniform = uniforms(sample);
    let alpha = 1;
    for (const { weight } of pairs) alpha -= scale * weight * pairs[Math.floor(uniform() * pairs.length)]!.squared;
    alphas.push(Math.max(-1, alpha));
  }
  return intervalOf(alphas);
}

function intervalOf(alphas: number[]): AlphaInterval | undefined {
  if (alphas.length === 0) return undefined;
  alphas.sort((a, b) => a - b);
  // The quantile between two samples lies between them in proportion (R. J. Hyndman, Y. Fan 1996, type 7).
  const quantile = (share: number) => {
    const at = share * (alphas.length - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, alphas.length - 1);
    return alphas[below]! + (at - below) * (alphas[above]! - alphas[below]!);
  };
  const share = (bound: number) => alphas.filter((alpha) => alpha >= bound).length / alphas.length;
  return {
    low: quantile(0.025),
    high: quantile(0.975),
    samples: alphas.length,
    above800: share(0.8),
    above667: share(0.667),
  };
}
