/** `ensemble --judge`: what judges the model, for the report: mechanisms off, the source's causes off, forecasts scored. */
import { join } from 'node:path';
import {
  type Ablation,
  ablation,
  causeEffect,
  datesEvery,
  judged,
  type Plan,
  type PlanOptions,
  planOf,
  score,
  signsFor,
  statedCauses,
  type Trace,
  traces,
  type Variant,
  withoutCause,
  withoutMechanism,
  withSign,
} from '../../experiment/index.ts';
import type { Threads } from '../../host/index.ts';
import { mechanisms } from '../../model/index.ts';
import type { JudgedRuns } from '../../report/index.ts';
import type { Folder, Scenario } from '../../scenario/index.ts';
import type { Context } from '../context.ts';
import { ablationJson, scoreJson, signsIn } from '../judging.ts';
import { settingsOf } from '../plan-options.ts';
import { progressOn } from '../progress.ts';

/** As-of days of the forecasts, months apart, and how far ahead they look. */
const every = 24;
const horizons: readonly number[] = [12, 24];

export interface JudgeOptions {
  readonly scenario: Scenario;
  readonly folder: Folder;
  readonly threads: Threads;
  readonly histories: number;
  readonly common: Omit<PlanOptions, 'variant'>;
  /** Given facts of the variant `given`, where they are not the scenario's own. */
  readonly given?: NonNullable<PlanOptions['given']>;
}

/** Forecasts are free, mechanisms are switched off in free histories, causes in given ones. @throws Failure, Cancelled */
export async function judgeRuns(context: Context, options: JudgeOptions): Promise<JudgedRuns> {
  const { scenario, folder, threads, histories, common, given } = options;
  const run = async (plan: Plan, many: number, label: string): Promise<readonly Trace[]> => {
    const progress = progressOn(context, label);
    const watch = { signal: context.signal, progress: progress.report };
    const done = await traces(many, threads.run(plan, folder, watch), threads.count, watch);
    progress.clear();
    return done;
  };
  const all = (plan: Plan, label: string) => run(plan, histories, label);
  const free: PlanOptions = { ...common, variant: 'free' };
  const conditional: PlanOptions = { ...common, variant: 'given', ...(given && { given }) };
  return {
    ablation: { variant: 'free', histories, mechanisms: await ablations(context, scenario, free, all) },
    causes: await causes(scenario, conditional, all),
    ...(await scores(scenario, common.seed, histories, run)),
  };
}

type Run = (plan: Plan, label: string) => Promise<readonly Trace[]>;

async function ablations(
  context: Context,
  scenario: Scenario,
  options: PlanOptions,
  run: Run,
): Promise<readonly Ablation[]> {
  const signs = signsIn(join(context.packageRoot, 'preregistered'));
  const plan = planOf(scenario, options);
  const full = await run(plan, 'full model');
  const found: Ablation[] = [];
  for (const { id } of mechanisms.filter((one) => !plan.settings.off.includes(one.id))) {
    const off = await run(planOf(scenario, withoutMechanism(options, id)), `${id} off`);
    const said: Parameters<typeof ablation>[4][number][] = [];
    for (const sign of signsFor(signs.get(id) ?? [], options.variant)) {
      const done = sign.when === 'off' ? off : await run(planOf(scenario, withSign(options, id, sign)), sign.id);
      said.push(judged(plan, sign, full, done));
    }
    found.push(ablation(plan, id, full, off, said));
  }
  return found;
}

/** Readings that switch off the same thing share its histories. */
async function causes(scenario: Scenario, options: PlanOptions, run: Run): Promise<NonNullable<JudgedRuns['causes']>> {
  const plan = planOf(scenario, options);
  const stated = statedCauses(plan);
  if (stated.length === 0) return [];
  const full = await run(plan, 'with the causes');
  const runs = new Map<string, readonly Trace[]>();
  for (const { without } of stated)
    if (!runs.has(without.text))
      runs.set(without.text, await run(planOf(scenario, withoutCause(plan, without)), `without: ${without.text}`));
  return stated.map((cause) => causeEffect(plan, cause, full, runs.get(cause.without.text)!));
}

/** Nothing where the scenario is too short, or the record answers none of the questions. */
async function scores(
  scenario: Scenario,
  seed: number,
  histories: number,
  run: Parameters<typeof score>[2],
): Promise<Pick<JudgedRuns, 'scores'>> {
  const dates = datesEvery(scenario.asOf, scenario.to, every, horizons[0]!);
  if (dates.length === 0) return {};
  const found = await score(scenario, { dates, horizons, histories, seed }, run);
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
