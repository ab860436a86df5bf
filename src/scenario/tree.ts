/** What YAML and JSON files are read into: text, maps and lists that know where they stand. Types come later, from shapes. */

import type { FailureDetails } from './place.ts';
import type { ProblemKind } from './problem.ts';
import type { Session, Site, SourceFile } from './session.ts';

export type TreeNode = TextNode | MapNode | ListNode;

/** A scalar as written; numbers too stay text. Nothing (`null`, or no value at all) is the empty text. */
export interface TextNode {
  readonly is: 'text';
  readonly offset: number;
  readonly text: string;
  /** From `offset` to the first character of the text, where text and file run in step; undefined where they do not. */
  readonly lead?: number;
}

export interface MapNode {
  readonly is: 'map';
  readonly offset: number;
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: string;
  readonly offset: number;
  readonly value: TreeNode;
}

export interface ListNode {
  readonly is: 'list';
  readonly offset: number;
  readonly items: readonly TreeNode[];
}

/** Deeper nesting means nothing in a scenario and would exhaust the stack. */
export const DEEPEST = 64;

/** The place of a node, or of a key. */
export class NodeSite implements Site {
  readonly file: SourceFile;
  readonly #offset: number;
  readonly #text: string;
  readonly #lead: number | undefined;

  constructor(file: SourceFile, offset: number, text: string, lead?: number) {
    this.file = file;
    this.#offset = offset;
    this.#text = text;
    this.#lead = lead;
  }

  get session(): Session {
    return this.file.session;
  }

  get line(): number {
    return this.file.position(this.#offset).line;
  }

  fail(kind: ProblemKind, expected: string, details: FailureDetails = {}): undefined {
    return this.file.fail(this.#at(details), kind, details.found ?? this.#text, expected, details.hint);
  }

  warn(kind: ProblemKind, expected: string, details: FailureDetails = {}): undefined {
    return this.file.warn(this.#at(details), kind, details.found ?? this.#text, expected, details.hint);
  }

  #at({ offset = 0 }: FailureDetails): number {
    return offset === 0 || this.#lead === undefined ? this.#offset : this.#offset + this.#lead + offset;
  }
}

export function siteOf(node: TreeNode, file: SourceFile): NodeSite {
  if (node.is === 'text') return new NodeSite(file, node.offset, node.text, node.lead);
  return new NodeSite(file, node.offset, node.is === 'map' ? 'a map' : 'a list');
}

/** The first of several keys counts; the others are reported. */
export function withoutDuplicates(entries: readonly MapEntry[], file: SourceFile): readonly MapEntry[] {
  const first = new Map<string, MapEntry>();
  for (const entry of entries) {
    const before = first.get(entry.key);
    if (before === undefined) {
      first.set(entry.key, entry);
      continue;
    }
    const lines = [file.position(before.offset).line, file.position(entry.offset).line];
    const hint = `line ${lines[0]} and line ${lines[1]} both have it`;
    file.fail(entry.offset, 'duplicate', entry.key, 'a key that its map does not have yet', hint);
  }
  return [...first.values()];
}
