/** The door of the model: how power moves. */
export { type GameCount, gamesIn } from './coalition-record.ts';
export * from './columns.ts';
export { isInPlay, type Judgement, type Mechanism, type ModelInputs } from './contract.ts';
export * from './endowments.ts';
export { usualSponsor } from './filling.ts';
export * from './measures.ts';
export * from './model.ts';
export * from './parameters.ts';
export { levelOf, type PostLevel } from './post-table.ts';
export * from './theories.ts';
export * from './world.ts';
