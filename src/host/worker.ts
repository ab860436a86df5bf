/** A thread that runs stretches of histories: a thin shell over `runPlan`. */
import { type Plan, type PlanOptions, planOf, runPlan, type Trace } from '../experiment/index.ts';
import { type Folder, readScenario, type Scenario } from '../scenario/index.ts';

export interface Stretch {
  readonly folder: Folder;
  readonly id: string;
  /** Of the folder. */
  readonly digest: string;
  readonly options: PlanOptions;
  /** Equal for all stretches of one plan. */
  readonly plan: string;
  readonly first: number;
  readonly count: number;
}

/** The last scenario read and the last plan made: a pool works through one plan of a scenario before the next. */
let scenario: Scenario | undefined;
let made: { readonly name: string; readonly plan: Plan } | undefined;

export function stretch({ folder, id, digest, options, plan: name, first, count }: Stretch): readonly Trace[] {
  if (made?.name !== name) {
    if (scenario?.digest !== digest) {
      const loaded = readScenario(folder, id);
      if (!loaded.ok) throw new Error(`the scenario ${id} changed while it was read`);
      scenario = loaded.scenario;
    }
    made = { name, plan: planOf(scenario, options) };
  }
  const { plan } = made;
  return Array.from({ length: count }, (_, i) => runPlan(plan, first + i).trace);
}
