/** Tables: columns that say how their cells are read, and the reader that runs a CSV file through them. */
import { isReadable } from './cells.ts';
import { type CsvRow, offsetInCell, scanCsv, separatorOf } from './csv.ts';
import type { NameKind } from './names.ts';
import type { FailureDetails } from './place.ts';
import type { ProblemKind } from './problem.ts';
import { type JsonSchema, type Scalar, slugOf } from './scalars.ts';
import type { Session, Site, SourceFile } from './session.ts';
import { didYouMean } from './speller.ts';

export interface Column<T> {
  readonly type: Scalar<T>;
  /** Columns whose cells may all be empty may also be missing. */
  readonly required: boolean;
}

export function filled<T>(type: Scalar<T>): Column<T> {
  return { type, required: true };
}
export function maybe<T>(type: Scalar<T>): Column<T> {
  return { type, required: false };
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
/** A cell that is empty or does not fit is undefined. */
export type RowValues<C> = { [K in keyof C]?: C[K] extends Column<infer T> ? T : never };

export interface Table<C extends Columns> {
  readonly file: string;
  readonly columns: C;
  /** Columns that are not listed are passed over; otherwise each is an error. */
  readonly others?: 'ignored';
  /** What the `id` column names, where there is one. */
  readonly names?: NameKind;
}

export function tableSchema(table: Table<Columns>): JsonSchema {
  const columns = Object.entries(table.columns);
  return {
    description: 'One object a row; an empty cell is a property left out.',
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(columns.map(([name, column]) => [name, column.type.schema])),
      required: columns.filter(([, column]) => column.required).map(([name]) => name),
      additionalProperties: false,
    },
  };
}

/** One row while it is read. */
export class Row<K extends string> {
  readonly file: SourceFile;
  readonly csv: CsvRow;
  readonly #index: ReadonlyMap<string, number>;
  /** Made with the first cell that is reported: nearly all rows are sound. */
  #bad: Set<number> | undefined;

  constructor(file: SourceFile, csv: CsvRow, index: ReadonlyMap<string, number>) {
    this.file = file;
    this.csv = csv;
    this.#index = index;
  }

  get line(): number {
    return this.csv.line;
  }

  /** Whether cells may be shifted: nothing but the identifier has been read. */
  get isBroken(): boolean {
    return this.csv.faulty || this.csv.cells.length !== this.#index.size;
  }

  site(column: K): Site {
    return this.siteAt(this.#index.get(column) ?? 0);
  }

  /** Whether something has been reported in the column's cell. */
  isBad(column: K): boolean {
    return this.#bad?.has(this.#index.get(column) ?? -1) ?? false;
  }

  textOf(column: K): string {
    return (this.csv.cells[this.#index.get(column) ?? -1] ?? '').trim();
  }

  markBad(index: number): void {
    this.#bad ??= new Set();
    this.#bad.add(index);
  }

  siteAt(index: number): Site {
    return new CellSite(this, this.csv, index);
  }
}

class CellSite implements Site {
  readonly #of: Row<string>;
  readonly #row: CsvRow;
  readonly #index: number;

  constructor(of: Row<string>, row: CsvRow, index: number) {
    this.#of = of;
    this.#row = row;
    this.#index = index;
  }

  get file(): SourceFile {
    return this.#of.file;
  }

  get session(): Session {
    return this.file.session;
  }

  get line(): number {
    return this.#row.line;
  }

  fail(kind: ProblemKind, expected: string, details: FailureDetails = {}): undefined {
    this.#of.markBad(this.#index);
    return this.file.fail(this.#offset(details), kind, this.#found(details), expected, details.hint);
  }

  warn(kind: ProblemKind, expected: string, details: FailureDetails = {}): undefined {
    return this.file.warn(this.#offset(details), kind, this.#found(details), expected, details.hint);
  }

  #found(details: FailureDetails): string {
    return details.found ?? (this.#row.cells[this.#index] ?? '').trim();
  }

  #offset({ offset = 0 }: FailureDetails): number {
    const start = this.#row.starts[this.#index];
    return start === undefined ? this.#row.end : offsetInCell(this.file.text, start, offset);
  }
}

/** Reads all rows. Rows that are blank are passed over; of a row that is broken only the identifier is handed on. */
export function readTable<C extends Columns>(
  table: Table<C>,
  file: SourceFile,
  onRow: (values: RowValues<C>, row: Row<Extract<keyof C, string>>) => void,
): void {
  const { names } = file.session;
  const separator = separatorOf(file.text);
  let index: ReadonlyMap<string, number> | undefined;
  let readers: readonly (readonly [string, Column<unknown>] | undefined)[] = [];
  let own = -1;
  const complete = scanCsv(file.text, separator, {
    fault: (fault) => file.fail(fault.offset, 'syntax', fault.found, fault.expected, fault.hint),
    row(csv) {
      if (isBlank(csv)) return;
      if (index === undefined) {
        index = readHeader(table, file, csv);
        readers = [...index.keys()].map((name) =>
          Object.hasOwn(table.columns, name) ? ([name, table.columns[name]!] as const) : undefined,
        );
        own = table.names === undefined ? -1 : (index.get('id') ?? -1);
        return;
      }
      const row = new Row<Extract<keyof C, string>>(file, csv, index);
      const values: Record<string, unknown> = {};
      if (row.isBroken) {
        if (!csv.faulty) reportRagged(file, csv, index.size);
        if (own !== -1) values.id = declareBroken(table.names!, csv.cells[own], row.siteAt(own));
        onRow(values as RowValues<C>, row);
        return;
      }
      for (let at = 0; at < readers.length; at += 1) {
        const reader = readers[at];
        if (reader === undefined) continue;
        const text = csv.cells[at]!.trim();
        const [name, column] = reader;
        if (text === '') {
          if (!column.required) continue;
          row.siteAt(at).fail('empty-cell', `a value in the column “${name}”`);
          if (at === own) names.markBroken(table.names!);
          continue;
        }
        const site = row.siteAt(at);
        const value = isReadable(text, site) ? column.type.read(text, site) : undefined;
        values[name] = at === own ? declared(table.names!, value as string | undefined, text, site) : value;
      }
      onRow(values as RowValues<C>, row);
    },
  });
  if (index === undefined) {
    file.fail(0, 'header', '', `a header line: ${Object.keys(table.columns).join(',')}`);
  }
  if (table.names !== undefined && (!complete || own === -1)) names.markUnavailable(table.names);
}

/** A name that had to be guessed is taken up all the same, so that references to it are not reported too. */
function declared(kind: NameKind, id: string | undefined, text: string, site: Site): string | undefined {
  const { names } = site.session;
  if (id !== undefined) return names.declare(kind, id, site) ? id : undefined;
  const slug = slugOf(text);
  if (slug !== undefined && names.kindOf(slug) === undefined && kind !== 'source') {
    names.declare(kind, slug, site);
    return slug;
  }
  names.markBroken(kind);
  return undefined;
}

function declareBroken(kind: NameKind, cell: string | undefined, site: Site): string | undefined {
  const { names } = site.session;
  const slug = cell === undefined ? undefined : slugOf(cell.trim());
  if (slug !== undefined && names.kindOf(slug) === undefined) {
    names.declare(kind, slug, site);
    return slug;
  }
  names.markBroken(kind);
  return undefined;
}

function isBlank(row: CsvRow): boolean {
  for (const cell of row.cells) if (cell.trim() !== '') return false;
  return !row.faulty;
}

function reportRagged(file: SourceFile, csv: CsvRow, columns: number): void {
  const expected = `as many cells as the header has: ${columns}`;
  if (csv.cells.length > columns) {
    const hint = 'a cell that holds the separator is put in double quotes';
    file.fail(csv.starts[columns]!, 'structure', csv.cells[columns]!, expected, hint);
  } else {
    const lacking = columns - csv.cells.length;
    file.fail(csv.end, 'structure', '', expected, `${lacking} missing`);
  }
}

/** Where each column stands. Unknown, doubled and missing ones are reported; an unknown one keeps its place under its text. */
function readHeader(table: Table<Columns>, file: SourceFile, csv: CsvRow): ReadonlyMap<string, number> {
  const known = Object.keys(table.columns);
  const index = new Map<string, number>();
  const unknown: string[] = [];
  csv.cells.forEach((cell, at) => {
    const name = cell.trim();
    const place = csv.starts[at]!;
    if (known.includes(name) && !index.has(name)) {
      index.set(name, at);
      return;
    }
    index.set(`${at} ${name}`, at);
    if (known.includes(name)) {
      file.fail(place, 'header', name, 'each column once', `it stands in place ${index.get(name)! + 1} already`);
    } else {
      unknown.push(name);
      const near = didYouMean(file.session.speller.nearest(name, known));
      const expected = `one of the columns ${known.join(', ')}`;
      if (table.others !== 'ignored') file.fail(place, 'header', name, expected, near);
      else if (near !== undefined) file.warn(place, 'header', name, expected, near);
    }
  });
  for (const name of known) {
    if (index.has(name) || !table.columns[name]!.required) continue;
    const near = file.session.speller.nearest(name, unknown);
    const hint = near === undefined ? undefined : `is it “${near}”?`;
    file.fail(csv.end, 'header', '', `a column “${name}”`, hint);
  }
  return index;
}
