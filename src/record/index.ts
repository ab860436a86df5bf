/** The door of the record: claims in, findings and a chronicle out. */
export * from './agreement/index.ts';
export * from './answers/index.ts';
export * from './as-of.ts';
export * from './attach/index.ts';
export * from './claim.ts';
export * from './compare-rules.ts';
export * from './compile.ts';
export { comparable, datesAgree } from './conclude.ts';
export * from './conflicts/index.ts';
export {
  dateNames,
  drawnTogether,
  type Place,
  type StatedOrder,
  spellOf,
  statedOrders,
  type UnmetOrder,
} from './dates.ts';
export { type Apart, apart } from './distance.ts';
export * from './finding.ts';
export * from './grade.ts';
export * from './grade-weights.ts';
export * from './leverage.ts';
export { byQuestion, occurrencesOf, questionKey } from './questions.ts';
export * from './record.ts';
export * from './resolve.ts';
export * from './rule.ts';
export * from './search/index.ts';
export * from './shares.ts';
export * from './versions.ts';
export * from './witnesses.ts';
