/** Findings: what a rule of resolution concludes about a question, with the claims for and against. */
import type { Moment } from '../calendar/index.ts';
import type { ClaimId } from '../polity/index.ts';
import type { Claim } from './claim.ts';

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
