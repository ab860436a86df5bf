/** Reads files of FollowTheMoney, entities or statements, into entities whose values know their place and their source. */
import {
  isReadable,
  NodeSite,
  newSession,
  openLine,
  openText,
  parseJson,
  type Session,
  type Site,
  type SourceFile,
  scanCsv,
  separatorOf,
  shapes,
  words,
} from '../scenario/index.ts';

/** Where a value stands, for messages. */
export interface ValuePlace {
  fail(kind: 'date' | 'value' | 'structure' | 'unknown-reference', expected: string): undefined;
}

export interface FtmValue {
  readonly value: string;
  readonly original?: string;
  readonly dataset?: string;
  readonly origin?: string;
  readonly place: ValuePlace;
}

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly place: ValuePlace;
  readonly values: Map<string, FtmValue[]>;
}

const { located, list, object, optional, record, required, scalar } = shapes;

const entityShape = object(
  {
    id: required(scalar(words)),
    schema: required(scalar(words)),
    properties: required(record(words, list(located(scalar(words))))),
    datasets: optional(list(scalar(words))),
  },
  true,
);

/** Entities, one JSON object a line. Those of several datasets do not say which of them states a value. */
export async function readEntities(
  name: string,
  lines: AsyncIterable<string>,
): Promise<{ readonly entities: readonly FtmEntity[]; readonly session: Session }> {
  const session = newSession();
  const entities: FtmEntity[] = [];
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const file = openLine(name, text, line, session);
    const root = parseJson(file);
    const read = root === undefined ? undefined : entityShape.read(root, file);
    if (read?.id === undefined || read.schema === undefined) continue;
    const [dataset, ...others] = read.datasets ?? [];
    const values = new Map<string, FtmValue[]>();
    for (const { key, value } of read.properties ?? [])
      values.set(
        key,
        value.map((one) => ({
          value: one.value,
          place: one.site,
          ...(dataset !== undefined && others.length === 0 && { dataset }),
        })),
      );
    entities.push({ id: read.id, schema: read.schema, place: read.site, values });
  }
  return { entities, session };
}

const neededColumns = ['entity_id', 'prop', 'schema', 'value', 'dataset'] as const;

/** Statements as CSV, gathered by entity. */
export function readStatements(
  name: string,
  bytes: Uint8Array,
): { readonly entities: readonly FtmEntity[]; readonly session: Session } {
  const session = newSession();
  const file = openText(name, bytes, session);
  const entities = new Map<string, FtmEntity>();
  let header: ReadonlyMap<string, number> | undefined;
  let width = 0;
  scanCsv(file.text, separatorOf(file.text), {
    fault: ({ offset, found, expected, hint }) => file.fail(offset, 'syntax', found, expected, hint),
    row({ cells, starts, start, end, faulty }) {
      if (faulty || cells.every((cell) => cell === '')) return;
      if (header === undefined) {
        header = new Map(cells.map((cell, at) => [cell.trim(), at]));
        width = cells.length;
        for (const column of neededColumns)
          if (!header.has(column)) file.fail(start, 'header', cells.join(','), `a column “${column}”`);
        return;
      }
      if (neededColumns.some((column) => !header!.has(column))) return;
      if (cells.length !== width) {
        file.fail(end, 'structure', '', `as many cells as the header has: ${width}`);
        return;
      }
      const cell = (column: string) => cells[header!.get(column) ?? -1] ?? '';
      const placeOf = (column: string) => placeAt(file, starts[header!.get(column)!] ?? start, cell(column));
      let complete = true;
      for (const column of neededColumns)
        if (cell(column) === '') {
          complete = false;
          placeOf(column).fail('value', `a value in the column “${column}”`, { found: '' });
        }
      for (const [at, one] of cells.entries()) if (!isReadable(one, placeAt(file, starts[at]!, one))) complete = false;
      if (!complete) return;
      const id = cell('entity_id');
      const entity = entities.get(id) ?? { id, schema: cell('schema'), place: placeOf('entity_id'), values: new Map() };
      entities.set(id, entity);
      const values = entity.values.get(cell('prop')) ?? [];
      entity.values.set(cell('prop'), values);
      values.push({
        value: cell('value'),
        dataset: cell('dataset'),
        place: placeOf('value'),
        ...(cell('original_value') !== '' && { original: cell('original_value') }),
        ...(cell('origin') !== '' && { origin: cell('origin') }),
      });
    },
  });
  if (header === undefined) file.fail(0, 'header', '', `a header line with ${neededColumns.join(', ')}`);
  return { entities: [...entities.values()], session };
}

function placeAt(file: SourceFile, offset: number, found: string): Site {
  return new NodeSite(file, offset, found);
}
