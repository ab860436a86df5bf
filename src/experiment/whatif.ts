/** What-if: paired histories that share every draw except where the intervention reaches. */

import { type Contrast, contrast } from './contrast.ts';
import type { Plan } from './plan.ts';
import type { Trace } from './trace.ts';

export interface Whatif extends Contrast {
  readonly kind: 'whatif';
  /** Histories in which an intervention could not be done. */
  readonly refused: number;
}

/** @param without and @param done: traces of the two plans, in the order of the same histories */
export function compare(plan: Plan, without: readonly Trace[], done: readonly Trace[]): Whatif {
  return {
    kind: 'whatif',
    refused: done.filter((trace) => trace.refusedInterventions > 0).length,
    ...contrast(plan, without, done),
  };
}
