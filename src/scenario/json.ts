/** Reads JSON (RFC 8259) into a tree. Accepts what `JSON.parse` accepts, except nesting beyond any use and keys given twice. */
import type { SourceFile } from './session.ts';
import { DEEPEST, type MapEntry, type TreeNode, withoutDuplicates } from './tree.ts';

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const QUOTE = 34;
const BACKSLASH = 92;
const word = /true|false|null/y;

class Refused extends Error {}

/** The root of the document; undefined where the text is not JSON, which is then reported at the first fault. */
export function parseJson(file: SourceFile): TreeNode | undefined {
  const { text } = file;
  let at = 0;

  function refuse(expected: string, hint?: string): never {
    const found = /^[^\r\n]*/.exec(text.slice(at, at + 80))![0];
    file.fail(at, 'syntax', found, expected, hint);
    throw new Refused();
  }
  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at += match[0].length;
    return match[0];
  }
  function next(): string | undefined {
    take(blank);
    return text[at];
  }
  function string(): string {
    // No pattern here: a text of megabytes would exhaust the stack that patterns go back on.
    let end = at + 1;
    let escaped = false;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
      if (Number.isNaN(code) || code < 0x20) refuse('a text in double quotes that closes on its line');
      escaped ||= code === BACKSLASH;
      end += code === BACKSLASH ? 2 : 1;
    }
    const written = text.slice(at, end + 1);
    let content = written.slice(1, -1);
    if (escaped) {
      try {
        content = JSON.parse(written) as string;
      } catch {
        refuse('a text whose backslashes stand before one of "\\/bfnrtu');
      }
    }
    at = end + 1;
    return content;
  }
  function list(offset: number, depth: number): TreeNode {
    const items: TreeNode[] = [];
    at += 1;
    if (next() !== ']') {
      for (;;) {
        items.push(value(depth + 1));
        const mark = next();
        if (mark === ']') break;
        if (mark !== ',') refuse('“,” or “]”');
        at += 1;
        if (next() === ']') refuse('a value', 'remove the comma after the last one');
      }
    }
    at += 1;
    return { is: 'list', offset, items };
  }
  function map(offset: number, depth: number): TreeNode {
    const entries: MapEntry[] = [];
    at += 1;
    if (next() !== '}') {
      for (;;) {
        if (next() !== '"') refuse('a key in double quotes');
        const place = at;
        const key = string();
        if (next() !== ':') refuse('“:” after the key');
        at += 1;
        entries.push({ key, offset: place, value: value(depth + 1) });
        const mark = next();
        if (mark === '}') break;
        if (mark !== ',') refuse('“,” or “}”');
        at += 1;
        if (next() === '}') refuse('a key in double quotes', 'remove the comma after the last value');
      }
    }
    at += 1;
    return { is: 'map', offset, entries: withoutDuplicates(entries, file) };
  }
  function value(depth: number): TreeNode {
    const mark = next();
    const offset = at;
    if (depth > DEEPEST) refuse(`maps and lists nested less than ${DEEPEST} deep`);
    if (mark === '[') return list(offset, depth);
    if (mark === '{') return map(offset, depth);
    if (mark === '"') {
      const written = string();
      return { is: 'text', offset, text: written, ...(at - offset === written.length + 2 && { lead: 1 }) };
    }
    const scalar = take(number) ?? take(word);
    if (scalar === undefined) return refuse('a JSON value');
    return { is: 'text', offset, text: scalar === 'null' ? '' : scalar, lead: 0 };
  }

  try {
    const root = value(0);
    if (next() !== undefined) refuse('the end of the file');
    return root;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
