/** Reads YAML 1.2 (core schema) into a tree, every scalar as its text. Aliases, anchors, tags and deep nesting are refused. */
import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { SourceFile } from './session.ts';
import { DEEPEST, type MapEntry, type TreeNode, withoutDuplicates } from './tree.ts';

const MOST_FAULTS = 20;
const TOO_DEEP = `maps and lists nested less than ${DEEPEST} deep`;

const nothing: TreeNode = { is: 'text', offset: 0, text: '' };

/** The root of the document; undefined where the text is not YAML, which is then reported. */
export function parseYaml(file: SourceFile): TreeNode | undefined {
  // The parser knows no lone CR; of the same length, LF keeps all offsets.
  const text = file.text.replace(/\r(?!\n)/g, '\n');
  const document = composed(text);
  if (document === undefined) {
    return file.fail(0, 'structure', '', TOO_DEEP);
  }
  // Damage early in a file makes all that follows look damaged.
  for (const fault of [...document.errors, ...document.warnings].slice(0, MOST_FAULTS)) {
    const offset = Math.min(fault.pos[0], file.text.length);
    const found = /^[^\r\n]*/.exec(file.text.slice(offset, offset + 200))![0];
    // The parser catches its own overflow and calls it a fault of the text.
    if (fault.message.includes('call stack')) file.fail(offset, 'structure', found, TOO_DEEP);
    else if (fault.code === 'TAG_RESOLVE_FAILED') file.fail(offset, 'syntax', found, 'a value without a tag');
    else file.fail(offset, 'syntax', found, 'well-formed YAML', firstLine(fault.message));
  }
  if (document.errors.length > 0) return undefined;
  return document.contents === null ? nothing : toTree(document.contents, file, 0);
}

/** The parser goes down into nested values by recursion: undefined where it ran out of stack. */
function composed(text: string): Document.Parsed | undefined {
  try {
    // Its own check of keys takes quadratic time.
    return parseDocument(text, { schema: 'core', version: '1.2', uniqueKeys: false, prettyErrors: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function toTree(node: ParsedNode | null, file: SourceFile, depth: number): TreeNode {
  if (node === null) return nothing;
  const offset = node.range[0];
  if (isAlias(node)) {
    file.fail(offset, 'alias', `*${node.source}`, 'the value itself', 'write it out: aliases are not accepted');
    return { is: 'text', offset, text: '' };
  }
  if (node.anchor !== undefined) {
    const place = anchorBefore(file.text, offset, node.anchor);
    file.fail(place, 'alias', `&${node.anchor}`, 'a value without an anchor', 'anchors are not accepted');
  }
  if (node.tag !== undefined && file.text[offset] === '!') {
    file.fail(offset, 'structure', node.tag, 'a value without a tag');
  }
  if (depth > DEEPEST) {
    file.fail(offset, 'structure', '', TOO_DEEP);
    return { is: 'text', offset, text: '' };
  }
  if (isScalar(node)) {
    const plain = node.type === 'PLAIN';
    if (plain && node.value === null) return { is: 'text', offset, text: '' };
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    const inStep = node.type === 'PLAIN' || node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    return { is: 'text', offset, text, ...(inStep && { lead: plain ? 0 : 1 }) };
  }
  if (isSeq(node)) {
    return { is: 'list', offset, items: node.items.map((item) => toTree(item as ParsedNode | null, file, depth + 1)) };
  }
  if (isMap(node)) {
    const entries: MapEntry[] = [];
    for (const pair of node.items) {
      const key = pair.key === null ? nothing : toTree(pair.key as ParsedNode, file, depth + 1);
      const at = key === nothing ? offset : key.offset;
      if (key.is !== 'text' || key.text === '') {
        file.fail(at, 'structure', key.is === 'text' ? '' : `a ${key.is}`, 'a word as the key of a map');
        continue;
      }
      const value = pair.value === null ? null : (pair.value as ParsedNode);
      const tree = toTree(value, file, depth + 1);
      entries.push({ key: key.text, offset: at, value: tree === nothing ? { ...nothing, offset: at } : tree });
    }
    return { is: 'map', offset, entries: withoutDuplicates(entries, file) };
  }
  return nothing;
}

/** The anchor stands between the node and what comes before it. */
function anchorBefore(text: string, offset: number, anchor: string): number {
  const place = text.lastIndexOf(`&${anchor}`, offset);
  return place === -1 ? offset : place;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]!.slice(0, 200);
}
