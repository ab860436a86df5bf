/** Decisions and accounts that several mechanisms share: plain functions over numbers. */
export { gumbel, logitInto } from './choice.ts';
export { type ControlInput, type ControlSolution, type Patronage, solveControl } from './control.ts';
export { befalls, chanceWithin, deathHazard, referenceAge } from './mortality.ts';
export { type ExactShare, passChance, tallyDistribution, type VoteChances, type VoteRule } from './poisson-binomial.ts';
export { isCarried, type Tally } from './tally.ts';
