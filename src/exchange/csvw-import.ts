/**
 * CSV on the Web in: tables of a scenario, described by their metadata. The package must hold what it refers to; it is read
 * as a scenario of its own, so that every error has its place in the tables that were given.
 */

import { gradeText } from '../record/index.ts';
import {
  type Folder,
  newSession,
  openText,
  type Problem,
  parseJson,
  readScenario,
  readTable,
  type Site,
  type SourceFile,
  scanCsv,
  scenarioTables,
  separatorOf,
} from '../scenario/index.ts';
import { checkDependence } from './csl.ts';
import { type CsvwTable, checkMetadata } from './csvw-check.ts';
import { issuesTable, sourcesTable } from './csvw-tables.ts';
import type { Draft, Row } from './draft.ts';
import type { Input } from './format.ts';
import { needed } from './merge.ts';

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
  if (file.session.problems.count > 0) return file.session.problems.sorted();

  const session = newSession();
  const open = (name: string) => {
    const bytes = folder.get(name);
    return bytes === undefined ? undefined : openText(name, bytes, session);
  };
  const sources = sourcesIn(open('sources.csv'));
  const issues = issuesIn(open('issues.csv'));
  const whole = new Map([...folder].filter(([name]) => name !== 'sources.csv' && name !== 'issues.csv'));
  const encode = (text: string) => new TextEncoder().encode(text);
  whole.set('sources.json', encode(JSON.stringify(sources)));
  const days = 'from: 0001-01-01\nto: 9999-12-31\nas-of: 9999-12-31\n';
  whole.set('scenario.yaml', encode(`title: Imported\n${days}${issues}`));
  for (const { file: name, columns } of scenarioTables)
    if (needed.includes(name) && !whole.has(name)) whole.set(name, encode(`${Object.keys(columns).join(',')}\n`));
  const loaded = readScenario(whole, 'imported');
  // What refers to a source or an issue that could not be read is no error of its own.
  const broken = session.problems.count > 0;
  const further = loaded.ok
    ? []
    : loaded.problems.filter(({ kind, file: of }) => !broken || (kind !== 'unknown-reference' && folder.has(of)));
  const found: Problem[] = [...session.problems.sorted(), ...further];
  if (found.length > 0) return found;

  for (const { file: name } of scenarioTables) take(name, folder.get(name), before.get(name), draft, found);
  for (const entry of sources) draft.source(entry.id, (id) => ({ ...entry, id }));
  draft.issues = issues;
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

function sourcesIn(file: SourceFile | undefined) {
  const sources: ({ readonly id: string } & Readonly<Record<string, unknown>>)[] = [];
  const links: { id: string; on: { value: string; site: Site }[] }[] = [];
  if (file === undefined) return sources;
  readTable(sourcesTable, file, (values, row) => {
    const { id, type, title, url, grade, sha256, depends_on: above = [] } = values;
    if (id === undefined || type === undefined || title === undefined || grade === undefined) return;
    links.push({ id, on: above.map((value) => ({ value, site: row.site('depends_on') })) });
    sources.push({
      id,
      type,
      title,
      ...(url !== undefined && { URL: url }),
      custom: {
        grade: gradeText(grade),
        ...(sha256 !== undefined && { sha256 }),
        ...(above.length > 0 && { 'depends-on': above }),
      },
    });
  });
  // The package holds what it refers to.
  checkDependence(links, () => false);
  return sources;
}

/** As scenario.yaml has them. */
function issuesIn(file: SourceFile | undefined): string {
  let text = '';
  if (file === undefined) return text;
  readTable(issuesTable, file, ({ id, name, low, high }) => {
    const quoted = [name, low, high].map((one) => JSON.stringify(one ?? 'unread'));
    if (id !== undefined) text += `  "${id}": { name: ${quoted[0]}, low: ${quoted[1]}, high: ${quoted[2]} }\n`;
  });
  return text === '' ? '' : `issues:\n${text}`;
}
