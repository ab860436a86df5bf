/** A problem in a scenario folder: where, what was found, what was expected. Errors are values until they reach the command line. */

export const problemKinds = [
  'missing-file',
  'unreadable-file',
  'syntax',
  'header',
  'empty-cell',
  'identifier',
  'unknown-reference',
  'duplicate',
  'number',
  'date',
  'choice',
  'value',
  'structure',
  'alias',
  'rule',
  'internal',
] as const;
/** `internal` is a fault of ours and never occurs on any input that the tests know. */
export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** Path inside the scenario folder. */
  readonly file: string;
  /** 1-based. Columns count Unicode code points. */
  readonly line: number;
  readonly column: number;
  /** What stands there, cut to 80 characters. */
  readonly found: string;
  readonly expected: string;
  /** The nearest valid spelling, or what a spreadsheet probably did. */
  readonly hint?: string;
}

export function problemText(problem: Problem): string {
  const found = problem.found === '' ? 'nothing' : `“${problem.found}”`;
  const hint = problem.hint ? `; ${problem.hint}` : '';
  return `${problem.file}:${problem.line}:${problem.column}: found ${found}, expected ${problem.expected}${hint}`;
}

/** By file, line and column. */
export function compareProblems(a: Problem, b: Problem): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}
