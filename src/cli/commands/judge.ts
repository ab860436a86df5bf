/** `ensemble --judge`: what judges the model, for the report: mechanisms off, the source's causes off, forecasts scored. */
import { join } from 'node:path';
import {
  causeEffect,
  datesEvery,
  type Plan,
  type PlanOptions,
  planOf,
  score,
  statedCauses,
  type Variant,
  withoutCause,
} from '../../experiment/index.ts';
import { mechanisms } from '../../model/index.ts';
import type { JudgedRuns } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Context } from '../context.ts';
import { ablationJson, ablationsOf, scoreJson, signsIn } from '../judging.ts';
import { settingsOf } from '../plan-options.ts';
import type { Runs } from '../runs.ts';

/** As-of days of the forecasts, months apart, and how far ahead they look. */
const every = 24;
const horizons: readonly number[] = [12, 24];

export interface JudgeOptions {
  readonly scenario: Scenario;
  readonly runs: Runs;
  readonly histories: number;
  readonly common: Omit<PlanOptions, 'variant'>;
  /** Given facts of the variant `given`, where they are not the scenario's own. */
  readonly given?: NonNullable<PlanOptions['given']>;
}

/** Forecasts are free, mechanisms are switched off in free histories, causes in given ones. @throws Failure, Cancelled */
export async function judgeRuns({ packageRoot }: Context, options: JudgeOptions): Promise<JudgedRuns> {
  const { scenario, runs, histories, common, given } = options;
  const free = planOf(scenario, { ...common, variant: 'free' });
  const conditional = planOf(scenario, { ...common, variant: 'given', ...(given && { given }) });
  const signs = signsIn(join(packageRoot, 'preregistered'));
  const wanted = mechanisms.map(({ id }) => id).filter((id) => !free.settings.off.includes(id));
  return {
    ablation: { variant: 'free', histories, mechanisms: await ablationsOf(runs, free, wanted, signs, histories) },
    causes: await causes(runs, conditional, histories),
    ...(await scores(runs, scenario, common.seed, histories)),
  };
}

/** Readings that switch off the same thing share its histories. */
async function causes(runs: Runs, plan: Plan, histories: number): Promise<NonNullable<JudgedRuns['causes']>> {
  const stated = statedCauses(plan);
  if (stated.length === 0) return [];
  const without = new Map(stated.map((cause) => [cause.without.text, cause.without]));
  const others = [...without.values()].map((one) => planOf(plan.scenario, withoutCause(plan, one)));
  const tallies = await runs.contrasts(plan, others, histories, `histories under ${others.length + 1} settings`);
  const texts = [...without.keys()];
  return stated.map((cause) => causeEffect(cause, tallies[texts.indexOf(cause.without.text)]!));
}

/** Nothing where the scenario is too short, or the record answers none of the questions. */
async function scores(
  { truths }: Runs,
  scenario: Scenario,
  seed: number,
  histories: number,
): Promise<Pick<JudgedRuns, 'scores'>> {
  const dates = datesEvery(scenario.asOf, scenario.to, every, horizons[0]!);
  if (dates.length === 0) return {};
  const found = await score(scenario, { dates, horizons, histories, seed }, truths);
  return found.forecasters[0]!.n === 0 ? {} : { scores: found };
}

/** The files of the runs, by name. @param plans of the variants `free` and `given`, whose settings the runs have */
export function judgedFiles(
  { ablation: run, causes: effects, scores: found }: JudgedRuns,
  plans: ReadonlyMap<Variant, Plan>,
): readonly (readonly [name: string, text: string])[] {
  const about = (variant: Variant) => {
    const plan = plans.get(variant)!;
    const { id, digest } = plan.scenario;
    return { format: 1, scenario: { id, digest }, variant, given: plan.given, ...settingsOf(plan) };
  };
  const files: Readonly<Record<string, object>> = {
    'ablation.json': {
      kind: 'ablation',
      ...about('free'),
      histories: run?.histories,
      mechanisms: run?.mechanisms.map(ablationJson),
    },
    'causes.json': { kind: 'causes', ...about('given'), causes: effects },
    ...(found && { 'scores.json': scoreJson(found) }),
  };
  return Object.entries(files).map(([name, value]) => [name, `${JSON.stringify(value, undefined, 1)}\n`]);
}
