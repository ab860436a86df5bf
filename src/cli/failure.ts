/** What ends a command early: a message for the user and an exit code. */
import { type Problem, problemText } from '../scenario/index.ts';

/** 1: a negative finding; 2: wrong usage or input that cannot be used. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: 1 | 2;
  /** For `--json`. */
  readonly details: unknown;

  constructor(message: string, code: 1 | 2 = 2, details: unknown = undefined) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export function problemsFailure(problems: readonly Problem[], code: 1 | 2): Failure {
  const lines = problems.map(problemText);
  const count = problems.length === 1 ? '1 error' : `${problems.length} errors`;
  return new Failure(`${lines.join('\n')}\n${count}`, code, { kind: 'problems', problems });
}
