/** Findings: what a resolution rule concludes from the claims, and which claims it concluded it from. */
import type { Moment } from '../calendar/index.ts';
import type { ClaimId } from '../polity/index.ts';
import type { Claim, SourceId } from './claim.ts';

/** The rules of resolution. `majority` and `sample` are foreseen by the types and refused until they are built. */
export type ResolutionRule =
  | { readonly rule: 'best-grade' }
  | { readonly rule: 'prefer'; readonly source: SourceId }
  | { readonly rule: 'majority' }
  | { readonly rule: 'sample' };

/** What a set of claims is about: claims with one question either agree or contradict each other. */
export interface Question {
  /** All that makes it one question; equal for all its occurrences. */
  readonly key: string;
  readonly subject: string;
  readonly predicate: Claim['predicate'];
  readonly object?: string;
  /** Which of several: the second tenure of one person in one post. Counted from 0 by time. */
  readonly occurrence: number;
}

export interface Finding {
  readonly question: Question;
  readonly value?: string;
  readonly from?: Moment | 'open';
  readonly to?: Moment | 'open';
  /** The claims it rests on, the deciding one first. */
  readonly supporting: readonly ClaimId[];
  /** Claims about the same question that say something else. */
  readonly contrary: readonly ClaimId[];
}
