/** Decisions and accounts that several mechanisms share: plain functions over numbers. */
export { assentFloor, assents } from './assent.ts';
export { gumbel, gumbelBound, gumbelOfWord, logitInto, uniformOfWord } from './choice.ts';
export { usedWithin, waitOf } from './clock.ts';
export {
  type Coordination,
  contestChance,
  coordination,
  expectedOutcome,
  type Stance,
  stances,
  wayOf,
  waysOf,
} from './contest.ts';
export { type ControlInput, type ControlSolution, type Patronage, solveControl } from './control.ts';
export { type EncirclementInput, type EncirclementTarget, encirclement } from './encirclement.ts';
export { type BlocInput, type Blocs, largestBloc } from './largest-bloc.ts';
export {
  betrayalChance,
  competenceUtility,
  loyaltyUtility,
  type TradeOff,
  tradeOffUtility,
} from './loyalty-competence.ts';
export { befalls, chanceWithin, deathHazard, referenceAge } from './mortality.ts';
export {
  chanceOfAtLeast,
  type ExactShare,
  passChance,
  tallyDistribution,
  type VoteChances,
  type VoteRule,
  yesToCarry,
} from './poisson-binomial.ts';
export {
  evenChances,
  type Game,
  orderFreeSum,
  quantalResponse,
  type ResponseRule,
  type ResponseScratch,
  type ResponseSolution,
  responseScratch,
  tableGame,
} from './quantal-response.ts';
export {
  mostPersons,
  type RulingCoalition,
  rulingCoalition,
  selfEnforcingCoalitions,
  wholePowers,
} from './ruling-coalition.ts';
export { largestByGumbel } from './selection.ts';
export { binomialQuantile, isCarried, mostTrials, type Tally } from './tally.ts';
