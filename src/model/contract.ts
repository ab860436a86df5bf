/** The mechanism contract bound to the polity: what every mechanism of power is defined with. */
import type { Day } from '../calendar/index.ts';
import {
  type Columns,
  type Mechanism as EngineMechanism,
  type HearScene,
  mechanismsOf,
  type OccurScene,
  type Told,
} from '../engine/index.ts';
import type { Change, ChangeKind, InstitutionsView, IssueId, PersonId } from '../polity/index.ts';
import type { PostTable } from './post-table.ts';
import type { Theories } from './theories.ts';

/** A judged quantity: triangular between low and high with its peak at mode. */
export interface Judgement {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** All a model is given besides the institutions of its first day. Nothing here may come from after the as-of day, except `given`. */
export interface ModelInputs {
  readonly start: Day;
  readonly issues: readonly IssueId[];
  /** Days of birth, for those known. */
  readonly born: ReadonlyMap<PersonId, Day>;
  /** By person, then attribute. */
  readonly assessments: ReadonlyMap<PersonId, ReadonlyMap<string, Judgement>>;
  readonly posts: PostTable;
  /** The theory in each slot. */
  readonly theories: Theories;
  /** Kinds of change taken from outside: a mechanism leaves these to it, for the persons of the scenario's tables. */
  readonly given: ReadonlySet<'illness' | 'natural-deaths'>;
}

export type Mechanism = EngineMechanism<Change, InstitutionsView, ModelInputs>;
export const defineMechanism = mechanismsOf<Change, InstitutionsView, ModelInputs>();

/** Whether what befalls a person is taken from outside. Cadres are never in the record. */
export function isGiven(
  inputs: ModelInputs,
  kind: 'illness' | 'natural-deaths',
  now: InstitutionsView,
  person: PersonId,
): boolean {
  return inputs.given.has(kind) && now.cast.persons.has(person);
}

/**
 * Whether a person has a part in events: a cadre, or one of the scenario's tables who has served or been judged by the as-of
 * day. To stand in a table of persons, which later fame may have filled, is no part.
 */
export function isInPlay(
  now: InstitutionsView,
  { assessments }: Pick<ModelInputs, 'assessments'>,
  person: PersonId,
): boolean {
  return now.hasServed(person) || assessments.has(person) || !now.cast.persons.has(person);
}

/** What the functions of a mechanism that write its columns (`init`, `hear`, `drift`) are handed, for passing on to its own parts. */
export type Writing<O extends Columns, R extends Columns, P extends string> = HearScene<
  InstitutionsView,
  ModelInputs,
  O,
  R,
  P
>;
/** The same for `occur`, which only reads, and tells. */
export type Acting<O extends Columns, R extends Columns, P extends string, K extends ChangeKind> = OccurScene<
  InstitutionsView,
  ModelInputs,
  O,
  R,
  P,
  Told<Change<K>>
>;
