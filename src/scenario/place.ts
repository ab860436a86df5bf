/** A place that errors are reported at: a cell, a value, a key. */
import type { ProblemKind } from './problem.ts';

export interface FailureDetails {
  readonly hint?: string | undefined;
  /** What to show instead of the whole text of the place. */
  readonly found?: string;
  /** 0-based offset inside the place's text, in UTF-16 units. */
  readonly offset?: number;
}

export interface Place {
  readonly file: { readonly name: string };
  readonly line: number;
  fail(kind: ProblemKind, expected: string, details?: FailureDetails): undefined;
  warn(kind: ProblemKind, expected: string, details?: FailureDetails): undefined;
}
