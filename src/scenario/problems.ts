/** Collects the problems of a folder while it is read on. */
import type { Position } from './positions.ts';
import { compareProblems, type Problem, type ProblemKind } from './problem.ts';

/** A table exported in the wrong shape has an error in every cell; nobody reads on after this many. */
const MOST_IN_A_FILE = 10_000;
const SHOWN = 80;

export class Problems {
  readonly #list: Problem[] = [];
  readonly #counts = new Map<string, number>();

  add(
    kind: ProblemKind,
    file: string,
    at: Position,
    found: string,
    expected: string,
    hint?: string | undefined,
  ): undefined {
    const count = this.#counts.get(file) ?? 0;
    this.#counts.set(file, count + 1);
    if (count > MOST_IN_A_FILE) return;
    if (count === MOST_IN_A_FILE) {
      const expectation = `at most ${MOST_IN_A_FILE} errors in a file; what follows was not listed`;
      this.#list.push({ kind: 'structure', file, ...at, found: shown(found), expected: expectation });
      return;
    }
    const problem = { kind, file, line: at.line, column: at.column, found: shown(found), expected };
    this.#list.push(hint === undefined ? problem : { ...problem, hint });
  }

  /** Whether more problems of a file would not be listed: nobody needs to find out where they are. */
  isFull(file: string): boolean {
    return (this.#counts.get(file) ?? 0) > MOST_IN_A_FILE;
  }

  get count(): number {
    return this.#list.length;
  }

  sorted(): readonly Problem[] {
    return [...this.#list].sort(compareProblems);
  }
}

/** One line of at most 80 characters; control characters as their pictures, so that they cannot steer a terminal. */
export function shown(text: string): string {
  const start = [...text.slice(0, 2 * SHOWN)];
  const cut = start.length > SHOWN || text.length > 2 * SHOWN ? [...start.slice(0, SHOWN - 1), '…'] : start;
  return cut.map(picture).join('');
}

function picture(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return code >= 0x80 && code < 0xa0 ? '�' : character;
}
