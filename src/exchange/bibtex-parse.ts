/**
 * Reads BibTeX into entries. Source: O. Patashnik, "BibTeXing" (1988), for the syntax: entries, @string, @preamble, @comment,
 * values in braces or quotes, numbers, abbreviations, and # between parts.
 */
import type { SourceFile } from '../scenario/index.ts';

export interface BibEntry {
  /** Lower case. */
  readonly type: string;
  readonly key: string;
  readonly offset: number;
  /** By lower-case name, as LaTeX. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the value of each field begins. */
  readonly offsets: ReadonlyMap<string, number>;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

class Refused extends Error {}

/** Entries that could be read; every fault is reported, and reading goes on at the next line that begins with @. */
export function parseBibtex(file: SourceFile): readonly BibEntry[] {
  const { text } = file;
  const entries: BibEntry[] = [];
  const strings = new Map(months.map((name, at) => [name, String(at + 1)]));
  const keys = new Map<string, number>();
  let at = 0;

  function refuse(expected: string, hint?: string, from = at): never {
    file.fail(from, 'syntax', /^[^\r\n]*/.exec(text.slice(from, from + 80))![0], expected, hint);
    throw new Refused();
  }
  function blank(): void {
    for (;;) {
      const space = /[\s]*/y;
      space.lastIndex = at;
      at += space.exec(text)![0].length;
      if (text[at] !== '%') return;
      const line = text.indexOf('\n', at);
      at = line === -1 ? text.length : line + 1;
    }
  }
  function name(expected: string): string {
    blank();
    const pattern = /[^\s{}(),=#"%@]+/y;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return refuse(expected);
    at += match[0].length;
    return match[0];
  }
  function sign(one: string, expected: string): void {
    blank();
    if (text[at] !== one) refuse(expected);
    at += 1;
  }
  /** A text up to its closing sign, braces in balance. */
  function delimited(close: '}' | '"'): string {
    const open = at;
    at += 1;
    const start = at;
    for (let depth = 0; at < text.length; at += 1) {
      const one = text[at];
      if (one === '\\') at += 1;
      else if (depth === 0 && one === close) {
        at += 1;
        return text.slice(start, at - 1);
      } else if (one === '{') depth += 1;
      else if (one === '}') depth -= 1;
      if (depth < 0) refuse('braces in balance', undefined, open);
    }
    return refuse(`a ${close === '}' ? 'brace' : 'quote'} that closes this value`, undefined, open);
  }
  function value(): string {
    let whole = '';
    for (;;) {
      blank();
      if (text[at] === '{') whole += delimited('}');
      else if (text[at] === '"') whole += delimited('"');
      else {
        const place = at;
        const word = name('a value in braces or quotes, a number or an abbreviation');
        const known = /^[0-9]+$/.test(word) ? word : strings.get(word.toLowerCase());
        if (known === undefined)
          refuse('a value in braces or quotes, or an abbreviation that @string defines', undefined, place);
        whole += known;
      }
      blank();
      if (text[at] !== '#') return whole;
      at += 1;
    }
  }
  function fields(close: string): Pick<BibEntry, 'fields' | 'offsets'> {
    const found = new Map<string, string>();
    const offsets = new Map<string, number>();
    for (;;) {
      blank();
      if (text[at] === close) break;
      const key = name(`the name of a field, or “${close}”`).toLowerCase();
      sign('=', '“=” after the name of the field');
      blank();
      offsets.set(key, at);
      found.set(key, value());
      blank();
      if (text[at] === ',') at += 1;
      else if (text[at] !== close) refuse(`“,” or “${close}” after the field`);
    }
    at += 1;
    return { fields: found, offsets };
  }
  function entry(start: number): void {
    at += 1;
    const type = name('a type of entry such as @book').toLowerCase();
    if (type === 'comment') return;
    blank();
    const close = text[at] === '(' ? ')' : '}';
    if (text[at] !== '{' && text[at] !== '(') refuse('“{” after the type of the entry');
    at += 1;
    if (type === 'preamble') {
      value();
      sign(close, `“${close}”`);
    } else if (type === 'string') for (const [key, one] of fields(close).fields) strings.set(key, one);
    else {
      blank();
      const place = at;
      const key = name('the key of the entry');
      blank();
      if (text[at] === ',') at += 1;
      else if (text[at] !== close) refuse('“,” after the key of the entry');
      const read = fields(close);
      const line = keys.get(key.toLowerCase());
      if (line !== undefined)
        file.fail(place, 'duplicate', key, 'a key that no other entry has', `line ${line} has it`);
      keys.set(key.toLowerCase(), file.position(place).line);
      entries.push({ type, key, offset: start, ...read });
    }
  }

  for (let next = text.indexOf('@'); next !== -1; next = text.indexOf('@', at)) {
    at = next;
    try {
      entry(next);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const further = /\n[ \t]*@/g;
      further.lastIndex = next + 1;
      const found = further.exec(text);
      at = found === null ? text.length : found.index;
    }
  }
  return entries;
}
