/** Subjects and objects of claims: which of the tables a predicate allows they name. */
import type { Cast, OrganId } from '../polity/index.ts';
import { idPattern } from '../polity/index.ts';
import type { Slot } from '../record/index.ts';
import type { ClaimRow } from './claim-table.ts';
import { describeKinds, type NameKind } from './names.ts';
import { didYouMean } from './speller.ts';

/** What the check of an end asks of the cast. */
export type Ends = Pick<Cast, 'organs'>;

/**
 * Reads the cell of a subject or object.
 * @param slots what the predicate allows there; nothing: the cell must be empty.
 * @returns what the cell names; undefined where it is empty or was reported.
 */
export function readEnd(
  column: 'subject' | 'object',
  text: string | undefined,
  slots: readonly Slot[],
  required: boolean,
  row: ClaimRow,
  ends: Ends,
): Slot | undefined {
  if (row.isBad(column)) return undefined;
  if (text === undefined) {
    if (required) row.site(column).fail('empty-cell', `${column}: ${describeSlots(slots)}`);
    return undefined;
  }
  if (slots.length === 0) return row.site(column).fail('value', `an empty cell: the predicate takes no ${column}`);
  const { names } = row.file.session;
  const kinds = slots.filter((slot): slot is Exclude<Slot, 'words'> => slot !== 'words');
  const found = names.find(kinds, text);
  if (found !== undefined && found !== 'source') {
    if (found === 'organ') checkFaction(column, text, row, ends);
    return found;
  }
  if (slots.includes('words')) {
    warnOfSlip(kinds, text, column, row);
    return 'words';
  }
  if (!names.check(kinds, text, row.site(column))) return undefined;
  // Still waiting for the table of claims: nothing else can be meant.
  return 'claim';
}

function describeSlots(slots: readonly Slot[]): string {
  const kinds = slots.filter((slot): slot is Exclude<Slot, 'words'> => slot !== 'words');
  return describeKinds(kinds);
}

function checkFaction(column: 'subject' | 'object', text: string, row: ClaimRow, ends: Ends): void {
  if (column !== 'object' || row.textOf('predicate') !== 'faction') return;
  const kind = ends.organs.get(text as OrganId)?.kind;
  if (kind === undefined || kind === 'faction' || row.file.session.names.isDoubtful(text)) return;
  row.site('object').fail('unknown-reference', 'an organ of kind faction', { hint: `organs.csv has it as ${kind}` });
}

/** Words that look like an identifier with a slip of the pen. */
function warnOfSlip(kinds: readonly NameKind[], text: string, column: 'subject' | 'object', row: ClaimRow): void {
  if (!text.includes('-') || !idPattern.test(text)) return;
  const near = row.file.session.names.nearest(kinds, text);
  if (near === undefined) return;
  row.site(column).warn('unknown-reference', 'an identifier, or words', { hint: didYouMean(near) });
}
