/**
 * Ablation: each mechanism switched off, on the random numbers of the full model, and what moves; beside what was said to
 * move before anybody looked.
 */
import { type Contrast, contrast, measureEffect, relativeEffect } from './contrast.ts';
import type { Plan, PlanOptions } from './plan.ts';
import { inForce, type Sign, type Verdict, verdictOn } from './preregistered.ts';
import type { Trace } from './trace.ts';

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

/**
 * @param plan of the full model, @param full its traces
 * @param done traces with the mechanism off, of the same histories
 */
export function ablation(
  plan: Plan,
  mechanism: string,
  full: readonly Trace[],
  done: readonly Trace[],
  signs: readonly JudgedSign[],
): Ablation {
  const found = contrast(plan, full, done);
  return { mechanism, movesNothing: isSame(full, done), signs, ...found };
}

export function judged(plan: Plan, sign: Sign, full: readonly Trace[], done: readonly Trace[]): JudgedSign {
  const means = measureEffect(plan, sign.measure, full, done);
  const effect = means && sign.relative ? relativeEffect(plan, sign.measure, full, done) : means;
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
      means && effect && { low: effect.low, high: effect.high, level: means.with, pairs: means.pairs },
    ),
  };
}

function isSame(full: readonly Trace[], done: readonly Trace[]): boolean {
  const text = ({ spent: _spent, control, ...rest }: Trace) => JSON.stringify([rest, [...control]]);
  return full.every((trace, i) => text(trace) === text(done[i]!));
}
