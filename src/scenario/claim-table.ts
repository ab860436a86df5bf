/** claims.csv: its columns. What a cell means besides depends on the row's predicate, see `claims.ts`. */
import { modalities, predicateNames, type SourceId } from '../record/index.ts';
import { choice, grade, identifier, numeric, reference, sha256Digest, words } from './scalars.ts';
import { filled, maybe, type Row, type RowValues } from './table.ts';

const edtf = { ...words, schema: { type: 'string', description: 'an EDTF date that is no interval, or ..' } };
const offset = numeric({ min: 0, integer: true });

export const claimsTable = {
  file: 'claims.csv',
  names: 'claim',
  columns: {
    id: filled(identifier),
    source: filled(reference<SourceId>('source')),
    locator: maybe(words),
    start: maybe(offset),
    end: maybe(offset),
    sha256: maybe(sha256Digest),
    subject: filled(words),
    predicate: filled(choice(predicateNames)),
    object: maybe(words),
    value: maybe(words),
    from: maybe(edtf),
    to: maybe(edtf),
    calendar: maybe(choice(['gregorian', 'julian'] as const)),
    as_written: maybe(words),
    modality: maybe(choice(modalities)),
    grade: maybe(grade),
    coder: filled(words),
    called: maybe(words),
    note: maybe(words),
  },
} as const;

export type ClaimValues = RowValues<typeof claimsTable.columns>;
export type ClaimRow = Row<keyof typeof claimsTable.columns>;
