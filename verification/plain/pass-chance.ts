/** Plain twin of the vote kernels: sums over every outcome, one by one, and asks the rule of each. */
import type { VoteChances, VoteRule } from '../../src/model/kernels/index.ts';

/** Whether a motion passes with these counts, as the rule reads. */
export function passes(members: number, present: number, yes: number, no: number, rule: VoteRule): boolean {
  const { quorum, majority } = rule;
  if (present * quorum.den < quorum.num * members) return false;
  if (yes === 0) return false;
  const base = majority.of === 'all' ? members : majority.of === 'present' ? present : yes + no;
  const [ours, theirs] = [yes * majority.share.den, majority.share.num * base];
  return majority.strict ? ours > theirs : ours >= theirs;
}

/** The chance of passing over all 4^n ways that n members can be absent, or vote yes, no or neither. */
export function passChanceByEnumeration(chances: VoteChances, rule: VoteRule): number {
  const n = chances.yes.length;
  function from(i: number, chance: number, present: number, yes: number, no: number): number {
    if (i === n) return passes(n, present, yes, no, rule) ? chance : 0;
    const here = chances.present === undefined ? 1 : chances.present[i]!;
    const [y, x] = [chances.yes[i]!, chances.no[i]!];
    return (
      from(i + 1, chance * (1 - here), present, yes, no) +
      from(i + 1, chance * here * y, present + 1, yes + 1, no) +
      from(i + 1, chance * here * x, present + 1, yes, no + 1) +
      from(i + 1, chance * here * (1 - y - x), present + 1, yes, no)
    );
  }
  return from(0, 1, 0, 0, 0);
}

/** The chance of passing over all 2^n ways that n members, all present, can vote yes or no. */
export function passChanceOfYesAndNo(yes: ArrayLike<number>, rule: VoteRule): number {
  const n = yes.length;
  let total = 0;
  for (let outcome = 0; outcome < 2 ** n; outcome++) {
    let chance = 1;
    let count = 0;
    for (let i = 0; i < n; i++) {
      const voted = (outcome >> i) & 1;
      chance *= voted === 1 ? yes[i]! : 1 - yes[i]!;
      count += voted;
    }
    if (passes(n, n, count, n - count, rule)) total += chance;
  }
  return total;
}
