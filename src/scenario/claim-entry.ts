/** Claims entered and corrected: a row is added or changed and then read as every other, so that one code checks both. */
import type { Claim } from '../record/index.ts';
import { claimIdOf, contentOf } from './claim-id.ts';
import { claimsTable } from './claim-table.ts';
import { scanCsv, separatorOf } from './csv.ts';
import { type Cells, rowsOf, withCells, withRow } from './csv-edit.ts';
import { Positions } from './positions.ts';
import type { Problem } from './problem.ts';
import { readScenario } from './read.ts';
import type { Folder, Scenario } from './scenario.ts';
import { decodeUtf8 } from './utf8.ts';

/** The columns of claims.csv, in their usual order. */
export const claimFields: readonly string[] = Object.keys(claimsTable.columns);

/** What is wrong with a field of the claim. */
export interface FieldProblem extends Pick<Problem, 'kind' | 'found' | 'expected' | 'hint'> {
  readonly field: string;
}

export type Entered =
  | {
      readonly ok: true;
      readonly id: string;
      /** claims.csv with the row. */
      readonly bytes: Uint8Array;
      readonly line: number;
      readonly claim: Claim;
      readonly scenario: Scenario;
      readonly warnings: readonly FieldProblem[];
    }
  /** `problems`: of the row. `others`: of the folder, whatever the row says. */
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly others: readonly Problem[] }
  /** A row says the same already. */
  | { readonly ok: false; readonly same: { readonly id: string; readonly line: number } };

/**
 * The folder with one claim more. Without an `id` it gets one of its own, see {@link claimIdOf}.
 * @throws UnknownColumn where a field has no column in the file
 */
export function enterClaim(folder: Folder, cells: Cells, id: string): Entered {
  const file = folder.get('claims.csv') ?? new Uint8Array();
  const rows = rowsOf(file);
  const content = contentOf(cells);
  const same = rows.find((row) => contentOf(row.cells) === content);
  if (same !== undefined) return { ok: false, same: { id: same.cells.id ?? '', line: same.line } };
  const taken = takenIds(folder, rows);
  for (;;) {
    const named = cells.id?.trim() ? cells : { ...cells, id: claimIdOf(cells, taken) };
    const bytes = withRow(file, named);
    const entered = read(folder, bytes, rowsOf(bytes).at(-1)!.line, id, named.id!);
    const clash =
      !entered.ok &&
      'problems' in entered &&
      entered.problems.some(({ field, kind }) => field === 'id' && kind === 'duplicate');
    if (!clash || cells.id?.trim()) return entered;
    taken.add(named.id!);
  }
}

/**
 * The folder with some cells of one claim changed; its identifier stays.
 * @returns undefined where there is no such claim
 * @throws UnknownColumn where a field has no column in the file
 */
export function editClaim(folder: Folder, claim: string, changed: Cells, id: string): Entered | undefined {
  const file = folder.get('claims.csv') ?? new Uint8Array();
  const row = rowsOf(file).find(({ cells }) => cells.id === claim);
  if (row === undefined) return undefined;
  return read(folder, withCells(file, row.line, changed), row.line, id, claim);
}

/** Identifiers of claims.csv. */
export function claimIdsOf(folder: Folder): readonly string[] {
  return rowsOf(folder.get('claims.csv') ?? new Uint8Array()).map(({ cells }) => cells.id ?? '');
}

/** Identifiers of claims that exist, and of those that rows of other tables still name. */
function takenIds(folder: Folder, claims: readonly { readonly cells: Cells }[]): Set<string> {
  const named = (file: string, column: string) => {
    const bytes = folder.get(file);
    return bytes === undefined ? [] : rowsOf(bytes).map(({ cells }) => cells[column] ?? '');
  };
  return new Set([
    ...claims.map(({ cells }) => cells.id ?? ''),
    ...named('withdrawals.csv', 'claim'),
    ...named('readings.csv', 'claim'),
  ]);
}

function read(folder: Folder, bytes: Uint8Array, line: number, id: string, claimId: string): Entered {
  const loaded = readScenario(new Map(folder).set('claims.csv', bytes), id);
  const found = loaded.ok ? loaded.warnings : loaded.problems;
  // Places cost a pass over the file, and mostly there is nothing to place.
  const fieldAt = found.some(({ file }) => file === 'claims.csv') ? fieldsOf(bytes, line) : () => undefined;
  const mine: FieldProblem[] = [];
  const others: Problem[] = [];
  for (const problem of found) {
    const field = problem.file === 'claims.csv' ? fieldAt(problem) : undefined;
    if (field === undefined) others.push(problem);
    else mine.push({ field, ...withoutPlace(problem) });
  }
  if (!loaded.ok) return { ok: false, problems: mine, others };
  const { claims, withheld } = loaded.scenario;
  const claim = [...claims, ...withheld].find((one) => one.id === claimId)!;
  return { ok: true, id: claimId, bytes, line, claim, scenario: loaded.scenario, warnings: mine };
}

function withoutPlace({ kind, found, expected, hint }: Problem): Omit<FieldProblem, 'field'> {
  return { kind, found, expected, ...(hint !== undefined && { hint }) };
}

/** Which field of the row that begins in a line a position lies in; undefined outside of the row. */
function fieldsOf(bytes: Uint8Array, line: number): (at: Pick<Problem, 'line' | 'column'>) => string | undefined {
  const { text } = decodeUtf8(bytes);
  const positions = new Positions(text);
  let header: readonly string[] = [];
  let first = true;
  let starts: readonly { readonly line: number; readonly column: number }[] = [];
  let end = { line: 0, column: 0 };
  scanCsv(text, separatorOf(text), {
    fault() {},
    row(row) {
      if (first && row.cells.some((cell) => cell.trim() !== '')) {
        first = false;
        header = row.cells.map((cell) => cell.trim());
      } else if (row.line === line) {
        starts = row.starts.map((start) => positions.at(start));
        end = positions.at(row.end);
      }
    },
  });
  const before = (a: { line: number; column: number }, b: { line: number; column: number }) =>
    a.line - b.line || a.column - b.column;
  return (at) => {
    if (starts.length === 0 || before(at, starts[0]!) < 0 || before(at, end) > 0) return undefined;
    const index = starts.findLastIndex((start) => before(start, at) <= 0);
    return header[index];
  };
}
