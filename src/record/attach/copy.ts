/** A copy of a source's text as code points, and the forms in which it says the same in other characters. */
import { sha256 } from '@noble/hashes/sha2.js';

/** A text by code points, each with the place in the copy that it comes from. */
export class Form {
  /** How it differs from the copy as read; nothing where it is that itself. */
  readonly differs: readonly string[];
  readonly points: readonly string[];
  /** By point: its place in the copy, and at the end the length of the copy. */
  readonly from: readonly number[];
  readonly #bytes: Uint8Array;
  readonly #at: Uint32Array;

  constructor(differs: readonly string[], points: readonly string[], from: readonly number[]) {
    this.differs = differs;
    this.points = points;
    this.from = from;
    this.#bytes = new TextEncoder().encode(points.join(''));
    this.#at = new Uint32Array(points.length + 1);
    for (let place = 0; place < points.length; place += 1)
      this.#at[place + 1] = this.#at[place]! + bytesOf(points[place]!.codePointAt(0)!);
  }

  get length(): number {
    return this.points.length;
  }

  text(start: number, end: number): string {
    return this.points.slice(Math.max(0, start), Math.max(0, end)).join('');
  }

  /** SHA-256 in hexadecimal of a stretch in UTF-8. */
  digest(start: number, end: number): string {
    return hexOf(sha256(this.#bytes.subarray(this.#at[start]!, this.#at[end]!)));
  }

  /** The first point that comes from a place of the copy or from behind it. */
  placeOf(inCopy: number): number {
    let [low, high] = [0, this.points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.from[middle]! < inCopy) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function formOf(text: string, differs: readonly string[] = []): Form {
  const points = [...text];
  return new Form(differs, points, [...points.keys(), points.length]);
}

type Rewrite = (form: Form) => Form;

/** Rewrites stretches that a pattern finds; what they become is told to come from where they began. */
function rewriting(
  name: string | undefined,
  pattern: RegExp,
  become: (found: string, before: string) => string,
): Rewrite {
  return (form) => {
    const text = form.points.join('');
    const points: string[] = [];
    const from: number[] = [];
    let [unit, place] = [0, 0];
    let changed = false;
    const copyTo = (end: number) => {
      while (unit < end) {
        points.push(form.points[place]!);
        from.push(form.from[place]!);
        unit += form.points[place]!.length;
        place += 1;
      }
    };
    for (const match of text.matchAll(pattern)) {
      copyTo(match.index);
      const origin = form.from[place]!;
      const written = become(match[0], points.at(-1) ?? '');
      if (written !== match[0]) changed = true;
      for (const point of written) {
        points.push(point);
        from.push(origin);
      }
      const end = match.index + match[0].length;
      while (unit < end) {
        unit += form.points[place]!.length;
        place += 1;
      }
    }
    copyTo(text.length);
    from.push(form.from.at(-1)!);
    return changed ? new Form(name === undefined ? form.differs : [...form.differs, name], points, from) : form;
  };
}

/** A letter with the marks that may join it. */
const clusters = /\P{M}\p{M}+|[^\p{ASCII}]/gu;
export const composed = rewriting('Unicode composition', clusters, (found) => found.normalize('NFC'));
export const decomposed = rewriting('Unicode composition', clusters, (found) => found.normalize('NFD'));
export const lineFeeds = rewriting('line ends', /\r\n?/g, () => '\n');
export const carriageReturns = rewriting('line ends', /\r\n?|\n/g, () => '\r\n');

/** Blanks, line ends and characters without width become single spaces. */
const single = rewriting('white space', /[\s\u00a0\u200b\u2060\ufeff]+|\u00ad/gu, (found) =>
  found === '\u00ad' ? '' : ' ',
);
const straight = rewriting('quotation marks', /[“”„‟«»″]|[‘’‚‛‹›′`]/gu, (found) =>
  /[“”„‟«»″]/u.test(found) ? '"' : "'",
);
const curly = rewriting('quotation marks', /["']/g, (found, before) => {
  const opens = before === '' || /[\s([{—–-]/u.test(before);
  return found === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
});
const plainDashes = rewriting('dashes', /[‐‑‒–—―−]|…/gu, (found) => (found === '…' ? '...' : '-'));
const longDashes = rewriting('dashes', / (?:-{1,2}|[—–]) |--/g, (found) => (found === '--' ? '—' : ' – '));

/** Forms in which the words are those of the copy, from the least changed to the most. */
export function* formsOf(copy: Form): Generator<Form> {
  const marks: readonly Rewrite[][] = [
    [],
    [single],
    [straight],
    [curly],
    [plainDashes],
    [longDashes],
    [single, straight],
    [single, curly],
    [single, plainDashes],
    [single, longDashes],
    [single, straight, plainDashes],
    [single, curly, plainDashes],
    [single, curly, longDashes],
    [single, straight, longDashes],
  ];
  const seen = new Set<string>([copy.points.join('')]);
  for (const rewrites of marks)
    for (const normal of [undefined, composed, decomposed]) {
      const form = [...(normal ? [normal] : []), ...rewrites].reduce((one, rewrite) => rewrite(one), copy);
      const text = form.points.join('');
      if (seen.has(text)) continue;
      seen.add(text);
      yield form;
    }
}
