/** Conflicts: claims that cannot all hold, why, by how much, and what each rule of resolution would keep. */
import type { ClaimId } from '../../polity/index.ts';
import type { Claim, SourceId } from '../claim.ts';
import type { Grade } from '../grade.ts';

export const conflictKinds = [
  'dates',
  'values',
  'life',
  'existence',
  'capacity',
  'order',
  'status',
  'policy',
  'name',
  'denied',
] as const;
/**
 * `dates`: one point of time dated apart; `values`: one thing said to be two; `life`: an act outside a life; `existence`:
 * an act in an organ or post that was not there; `capacity`: two in a post for one; `order`: an order that dates or other
 * orders contradict; `status`: one that lacks what it needs; `policy`: a rule stated in two ways; `name`: a name that an
 * organ did not have then; `denied`: what one source says and another denies.
 */
export type ConflictKind = (typeof conflictKinds)[number];

/** What claims of one side say alike. */
export type Saying = Pick<Claim, 'subject' | 'predicate' | 'object' | 'value' | 'from' | 'to' | 'modality' | 'called'>;

/** One statement, and the claims that make it. */
export interface Side {
  readonly says: Saying;
  /** By trust, then by identifier. */
  readonly claims: readonly ClaimId[];
  readonly sources: readonly SourceId[];
  /** How many of the sources are independent witnesses. */
  readonly independent: number;
  /** Of its most trusted claim. */
  readonly grade: Grade;
}

export type SizeUnit = 'days' | 'places' | 'votes' | 'ratio' | 'values';

/** What a rule of resolution would keep. */
export interface Conclusion {
  readonly rule: 'best-grade' | 'majority' | 'prefer' | 'sample';
  /** The source preferred. */
  readonly source?: SourceId;
  /** Sides kept, by index. */
  readonly stands: readonly number[];
  /** Sides that contradict each other and are trusted alike: the rule does not decide between them. */
  readonly tied?: readonly number[];
  /** `sample`: the share of histories that draw each side. */
  readonly shares?: readonly number[];
}

export interface Conflict {
  readonly kind: ConflictKind;
  readonly about: Pick<Claim, 'subject' | 'predicate' | 'object'>;
  /** Of all sides, in their order. */
  readonly claims: readonly ClaimId[];
  /** In the order of time, then of values. */
  readonly sides: readonly Side[];
  /** Sets of sides, by index, none of which can hold as a whole; each is minimal. */
  readonly contradictions: readonly (readonly number[])[];
  /** Of the largest of its contradictions, as a code and what a sentence needs. */
  readonly why: {
    readonly code: string;
    readonly ids: Readonly<Record<string, string>>;
    readonly numbers: Readonly<Record<string, number>>;
  };
  readonly size: { readonly amount: number; readonly unit: SizeUnit };
  readonly conclusions: readonly Conclusion[];
}
