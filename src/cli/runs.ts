/** Runs of histories for commands: on threads, with progress. */
import {
  type ContrastTally,
  contrasts,
  eachHistory,
  ensemble,
  type Plan,
  type Runner,
  type RunPlan,
  type Summary,
  type Watch,
} from '../experiment/index.ts';
import { defaultThreads, openThreads } from '../host/index.ts';
import type { Folder } from '../scenario/index.ts';
import { type Context, wholeOption } from './context.ts';
import { progressOn } from './progress.ts';

/** Memory does not grow with them. */
export const mostHistories = 10_000_000;

export interface Runs {
  ensemble(plan: Plan, histories: number, label: string): Promise<Summary>;
  /** One plan beside each of some others: tallies in the order of the others. */
  contrasts(plan: Plan, others: readonly Plan[], histories: number, label: string): Promise<readonly ContrastTally[]>;
  readonly truths: RunPlan;
}

/** @param threads as the option states them @throws Failure, and whatever the work throws */
export async function withRuns<T>(
  context: Context,
  folder: Folder,
  threads: string | undefined,
  work: (runs: Runs) => Promise<T>,
): Promise<T> {
  const pool = openThreads(
    threads === undefined ? defaultThreads() : wholeOption(threads, '--threads', 1, 1024),
    context.workerUrl,
  );
  const watched = async <R>(label: string, run: (runner: Runner, watch: Watch) => Promise<R>): Promise<R> => {
    const progress = progressOn(context, label);
    const watch = { signal: context.signal, progress: progress.report };
    const done = await run(pool.runner(folder, watch), watch);
    progress.clear();
    return done;
  };
  try {
    return await work({
      ensemble: (plan, histories, label) =>
        watched(label, ({ run, lanes }, watch) => ensemble(plan, histories, run('trace', [plan]), lanes, watch)),
      contrasts: (plan, others, histories, label) =>
        watched(label, (runner, watch) => contrasts(plan, others, histories, runner, watch)),
      truths: (plan, histories, label, take) =>
        watched(label, ({ run, lanes }, watch) => eachHistory(histories, run('truths', [plan]), lanes, take, watch)),
    });
  } finally {
    await pool.close();
  }
}
