/**
 * CSV on the Web in: tables of a scenario, described by their metadata. The package must hold what it refers to; it is read
 * as a scenario of its own, so that every error has its place in the tables that were given.
 */
import {
  type Folder,
  openText,
  type Problem,
  parseJson,
  readScenario,
  scanCsv,
  scenarioTables,
  separatorOf,
} from '../scenario/index.ts';
import { type CsvwTable, checkMetadata } from './csvw-check.ts';
import type { Draft, Row } from './draft.ts';
import type { Input } from './format.ts';

const ours: readonly string[] = [...scenarioTables.map(({ file }) => file), 'sources.csv', 'issues.csv'];

/** @returns what is wrong; nothing where everything was drafted */
export async function draftCsvw(input: Input, draft: Draft, before: Folder): Promise<readonly Problem[]> {
  const file = openText(input.name, await input.bytes());
  const root = parseJson(file);
  const tables = root === undefined ? [] : checkMetadata(root, file);
  const folder = new Map<string, Uint8Array>();
  for (const table of tables) {
    const name = table.url.split('/').at(-1)!;
    if (!ours.includes(name)) {
      draft.lost.add('tables that no scenario has');
      continue;
    }
    const bytes = input.beside(table.url);
    if (bytes === undefined) table.site.fail('missing-file', 'a file beside the metadata');
    else folder.set(name, withOwnNames(bytes, table));
  }
  const { problems } = file.session;
  if (problems.count > 0) return problems.sorted();
  const rows = (name: string) => readRows(folder.get(name));
  const sources = rows('sources.csv').map(({ row }) => sourceOf(row));
  const issues = rows('issues.csv').map(({ row }) => row);
  const whole = new Map([...folder].filter(([name]) => name !== 'sources.csv' && name !== 'issues.csv'));
  const encode = (text: string) => new TextEncoder().encode(text);
  whole.set('sources.json', encode(JSON.stringify(sources)));
  whole.set(
    'scenario.yaml',
    encode(`title: Imported\nfrom: 0001-01-01\nto: 9999-12-31\nas-of: 9999-12-31\n${issuesText(issues)}`),
  );
  for (const { file: name, columns } of scenarioTables.slice(0, 3))
    if (!whole.has(name)) whole.set(name, encode(`${Object.keys(columns).join(',')}\n`));
  if (!whole.has('claims.csv'))
    whole.set(
      'claims.csv',
      encode(`${Object.keys(scenarioTables.find(({ file: name }) => name === 'claims.csv')!.columns).join(',')}\n`),
    );
  const loaded = readScenario(whole, 'imported');
  if (!loaded.ok)
    return loaded.problems.map((one) => (one.file === 'sources.json' ? { ...one, file: 'sources.csv' } : one));

  const found: Problem[] = [];
  for (const { file: name } of scenarioTables) take(name, folder.get(name), before.get(name), draft, found);
  const present = new Set(loaded.scenario.sources.keys());
  for (const entry of sources) if (present.has(entry.id as never)) draft.source(entry.id, (id) => ({ ...entry, id }));
  if (issues.length > 0) draft.issues = issuesText(issues);
  return found;
}

/** Rows that the folder has not; one of another content under the same identifier is an error. */
function take(
  name: string,
  bytes: Uint8Array | undefined,
  before: Uint8Array | undefined,
  draft: Draft,
  found: Problem[],
): void {
  const known = readRows(before).map(({ row }) => row);
  const byId = new Map(known.map((row) => [row.id ?? '', row]));
  const whole = new Set(known.map(contentOf));
  for (const { row, line } of readRows(bytes)) {
    if (whole.has(contentOf(row))) {
      draft.lost.add('rows that were there already');
      continue;
    }
    const same = row.id === undefined ? undefined : byId.get(row.id);
    if (same === undefined) draft.add(name, row);
    else
      found.push({
        kind: 'duplicate',
        file: name,
        line,
        column: 1,
        found: row.id!,
        expected: 'an identifier that the folder does not have for something else',
      });
  }
}

function contentOf(row: Row): string {
  return JSON.stringify(
    Object.entries(row)
      .filter(([, cell]) => cell !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function readRows(bytes: Uint8Array | undefined): readonly { readonly row: Row; readonly line: number }[] {
  if (bytes === undefined) return [];
  const text = new TextDecoder().decode(bytes);
  const rows: { row: Row; line: number }[] = [];
  let header: readonly string[] | undefined;
  scanCsv(text, separatorOf(text), {
    fault: () => undefined,
    row({ cells, line }) {
      const trimmed = cells.map((cell) => cell.trim());
      if (trimmed.every((cell) => cell === '')) return;
      if (header === undefined) header = trimmed;
      else rows.push({ line, row: Object.fromEntries(header.map((name, at) => [name, trimmed[at] ?? ''])) });
    },
  });
  return rows;
}

/** Headers may have the titles of columns; our tables are read by their names. */
function withOwnNames(bytes: Uint8Array, { columns }: CsvwTable): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const end = /\r?\n|\r/.exec(text)?.index ?? text.length;
  const separator = separatorOf(text);
  const head = text
    .slice(0, end)
    .split(separator)
    .map((cell) => {
      const title = cell.trim().replace(/^"|"$/g, '');
      return [...columns].find(([, titles]) => titles.includes(title))?.[0] ?? cell;
    });
  return new TextEncoder().encode(head.join(separator) + text.slice(end));
}

function sourceOf({ id = '', type = '', title = '', url = '', grade = '', sha256 = '', depends_on = '' }: Row) {
  const above = depends_on
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    id,
    type: type || 'document',
    title,
    ...(url !== '' && { URL: url }),
    custom: { grade, ...(sha256 !== '' && { sha256 }), ...(above.length > 0 && { 'depends-on': above }) },
  };
}

function issuesText(issues: readonly Row[]): string {
  if (issues.length === 0) return '';
  const quoted = (text: string | undefined) => JSON.stringify(text ?? '');
  const lines = issues.map(
    ({ id, name, low, high }) => `  ${id}: { name: ${quoted(name)}, low: ${quoted(low)}, high: ${quoted(high)} }\n`,
  );
  return `issues:\n${lines.join('')}`;
}
