/** Options that decide a plan, as the command line gives them; the same for every command that runs histories. */
import { isoDay } from '../calendar/index.ts';
import {
  isTieSet,
  type Plan,
  type PlanOptions,
  planForHistory,
  setSize,
  tieRules,
  tieSetsNamed,
} from '../experiment/index.ts';
import { type Slot, slots, type Theories, theories } from '../model/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { dayOption, nearest, wholeOption } from './context.ts';
import { Failure } from './failure.ts';

export interface PlanOptionTexts {
  readonly seed: string;
  readonly to?: string;
  readonly off?: string;
  readonly ties?: string;
  readonly parameters?: string;
  readonly theory?: string;
}

/**
 * @param histories that will be run: decides how many share a parameter set, where the option states no number
 * @throws Failure
 */
export function commonOptions(
  scenario: Scenario,
  options: PlanOptionTexts,
  histories = 1,
): Omit<PlanOptions, 'variant'> {
  const to = options.to === undefined ? undefined : dayOption(options.to, '--to');
  if (to !== undefined && (to <= scenario.asOf || to > scenario.to))
    throw new Failure(
      `--to: found “${options.to}”, expected a day after ${isoDay(scenario.asOf)} and no later than ${isoDay(scenario.to)}`,
    );
  return {
    seed: wholeOption(options.seed, '--seed', 0, Number.MAX_SAFE_INTEGER),
    ...(to !== undefined && { to }),
    ...(options.off !== undefined && { off: options.off.split(',').map((id) => id.trim()) }),
    ...(options.ties !== undefined && { ties: tiesOption(scenario, options.ties) }),
    ...parametersOption(options.parameters, histories),
    ...(options.theory !== undefined && { theories: theoriesOption(options.theory) }),
  };
}

function tiesOption(scenario: Scenario, name: string): string {
  if (isTieSet(scenario, name)) return name;
  const known = [...tieRules, ...tieSetsNamed(scenario)];
  const near = nearest(name, known);
  throw new Failure(
    `--ties: found “${name}”, expected one of ${known.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
  );
}

/** `SLOT=THEORY`, several of them separated by commas. */
function theoriesOption(text: string): Readonly<Partial<Theories>> {
  const pairs = text.split(',').map((one) => one.trim().split('='));
  for (const [slot = '', name = '', ...rest] of pairs) {
    if (!Object.hasOwn(theories, slot) || rest.length > 0)
      throw new Failure(`--theory: found “${text}”, expected SLOT=THEORY with one of the slots ${slots.join(', ')}`);
    const known: readonly string[] = theories[slot as Slot];
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new Failure(
      `--theory: found “${name}”, expected one of ${known.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    );
  }
  return Object.fromEntries(pairs);
}

/** `table` (each at its value), `sample` or `sample:N` with N histories a set. */
function parametersOption(text: string | undefined, histories: number): Pick<PlanOptions, 'perSet'> {
  if (text === undefined || text === 'table') return {};
  const match = /^sample(?::(\d+))?$/.exec(text);
  if (!match) throw new Failure(`--parameters: found “${text}”, expected table, sample or sample:HISTORIES-A-SET`);
  return {
    perSet: match[1] === undefined ? setSize(histories) : wholeOption(match[1], '--parameters sample', 1, 1_000_000),
  };
}

/** What JSON states of the settings of a run. @param history one history, where the run is of one */
export function settingsOf(plan: Plan, history?: number): object {
  const { seed, perSet } = plan.options;
  return {
    seed,
    ties: plan.ties,
    theories: plan.model.theories,
    off: plan.settings.off,
    overrides: history === undefined ? plan.settings.overrides : planForHistory(plan, history).settings.overrides,
    ...(perSet !== undefined && { perSet }),
  };
}
