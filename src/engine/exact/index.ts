/**
 * Elementary functions built from + - × ÷ and the square root alone. `Math.exp` and its kin are not
 * specified to the last bit, so two engines may disagree; nothing in the engine or the model calls them.
 */
export { exp, expm1 } from './exp.ts';
export { log, log1p } from './log.ts';
export { expit, logit, softmaxInto } from './logistic.ts';
export { pow } from './pow.ts';
