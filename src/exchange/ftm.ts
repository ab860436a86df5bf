/** FollowTheMoney out: entities, one JSON object a line, and statements, one row a value of a property. */
import { sha1 } from '@noble/hashes/legacy.js';
import { csvText } from './csv-text.ts';
import { type Exported, type Exporting, Losses, oneFile } from './format.ts';
import { type Statement, statementsOf } from './ftm-claims.ts';
import { propTypeOf } from './ftm-schema.ts';

/** In the order in which followthemoney.statement writes them. */
export const statementColumns = [
  'canonical_id',
  'entity_id',
  'prop',
  'prop_type',
  'schema',
  'value',
  'dataset',
  'origin',
  'lang',
  'original_value',
  'external',
  'first_seen',
  'last_seen',
  'id',
] as const;

/** Statements as CSV. Source: `followthemoney.statement.serialize` of the followthemoney library, whose dialect quotes every cell. */
export function exportFtmStatements(given: Exporting): Exported {
  const lost = new Losses();
  const rows = statementsOf(given, lost).map((one) => [
    one.canonical,
    one.entity,
    one.prop,
    propTypeOf(one.schema, one.prop),
    one.schema,
    one.value,
    one.dataset,
    one.origin ?? '',
    '',
    one.original ?? '',
    'f',
    '',
    '',
    statementKey(one),
  ]);
  return oneFile(csvText([statementColumns, ...rows], { quoting: 'all' }), lost);
}

export function statementKey({ dataset, entity, prop, value }: Statement): string {
  return hex(sha1(new TextEncoder().encode(`${dataset}.${entity}.${prop}.${value}`)));
}

/** Entities: the statements about each gathered. Values that contradict stand side by side, without who said which. */
export function exportFtm(given: Exporting): Exported {
  const lost = new Losses();
  const entities = new Map<string, { schema: string; properties: Record<string, string[]>; datasets: Set<string> }>();
  let originals = 0;
  for (const { entity, schema, prop, value, dataset, original } of statementsOf(given, lost)) {
    const known = entities.get(entity) ?? { schema, properties: {}, datasets: new Set<string>() };
    entities.set(entity, known);
    known.datasets.add(dataset);
    if (original !== undefined) originals += 1;
    if (prop === 'id') continue;
    const values = known.properties[prop] ?? [];
    known.properties[prop] = values;
    if (!values.includes(value)) values.push(value);
  }
  lost.add('dates as claimed beside their value (statements keep them)', originals);
  lost.add(
    'which source says when a person was born or died and when an organ or post was there (statements keep it)',
    [...entities.values()].filter(({ datasets }) => datasets.size > 1).length,
  );
  const lines = [...entities].map(([id, { schema, properties, datasets }]) =>
    JSON.stringify({ id, caption: properties.name?.[0] ?? id, schema, properties, datasets: [...datasets] }),
  );
  return oneFile(lines.map((line) => `${line}\n`).join(''), lost);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
