/**
 * CSV on the Web out: the scenario's tables as CSV with `csv-metadata.json`, which gives their columns titles, datatypes,
 * lists and keys. Source: W3C Recommendations "Model for Tabular Data and Metadata on the Web" and "Metadata Vocabulary for
 * Tabular Data" (2015).
 */
import { predicates } from '../record/index.ts';
import { type Columns, type JsonSchema, scanCsv, scenarioTables, separatorOf, tableSchema } from '../scenario/index.ts';
import { csvText } from './csv-text.ts';
import { issuesTable, sourcesTable } from './csvw-tables.ts';
import { type Exported, type Exporting, Losses } from './format.ts';
import { claimsWithin } from './selection.ts';

export const metadataName = 'csv-metadata.json';
const BAR = ' | ';

interface Key {
  readonly column: string;
  readonly file: string;
}

/** References that lead into one table always; those of claims may lead into several, which CSVW cannot say. */
const foreignKeys: Readonly<Record<string, readonly Key[]>> = {
  'organs.csv': [{ column: 'parent', file: 'organs.csv' }],
  'posts.csv': [{ column: 'organ', file: 'organs.csv' }],
  'claims.csv': [{ column: 'source', file: 'sources.csv' }],
  'assessments.csv': [{ column: 'person', file: 'persons.csv' }],
  'readings.csv': [{ column: 'claim', file: 'claims.csv' }],
};

interface Column {
  readonly name: string;
  readonly titles: string;
  readonly datatype: unknown;
  readonly required: boolean;
  readonly separator?: string;
}

export function exportCsvw(given: Exporting): Exported {
  const lost = new Losses();
  const { scenario, record, folder, period } = given;
  const kept = new Set<string>(
    claimsWithin(
      [...record.claims.values()],
      period,
      ({ predicate }) => predicates[predicate].dates === 'span',
      lost,
    ).map(({ id }) => id),
  );
  const texts = new Map<string, string>();
  const tables: object[] = [];
  const add = (file: string, columns: readonly Column[], rows: readonly (readonly string[])[]) => {
    texts.set(file, csvText([columns.map(({ name }) => name), ...rows], { end: '\r\n' }));
    tables.push(tableOf(file, columns, new Set(folder.keys())));
  };
  add('sources.csv', columnsOf('sources.csv', sourcesTable.columns), sourceRows(given, lost));
  if (scenario.cast.issues.size > 0)
    add(
      'issues.csv',
      columnsOf('issues.csv', issuesTable.columns),
      [...scenario.cast.issues.values()].map(({ id, name, low, high }) => [id, name, low, high]),
    );
  for (const table of scenarioTables) {
    const bytes = folder.get(table.file);
    if (bytes === undefined) continue;
    const columns = columnsOf(table.file, table.columns);
    const rows = rowsOf(new TextDecoder().decode(bytes), columns).filter(
      (row) => table.file !== 'claims.csv' || kept.has(row[columns.findIndex(({ name }) => name === 'id')]!),
    );
    const of = columns.findIndex(({ name }) => name === 'claim');
    add(table.file, columns, table.file === 'readings.csv' ? rows.filter((row) => kept.has(row[of]!)) : rows);
  }
  lost.add('subjects and objects of claims as foreign keys: they lead into one of several tables', kept.size);
  for (const file of ['scenario.yaml', 'rules.yaml']) lost.add(`${file}, which is no table`, folder.has(file) ? 1 : 0);
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': scenario.title,
    'dc:identifier': scenario.id,
    tables,
  };
  texts.set(metadataName, `${JSON.stringify(metadata, undefined, 2)}\n`);
  return {
    files: new Map([...texts].map(([file, text]) => [file, new TextEncoder().encode(text)])),
    lost: lost.list(),
  };
}

function tableOf(file: string, columns: readonly Column[], present: ReadonlySet<string>): object {
  const keys = (foreignKeys[file] ?? []).filter((key) => key.file === 'sources.csv' || present.has(key.file));
  return {
    url: file,
    tableSchema: {
      columns,
      ...(columns[0]?.name === 'id' && { primaryKey: 'id' }),
      ...(keys.length > 0 && {
        foreignKeys: keys.map(({ column: from, file: resource }) => ({
          columnReference: from,
          reference: { resource, columnReference: 'id' },
        })),
      }),
    },
  };
}

function columnsOf(file: string, columns: Columns): readonly Column[] {
  const schema = tableSchema({ file, columns }) as { items: { properties: Record<string, JsonSchema> } };
  return Object.entries(columns).map(([name, { required }]) => column(name, schema.items.properties[name]!, required));
}

function column(name: string, schema: JsonSchema, required: boolean): Column {
  const isList = schema.type === 'array';
  return {
    name,
    titles: name,
    datatype: datatypeOf(isList ? (schema.items as JsonSchema) : schema),
    required,
    ...(isList && { separator: BAR }),
  };
}

/** The datatype of a JSON Schema of a single value. */
function datatypeOf(schema: JsonSchema): unknown {
  const { type, pattern, minimum, maximum, exclusiveMinimum } = schema;
  if (schema.enum !== undefined) {
    const words = (schema.enum as readonly string[]).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return { base: 'string', format: `^(?:${words.join('|')})$` };
  }
  if (type === 'integer' || type === 'number') {
    const bounds = { minimum, maximum, minExclusive: exclusiveMinimum };
    const stated = Object.entries(bounds).filter(([, bound]) => bound !== undefined);
    return stated.length === 0 ? type : { base: type, ...Object.fromEntries(stated) };
  }
  if (type === 'boolean') return 'boolean';
  if (schema.format === 'date') return 'date';
  return pattern === undefined ? 'string' : { base: 'string', format: pattern };
}

/** Rows of a table in the order of the columns, cells trimmed and lists with one kind of bar. */
function rowsOf(text: string, columns: readonly Column[]): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let index: ReadonlyMap<string, number> | undefined;
  scanCsv(text, separatorOf(text), {
    fault: () => undefined,
    row({ cells }) {
      const trimmed = cells.map((cell) => cell.trim());
      if (trimmed.every((cell) => cell === '')) return;
      if (index === undefined) index = new Map(trimmed.map((cell, at) => [cell, at]));
      else
        rows.push(
          columns.map(({ name, separator }) => {
            const cell = trimmed[index!.get(name) ?? -1] ?? '';
            return separator === undefined
              ? cell
              : cell
                  .split('|')
                  .map((part) => part.trim())
                  .join(separator);
          }),
        );
    },
  });
  return rows;
}

const carried: ReadonlySet<string> = new Set(['id', 'type', 'title', 'URL', 'custom']);

function sourceRows({ scenario, folder }: Exporting, lost: Losses): readonly (readonly string[])[] {
  const entries = JSON.parse(new TextDecoder().decode(folder.get('sources.json'))) as readonly Record<
    string,
    unknown
  >[];
  lost.add(
    'fields of sources beside type, title, address, grade, digest and dependence',
    entries.flatMap((entry) => Object.keys(entry)).filter((key) => !carried.has(key)).length,
  );
  const types = new Map(entries.map((entry) => [entry.id, String(entry.type)]));
  return [...scenario.sources.values()].map(({ id, title, url, grade, sha256, dependsOn }) => [
    id,
    types.get(id) ?? 'document',
    title,
    url ?? '',
    `${grade.reliability}${grade.credibility}`,
    sha256 ?? '',
    dependsOn.join(BAR),
  ]);
}
