/** Forecasts from as-of days against the record: asks, lets every forecaster answer, looks up the truth, and judges. */
import { type Day, isoDay } from '../../calendar/index.ts';
import { parametersVersion } from '../../model/index.ts';
import type { PersonId, Truth } from '../../polity/index.ts';
import { ruleText } from '../../record/index.ts';
import type { GivenKind, Scenario } from '../../scenario/index.ts';
import { type PlanOptions, planOf } from '../plan.ts';
import { version } from '../version.ts';
import type { Answered, ByForecaster, Ordered } from './answers.ts';
import { firstFailingOf, TruthCounts } from './counting.ts';
import { forecasters, type RuleId, ruled, type SimulatedId, simulated } from './forecasters.ts';
import { type Judgements, judge } from './judge.ts';
import { type ForecastQuestion, questionKinds, questionsFrom, subjectOf } from './questions.ts';
import { resamples } from './resample.ts';
import { chanceFrom } from './rules.ts';
import { standpointOf } from './standpoint.ts';
import { type RunPlan, truthsOf } from './truths.ts';

export interface ScoreOptions {
  /** As-of days, from the scenario's own on. */
  readonly dates: readonly Day[];
  /** Months, rising. */
  readonly horizons: readonly number[];
  readonly histories: number;
  readonly seed: number;
  /** Kinds taken from the record; with any, nothing here is a forecast. */
  readonly given?: readonly GivenKind[];
  /** What else decides the simulated forecasters: mechanisms off, theories, tie set, rules. */
  readonly settings?: ScoredSettings;
}

export type ScoredSettings = Pick<PlanOptions, 'off' | 'theories' | 'ties' | 'perSet' | 'drawn'>;

export interface Score extends Judgements {
  readonly kind: 'score';
  readonly format: 1;
  readonly scenario: { readonly id: string; readonly title: string; readonly digest: string };
  readonly version: string;
  readonly parametersVersion: number;
  readonly seed: number;
  readonly histories: number;
  readonly given: readonly GivenKind[];
  readonly settings: ScoredSettings;
  readonly resolution: string;
  readonly dates: readonly string[];
  readonly horizons: readonly number[];
  readonly resamples: number;
  /** The least chance, from so many histories, that the log score and the calibration line reckon with. */
  readonly floor: number;
  readonly asked: number;
  /** By kind: questions left out because the record leaves them open. */
  readonly unknown: Readonly<Record<string, number>>;
  readonly answered: readonly Answered[];
  readonly ordered: readonly Ordered[];
}

interface Forecasts {
  readonly questions: readonly ForecastQuestion[];
  readonly chances: readonly ByForecaster<number>[];
  readonly ordered: readonly (Pick<Ordered, 'date' | 'person' | 'horizons' | 'chances'> & {
    /** Places of its questions. */
    readonly at: readonly number[];
  })[];
}

/** @throws UnknownParameter, MechanismSetError, Cancelled */
export async function score(scenario: Scenario, options: ScoreOptions, run: RunPlan): Promise<Score> {
  const { dates, horizons, histories, seed, given = [], settings = {} } = options;
  const all: Forecasts[] = [];
  for (const date of dates) all.push(await forecastsFrom(scenario, date, options, run));
  const questions = all.flatMap((one) => one.questions);
  const truths = await truthsOf(
    scenario,
    questions.map(({ proposition }) => proposition),
    run,
    seed,
    histories,
  );
  const chances = all.flatMap((one) => one.chances);
  const answered = questions.map((question, i): Answered => ({ question, truth: truths[i]!, chances: chances[i]! }));
  let before = 0;
  const ordered = all.flatMap((one) => {
    const found = one.ordered.map(({ at, ...rest }): Ordered => {
      const truth = firstFalse(at.map((place) => truths[before + place]!));
      return { ...rest, truth };
    });
    before += one.questions.length;
    return found;
  });
  const unknown = answered.filter(({ truth }) => truth === 'unknown');
  return {
    kind: 'score',
    format: 1,
    scenario: { id: scenario.id, title: scenario.title, digest: scenario.digest },
    version,
    parametersVersion,
    seed,
    histories,
    given,
    settings,
    resolution: ruleText(scenario.resolution),
    dates: dates.map(isoDay),
    horizons,
    resamples,
    floor: chanceFrom(0, histories),
    asked: questions.length,
    unknown: Object.fromEntries(
      questionKinds
        .map((kind) => [kind, unknown.filter(({ question }) => question.kind === kind).length] as const)
        .filter(([, count]) => count > 0),
    ),
    ...judge(answered, ordered, histories, seed),
    answered,
    ordered,
  };
}

/** All forecasts from one day. Nothing dated after it reaches them but what is given. */
export async function forecastsFrom(
  scenario: Scenario,
  date: Day,
  { horizons, histories, seed, given = [], settings = {} }: Omit<ScoreOptions, 'dates'>,
  run: RunPlan,
): Promise<Forecasts> {
  const standpoint = standpointOf(planOf(scenario, { variant: 'free', seed, from: date }));
  const questions = questionsFrom(standpoint, horizons);
  const chains = keepingChains(questions);
  const chances: Record<string, number>[] = questions.map(() => ({}));
  const classes: Record<string, readonly number[]>[] = chains.map(() => ({}));
  const note = (id: string, answers: readonly (number | undefined)[], of: (chain: number) => readonly number[]) => {
    answers.forEach((p, i) => {
      if (p !== undefined) chances[i]![id] = p;
    });
    classes.forEach((chain, i) => {
      chain[id] = of(i);
    });
  };
  for (const id of forecasters) {
    if (id in simulated) {
      if (questions.length === 0) continue;
      const plan = planOf(scenario, {
        ...settings,
        ...simulated[id as SimulatedId],
        seed,
        given,
        from: date,
        to: Math.max(...questions.map(({ proposition }) => subjectOf(proposition)!.day)) as Day,
        propositions: questions.map(({ proposition }) => proposition),
      });
      const tally = new TruthCounts(
        questions.length,
        chains.map(({ at }) => at),
      );
      await run(plan, histories, `${id} from ${isoDay(date)}`, (truths) => tally.add(truths));
      note(
        id,
        tally.counts.map((count) => chanceFrom(count, tally.of)),
        (chain) => tally.firstFailing(chain),
      );
    } else {
      const answers = questions.map(({ proposition }) => ruled[id as RuleId](standpoint, proposition));
      note(id, answers, (chain) => firstFailingOf(chains[chain]!.at.map((place) => answers[place]!)));
    }
  }
  return { questions, chances, ordered: chains.map((chain, i) => ({ ...chain, date, chances: classes[i]! })) };
}

/** For each person asked about, the places of the questions whether he keeps his post, by rising horizon. */
function keepingChains(questions: readonly ForecastQuestion[]) {
  const chains = new Map<PersonId, { readonly horizons: number[]; readonly at: number[] }>();
  questions.forEach(({ kind, person, horizon }, at) => {
    if (kind !== 'keeps-post') return;
    const chain = chains.get(person) ?? { horizons: [], at: [] };
    chain.horizons.push(horizon!);
    chain.at.push(at);
    chains.set(person, chain);
  });
  return [...chains].map(([person, chain]) => ({ person, ...chain }));
}

function firstFalse(truths: readonly Truth[]): number | undefined {
  const at = truths.findIndex((truth) => truth !== 'true');
  if (at < 0) return truths.length;
  return truths[at] === 'false' ? at : undefined;
}
