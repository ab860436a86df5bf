/** The door of experiments: ensembles, given facts, interventions. */
export * from './ensemble.ts';
export * from './given.ts';
export * from './interval.ts';
export * from './intervention.ts';
export * from './plan.ts';
export * from './settle.ts';
export * from './start.ts';
export * from './summary.ts';
export * from './trace.ts';
export * from './version.ts';
export * from './whatif.ts';
