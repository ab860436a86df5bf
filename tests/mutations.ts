/** Damages scenario folders as disks, spreadsheets and hurried hands do. Used here and, at length, in `verification/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvRow, scanCsv } from '../src/scenario/csv.ts';
import type { Folder } from '../src/scenario/index.ts';

/** Uniform from 0 (included) to 1 (excluded). */
export type Random = () => number;

export const mutationKinds = [
  'byte-flip',
  'cell-swap',
  'row-doubled',
  'field-emptied',
  'huge-value',
  'unicode-value',
  'byte-order-mark',
  'semicolons',
  'carriage-returns',
  'truncated-file',
  'deleted-file',
] as const;
export type MutationKind = (typeof mutationKinds)[number];

/** What spreadsheets do to a table without harm: the folder must load as before. */
export const harmless: ReadonlySet<MutationKind> = new Set<MutationKind>([
  'byte-order-mark',
  'semicolons',
  'carriage-returns',
]);

export interface Mutated {
  readonly folder: Folder;
  readonly kind: MutationKind;
  readonly file: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The files at the top of a folder on disk. */
export function folderAt(path: string): Folder {
  const names = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ name }) => [name, new Uint8Array(readFileSync(join(path, name)))]));
}

/** Mulberry32 (T. Ettinger): small and repeatable; good enough to pick what to break. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One mutation of one file; the folder itself stays as it is. */
export function mutate(folder: Folder, random: Random): Mutated {
  const kind = pick(mutationKinds, random);
  const ofTables = kind !== 'byte-flip' && kind !== 'truncated-file' && kind !== 'deleted-file';
  const names = [...folder.keys()].filter((name) => !ofTables || name.endsWith('.csv'));
  const file = pick(names, random);
  const copy = new Map(folder);
  const bytes = folder.get(file)!;
  if (kind === 'deleted-file') copy.delete(file);
  else if (kind === 'truncated-file') copy.set(file, bytes.slice(0, Math.floor(random() * bytes.length)));
  else if (kind === 'byte-flip') copy.set(file, flipped(bytes, random));
  else copy.set(file, encoder.encode(mutatedTable(decoder.decode(bytes), kind, random)));
  return { folder: copy, kind, file };
}

export function pick<T>(among: readonly T[], random: Random): T {
  return among[Math.floor(random() * among.length)]!;
}

function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const at = Math.floor(random() * copy.length);
  copy[at] = copy[at]! ^ (1 + Math.floor(random() * 255));
  return copy;
}

function mutatedTable(text: string, kind: MutationKind, random: Random): string {
  if (kind === 'byte-order-mark') return `\ufeff${text}`;
  const rows = rowsOf(text);
  if (kind === 'semicolons') return written(rows, ';', '\n');
  if (kind === 'carriage-returns') return written(rows, ',', pick(['\r\n', '\r'], random));
  // A file that was emptied before has nothing left to break.
  if (rows.length === 0) return text;
  const row = Math.floor(random() * rows.length);
  const place = Math.floor(random() * rows[row]!.length);
  if (kind === 'row-doubled') rows.splice(row, 0, [...rows[row]!]);
  else if (kind === 'field-emptied') rows[row]![place] = '';
  else if (kind === 'huge-value') rows[row]![place] = pick(hugeValues, random)();
  else if (kind === 'unicode-value') rows[row]![place] = pick(unicodeValues, random);
  else if (kind === 'cell-swap') {
    const other = Math.floor(random() * rows.length);
    const where = Math.floor(random() * rows[other]!.length);
    const kept = rows[row]![place]!;
    rows[row]![place] = rows[other]![where]!;
    rows[other]![where] = kept;
  }
  return written(rows, ',', '\n');
}

const hugeValues: readonly (() => string)[] = [
  () => 'x'.repeat(100_001),
  () => '9'.repeat(400),
  () => '1e308',
  () => '-99999999999999999999',
  () => '9'.repeat(20),
  () => 'a-'.repeat(2000),
  () => '| '.repeat(5000),
];

const unicodeValues: readonly string[] = [
  '😀',
  '\u202eevil',
  '\u0000',
  'ﬁ',
  'ада',
  'a\u0301da',
  '\u200bada',
  '𝒶𝒹𝒶',
  '１９２１',
  '"',
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
];

/** The rows of a table as texts, without surrounding blanks. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  const row = (each: CsvRow) => rows.push([...each.cells]);
  scanCsv(text, ',', { row, fault: () => undefined });
  return rows;
}

export function written(rows: readonly (readonly string[])[], separator: string, lineEnd: string): string {
  const cell = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(separator) + lineEnd).join('');
}
