/** Questions one asks of the record, each answered with the claims behind it. */
export type { Backing, Held } from './backing.ts';
export {
  type Chart,
  type ChartHolder,
  type ChartOrgan,
  type ChartPost,
  chartOn,
  type OpenPlaces,
  openPlaces,
  vacantSince,
  withinOrgan,
} from './chart.ts';
export {
  type BarePost,
  type ChartChange,
  type ChartChangeSort,
  chartDiff,
  sortsOf,
  withChanges,
} from './chart-diff.ts';
export { type Evidence, evidenceOn, type SentenceEvidence } from './evidence.ts';
export {
  type FactionAnswer,
  factionsOf,
  type PersonAnswer,
  personAnswer,
  type StatusAnswer,
  statusesOf,
} from './person.ts';
export { postsOf, postsOn, type TenureAnswer } from './posts.ts';
export { type Blow, type Occasion, purgesOf } from './purges.ts';
export { type TieAnswer, tiesOf, tiesOn } from './ties.ts';
export { type BallotAnswer, type VotesAsked, votesOf } from './votes.ts';
