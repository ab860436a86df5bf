/** Mortality by age, after Gompertz (1825) and Makeham (1860). */
import { exp, expm1 } from '../../engine/index.ts';

/** The age at which the `gompertz` level is stated. */
export const referenceAge = 50;

/**
 * Hazard of death a year at an age: makeham + gompertz · exp(slope · (age − 50)).
 * @param age years
 * @param makeham hazard a year that does not depend on age
 * @param gompertz hazard a year at age 50 that grows with age
 * @param slope growth of the hazard per year of age
 */
export function deathHazard(age: number, makeham: number, gompertz: number, slope: number): number {
  return makeham + gompertz * exp(slope * (age - referenceAge));
}

/** Chance that an event with a hazard a year happens within a time in years. */
export function chanceWithin(hazard: number, years: number): number {
  return -expm1(-hazard * years);
}

/**
 * Whether an event happens within a time, given its uniform: the chance if it does, 0 if it does not. A chance is never
 * above the expected number of events, so that most uniforms are decided without the exponential.
 */
export function befalls(u: number, hazard: number, years: number): number {
  if (u >= hazard * years) return 0;
  const chance = chanceWithin(hazard, years);
  return u < chance ? chance : 0;
}
