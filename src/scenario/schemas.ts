/** JSON Schemas of every table and file, made from the columns and shapes that read them. */
import { assessmentsTable } from './assessments.ts';
import { claimsTable } from './claim-table.ts';
import { readingsTable } from './readings.ts';
import { rulesShape } from './rules-file.ts';
import { scenarioShape } from './scenario-file.ts';
import { sourcesShape } from './sources.ts';
import { type Columns, type Table, tableSchema } from './table.ts';
import { eventsTable } from './tables/events.ts';
import { mergesTable } from './tables/merges.ts';
import { organsTable } from './tables/organs.ts';
import { personsTable } from './tables/persons.ts';
import { policiesTable } from './tables/policies.ts';
import { postsTable } from './tables/posts.ts';
import { redirectsTable } from './tables/redirects.ts';
import { seriesTable } from './tables/series.ts';
import { withdrawalsTable } from './tables/withdrawals.ts';

/** Every table of a folder, those that name things before those that refer to them. */
export const scenarioTables: readonly Table<Columns>[] = [
  personsTable,
  organsTable,
  postsTable,
  policiesTable,
  eventsTable,
  seriesTable,
  claimsTable,
  assessmentsTable,
  readingsTable,
  redirectsTable,
  mergesTable,
  withdrawalsTable,
];

/**
 * By file name. A table's schema describes its rows as objects, numbers as numbers and lists as arrays. What depends on
 * other cells or tables (references, predicates, order of dates) is checked by the reader alone.
 */
export function jsonSchemas(): Record<string, unknown> {
  const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
  return {
    'scenario.yaml': { ...dialect, ...scenarioShape.schema },
    'rules.yaml': { ...dialect, ...rulesShape.schema },
    'sources.json': { ...dialect, ...sourcesShape.schema },
    ...Object.fromEntries(scenarioTables.map((table) => [table.file, { ...dialect, ...tableSchema(table) }])),
  };
}
