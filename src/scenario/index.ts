/** The door of the scenario folder: bytes in; a scenario, or every error with its position, out. */
export { claimFields, claimIdsOf, type Entered, editClaim, enterClaim, type FieldProblem } from './claim-entry.ts';
export { readCodings } from './coding-file.ts';
export { type Cells, UnknownColumn } from './csv-edit.ts';
export * from './decisions.ts';
export * from './interventions.ts';
export * from './problem.ts';
export * from './proposition-file.ts';
export { type PropositionType, propositionTypes } from './proposition-table.ts';
export { readScenario } from './read.ts';
export * from './scenario.ts';
export { jsonSchemas } from './schemas.ts';
