/** What is kept of a history that was run somewhere: a trace, or less where less is asked. */
import { type Pair, pairOf } from './pair.ts';
import type { Plan } from './plan.ts';
import { runPlan, type Trace } from './trace.ts';

/** Plain data that crosses threads, by name. */
export interface KeptOf {
  readonly trace: Trace;
  /** Truth of the plan's propositions. */
  readonly truths: readonly boolean[];
  /** The first plan's history paired with that of each of the others. */
  readonly pairs: readonly Pair[];
}
export type Kept = keyof KeptOf;

const keepers: { readonly [K in Kept]: (run: (plan: Plan) => Trace, plans: readonly Plan[]) => KeptOf[K] } = {
  trace: (run, [plan]) => run(plan!),
  truths: (run, [plan]) => run(plan!).truths,
  pairs: (run, [first, ...others]) => {
    const without = run(first!);
    return others.map((plan) => pairOf(without, run(plan)));
  },
};

/** Runs one history under each of some plans, and keeps what is asked. @throws RefusedChange, Cancelled */
export function keep<K extends Kept>(
  kept: K,
  plans: readonly Plan[],
  history: number,
  options: Parameters<typeof runPlan>[2] = {},
): KeptOf[K] {
  return keepers[kept]((plan) => runPlan(plan, history, options).trace, plans);
}
