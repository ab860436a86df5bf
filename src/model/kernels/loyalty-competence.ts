/**
 * What a candidate is worth to whoever appoints him: by loyalty alone, by competence alone, or by the trade-off that the
 * able are the more dangerous to a ruler who is not secure.
 *
 * Idea of the trade-off: Egorov and Sonin 2011, "Dictators and their viziers: endogenizing the loyalty-competence
 * trade-off", Journal of the European Economic Association 9(5): 903-930, of which the abstract was read; the
 * equation is ours. docs/kernels.md
 */
import { expit } from '../../engine/index.ts';

/** All weights not negative. */
export interface TradeOff {
  /** Utility of full competence, in logit units. */
  readonly 'competence-weight': number;
  /** Disutility of certain betrayal while a plot is certain, in logit units. */
  readonly 'treason-weight': number;
  /** Log odds that somebody neither able nor loyal joins a plot that would succeed. Any sign. */
  readonly 'treason-odds': number;
  /** What full competence adds to these log odds: the able can tell that this plot would succeed. */
  readonly discernment: number;
  /** What full loyalty takes from them. */
  readonly attachment: number;
}

/** Chance that somebody joins a plot that would succeed with him. `competence` from 0 to 1, `loyalty` from -1 (enmity) to 1. */
export function betrayalChance(competence: number, loyalty: number, rule: TradeOff): number {
  return expit(rule['treason-odds'] + rule.discernment * competence - rule.attachment * loyalty);
}

/**
 * Utility of a candidate to an appointer, in logit units:
 *
 *   competence-weight · competence − treason-weight · insecurity · betrayalChance
 *
 * `insecurity` from 0 to 1: the chance that a plot comes that would succeed with the candidate. At 0 only competence counts;
 * the preference for one candidate over another changes linearly in it, against the one likelier to betray.
 * Throws RangeError where `insecurity` is outside 0 to 1.
 */
export function tradeOffUtility(competence: number, loyalty: number, insecurity: number, rule: TradeOff): number {
  if (!(insecurity >= 0 && insecurity <= 1)) throw new RangeError(`insecurity ${insecurity} is not between 0 and 1`);
  const betrayal = betrayalChance(competence, loyalty, rule);
  return rule['competence-weight'] * competence - rule['treason-weight'] * insecurity * betrayal;
}

/** Utility of a candidate to an appointer who asks for loyalty alone, in logit units. */
export function loyaltyUtility(loyalty: number, weight: number): number {
  return weight * loyalty;
}

/** Utility of a candidate to an appointer who asks for competence alone, in logit units. */
export function competenceUtility(competence: number, weight: number): number {
  return weight * competence;
}
