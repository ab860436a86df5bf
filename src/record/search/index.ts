/** Names in any script or spelling. */
export * from './find.ts';
export {
  indexNames,
  type NamedKind,
  type NamedThing,
  type NamesIndex,
  type NamesSource,
  namedKinds,
  namedThings,
  type Spelling,
  type SpellingOrigin,
} from './names.ts';
export { type RomanTable, romanised, romanTables } from './romanise.ts';
