/** Scoring rules: how far a forecast lay from what happened. Lower is better; every rule here is proper but `skill`, which compares. */
import { log } from '../../engine/index.ts';

/**
 * Brier 1950, the half that counts one of two outcomes: (p − o)², 0 to 1.
 * @param p chance forecast, 0 to 1
 */
export function brier(p: number, happened: boolean): number {
  return (p - Number(happened)) ** 2;
}

/** Brier 1950 as he wrote it: the sum over all classes, 0 to 2. @param chances sum to 1 @param happened index of the class */
export function brierMulticlass(chances: readonly number[], happened: number): number {
  return chances.reduce((sum, p, i) => sum + brier(p, i === happened), 0);
}

/** Good 1952: −ln of the chance given to what happened, in nats, 0 to infinity. */
export function logScore(p: number, happened: boolean): number {
  const given = happened ? p : 1 - p;
  return given > 0 ? -log(given) : Infinity;
}

/** The same for one of several classes. */
export function logScoreMulticlass(chances: readonly number[], happened: number): number {
  return logScore(chances[happened]!, true);
}

/**
 * Ranked probability score (Epstein 1969; Murphy 1971), for ordered classes: squared distance of the cumulative chances,
 * divided by the number of bounds between classes, so that it lies from 0 to 1 and is the binary Brier score of two classes.
 * @param chances two or more, summing to 1
 */
export function rankedProbability(chances: readonly number[], happened: number): number {
  let below = 0;
  let sum = 0;
  for (let bound = 0; bound < chances.length - 1; bound++) {
    below += chances[bound]!;
    sum += brier(below, happened <= bound);
  }
  return sum / (chances.length - 1);
}

/** 1 − score / score of the reference: 1 perfect, 0 no better; undefined against a perfect reference. */
export function skill(score: number, reference: number): number | undefined {
  return reference > 0 ? 1 - score / reference : undefined;
}

/**
 * The chance that `count` of `of` histories speak for: the posterior mean under the prior of Jeffreys 1946, which is never 0 or
 * 1. @param classes of which what was counted is one
 */
export function chanceFrom(count: number, of: number, classes = 2): number {
  return (count + 0.5) / (of + classes / 2);
}

/** Forecasts nearer to 0 or 1 than any count of so many histories can come are moved there, for rules that punish certainty without bound. */
export function floored(p: number, histories: number): number {
  const least = chanceFrom(0, histories);
  return Math.min(1 - least, Math.max(least, p));
}
