/** The door of the engine: random streams, exact mathematics, columns, the mechanism contract, the run loop. It knows no politics. */
export * from './column.ts';
export * from './exact/index.ts';
export * from './history.ts';
export * from './mechanism.ts';
export * from './mechanism-set.ts';
export * from './random/index.ts';
