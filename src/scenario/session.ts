/** What the readers of one folder share, and the two things they see of it: a file, and a site in it. */
import type { Names } from './names.ts';
import type { FailureDetails, Place } from './place.ts';
import { type Position, Positions } from './positions.ts';
import type { ProblemKind } from './problem.ts';
import type { Problems } from './problems.ts';
import type { Speller } from './speller.ts';

export interface Session {
  readonly problems: Problems;
  readonly warnings: Problems;
  readonly names: Names;
  readonly speller: Speller;
}

/** One file with its text. */
export class SourceFile {
  readonly name: string;
  readonly text: string;
  /** Some bytes were not UTF-8; that is told already, so what they became is no error of its own. */
  readonly lossy: boolean;
  readonly session: Session;
  readonly #positions: Positions;

  constructor(name: string, text: string, lossy: boolean, session: Session) {
    this.name = name;
    this.text = text;
    this.lossy = lossy;
    this.session = session;
    this.#positions = new Positions(text);
  }

  position(offset: number): Position {
    return this.#positions.at(offset);
  }

  fail(offset: number, kind: ProblemKind, found: string, expected: string, hint?: string | undefined): undefined {
    if (this.session.problems.isFull(this.name)) return undefined;
    return this.session.problems.add(kind, this.name, this.position(offset), found, expected, hint);
  }

  warn(offset: number, kind: ProblemKind, found: string, expected: string, hint?: string | undefined): undefined {
    return this.session.warnings.add(kind, this.name, this.position(offset), found, expected, hint);
  }
}

/** A place together with what its readers need. */
export interface Site extends Place {
  readonly session: Session;
  readonly file: SourceFile;
}

/** A part of a site's text as a site of its own. */
export function partOf(site: Site, text: string, offset: number): Site {
  const moved = (details: FailureDetails = {}): FailureDetails => ({
    ...details,
    found: details.found ?? text,
    offset: offset + (details.offset ?? 0),
  });
  return {
    session: site.session,
    file: site.file,
    line: site.line,
    fail: (kind, expected, details) => site.fail(kind, expected, moved(details)),
    warn: (kind, expected, details) => site.warn(kind, expected, moved(details)),
  };
}
