/** Decisions about the record, each a row of a table that keeps them: merges and withdrawals, made and undone. */
import { type Day, isoDay } from '../calendar/index.ts';
import { type Cells, emptyTable, withCells, withRow } from './csv-edit.ts';
import type { Folder } from './scenario.ts';
import { mergesTable } from './tables/merges.ts';
import { withdrawalsTable } from './tables/withdrawals.ts';

const tables = { merges: mergesTable, withdrawals: withdrawalsTable } as const;
export type DecisionTable = keyof typeof tables;

export interface Decided {
  /** Path in the folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The folder with it. */
  readonly folder: Folder;
}

/** A row more, in a new table where there was none. @throws UnknownColumn */
export function withDecision(folder: Folder, table: DecisionTable, cells: Cells): Decided {
  const { file, columns } = tables[table];
  return changed(folder, file, withRow(folder.get(file) ?? emptyTable(Object.keys(columns)), cells));
}

/** The decision of a line undone on a day; its row stays. @throws UnknownColumn */
export function withoutDecision(folder: Folder, table: DecisionTable, line: number, on: Day): Decided {
  const { file } = tables[table];
  return changed(folder, file, withCells(folder.get(file)!, line, { undone: isoDay(on) }));
}

function changed(folder: Folder, file: string, bytes: Uint8Array): Decided {
  return { file, bytes, folder: new Map(folder).set(file, bytes) };
}
