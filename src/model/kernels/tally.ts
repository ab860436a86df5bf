/** Counting a vote that has been cast, by the same rule as its chance; and votes of many who are alike, drawn together. */
import type { VoteRule } from './poisson-binomial.ts';

export interface Tally {
  /** All who have a vote in the body. */
  readonly members: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** Whether a motion is carried: the quorum is met and the yes votes reach the majority, in exact integers. */
export function isCarried({ members, yes, no, abstain }: Tally, { quorum, majority }: VoteRule): boolean {
  const present = yes + no + abstain;
  if (yes === 0 || present * quorum.den < members * quorum.num) return false;
  const base = majority.of === 'all' ? members : majority.of === 'present' ? present : yes + no;
  const excess = yes * majority.share.den - base * majority.share.num;
  return majority.strict ? excess > 0 : excess >= 0;
}

/** So many trials that the chance of the rarest outcome of so many even ones can still be held by a number. */
export const mostTrials = 1000;

/**
 * The number of successes among `trials` (at most 1,000) independent ones of chance `p` at the uniform `u` in (0, 1), by inversion
 * (Devroye 1986, chapter X): exact, and never falling when `p` or `u` rises.
 */
export function binomialQuantile(u: number, trials: number, p: number): number {
  if (!(Number.isInteger(trials) && trials >= 0 && trials <= mostTrials) || !(p >= 0 && p <= 1))
    throw new RangeError(`binomial: ${trials} trials of chance ${p}`);
  return p > 0.5 ? trials - quantile(1 - u, trials, 1 - p) : quantile(u, trials, p);
}

/** By successes: the chance of one more over that of so many, for even odds; kept for the last number of trials. */
const ratios = new Float64Array(mostTrials);
let ratiosOf = 0;

/** The least number of successes whose cumulative chance is at least `u`; `p` at most a half. */
function quantile(u: number, trials: number, p: number): number {
  if (p === 0) return 0;
  if (ratiosOf !== trials) {
    for (let count = 0; count < trials; count++) ratios[count] = (trials - count) / (count + 1);
    ratiosOf = trials;
  }
  const odds = p / (1 - p);
  const mean = trials * p;
  let chance = power(1 - p, trials);
  let below = chance;
  let count = 0;
  while (below < u && count < trials) {
    chance *= odds * ratios[count]!;
    const next = below + chance;
    // The rounded sum may end short of u; past the mean a term that adds nothing is the last.
    if (next === below && count > mean) break;
    below = next;
    count++;
  }
  return count;
}

/** By repeated squaring: the same bits everywhere. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, left = exponent; left > 0; left = Math.floor(left / 2), factor *= factor)
    if (left % 2 === 1) result *= factor;
  return result;
}
