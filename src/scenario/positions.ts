/** From offsets in a text to lines and columns as editors show them. */

/** 1-based. Columns count Unicode code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Characters between two counts of surrogate pairs: what a question about a line of megabytes costs at most. */
const BLOCK = 1024;

/** Lines end with LF, CRLF or a lone CR. Nothing is computed before the first question. */
export class Positions {
  readonly #text: string;
  #starts: readonly number[] | undefined;
  #pairs: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param offset in UTF-16 units; one past the end is the place after the last character. */
  at(offset: number): Position {
    this.#starts ??= lineStarts(this.#text);
    const index = lastAtMost(this.#starts, offset);
    const start = this.#starts[index]!;
    const end = Math.min(offset, this.#text.length);
    return { line: index + 1, column: end - start - (this.#pairsBefore(end) - this.#pairsBefore(start)) + 1 };
  }

  #pairsBefore(offset: number): number {
    this.#pairs ??= pairCounts(this.#text);
    const block = Math.floor(offset / BLOCK);
    return this.#pairs[block]! + pairsIn(this.#text, block * BLOCK, offset);
  }
}

/** Surrogate pairs before each block. */
function pairCounts(text: string): number[] {
  const counts = [0];
  for (let start = 0; start + BLOCK <= text.length; start += BLOCK) {
    counts.push(counts[counts.length - 1]! + pairsIn(text, start, start + BLOCK));
  }
  return counts;
}

/** Pairs whose second half lies between two offsets. */
function pairsIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let place = from; place < to; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= 0xdc00 && code < 0xe000) count += 1;
  }
  return count;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 10 || (code === 13 && text.charCodeAt(place + 1) !== 10)) starts.push(place + 1);
  }
  return starts;
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
