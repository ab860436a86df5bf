/** The door of conflicts: what cannot hold together, what agrees, and how many witnesses there are. */
export { type Agreement, findAgreements } from './agreement.ts';
export * from './conflict.ts';
export { findConflicts } from './find.ts';
export { needsBefore, notAgain } from './status.ts';
