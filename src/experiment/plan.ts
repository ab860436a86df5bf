/** A plan: everything that decides an ensemble's histories, resolved and checked before the first one runs. */
import { type Day, type MonthIndex, monthOf } from '../calendar/index.ts';
import {
  isInPlay,
  type Model,
  type ModelSettings,
  modelOf,
  nullEngine,
  parameterDraws,
  type Start,
  type Theories,
} from '../model/index.ts';
import {
  type Chronicle,
  type ClaimId,
  type PersonId,
  type PostId,
  type Proposition,
  withAlternatives,
} from '../polity/index.ts';
import type { HistoricalRecord, ResolutionRule } from '../record/index.ts';
import type { GivenKind, Intervention, Scenario } from '../scenario/index.ts';
import { givenChanges } from './given.ts';
import { changeOf } from './intervention.ts';
import { setOf } from './parameter-sets.ts';
import { alternativesDrawn } from './rule-draws.ts';
import { type Shuffle, shuffledScenario } from './score/shuffle.ts';
import { drawn, settle, type Where } from './settle.ts';
import { recordFor, recordKnown, type StartMaker, startMaker } from './start.ts';
import { tieSetOf } from './tie-sets.ts';
import { underRule, versionsFor, withoutClaims } from './versions.ts';

/** `record` replays the record: mechanisms listen and decide nothing. */
export const variants = ['free', 'given', 'null', 'record'] as const;
export type Variant = (typeof variants)[number];

/** What may be drawn anew for each set of histories. */
export type Drawn = 'parameters' | 'rules';

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
  /** Theories in the place of the scenario's, by slot: see docs/theories.md. */
  readonly theories?: Readonly<Partial<Theories>>;
  /** Which ties make the start: see tie-sets.ts. The scenario's own set when left out. */
  readonly ties?: string;
  /**
   * Something is drawn for each set of histories, and this many in a row share a set. Nothing is when left out: each
   * parameter is at its value, each rule as stated.
   */
  readonly perSet?: number;
  /**
   * What is drawn for each set: parameters from their priors (overrides stay as told), contested rules (their alternatives
   * hold with the chance that they do not). Parameters alone when left out.
   */
  readonly drawn?: readonly Drawn[];
  /** The rule of resolution in the place of the scenario's own. Under `sample` each history draws its own version of the record. */
  readonly resolution?: ResolutionRule;
  /** Claims switched off. */
  readonly without?: readonly ClaimId[];
  /** Followed in the place of the scenario's own. */
  readonly propositions?: readonly Proposition[];
  /** A control: the model is told the assessments or ties of others. */
  readonly shuffle?: Shuffle;
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
  /** The tie set in force, by name. */
  readonly ties: string;
  /** What is drawn for each set of histories. */
  readonly drawn: readonly Drawn[];
  /** What a set, by number, puts in the place of the plan's own; absent where nothing is drawn. */
  readonly inSet?: (set: number) => Pick<Plan, 'settings' | 'model' | 'start'>;
  /** What the version of a history, by number, puts in the place of the plan's own; absent where all have one record. */
  readonly inVersion?: (history: number, plan: Pick<Plan, 'model'>) => Pick<Plan, 'start' | 'record' | 'replayed'>;
}

/** What a set draws: all overrides, drawn or told, and the posts whose alternative rule holds. */
export function drawnInSet({ scenario, options, settings, drawn }: Plan, set: number) {
  const { seed } = options;
  return {
    overrides: drawn.includes('parameters')
      ? { ...parameterDraws(seed, set), ...settings.overrides }
      : settings.overrides,
    alternatives: drawn.includes('rules') ? alternativesDrawn(scenario.rules, seed, set) : new Set<PostId>(),
  };
}

/** The plan as it holds for one history: with what its set has drawn, and its version of the record. */
export function planForHistory(plan: Plan, history: number): Plan {
  const { perSet } = plan.options;
  const inSet = plan.inSet && perSet !== undefined ? { ...plan, ...plan.inSet(setOf(history, perSet)) } : plan;
  return inSet.inVersion ? { ...inSet, ...inSet.inVersion(history, inSet) } : inSet;
}

/** @throws UnknownParameter, UnknownTheory, MechanismSetError */
export function planOf(given: Scenario, options: PlanOptions): Plan {
  const { shuffle } = options;
  const told = withoutClaims(underRule(given, options.resolution), options.without);
  const scenario = shuffle ? shuffledScenario(told, shuffle, options.seed, options.from ?? told.asOf) : told;
  const base = options.variant === 'null' ? nullEngine : { off: [], overrides: {} };
  const settings: ModelSettings = {
    off: [...new Set([...scenario.mechanisms.off, ...base.off, ...(options.off ?? [])])],
    overrides: { ...scenario.parameters, ...base.overrides, ...options.overrides },
    theories: { ...scenario.theories, ...options.theories },
  };
  const model = modelOf(scenario.cast, scenario.rules, settings);
  const from = options.from ?? scenario.asOf;
  const made = startMaker(scenario, options.ties);
  // What is replayed from the record may bring in anybody.
  const isReplaying = options.variant === 'record' || from > scenario.asOf;
  const withPart = (start: Start) => (isReplaying ? start : withPlayers(start, options.interventions));
  const start: StartMaker = (values, rules) => withPart(made(values, rules));
  const ties = tieSetOf(scenario, options.ties);
  const plan: Plan = {
    scenario,
    options,
    given: options.given ?? (options.variant === 'given' ? scenario.given : []),
    settings,
    model,
    start: start(model.values),
    record: recordFor(scenario),
    replayed: from > scenario.asOf ? replayedFrom(scenario, recordKnown(scenario, from, ties), from, 'middle') : [],
    from,
    to: options.to ?? scenario.to,
    epoch: monthOf(scenario.asOf),
    persons: scenario.questions.persons,
    posts: scenario.questions.posts,
    propositions: options.propositions ?? propositionsOf(scenario),
    ties,
    drawn: options.perSet === undefined ? [] : (options.drawn ?? ['parameters']),
  };
  return {
    ...plan,
    ...(plan.drawn.length > 0 && { inSet: setsOf(plan, start) }),
    ...(scenario.resolution.rule === 'sample' && { inVersion: inVersions(plan, withPart) }),
  };
}

function inVersions(plan: Plan, withPart: (start: Start) => Start): NonNullable<Plan['inVersion']> {
  const { scenario, ties, from, options } = plan;
  const version = versionsFor(scenario, ties, from, options.seed);
  return (history, { model }) => {
    const { made, record, known } = version(history);
    const rules = plan.drawn.includes('rules')
      ? withAlternatives(scenario.rules, drawnInSet(plan, setOf(history, options.perSet!)).alternatives)
      : scenario.rules;
    return {
      start: withPart(made(model.values, rules)),
      record,
      replayed: known ? replayedFrom(scenario, known, from, drawn(options.seed, history)) : [],
    };
  };
}

/** A start that knows who will have a part: those who have one, and whoever an intervention gives a post. */
function withPlayers(start: Start, interventions: PlanOptions['interventions'] = []): Start {
  const { institutions } = start;
  const called = new Set(interventions.map(changeOf).flatMap((change) => ('person' in change ? [change.person] : [])));
  const players = [...institutions.persons()].filter(
    (person) => called.has(person) || isInPlay(institutions, start, person),
  );
  return { ...start, players: new Set(players) };
}

/** A scenario's own propositions: its outcomes, then the readings that have one. */
export function propositionsOf({ questions, readings }: Scenario): readonly Proposition[] {
  return [
    ...questions.outcomes.map(({ proposition }) => proposition),
    ...readings.flatMap(({ proposition }) => (proposition ? [proposition] : [])),
  ];
}

function setsOf(plan: Plan, start: StartMaker): NonNullable<Plan['inSet']> {
  const { cast, rules: stated } = plan.scenario;
  // Histories come in runs of one set: the last is enough to remember.
  let last: { readonly set: number; readonly made: ReturnType<NonNullable<Plan['inSet']>> } | undefined;
  return (set) => {
    if (last?.set !== set) {
      const { overrides, alternatives } = drawnInSet(plan, set);
      const settings = { ...plan.settings, overrides };
      const rules = withAlternatives(stated, alternatives);
      const model = modelOf(cast, rules, settings);
      last = { set, made: { settings, model, start: start(model.values, rules) } };
    }
    return last.made;
  };
}

function replayedFrom(scenario: Scenario, known: HistoricalRecord, from: Day, place: Where): Chronicle {
  return settle(known, place).filter(
    (change) => change.earliest > scenario.asOf && change.latest <= from && change.by !== 'rule',
  );
}

/** What enters one history from outside: given facts or the record, then interventions. */
export function outsideOf(plan: Plan, history: number): Chronicle {
  const { scenario, record, options } = plan;
  const told =
    options.variant === 'record'
      ? settle(record, plan.inVersion ? drawn(options.seed, history) : 'middle').filter(
          (change) => change.earliest > scenario.asOf && change.by !== 'rule',
        )
      : [
          ...plan.replayed,
          ...givenChanges(scenario, record, plan.given, drawn(options.seed, history)).filter(
            (change) => change.earliest > plan.from,
          ),
        ];
  const done = (options.interventions ?? []).map(changeOf);
  return [...told, ...done].filter((change) => change.earliest <= plan.to);
}
