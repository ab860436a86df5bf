/** Changes: the one vocabulary of what happens, shared by the record and by every simulated history. */
import type { Day, Span } from '../calendar/index.ts';
import type { ClaimId, EventId, OrganId, PersonId, PolicyId, PostId, SeriesId, UnitId } from './ids.ts';

export const mannersOfDeath = ['natural', 'illness', 'accident', 'killed', 'executed', 'suicide', 'unknown'] as const;
export type MannerOfDeath = (typeof mannersOfDeath)[number];

export const statuses = [
  'suspended',
  'censured',
  'expelled',
  'readmitted',
  'recanted',
  'house-arrest',
  'arrested',
  'convicted',
  'exiled',
  'banished',
  'executed',
  'retired',
  'omitted',
] as const;
export type Status = (typeof statuses)[number];

export const tieKinds = ['patron', 'ally', 'rival', 'kin', 'friend', 'staff'] as const;
/** `patron`: `from` is the patron of `to`. The other kinds are held by `from` towards `to`; mutual ties are two. */
export type TieKind = (typeof tieKinds)[number];

export const exitReasons = [
  'death',
  'removed',
  'transferred',
  'left',
  'not-re-elected',
  'abolished',
  'rule',
  'unknown',
] as const;
/** Why a post was vacated. `rule`: given up because another post is incompatible with it or it came with another post. */
export type ExitReason = (typeof exitReasons)[number];

/** Motions a body may vote on. */
export type Motion =
  | { readonly on: 'remove'; readonly person: PersonId; readonly post: PostId }
  | { readonly on: 'fill'; readonly person: PersonId; readonly post: PostId }
  | { readonly on: 'sanction'; readonly person: PersonId; readonly status: Status; readonly organ?: OrganId }
  /** An appeal: that a sanction be lifted. */
  | { readonly on: 'lift'; readonly person: PersonId; readonly status: Status; readonly organ?: OrganId }
  | { readonly on: 'question'; readonly question: string };

/** What happened, by kind. Every field is a fact of the institutions; latents never stand in a change. */
export type Fact =
  /** A person not in the scenario's tables appears: a cadre taken from the pool for a post. */
  | { readonly kind: 'enters'; readonly person: PersonId; readonly born: Day; readonly from: PostId }
  | { readonly kind: 'dies'; readonly person: PersonId; readonly manner: MannerOfDeath }
  | { readonly kind: 'falls-ill'; readonly person: PersonId }
  | { readonly kind: 'recovers'; readonly person: PersonId }
  /** Away from where power is exercised: on a journey, a cure, a mission. */
  | { readonly kind: 'departs'; readonly person: PersonId }
  | { readonly kind: 'returns'; readonly person: PersonId }
  /** `sponsor`: the person who named the appointee, where it is known. */
  | {
      readonly kind: 'fills';
      readonly person: PersonId;
      readonly post: PostId;
      readonly acting: boolean;
      readonly sponsor?: PersonId;
    }
  | {
      readonly kind: 'vacates';
      readonly person: PersonId;
      readonly post: PostId;
      readonly acting: boolean;
      readonly reason: ExitReason;
    }
  | { readonly kind: 'sanctioned'; readonly person: PersonId; readonly status: Status; readonly organ?: OrganId }
  | { readonly kind: 'lifted'; readonly person: PersonId; readonly status: Status; readonly organ?: OrganId }
  | {
      readonly kind: 'ties';
      readonly from: PersonId;
      readonly to: PersonId;
      readonly tie: TieKind;
      readonly strength: number;
    }
  | { readonly kind: 'unties'; readonly from: PersonId; readonly to: PersonId; readonly tie: TieKind }
  | { readonly kind: 'creates'; readonly what: OrganId | PostId }
  | { readonly kind: 'abolishes'; readonly what: OrganId | PostId }
  | { readonly kind: 'renames'; readonly what: OrganId | PostId; readonly name: string }
  | { readonly kind: 'resizes'; readonly post: PostId; readonly capacity: number }
  | { readonly kind: 'adopts'; readonly policy: PolicyId; readonly organ?: OrganId }
  | { readonly kind: 'repeals'; readonly policy: PolicyId }
  /** A motion is put on the table of a body, which votes on it when it next meets. Who has declared himself is known. */
  | {
      readonly kind: 'moves';
      readonly person: PersonId;
      readonly body: OrganId;
      readonly motion: Motion;
      readonly backers: readonly PersonId[];
      readonly opponents: readonly PersonId[];
    }
  /** Counts and outcome are undefined where no source states them; who voted how is known of an open ballot. */
  | {
      readonly kind: 'votes';
      readonly body: OrganId;
      readonly motion: Motion;
      readonly yes: number | undefined;
      readonly no: number | undefined;
      readonly abstain: number | undefined;
      readonly absent: number | undefined;
      readonly carried: boolean | undefined;
      readonly voters?: { readonly yes: readonly PersonId[]; readonly no: readonly PersonId[] };
    }
  /** Armed men move at somebody's word against another. `units`: those that obeyed; `against`: those that resisted. */
  | {
      readonly kind: 'strikes';
      readonly person: PersonId;
      readonly target: PersonId;
      readonly units: readonly UnitId[];
      readonly against: readonly UnitId[];
      readonly succeeds: boolean;
    }
  | { readonly kind: 'joins'; readonly person: PersonId; readonly faction: OrganId }
  | { readonly kind: 'leaves'; readonly person: PersonId; readonly faction: OrganId }
  | { readonly kind: 'measures'; readonly series: SeriesId; readonly value: number }
  | { readonly kind: 'happens'; readonly event: EventId };

export type ChangeKind = Fact['kind'];
export type FactOf<K extends ChangeKind> = Extract<Fact, { readonly kind: K }>;

/**
 * Why a change came about, as a code and numbers; sentences are made of it outside the loop.
 * Every code has its sentence in report/prose (a test compares).
 */
export interface Cause {
  readonly code: string;
  /** Persons, posts and others by the part they played. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, number>>;
}

/**
 * A fact with its days, its maker and its cause. `earliest` equals `latest` when the day is known, always so in a
 * simulated history; on the record a fact happened on one of the days between them, both included.
 */
export type Change<K extends ChangeKind = ChangeKind> = FactOf<K> &
  Span & {
    /** `record`, `given`, `intervention`, `rule` (follows of itself from another change) or a mechanism's id. */
    readonly by: string;
    readonly cause: Cause;
    /** On the record: the claims behind the change, the deciding one first. */
    readonly claims?: readonly ClaimId[];
    /** On the record: what began and ended together; pairs a beginning with its end where their days may cross. */
    readonly spell?: string;
    /** On the record: the possible days, where they are not all those from earliest to latest. */
    readonly days?: readonly Span[];
  };

/** A dated sequence of changes, in the order of their earliest days; on one day in the order they were told. */
export type Chronicle = readonly Change[];
