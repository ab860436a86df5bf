/** A plan: everything that decides an ensemble's histories, resolved and checked before the first one runs. */
import { type Day, type MonthIndex, monthOf } from '../calendar/index.ts';
import { type Model, type ModelSettings, modelOf, nullEngine, type Start } from '../model/index.ts';
import type { Chronicle, PersonId, PostId, Proposition } from '../polity/index.ts';
import type { HistoricalRecord } from '../record/index.ts';
import type { GivenKind, Intervention, Scenario } from '../scenario/index.ts';
import { givenChanges } from './given.ts';
import { changeOf } from './intervention.ts';
import { drawn, middle, settle } from './settle.ts';
import { recordFor, recordKnown, startOf } from './start.ts';

/** `record` replays the record: mechanisms listen and decide nothing. */
export const variants = ['free', 'given', 'null', 'record'] as const;
export type Variant = (typeof variants)[number];

export interface PlanOptions {
  readonly variant: Variant;
  readonly seed: number;
  /** Kinds taken from the record; the variants `free` and `null` take none unless told. */
  readonly given?: readonly GivenKind[];
  /**
   * The last day on which the record is replayed, as far as it was known that day, before the model decides; the as-of day
   * when left out.
   */
  readonly from?: Day;
  readonly to?: Day;
  readonly interventions?: readonly Intervention[];
  readonly off?: readonly string[];
  readonly overrides?: Readonly<Record<string, number>>;
}

export interface Plan {
  readonly scenario: Scenario;
  readonly options: PlanOptions;
  readonly given: readonly GivenKind[];
  readonly settings: ModelSettings;
  readonly model: Model;
  readonly start: Start;
  readonly record: HistoricalRecord;
  /** What of the record is replayed before the model decides, on exact days. */
  readonly replayed: Chronicle;
  readonly from: Day;
  readonly to: Day;
  readonly epoch: MonthIndex;
  /** What is followed in every history. */
  readonly persons: readonly PersonId[];
  readonly posts: readonly PostId[];
  readonly propositions: readonly Proposition[];
}

/** @throws UnknownParameter, MechanismSetError, UnbuiltRule */
export function planOf(scenario: Scenario, options: PlanOptions): Plan {
  const base = options.variant === 'null' ? nullEngine : { off: [], overrides: {} };
  const settings: ModelSettings = {
    off: [...new Set([...scenario.mechanisms.off, ...base.off, ...(options.off ?? [])])],
    overrides: { ...scenario.parameters, ...base.overrides, ...options.overrides },
  };
  const model = modelOf(scenario.cast, scenario.rules, settings);
  const from = options.from ?? scenario.asOf;
  return {
    scenario,
    options,
    given: options.given ?? (options.variant === 'given' ? scenario.given : []),
    settings,
    model,
    start: startOf(scenario, model.values),
    record: recordFor(scenario),
    replayed: replayedUntil(scenario, from),
    from,
    to: options.to ?? scenario.to,
    epoch: monthOf(scenario.asOf),
    persons: scenario.questions.persons,
    posts: scenario.questions.posts,
    propositions: [
      ...scenario.questions.outcomes.map(({ proposition }) => proposition),
      ...scenario.readings.flatMap(({ proposition }) => (proposition ? [proposition] : [])),
    ],
  };
}

function replayedUntil(scenario: Scenario, from: Day): Chronicle {
  if (from <= scenario.asOf) return [];
  return settle(recordKnown(scenario, from).chronicle, middle).filter(
    (change) => change.earliest > scenario.asOf && change.latest <= from && change.by !== 'rule',
  );
}

/** What enters one history from outside: given facts or the record, then interventions. */
export function outsideOf(plan: Plan, history: number): Chronicle {
  const { scenario, record, options } = plan;
  const told =
    options.variant === 'record'
      ? settle(record.chronicle, middle).filter((change) => change.earliest > scenario.asOf && change.by !== 'rule')
      : [
          ...plan.replayed,
          ...givenChanges(scenario, record, plan.given, drawn(options.seed, history)).filter(
            (change) => change.earliest > plan.from,
          ),
        ];
  const done = (options.interventions ?? []).map(changeOf);
  return [...told, ...done].filter((change) => change.earliest <= plan.to);
}
