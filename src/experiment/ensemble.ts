/** An ensemble: many histories of one plan, run by whoever offers threads. */
import { Cancelled } from '../engine/index.ts';
import { EnsembleTally } from './ensemble-tally.ts';
import type { Plan } from './plan.ts';
import { summaryOf } from './summarise.ts';
import type { Summary } from './summary.ts';
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

/**
 * Runs histories and hands their traces over in the order of histories.
 * @throws Cancelled, and whatever a history throws
 */
export async function eachTrace(
  histories: number,
  run: RunStretch,
  lanes: number,
  take: (trace: Trace) => void,
  watch: Watch = {},
): Promise<void> {
  // Small enough that the lanes end together, large enough that handing over costs nothing.
  const stretch = Math.max(1, Math.min(32, Math.ceil(histories / (lanes * 4))));
  const stretches = Math.ceil(histories / stretch);
  /** Stretches that came before their turn. */
  const early = new Map<number, readonly Trace[]>();
  let next = 0;
  let turn = 0;
  let done = 0;
  const lane = async () => {
    while (next < stretches) {
      if (watch.signal?.aborted) throw new Cancelled('cancelled');
      const at = next++;
      early.set(at, await run(at * stretch, Math.min(stretch, histories - at * stretch)));
      done += early.get(at)!.length;
      for (let ready = early.get(turn); ready !== undefined; ready = early.get(turn)) {
        for (const trace of ready) take(trace);
        early.delete(turn++);
      }
      watch.progress?.(done, histories);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Traces in the order of histories, all of them kept. @throws Cancelled, and whatever a history throws */
export async function traces(
  histories: number,
  run: RunStretch,
  lanes: number,
  watch: Watch = {},
): Promise<readonly Trace[]> {
  const kept: Trace[] = [];
  await eachTrace(histories, run, lanes, (trace) => kept.push(trace), watch);
  return kept;
}

/** Memory does not grow with the number of histories: each is counted and let go. */
export async function ensemble(
  plan: Plan,
  histories: number,
  run: RunStretch = runHere(plan),
  lanes = 1,
  watch: Watch = {},
): Promise<Summary> {
  const tally = new EnsembleTally(plan);
  await eachTrace(histories, run, lanes, (trace) => tally.add(trace), watch);
  return summaryOf(plan, tally);
}
