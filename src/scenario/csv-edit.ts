/** Changes to single rows of a CSV file that leave every other byte as it is: its mark, line ends, separator and quoting. */
import { type CsvRow, type Separator, scanCsv, separatorOf } from './csv.ts';

/** Cells by column; what is left out is empty. */
export type Cells = Readonly<Record<string, string>>;

interface Sheet {
  readonly mark: string;
  readonly text: string;
  readonly separator: Separator;
  readonly lineEnd: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Whether every cell of the file is quoted. */
  readonly quoted: boolean;
}

export class UnknownColumn extends Error {
  override readonly name = 'UnknownColumn';
  readonly column: string;

  constructor(column: string, header: readonly string[]) {
    super(`the file has no column “${column}”; it has ${header.join(', ')}`);
    this.column = column;
  }
}

/** The rows of a table by column, with the line of each; blank rows are passed over. */
export function rowsOf(bytes: Uint8Array): readonly { readonly line: number; readonly cells: Cells }[] {
  const sheet = sheetOf(bytes);
  return sheet.rows.map((row) => ({ line: row.line, cells: cellsOf(sheet, row) }));
}

/** @throws UnknownColumn for a cell that has no place in the file. */
export function withRow(bytes: Uint8Array, cells: Cells): Uint8Array {
  const sheet = sheetOf(bytes);
  const { text, lineEnd } = sheet;
  const gap = text === '' || text.endsWith('\n') || text.endsWith('\r') ? '' : lineEnd;
  return encode(`${sheet.mark}${text}${gap}${rowText(sheet, cells)}${lineEnd}`);
}

/**
 * Changes some cells of the row that begins in a line.
 * @throws UnknownColumn; RangeError where no row begins there
 */
export function withCells(bytes: Uint8Array, line: number, changed: Cells): Uint8Array {
  const sheet = sheetOf(bytes);
  const row = sheet.rows.find((one) => one.line === line);
  if (row === undefined) throw new RangeError(`no row begins in line ${line}`);
  const { text } = sheet;
  const written = rowText(sheet, { ...cellsOf(sheet, row), ...changed });
  return encode(`${sheet.mark}${text.slice(0, row.start)}${written}${text.slice(row.end)}`);
}

/** A table with its header alone. */
export function emptyTable(columns: readonly string[]): Uint8Array {
  return encode(`${columns.join(',')}\n`);
}

function sheetOf(bytes: Uint8Array): Sheet {
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  const text = whole.slice(mark.length);
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  scanCsv(text, separator, {
    fault() {},
    row(row) {
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    },
  });
  const [header, ...others] = rows;
  const quoted =
    rows.length > 0 && rows.every((row) => row.starts.every((start) => text[start] === '"') && row.cells.length > 0);
  return {
    mark,
    text,
    separator,
    lineEnd: lineEndOf(text, header),
    header: header?.cells.map((cell) => cell.trim()) ?? [],
    rows: others,
    quoted,
  };
}

/** What ends the header's line. */
function lineEndOf(text: string, header: CsvRow | undefined): string {
  if (header === undefined || header.end >= text.length) return '\n';
  if (text.startsWith('\r\n', header.end)) return '\r\n';
  return text[header.end]!;
}

function cellsOf({ header }: Sheet, row: CsvRow): Cells {
  return Object.fromEntries(header.map((name, at) => [name, (row.cells[at] ?? '').trim()]));
}

function rowText({ header, separator, quoted }: Sheet, cells: Cells): string {
  for (const [column, text] of Object.entries(cells))
    if (text !== '' && !header.includes(column)) throw new UnknownColumn(column, header);
  const written = header.map((name) => {
    const text = (cells[name] ?? '').trim();
    const quote = quoted || text.includes(separator) || /["\r\n]/.test(text);
    return quote ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return written.join(separator);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
