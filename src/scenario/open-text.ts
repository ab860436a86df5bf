/** A text that is no file of a scenario, opened for the same readers: positions, and all errors at once. */
import { Names } from './names.ts';
import type { Position } from './positions.ts';
import { Problems } from './problems.ts';
import { type Session, SourceFile } from './session.ts';
import { Speller } from './speller.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * Opens bytes under the name that errors are reported at. `file.session.problems` collects what its readers find.
 * @param session of several texts that are read together
 */
export function openText(name: string, bytes: Uint8Array, session: Session = newSession()): SourceFile {
  const { text, fault } = decodeUtf8(bytes);
  const file = new SourceFile(name, text, fault !== undefined, session);
  if (fault !== undefined) {
    const byte = `byte 0x${fault.byte.toString(16).toUpperCase().padStart(2, '0')}`;
    file.fail(fault.offset, 'unreadable-file', byte, 'text in UTF-8', 'save the file again as UTF-8');
  }
  return file;
}

/** One line of a long text as a text of its own, whose errors are reported at its line. @param line from 1 */
export function openLine(name: string, text: string, line: number, session: Session): SourceFile {
  return new LineOfText(name, text, line, session);
}

class LineOfText extends SourceFile {
  readonly #line: number;

  constructor(name: string, text: string, line: number, session: Session) {
    super(name, text, false, session);
    this.#line = line;
  }

  override position(offset: number): Position {
    return { line: this.#line, column: super.position(offset).column };
  }
}

export function newSession(): Session {
  const speller = new Speller();
  return { problems: new Problems(), warnings: new Problems(), speller, names: new Names(speller) };
}
