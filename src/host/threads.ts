/** Worker threads for ensembles. Each reads the scenario itself, so that only plain data crosses. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { Cancelled } from '../engine/index.ts';
import { type Plan, type RunStretch, runHere, type Trace, type Watch } from '../experiment/index.ts';
import type { Folder } from '../scenario/index.ts';
import type { Stretch } from './worker.ts';

export interface Threads {
  readonly count: number;
  /** A runner for the stretches of one plan. */
  run(plan: Plan, folder: Folder, watch?: Watch): RunStretch;
  close(): Promise<void>;
}

export function defaultThreads(): number {
  return Math.max(1, availableParallelism());
}

/** One thread is this one. @param workerUrl of the built worker */
export function openThreads(count: number, workerUrl: URL): Threads {
  if (count === 1) {
    const run: Threads['run'] = (plan, _folder, watch) => {
      const here = runHere(plan, watch);
      return async (first, many) => {
        // Gives way to signals and timers.
        await new Promise((resolve) => setImmediate(resolve));
        return here(first, many);
      };
    };
    return { count, run, close: async () => {} };
  }
  const pool = new Piscina<Stretch, readonly Trace[]>({
    filename: fileURLToPath(workerUrl),
    name: 'stretch',
    minThreads: count,
    maxThreads: count,
    idleTimeout: 60_000,
  });
  return {
    count,
    run: (plan, folder, watch) => async (first, count) => {
      if (watch?.signal?.aborted) throw new Cancelled('cancelled');
      const { scenario, options } = plan;
      const name = JSON.stringify([scenario.digest, options]);
      return pool.run({ folder, id: scenario.id, digest: scenario.digest, options, plan: name, first, count });
    },
    close: () => pool.destroy(),
  };
}
