/** A CSV file of codings, `unit, coder, value`, for agreement between coders of anything at all. */
import type { UnitValue } from '../record/index.ts';
import { Names } from './names.ts';
import type { Problem } from './problem.ts';
import { Problems } from './problems.ts';
import { numeric, words } from './scalars.ts';
import { type Session, SourceFile } from './session.ts';
import { Speller } from './speller.ts';
import { filled, readTable } from './table.ts';
import { decodeUtf8 } from './utf8.ts';

export type ReadCodings =
  | { readonly ok: true; readonly values: readonly UnitValue[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const number = numeric();

/**
 * Other columns are passed over. A coder says one thing of a unit; what he left out has no row.
 * @param numbers whether values are numbers
 */
export function readCodings(bytes: Uint8Array, file: string, numbers: boolean): ReadCodings {
  const speller = new Speller();
  const session: Session = {
    problems: new Problems(),
    warnings: new Problems(),
    speller,
    names: new Names(speller),
  };
  const { text, fault } = decodeUtf8(bytes);
  const source = new SourceFile(file, text, fault !== undefined, session);
  if (fault !== undefined)
    source.fail(fault.offset, 'unreadable-file', `byte ${fault.byte}`, 'text in UTF-8', 'save the file again as UTF-8');
  const values: UnitValue[] = [];
  const lines = new Map<string, number>();
  const columns = { unit: filled(words), coder: filled(words), value: filled(words) } as const;
  readTable({ file, others: 'ignored', columns }, source, ({ unit, coder, value }, row) => {
    if (row.isBroken || unit === undefined || coder === undefined || value === undefined) return;
    if (numbers) number.read(value, row.site('value'));
    const key = JSON.stringify([unit, coder]);
    const before = lines.get(key);
    if (before !== undefined)
      row.site('coder').fail('duplicate', 'one value a unit and coder', { hint: `line ${before} has one` });
    lines.set(key, row.line);
    values.push({ unit, coder, value });
  });
  const problems = session.problems.sorted();
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values };
}
