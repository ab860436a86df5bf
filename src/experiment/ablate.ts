/**
 * Ablation: each mechanism switched off, on the random numbers of the full model, and what moves; beside what was said to
 * move before anybody looked.
 */
import type { Contrast, ContrastTally } from './contrast.ts';
import type { PlanOptions } from './plan.ts';
import { inForce, type Sign, type Verdict, verdictOn } from './preregistered.ts';

export interface JudgedSign {
  readonly sign: Sign;
  /** Of the measure, in the full model and changed; absent where too few histories have it. */
  readonly full?: number;
  readonly changed?: number;
  /** As a share of the full model's where the sign is relative. */
  readonly difference?: number;
  readonly low?: number;
  readonly high?: number;
  readonly verdict: Verdict;
}

export interface Ablation extends Contrast {
  readonly mechanism: string;
  /** Nothing that is followed or measured differs in any pair. */
  readonly movesNothing: boolean;
  readonly signs: readonly JudgedSign[];
}

/** The options of a plan with a mechanism off. */
export function withoutMechanism(options: PlanOptions, mechanism: string): PlanOptions {
  return { ...options, off: [...(options.off ?? []), mechanism] };
}

/** The options of a plan with what a sign speaks of done to it. */
export function withSign(options: PlanOptions, mechanism: string, { when }: Sign): PlanOptions {
  return when === 'off'
    ? withoutMechanism(options, mechanism)
    : { ...options, overrides: { ...options.overrides, ...when.overrides } };
}

/** The signs that a run of the variant can judge. */
export function signsFor(signs: readonly Sign[], variant: PlanOptions['variant']): readonly Sign[] {
  return inForce(signs).filter(({ variants }) => variants.includes(variant));
}

/** @param tally of the full model and the one with the mechanism off */
export function ablation(mechanism: string, tally: ContrastTally, signs: readonly JudgedSign[]): Ablation {
  return { mechanism, movesNothing: tally.same === tally.histories, signs, ...tally.contrast() };
}

/** @param tally of the full model and the one with what the sign speaks of done to it */
export function judged(sign: Sign, tally: ContrastTally): JudgedSign {
  const means = tally.measure(sign.measure);
  const effect = means && sign.relative ? tally.relative(sign.measure) : means;
  return {
    sign,
    ...(means &&
      effect && {
        full: means.without,
        changed: means.with,
        difference: effect.difference,
        low: effect.low,
        high: effect.high,
      }),
    verdict: verdictOn(
      sign,
      means &&
        effect && { low: effect.low, high: effect.high, level: means.with, pairs: means.pairs, differ: means.differ },
    ),
  };
}
