/** The cast: the persons, organs, posts and policies that a scenario names. Names only; what is true of them is told by changes. */
import type { Day } from '../calendar/index.ts';
import type { EventId, IssueId, OrganId, PersonId, PolicyId, PostId } from './ids.ts';

export const postClasses = ['chair', 'first', 'full', 'candidate', 'deputy', 'staff'] as const;
/** The standing of a post inside its organ. `chair`, `first` and `full` vote in a body; the others do not. */
export type PostClass = (typeof postClasses)[number];
export const votingClasses: ReadonlySet<PostClass> = new Set<PostClass>(['chair', 'first', 'full']);

/** What a post commands: one closed list for all scenarios. Weights stand in the global parameters, never in a scenario. */
export const postFunctions = [
  'appointments',
  'delegates',
  'agenda',
  'army',
  'guards',
  'police',
  'foreign-intelligence',
  'surveillance',
  'communications',
  'press',
  'ideology',
  'justice',
  'planning',
  'industry',
  'food',
  'trade',
  'finance',
  'foreign',
  'unions',
  'youth',
  'region',
  'head-of-state',
  'head-of-government',
  'international',
] as const;
export type PostFunction = (typeof postFunctions)[number];

export const organKinds = ['body', 'agency', 'territory', 'faction', 'party', 'state'] as const;
/** `body` votes; `agency` commands; `territory` is governed; `faction` is a named grouping; `party` and `state` contain others. */
export type OrganKind = (typeof organKinds)[number];

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Other spellings and scripts. */
  readonly variants: readonly string[];
  readonly wikidata?: string;
  /** Identifiers that are taken to mean the same person; their names are among the variants. */
  readonly merged?: readonly PersonId[];
  /** A person known only by the post he was taken from a pool for; made during a history. */
  readonly cadre?: { readonly born: Day };
}

export interface Organ {
  readonly id: OrganId;
  readonly name: string;
  readonly kind: OrganKind;
  readonly parent?: OrganId;
  readonly wikidata?: string;
}

export interface Post {
  readonly id: PostId;
  readonly organ: OrganId;
  readonly name: string;
  readonly class: PostClass;
  /** How many may hold it at once: 1 or more. */
  readonly capacity: number;
  readonly functions: readonly PostFunction[];
  /** How many of its holders at the start are unnamed cadres (provincial secretaries); 0 for posts whose holders are named. */
  readonly cadres: number;
}

export interface Policy {
  readonly id: PolicyId;
  readonly name: string;
  readonly domain: string;
}

export const eventKinds = [
  'rising-abroad',
  'war',
  'diplomacy',
  'revolt',
  'unrest',
  'famine',
  'meeting',
  'decision',
  'document',
  'speech',
  'intrigue',
  'campaign',
  'dismissal',
  'trial',
  'ceremony',
  'economy',
  'reorganisation',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];
/** Kinds of event that happen outside the regime: a scenario may take them from the record as `given`. */
export const eventsAbroad: ReadonlySet<EventKind> = new Set<EventKind>(['rising-abroad', 'war', 'diplomacy']);

export interface NamedEvent {
  readonly id: EventId;
  readonly name: string;
  readonly kind: EventKind;
}

/** A question over which persons take positions from -1 to 1. */
export interface Issue {
  readonly id: IssueId;
  readonly name: string;
  /** What -1 and what 1 stand for. */
  readonly low: string;
  readonly high: string;
}

export interface Cast {
  readonly persons: ReadonlyMap<PersonId, Person>;
  readonly organs: ReadonlyMap<OrganId, Organ>;
  readonly posts: ReadonlyMap<PostId, Post>;
  readonly policies: ReadonlyMap<PolicyId, Policy>;
  readonly events: ReadonlyMap<EventId, NamedEvent>;
  readonly issues: ReadonlyMap<IssueId, Issue>;
}
