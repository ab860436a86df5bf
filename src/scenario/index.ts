/** The door of the scenario folder: bytes in; a scenario, or every error with its position, out. */

export { isReadable } from './cells.ts';
export { claimFields, claimIdsOf, type Entered, editClaim, enterClaim, type FieldProblem } from './claim-entry.ts';
export { readCodings } from './coding-file.ts';
export { type CsvRow, scanCsv, separatorOf } from './csv.ts';
export { type Cells, UnknownColumn } from './csv-edit.ts';
export { onCycles } from './cycles.ts';
export * from './decisions.ts';
export * from './interventions.ts';
export { parseJson } from './json.ts';
export { newSession, openLine, openText } from './open-text.ts';
export * from './problem.ts';
export * from './proposition-file.ts';
export { type PropositionType, propositionTypes } from './proposition-table.ts';
export { readScenario } from './read.ts';
export {
  barred,
  grade,
  identifier,
  type JsonSchema,
  type Scalar,
  sha256Digest,
  slugOf,
  webAddress,
  words,
} from './scalars.ts';
export * from './scenario.ts';
export { jsonSchemas, scenarioTables } from './schemas.ts';
export type { Session, Site, SourceFile } from './session.ts';
export * as shapes from './shapes.ts';
export { type Columns, filled, maybe, readTable, type Table, tableSchema } from './table.ts';
export { NodeSite, siteOf, type TreeNode } from './tree.ts';
