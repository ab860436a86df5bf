/**
 * Scans CSV (RFC 4180, and what spreadsheets make of it) into rows whose cells keep their place in the text.
 *
 * A quote opens a cell only as its first character; inside, it is written twice. Everything else in an unquoted cell
 * is taken as it stands, single quotes included.
 */

export type Separator = ',' | ';' | '\t';

export interface CsvRow {
  /** Of its first character, 1-based. */
  readonly line: number;
  readonly start: number;
  /** Offset just behind its last cell. */
  readonly end: number;
  readonly cells: readonly string[];
  /** Where each cell starts: at the quote where it is quoted. */
  readonly starts: readonly number[];
  /** Something in it was told to `fault`, so its cells may be shifted. */
  readonly faulty: boolean;
}

export interface CsvFault {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

export interface CsvHandlers {
  row(row: CsvRow): void;
  fault(fault: CsvFault): void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A stray quote may leave each later line unterminated, each found out only at the end of the text. */
const MOST_RECOVERIES = 20;
const MOST_COLUMNS = 1000;

/** The separator that occurs most often outside quotes in the first line; a comma where none does. */
export function separatorOf(text: string): Separator {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && (character === ',' || character === ';' || character === '\t')) counts[character] += 1;
  }
  if (counts[';'] > counts[',']) return counts['\t'] > counts[';'] ? '\t' : ';';
  return counts['\t'] > counts[','] ? '\t' : ',';
}

/**
 * Hands over every row, blank ones included. Rows keep at most one cell more than the first row has, which is enough to
 * see that they have too many. Takes time linear in the text.
 * @returns whether the text was read to its end.
 */
export function scanCsv(text: string, separator: Separator, handlers: CsvHandlers): boolean {
  const between = separator.charCodeAt(0);
  const length = text.length;
  let at = 0;
  let line = 1;
  let most = MOST_COLUMNS;
  let first = true;
  let recoveries = 0;
  while (at < length) {
    const cells: string[] = [];
    const starts: number[] = [];
    const rowStart = at;
    const rowLine = line;
    let faulty = false;
    for (;;) {
      const start = at;
      let cell: string | undefined;
      if (text.charCodeAt(at) === QUOTE) {
        const closing = closingQuote(text, at + 1);
        if (closing === -1) {
          faulty = true;
          handlers.fault({
            offset: start,
            found: text.slice(start, start + 80),
            expected: 'a quote that closes this cell',
            hint: 'a quote inside a quoted cell is written twice',
          });
          recoveries += 1;
          if (recoveries > MOST_RECOVERIES) return false;
          line = rowLine + linesIn(text, rowStart, start);
          at = lineEnd(text, start);
        } else {
          cell = text.slice(start + 1, closing);
          line += linesIn(text, start + 1, closing);
          if (cell.includes('"')) cell = cell.replaceAll('""', '"');
          at = closing + 1;
          while (text.charCodeAt(at) === 32) at += 1;
          const behind = at;
          at = cellEnd(text, at, between);
          if (at > behind) {
            faulty = true;
            handlers.fault({
              offset: behind,
              found: text.slice(behind, Math.min(at, behind + 80)),
              expected: 'a separator or the end of the line after the closing quote',
              hint: 'a quote inside a quoted cell is written twice',
            });
          }
        }
      } else {
        at = cellEnd(text, at, between);
        cell = text.slice(start, at);
        if (opensLate(cell)) {
          faulty = true;
          handlers.fault({
            offset: start,
            found: cell.slice(0, 80),
            expected: 'the quote as the first character of the cell',
            hint: 'remove the blanks before the quote',
          });
        }
      }
      if (cell !== undefined && cells.length < most) {
        cells.push(cell);
        starts.push(start);
      }
      if (at < length && text.charCodeAt(at) === between) at += 1;
      else break;
    }
    handlers.row({ line: rowLine, start: rowStart, end: at, cells, starts, faulty });
    if (first) {
      first = false;
      most = Math.min(cells.length + 1, MOST_COLUMNS);
    }
    if (at < length) {
      at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
      line += 1;
    }
  }
  return true;
}

/**
 * Offset in the text of a character of a cell.
 * @param start where the cell starts.
 * @param inner offset in the cell's content without surrounding blanks.
 */
export function offsetInCell(text: string, start: number, inner: number): number {
  if (inner === 0) return start;
  const quoted = text.charCodeAt(start) === QUOTE;
  let place = quoted ? start + 1 : start;
  while (place < text.length && /\s/.test(text[place]!)) place += 1;
  if (!quoted) return place + inner;
  for (let passed = 0; passed < inner && place < text.length; passed += 1) {
    place += text.charCodeAt(place) === QUOTE ? 2 : 1;
  }
  return place;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function cellEnd(text: string, from: number, between: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === between || code === LF || code === CR) break;
  }
  return at;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at += 1;
  return at;
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}

function opensLate(cell: string): boolean {
  return cell.charCodeAt(0) === 32 && cell.trimStart().startsWith('"');
}
