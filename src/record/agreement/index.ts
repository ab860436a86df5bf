/** The door of agreement between coders. */
export { type Alpha, alphaOf, type Coded } from './alpha.ts';
export * from './bootstrap.ts';
export { type Level, levels } from './levels.ts';
export * from './units.ts';
