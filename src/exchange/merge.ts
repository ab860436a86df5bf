/** Rows that an import drafted become part of a folder, which is then read as any other. */
import { civil, type Day, isoDay, parseEdtf } from '../calendar/index.ts';
import { type Folder, readScenario, scanCsv, scenarioTables, separatorOf } from '../scenario/index.ts';
import { csvLine } from './csv-text.ts';
import type { Draft, Row } from './draft.ts';
import type { Imported } from './format.ts';

/** Tables that every scenario has. */
export const needed: readonly string[] = ['persons.csv', 'organs.csv', 'posts.csv', 'claims.csv'];

/** @param title of the scenario that a new folder becomes; undefined where the folder has one */
export function merged(before: Folder, draft: Draft, id: string, title: string | undefined): Imported {
  const folder = new Map(before);
  const write = (name: string, text: string) => folder.set(name, new TextEncoder().encode(text));
  const added: Record<string, number> = {};
  for (const { file, columns } of scenarioTables) {
    const rows = draft.rows.get(file) ?? [];
    const bytes = before.get(file);
    if (bytes === undefined && rows.length === 0 && !needed.includes(file)) continue;
    if (rows.length > 0) added[file] = rows.length;
    if (bytes !== undefined && rows.length === 0) continue;
    write(file, withRows(bytes === undefined ? '' : new TextDecoder().decode(bytes), Object.keys(columns), rows));
  }
  if (draft.sources.length > 0 || !before.has('sources.json')) {
    const bytes = before.get('sources.json');
    write('sources.json', withSources(bytes === undefined ? '[]' : new TextDecoder().decode(bytes), draft.sources));
    if (draft.sources.length > 0) added['sources.json'] = draft.sources.length;
  }
  if (title !== undefined) write('scenario.yaml', scenarioText(title, draft));
  const loaded = readScenario(folder, id);
  return loaded.ok ? { ok: true, folder, added, lost: draft.lost.list() } : { ok: false, problems: loaded.problems };
}

/** Rows go behind those that are there, which stay as they are; a column that only new rows need is added to all. */
function withRows(text: string, columns: readonly string[], rows: readonly Row[]): string {
  if (text.trim() === '')
    return `${[columns, ...rows.map((row) => cellsOf(row, columns))].map((cells) => csvLine(cells, ',')).join('\n')}\n`;
  const separator = separatorOf(text);
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const lines: string[][] = [];
  scanCsv(text, separator, { row: ({ cells }) => lines.push([...cells]), fault: () => undefined });
  const at = lines.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  const header = (lines[at] ?? []).map((cell) => cell.trim());
  const missing = columns.filter((name) => !header.includes(name) && rows.some((row) => (row[name] ?? '') !== ''));
  const wider = [...header, ...missing];
  const behind = rows.map((row) => csvLine(cellsOf(row, wider), separator) + end).join('');
  if (missing.length === 0) return (/[\r\n]$/.test(text) ? text : text + end) + behind;
  const blank = missing.map(() => '');
  const all = lines.slice(at + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return (
    [wider, ...all.map((cells) => [...cells, ...blank])].map((cells) => csvLine(cells, separator) + end).join('') +
    behind
  );
}

function cellsOf(row: Row, columns: readonly string[]): readonly string[] {
  return columns.map((name) => row[name] ?? '');
}

/** @param text a JSON array, whose own entries keep their form */
function withSources(text: string, sources: readonly object[]): string {
  if (sources.length === 0) return `${text.trimEnd()}\n`;
  const entries = sources.map((source) => JSON.stringify(source, undefined, 2).replace(/^/gm, '  ')).join(',\n');
  const close = text.lastIndexOf(']');
  const head = text.slice(0, close).trimEnd();
  return `${head}${head.endsWith('[') ? '' : ','}\n${entries}\n]\n`;
}

/** A scenario over the days that the claims are about. */
function scenarioText(title: string, draft: Draft): string {
  const days: Day[] = [];
  for (const { from = '', to = '', calendar } of draft.rows.get('claims.csv') ?? [])
    for (const text of [from, to]) {
      const read = parseEdtf(text, calendar === 'julian' ? 'julian' : 'gregorian');
      if (read.ok && read.date.kind === 'moment') days.push(read.date.earliest, read.date.latest);
    }
  const plain = days.filter((day) => civil(day).year > 0 && civil(day).year < 10_000);
  const [first, last] = plain.reduce<readonly [Day | undefined, Day | undefined]>(
    ([low, high], day) => [low === undefined || day < low ? day : low, high === undefined || day > high ? day : high],
    [undefined, undefined],
  );
  const from = first === undefined ? '2000-01-01' : isoDay(first);
  const to = last === undefined ? '2000-12-31' : isoDay(last);
  return `# Made by an import; the days are those that its claims are about.\ntitle: ${JSON.stringify(title)}\nfrom: ${from}\nto: ${to}\nas-of: ${to}\nresolution: best-grade\n${draft.issues}`;
}
