/** The public programming interface: what the command line can do, a few calls can do. See docs/api.md. */
export * from './calendar/index.ts';
export * from './experiment/index.ts';
export * from './host/index.ts';
export { mechanisms, modelOf, nullEngine, parameters, parameterValues } from './model/index.ts';
export * from './polity/index.ts';
export * from './record/index.ts';
export * from './report/index.ts';
export * from './scenario/index.ts';
