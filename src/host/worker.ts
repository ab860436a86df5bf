/** A thread that runs stretches of histories: a thin shell over `keep`. */
import { type Kept, keep, type Plan, type PlanOptions, planOf } from '../experiment/index.ts';
import { type Folder, readScenario, type Scenario } from '../scenario/index.ts';

export interface Stretch {
  readonly folder: Folder;
  readonly id: string;
  /** Of the folder. */
  readonly digest: string;
  readonly kept: Kept;
  /** Of each plan. */
  readonly options: readonly PlanOptions[];
  /** Equal for all stretches of the same plans. */
  readonly plans: string;
  readonly first: number;
  readonly count: number;
}

/** The last scenario read and the last plans made: a pool works through some plans of a scenario before the next. */
let scenario: Scenario | undefined;
let made: { readonly name: string; readonly plans: readonly Plan[] } | undefined;

export function stretch({ folder, id, digest, kept, options, plans: name, first, count }: Stretch): readonly unknown[] {
  if (made?.name !== name) {
    if (scenario?.digest !== digest) {
      const loaded = readScenario(folder, id);
      if (!loaded.ok) throw new Error(`the scenario ${id} changed while it was read`);
      scenario = loaded.scenario;
    }
    const read = scenario;
    made = { name, plans: options.map((one) => planOf(read, one)) };
  }
  const { plans } = made;
  return Array.from({ length: count }, (_, i) => keep(kept, plans, first + i));
}
