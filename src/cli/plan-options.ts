/** Options that decide a plan, as the command line gives them; the same for every command that runs histories. */
import { isoDay } from '../calendar/index.ts';
import {
  type Drawn,
  drawnInSet,
  isTieSet,
  type Plan,
  type PlanOptions,
  planForHistory,
  rulesInForce,
  setOf,
  setSize,
  tieRules,
  tieSetsNamed,
} from '../experiment/index.ts';
import { type Slot, slots, type Theories, theories } from '../model/index.ts';
import { ruleText } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { dayOption, nearest, wholeOption } from './context.ts';
import { Failure } from './failure.ts';

export interface PlanOptionTexts {
  readonly seed: string;
  readonly to?: string;
  readonly off?: string;
  readonly ties?: string;
  readonly parameters?: string;
  readonly rules?: string;
  readonly theory?: string;
  readonly resolution?: string;
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
    ...setsOption(options, histories),
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

/**
 * What is drawn for each set of histories: parameters (`table`, each at its value, or `sample`), contested rules (`stated`, or
 * `sample`). `sample:N` has N histories in a set.
 */
function setsOption(
  { parameters, rules }: Pick<PlanOptionTexts, 'parameters' | 'rules'>,
  histories: number,
): Pick<PlanOptions, 'perSet' | 'drawn'> {
  const sizes = new Set<number>();
  const isDrawn = (text: string | undefined, option: string, fixed: string) => {
    if (text === undefined || text === fixed) return false;
    const match = /^sample(?::(\d+))?$/.exec(text);
    if (!match) throw new Failure(`${option}: found “${text}”, expected ${fixed}, sample or sample:HISTORIES-A-SET`);
    if (match[1] !== undefined) sizes.add(wholeOption(match[1], `${option} sample`, 1, 1_000_000));
    return true;
  };
  const drawn: readonly Drawn[] = [
    ...(isDrawn(parameters, '--parameters', 'table') ? (['parameters'] as const) : []),
    ...(isDrawn(rules, '--rules', 'stated') ? (['rules'] as const) : []),
  ];
  if (drawn.length === 0) return {};
  if (sizes.size > 1) throw new Failure('--parameters and --rules: expected the same number of histories a set');
  return { perSet: [...sizes][0] ?? setSize(histories), drawn };
}

/** What JSON states of the settings of a run. @param history one history, where the run is of one */
export function settingsOf(plan: Plan, history?: number): object {
  const { seed, perSet } = plan.options;
  return {
    seed,
    ties: plan.ties,
    resolution: ruleText(plan.scenario.resolution),
    theories: plan.model.theories,
    off: plan.settings.off,
    overrides: history === undefined ? plan.settings.overrides : planForHistory(plan, history).settings.overrides,
    rules: rulesInForce(plan.scenario.rules, plan.drawn.includes('rules')),
    ...(plan.drawn.length > 0 && { perSet, drawn: plan.drawn }),
    ...(history !== undefined &&
      plan.drawn.includes('rules') && { alternatives: [...drawnInSet(plan, setOf(history, perSet!)).alternatives] }),
  };
}
