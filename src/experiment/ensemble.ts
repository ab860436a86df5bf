/** An ensemble: many histories of one plan, or of several side by side, run by whoever offers threads. */
import { Cancelled } from '../engine/index.ts';
import { ContrastTally } from './contrast.ts';
import { EnsembleTally } from './ensemble-tally.ts';
import { type Kept, type KeptOf, keep } from './kept.ts';
import type { Plan } from './plan.ts';
import { summaryOf } from './summarise.ts';
import type { Summary } from './summary.ts';
import type { Trace } from './trace.ts';

export interface Watch {
  readonly signal?: { readonly aborted: boolean };
  /** Told after each batch. */
  readonly progress?: (done: number, of: number) => void;
}

/** Runs a stretch of histories somewhere: in this thread, or in another. */
export type RunStretch<R = Trace> = (first: number, count: number) => Promise<readonly R[]>;

/** Offers threads. @param plans one, or for pairs the first and those to be compared with it */
export interface Runner {
  readonly lanes: number;
  run<K extends Kept>(kept: K, plans: readonly Plan[]): RunStretch<KeptOf[K]>;
}

/** This thread. */
export function inThisThread(watch: Watch = {}, clock?: () => number): Runner {
  const options = { ...(watch.signal && { signal: watch.signal }), ...(clock && { clock }) };
  return {
    lanes: 1,
    run: (kept, plans) => async (first, count) =>
      Array.from({ length: count }, (_, i) => keep(kept, plans, first + i, options)),
  };
}

/** Runs histories `first` to `first + count - 1` of a plan in this thread. */
export function runHere(plan: Plan, watch: Watch = {}, clock?: () => number): RunStretch {
  return inThisThread(watch, clock).run('trace', [plan]);
}

/** Histories that are handed over together. */
const longestStretch = 32;

/**
 * Runs histories and hands over what is kept of them in the order of histories.
 * @param most histories in a stretch
 * @throws Cancelled, and whatever a history throws
 */
export async function eachHistory<R>(
  histories: number,
  run: RunStretch<R>,
  lanes: number,
  take: (kept: R) => void,
  watch: Watch = {},
  most = longestStretch,
): Promise<void> {
  // Small enough that the lanes end together, large enough that handing over costs nothing.
  const stretch = Math.max(1, Math.min(most, Math.ceil(histories / (lanes * 4))));
  const stretches = Math.ceil(histories / stretch);
  /** Stretches that came before their turn. */
  const early = new Map<number, readonly R[]>();
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
        for (const kept of ready) take(kept);
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
  await eachHistory(histories, run, lanes, (trace) => kept.push(trace), watch);
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
  await eachHistory(histories, run, lanes, (trace) => tally.add(trace), watch);
  return summaryOf(plan, tally);
}

/**
 * One plan beside each of some others, history by history: all settings of a history are run one after the other, their pairs
 * counted and let go, so that memory does not grow with the number of histories.
 * @returns tallies in the order of the others
 * @throws Cancelled, and whatever a history throws
 */
export async function contrasts(
  plan: Plan,
  others: readonly Plan[],
  histories: number,
  runner: Runner = inThisThread(),
  watch: Watch = {},
): Promise<readonly ContrastTally[]> {
  const tallies = others.map(() => new ContrastTally(plan));
  const take = (pairs: KeptOf['pairs']) => {
    pairs.forEach((pair, i) => {
      tallies[i]!.add(pair);
    });
  };
  const plans = [plan, ...others];
  const most = Math.ceil(longestStretch / plans.length);
  await eachHistory(histories, runner.run('pairs', plans), runner.lanes, take, watch, most);
  return tallies;
}
