/**
 * Causes that a source states: each is switched off as its reading says, on the random numbers of the full model, and what is
 * said to have come of it is counted with and without.
 */
import { type ClaimId, propositionText } from '../polity/index.ts';
import type { ClaimReading, Without } from '../scenario/index.ts';
import type { ContrastTally } from './contrast.ts';
import type { Share } from './interval.ts';
import type { Plan, PlanOptions } from './plan.ts';

/** A reading that can be tested. */
export interface StatedCause {
  readonly claim: ClaimId;
  readonly without: Without;
  /** Place of what is said to have come of it among the plan's propositions. */
  readonly proposition: number;
}

/**
 * `borne out`: without the cause the outcome is rarer, the interval wholly below 0. `contradicted`: wholly above.
 * `not borne out`: the interval holds 0 and nothing further from it than {@link slight}. `absent`: the outcome never comes
 * about in the full model, so that no cause can be missed. `undecided`: the interval is too wide to say.
 */
export type CauseVerdict = 'borne out' | 'contradicted' | 'not borne out' | 'absent' | 'undecided';

/** A change of the share by less counts as none. */
export const slight = 0.05;

export interface CauseEffect {
  readonly claim: ClaimId;
  /** What was switched off, as the reading writes it. */
  readonly without: string;
  readonly proposition: string;
  readonly histories: number;
  readonly withCause: Share;
  readonly withoutCause: Share;
  /** Share without the cause less share with it, and its 95 % interval from paired histories. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Pairs in which nothing that is followed differs. */
  readonly unchanged: Share;
  readonly verdict: CauseVerdict;
}

/** @param plan whose propositions are the scenario's own, in their order */
export function statedCauses({ scenario }: Pick<Plan, 'scenario'>): readonly StatedCause[] {
  let next = scenario.questions.outcomes.length;
  return scenario.readings.flatMap(({ claim, without, proposition }: ClaimReading) => {
    if (!proposition) return [];
    const at = next++;
    return without ? [{ claim, without, proposition: at }] : [];
  });
}

/** The options of a plan with the cause switched off. */
export function withoutCause({ options, given }: Pick<Plan, 'options' | 'given'>, without: Without): PlanOptions {
  return {
    ...options,
    given: given.filter((kind) => !without.notGiven.includes(kind)),
    off: [...(options.off ?? []), ...without.off],
    overrides: { ...options.overrides, ...without.set },
  };
}

/** @param tally of the plan and the one with the cause switched off */
export function causeEffect({ claim, without, proposition }: StatedCause, tally: ContrastTally): CauseEffect {
  const { without: withCause, with: withoutCause, ...found } = tally.truth(proposition);
  return {
    claim,
    without: without.text,
    proposition: propositionText(tally.plan.propositions[proposition]!),
    histories: tally.histories,
    withCause,
    withoutCause,
    ...found,
    unchanged: tally.alike,
    verdict: causeVerdict(withCause, withoutCause, found),
  };
}

export function causeVerdict(
  withCause: Pick<Share, 'count'>,
  without: Pick<Share, 'count'>,
  { low, high }: Pick<CauseEffect, 'low' | 'high'>,
): CauseVerdict {
  if (withCause.count === 0 && without.count === 0) return 'absent';
  if (high < 0) return 'borne out';
  if (low > 0) return 'contradicted';
  return low >= -slight && high <= slight ? 'not borne out' : 'undecided';
}
