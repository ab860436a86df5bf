/** The model: its mechanisms in order, with parameters; ready to run histories from a start. */
import type { Day, MonthIndex } from '../calendar/index.ts';
import {
  type Glance,
  type History,
  type HistoryOptions,
  type MechanismSet,
  mechanismSet,
  runHistory,
} from '../engine/index.ts';
import type {
  Cast,
  Change,
  Chronicle,
  Institutions,
  InstitutionsView,
  IssueId,
  PersonId,
  Rules,
} from '../polity/index.ts';
import * as columns from './columns.ts';
import type { Judgement, Mechanism, ModelInputs } from './contract.ts';
import { controlShares, paramount } from './measures.ts';
import { appointments } from './mechanisms/appointments.ts';
import { assemblies } from './mechanisms/assemblies.ts';
import { authority } from './mechanisms/authority.ts';
import { character } from './mechanisms/character.ts';
import { coalition } from './mechanisms/coalition.ts';
import { force } from './mechanisms/force.ts';
import { health } from './mechanisms/health.ts';
import { patronage } from './mechanisms/patronage.ts';
import { relations } from './mechanisms/relations.ts';
import { sanctions } from './mechanisms/sanctions.ts';
import { standing } from './mechanisms/standing.ts';
import { turnover } from './mechanisms/turnover.ts';
import { votes } from './mechanisms/votes.ts';
import { type ParameterValues, parameterValues } from './parameters.ts';
import { type PostTable, postTable } from './post-table.ts';
import { type Theories, theoriesOf } from './theories.ts';
import { worldOf } from './world.ts';

/** In the order in which they plan, hear and drift. */
export const mechanisms: readonly Mechanism[] = [
  character,
  health,
  authority,
  relations,
  standing,
  patronage,
  turnover,
  sanctions,
  coalition,
  force,
  votes,
  assemblies,
  appointments,
];

/**
 * Politics switched off: mortality, illness and turnover at the cross-national rate; vacancies filled by rank and lot, blind
 * to loyalty, ability and opinion; nobody is anybody's man.
 */
export const nullEngine: ModelSettings = {
  off: ['relations', 'sanctions', 'coalition', 'force', 'votes', 'assemblies'],
  overrides: {
    'turnover.political-share': 0,
    'turnover.elected-share': 1,
    'patronage.gain': 0,
    'patronage.tie-share': 0,
    'appointments.loyalty-weight': 0,
    'appointments.competence-weight': 0,
    'appointments.distance-weight': 0,
    'appointments.treason-weight': 0,
  },
};

export interface ModelSettings {
  readonly off: readonly string[];
  /** `section.name` to value. 0 is always allowed: it switches a term off. */
  readonly overrides: Readonly<Record<string, number>>;
  /** The theory in each slot where it is not the usual one. */
  readonly theories?: Readonly<Partial<Theories>>;
}

/** All a model may know: nothing in it comes from after the as-of day but `given` changes. */
export interface Start {
  readonly cast: Cast;
  readonly rules: Rules;
  /** The last day known. */
  readonly day: Day;
  /** What happened until then, on exact days. */
  readonly chronicle: Chronicle;
  /** The chronicle enacted; every history starts from a copy. */
  readonly institutions: Institutions;
  readonly issues: readonly IssueId[];
  readonly born: ReadonlyMap<PersonId, Day>;
  readonly assessments: ReadonlyMap<PersonId, ReadonlyMap<string, Judgement>>;
  /** Those who have a part in events or are given one, where that is known beforehand: nobody else gets a row. Everybody when left out. */
  readonly players?: ReadonlySet<PersonId>;
}

export interface Model {
  readonly values: ParameterValues;
  readonly posts: PostTable;
  readonly theories: Theories;
  readonly set: MechanismSet<Change, InstitutionsView, ModelInputs>;
}

/** @throws UnknownParameter, UnknownTheory, MechanismSetError */
export function modelOf(cast: Cast, rules: Rules, settings: ModelSettings): Model {
  const values = parameterValues(settings.overrides, true);
  return {
    values,
    posts: postTable(cast, rules, values),
    theories: theoriesOf(settings.theories),
    set: mechanismSet(mechanisms, sectionsFor(values), new Set(settings.off)),
  };
}

/** Mechanisms that measure control or reckon with votes are handed the parameters of those too. */
export const borrowed: Readonly<Record<string, readonly string[]>> = {
  appointments: ['control'],
  assemblies: ['control', 'character'],
  votes: ['control'],
  coalition: ['control', 'votes', 'decree', 'character'],
  sanctions: ['control', 'votes'],
  force: ['control', 'votes', 'decree', 'coalition'],
};

/** Parameters by mechanism. */
export function sectionsFor(values: ParameterValues): ParameterValues {
  const lent = Object.entries(borrowed).map(([id, sections]) => [
    id,
    Object.assign({}, values[id], ...sections.map((section) => values[section])),
  ]);
  return { ...values, ...Object.fromEntries(lent) };
}

export interface RunOptions
  extends Pick<
    HistoryOptions<Change, InstitutionsView, ModelInputs>,
    'seed' | 'history' | 'outside' | 'signal' | 'clock'
  > {
  readonly to: Day;
  readonly epoch: MonthIndex;
  readonly given: ModelInputs['given'];
  readonly decideFrom?: Day;
  readonly observe?: (glance: ModelGlance) => void;
}

/** A month's end, measured. */
export interface ModelGlance {
  readonly month: MonthIndex;
  readonly day: Day;
  readonly now: InstitutionsView;
  /** Share of all control by row. */
  readonly control: Float64Array;
  /** The same by what everybody believes of patronage; solved when called. */
  perceived(): Float64Array;
  /** The paramount person, or undefined while leadership is collective. */
  readonly paramount: PersonId | undefined;
  row(person: PersonId): number | undefined;
  /** A column as it stands. */
  readonly column: Glance<InstitutionsView>['column'];
}

/** Runs one history from the day after the start. @throws RefusedChange, Cancelled */
export function runModel(
  model: Model,
  start: Start,
  options: RunOptions,
): History<Change> & { readonly institutions: InstitutionsView } {
  const institutions = start.institutions.copy();
  const from = (start.day + 1) as Day;
  const endowments = model.posts.worth;
  const control = model.values.control as never as Parameters<typeof controlShares>[5] &
    Parameters<typeof paramount>[1];
  const { observe, given, to, decideFrom, ...rest } = options;
  const { players } = start;
  const history = runHistory(model.set, worldOf(institutions, players && ((person) => players.has(person))), {
    ...rest,
    from,
    to,
    decideFrom: decideFrom ?? from,
    issues: start.issues.length,
    inputs: {
      start: start.day,
      issues: start.issues,
      born: start.born,
      assessments: start.assessments,
      posts: model.posts,
      theories: model.theories,
      given,
    },
    ...(observe && { observe: (glance: Glance<InstitutionsView>) => observe(measured(glance)) }),
  });
  return { ...history, institutions };

  function measured({ month, day, now, roster, column }: Glance<InstitutionsView>): ModelGlance {
    const shares = (pairs: typeof columns.patronage) =>
      controlShares(now, roster, endowments, column(columns.standing), column(pairs), control);
    const actual = shares(columns.patronage);
    const first = paramount(actual, control);
    return {
      month,
      day,
      now,
      control: actual,
      perceived: () => shares(columns.perceivedPatronage),
      paramount: first < 0 ? undefined : (roster.id(first) as PersonId),
      row: (person) => (roster.has(person) ? roster.row(person) : undefined),
      column,
    };
  }
}
