/** An ensemble: many histories of one plan, run by whoever offers threads. */
import { Cancelled } from '../engine/index.ts';
import type { Plan } from './plan.ts';
import { type Summary, summarise } from './summary.ts';
import { runPlan, type Trace } from './trace.ts';

export interface Watch {
  readonly signal?: { readonly aborted: boolean };
  /** Told after each batch. */
  readonly progress?: (done: number, of: number) => void;
}

/** Runs a stretch of histories somewhere: in this thread, or in another. */
export type RunStretch = (first: number, count: number) => Promise<readonly Trace[]>;

/** Runs histories `first` to `first + count - 1` in this thread. */
export function runHere(plan: Plan, watch: Watch = {}, clock?: () => number): RunStretch {
  return async (first, count) => {
    const traces: Trace[] = [];
    for (let history = first; history < first + count; history++)
      traces.push(
        runPlan(plan, history, { ...(watch.signal && { signal: watch.signal }), ...(clock && { clock }) }).trace,
      );
    return traces;
  };
}

/** Traces in the order of histories. @throws Cancelled, and whatever a history throws */
export async function traces(
  histories: number,
  run: RunStretch,
  lanes: number,
  watch: Watch = {},
): Promise<readonly Trace[]> {
  // Small enough that the lanes end together, large enough that handing over costs nothing.
  const stretch = Math.max(1, Math.min(32, Math.ceil(histories / (lanes * 4))));
  const results: (readonly Trace[])[] = Array(Math.ceil(histories / stretch));
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < results.length) {
      if (watch.signal?.aborted) throw new Cancelled('cancelled');
      const at = next++;
      results[at] = await run(at * stretch, Math.min(stretch, histories - at * stretch));
      done += results[at]!.length;
      watch.progress?.(done, histories);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.flat();
}

export async function ensemble(
  plan: Plan,
  histories: number,
  run: RunStretch = runHere(plan),
  lanes = 1,
  watch: Watch = {},
): Promise<Summary> {
  return summarise(plan, await traces(histories, run, lanes, watch));
}
