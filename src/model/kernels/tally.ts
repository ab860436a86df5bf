/** Counting a vote that has been cast, by the same rule as its chance. */
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
