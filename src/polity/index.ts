/** The door of the polity: persons, organs, posts, ties, changes, chronicle, institutions; propositions over them. */
export * from './antecedents.ts';
export * from './cast.ts';
export * from './change.ts';
export * from './door.ts';
export * from './enact.ts';
export * from './fold.ts';
export * from './ids.ts';
export * from './institutions.ts';
export * from './institutions-view.ts';
export * from './proposition.ts';
export * from './proposition-follow.ts';
export * from './proposition-parse.ts';
export * from './proposition-text.ts';
export * from './rules.ts';
export * from './short-names.ts';
export * from './spells.ts';
