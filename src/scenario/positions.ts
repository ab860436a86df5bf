/** From offsets in a text to lines and columns as editors show them. */

/** 1-based. Columns count Unicode code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines end with LF, CRLF or a lone CR. Nothing is computed before the first question. */
export class Positions {
  readonly #text: string;
  #starts: readonly number[] | undefined;
  /** The last answer: questions mostly come in the order of the text, and a line may be megabytes long. */
  #known = { index: -1, offset: 0, column: 1 };

  constructor(text: string) {
    this.#text = text;
  }

  /** @param offset in UTF-16 units; one past the end is the place after the last character. */
  at(offset: number): Position {
    this.#starts ??= lineStarts(this.#text);
    const index = lastAtMost(this.#starts, offset);
    let place = this.#starts[index]!;
    let column = 1;
    if (this.#known.index === index && this.#known.offset <= offset) {
      place = this.#known.offset;
      column = this.#known.column;
    }
    const end = Math.min(offset, this.#text.length);
    while (place < end) {
      place += this.#text.codePointAt(place)! > 0xffff ? 2 : 1;
      column += 1;
    }
    this.#known = { index, offset: place, column };
    return { line: index + 1, column };
  }
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
