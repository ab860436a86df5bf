/** Identifiers for claims that are entered: made of what the row says, so that they need no counter and mean the same anywhere. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Cells } from './csv-edit.ts';
import { slugOf } from './scalars.ts';

const DIGITS = 8;
/** So that predicate, subject and digits stay below the 80 characters of an identifier. */
const LONGEST_SUBJECT = 48;

/** What a row says, whatever the order of its columns and its identifier. */
export function contentOf(cells: Cells): string {
  const said = Object.entries(cells)
    .map(([column, text]) => [column, text.trim()] as const)
    .filter(([column, text]) => column !== 'id' && text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(said);
}

/**
 * `predicate-subject-digits`, the digits being the first of the SHA-256 of what the row says. Where that is taken, by a row
 * that said the same before it was edited or by chance, the digest is of the same with 1, 2, … behind it.
 * @param taken identifiers that exist or once did
 * @param digits how many, 1 to 16
 */
export function claimIdOf(cells: Cells, taken: ReadonlySet<string>, digits = DIGITS): string {
  const stem = [cells.predicate ?? '', (slugOf(cells.subject ?? '') ?? '').slice(0, LONGEST_SUBJECT)]
    .map((part) => slugOf(part))
    .filter((part) => part !== undefined);
  const content = contentOf(cells);
  for (let again = 0; ; again += 1) {
    const bytes = sha256(new TextEncoder().encode(again === 0 ? content : `${content}${again}`));
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const id = [...(stem.length > 0 ? stem : ['claim']), hex.slice(0, digits)].join('-');
    if (!taken.has(id)) return id;
  }
}
