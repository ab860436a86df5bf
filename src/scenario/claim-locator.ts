/** Where in a source a claim stands. */
import type { Locator } from '../record/index.ts';
import type { ClaimRow, ClaimValues } from './claim-table.ts';

/** Offsets come in pairs, the end behind the start, and with the digest of the passage. */
export function readLocator({ locator: text = '', start, end, sha256 }: ClaimValues, row: ClaimRow): Locator {
  const given = (column: 'start' | 'end' | 'sha256', value: unknown) => value !== undefined || row.isBad(column);
  const hasStart = given('start', start);
  const hasEnd = given('end', end);
  if (hasStart && !hasEnd) row.site('end').fail('empty-cell', 'the offset of the passage’s end, as its start is given');
  if (hasEnd && !hasStart)
    row.site('start').fail('empty-cell', 'the offset of the passage’s start, as its end is given');
  if (start !== undefined && end !== undefined && end <= start) {
    row.site('end').fail('number', `an offset behind the start, ${start}`);
  }
  if ((hasStart || hasEnd) && !given('sha256', sha256)) {
    row.site('sha256').fail('empty-cell', 'the SHA-256 of the passage, as its offsets are given');
  }
  return {
    text,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(sha256 !== undefined && { sha256 }),
  };
}
