/**
 * Clocks of hazards: an event that has a hazard happens when the hazard, summed over time, has used up a unit exponential variate.
 * Drawn once, the variate serves under any course of the hazard: a raised hazard brings the day forward, by the same draw
 * (inversion of the cumulative hazard; Devroye 1986, chapter VI.2).
 */
import { expm1, log1p } from '../../engine/index.ts';

/**
 * Time until a hazard that starts at `hazard` and grows by e^slope a unit of time has used up `spared`: log(1 + slope · spared / hazard) /
 * slope, without growth spared / hazard. Infinity where it never does.
 */
export function waitOf(spared: number, hazard: number, slope = 0): number {
  if (hazard <= 0) return Number.POSITIVE_INFINITY;
  return slope === 0 ? spared / hazard : log1p((slope * spared) / hazard) / slope;
}

/** What such a hazard uses up within a time. */
export function usedWithin(time: number, hazard: number, slope = 0): number {
  return slope === 0 ? hazard * time : (hazard * expm1(slope * time)) / slope;
}
