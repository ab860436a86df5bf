/** Worker threads for ensembles. Each reads the scenario itself, so that only plain data crosses. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { Cancelled } from '../engine/index.ts';
import {
  inThisThread,
  type Kept,
  type KeptOf,
  type Plan,
  type Runner,
  type RunStretch,
  type Watch,
} from '../experiment/index.ts';
import type { Folder } from '../scenario/index.ts';
import type { Stretch } from './worker.ts';

export interface Threads {
  readonly count: number;
  /** Runs plans of the scenario in a folder. */
  runner(folder: Folder, watch?: Watch): Runner;
  /** A runner for the stretches of one plan, whose traces are kept. */
  run(plan: Plan, folder: Folder, watch?: Watch): RunStretch;
  close(): Promise<void>;
}

export function defaultThreads(): number {
  return Math.max(1, availableParallelism());
}

/** One thread is this one. @param workerUrl of the built worker */
export function openThreads(count: number, workerUrl: URL): Threads {
  const pool =
    count === 1
      ? undefined
      : new Piscina<Stretch, readonly unknown[]>({
          filename: fileURLToPath(workerUrl),
          name: 'stretch',
          minThreads: count,
          maxThreads: count,
          idleTimeout: 60_000,
        });
  const runner: Threads['runner'] = (folder, watch) =>
    pool === undefined ? givingWay(inThisThread(watch)) : inPool(pool, count, folder, watch);
  return {
    count,
    runner,
    run: (plan, folder, watch) => runner(folder, watch).run('trace', [plan]),
    close: async () => pool?.destroy(),
  };
}

/** Gives way to signals and timers before each stretch. */
function givingWay({ lanes, run }: Runner): Runner {
  return {
    lanes,
    run: (kept, plans) => {
      const here = run(kept, plans);
      return async (first, many) => {
        await new Promise((resolve) => setImmediate(resolve));
        return here(first, many);
      };
    },
  };
}

function inPool(pool: Piscina<Stretch, readonly unknown[]>, lanes: number, folder: Folder, watch?: Watch): Runner {
  return {
    lanes,
    run: <K extends Kept>(kept: K, plans: readonly Plan[]) => {
      const { id, digest } = plans[0]!.scenario;
      // A scenario may be under another rule than its folder states.
      const options = plans.map((plan) => ({ ...plan.options, resolution: plan.scenario.resolution }));
      const name = JSON.stringify([digest, options]);
      return async (first: number, count: number) => {
        if (watch?.signal?.aborted) throw new Cancelled('cancelled');
        const done = await pool.run({ folder, id, digest, kept, options, plans: name, first, count });
        return done as readonly KeptOf[K][];
      };
    },
  };
}
