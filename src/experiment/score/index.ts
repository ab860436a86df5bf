/** Scores: forecasts judged against the record, beside baselines. docs/scores.md */
export * from './answers.ts';
export * from './calibration.ts';
export { addMonths, datesEvery } from './dates.ts';
export { type ForecasterId, forecasters } from './forecasters.ts';
export * from './judge.ts';
export * from './precision-recall.ts';
export {
  bestPost,
  type ForecastQuestion,
  leadingBodies,
  leadingPosts,
  personsAsked,
  type QuestionKind,
  questionKinds,
  questionsFrom,
} from './questions.ts';
export * from './resample.ts';
export * from './rules.ts';
export * from './score.ts';
export { type Shuffle, shuffledScenario, shuffles } from './shuffle.ts';
export { type Standpoint, standpointOf } from './standpoint.ts';
export { type RunPlan, truthsOf } from './truths.ts';
