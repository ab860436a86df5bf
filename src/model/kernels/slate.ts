/**
 * Election by slate: every elector gets the same list, strikes whom he will not have, and the names with the most votes
 * left take the seats. Strikes are independent, given their chances.
 *
 * Equation and limits: docs/kernels.md
 */
import { type ExactShare, tallyDistribution } from './poisson-binomial.ts';

/** How many take office: of those with more than `share` of the electors' votes, the first `seats` by votes, then by `rank`. */
export interface SlateRule {
  /** A whole number, not negative. */
  readonly seats: number;
  /** What share of the electors a name must exceed, such as one half; from 0 to below 1. */
  readonly share: ExactShare;
}

/** Votes left to a name: one for each elector whose uniform, in [0, 1), is not below his chance to strike it. */
export function votesFor(strikes: ArrayLike<number>, uniforms: ArrayLike<number>): number {
  requireChances(strikes);
  if (uniforms.length !== strikes.length)
    throw new RangeError(`${uniforms.length} draws for ${strikes.length} electors`);
  let votes = 0;
  for (let i = 0; i < strikes.length; i++) if (uniforms[i]! >= strikes[i]!) votes++;
  return votes;
}

/** Who is elected, by index, the most votes first; `rank`, all different, decides among equals. Throws RangeError at a rule out of bounds. */
export function elected(
  votes: ArrayLike<number>,
  electors: number,
  rule: SlateRule,
  rank: ArrayLike<number>,
): readonly number[] {
  const least = votesNeeded(electors, rule);
  if (rank.length !== votes.length) throw new RangeError(`${rank.length} ranks for ${votes.length} names`);
  const names: number[] = [];
  for (let name = 0; name < votes.length; name++) if (votes[name]! >= least) names.push(name);
  names.sort((a, b) => votes[b]! - votes[a]! || rank[a]! - rank[b]!);
  return names.slice(0, rule.seats);
}

/** The exact chance that a name keeps more than `share` of the votes. Time grows with electors². Throws RangeError at bad chances or shares. */
export function majorityChance(strikes: ArrayLike<number>, share: ExactShare): number {
  const tally = votesDistribution(strikes);
  let chance = 0;
  for (let votes = strikes.length; votes >= votesNeeded(strikes.length, { seats: 0, share }); votes--)
    chance += tally[votes]!;
  return Math.min(1, chance);
}

/**
 * The exact chance of each name to be elected, `strikes[name][elector]`. Since strikes are independent, so are the tallies
 * of different names: a name with t votes is elected if fewer than `seats` others are ahead, and how many are is again
 * a tally of independent chances. Time grows with names · electors · (electors + names · seats). Throws RangeError at
 * bad chances, rules or lengths.
 */
export function electionChances(
  strikes: readonly ArrayLike<number>[],
  rule: SlateRule,
  rank: ArrayLike<number>,
): Float64Array {
  const names = strikes.length;
  const chances = new Float64Array(names);
  if (names === 0) return chances;
  const electors = strikes[0]!.length;
  const least = votesNeeded(electors, rule);
  if (rank.length !== names) throw new RangeError(`${rank.length} ranks for ${names} names`);
  if (strikes.some((one) => one.length !== electors)) throw new RangeError('names with different numbers of electors');
  if (rule.seats === 0) return chances;
  const tallies = strikes.map(votesDistribution);
  /** By name, the chance of more than t votes. */
  const above = tallies.map((tally) => {
    const tail = new Float64Array(electors + 1);
    for (let t = electors - 1; t >= 0; t--) tail[t] = tail[t + 1]! + tally[t + 1]!;
    return tail;
  });
  /** The chance that so many others are ahead, as far as it leaves a seat. */
  const ahead = new Float64Array(Math.min(rule.seats, names));
  for (let name = 0; name < names; name++) {
    let chance = 0;
    for (let t = least; t <= electors; t++) {
      const own = tallies[name]![t]!;
      if (own === 0) continue;
      ahead.fill(0);
      ahead[0] = 1;
      for (let other = 0; other < names; other++) {
        if (other === name) continue;
        const p = Math.min(1, above[other]![t]! + (rank[other]! < rank[name]! ? tallies[other]![t]! : 0));
        for (let k = ahead.length - 1; k > 0; k--) ahead[k] = ahead[k]! * (1 - p) + ahead[k - 1]! * p;
        ahead[0] = ahead[0]! * (1 - p);
      }
      for (let k = 0; k < ahead.length; k++) chance += own * ahead[k]!;
    }
    chances[name] = Math.min(1, chance);
  }
  return chances;
}

/** The fewest votes that exceed the share, and at least one. */
function votesNeeded(electors: number, { seats, share: { num, den } }: SlateRule): number {
  if (!(Number.isInteger(seats) && seats >= 0)) throw new RangeError(`slate: ${seats} seats`);
  if (!(Number.isInteger(num) && Number.isInteger(den) && num >= 0 && num < den)) {
    throw new RangeError(`slate: share ${num}/${den} is not from 0 to below 1 in whole numbers`);
  }
  return Math.floor((num * electors) / den) + 1;
}

function votesDistribution(strikes: ArrayLike<number>): Float64Array {
  requireChances(strikes);
  return tallyDistribution(Float64Array.from(strikes, (strike) => 1 - strike));
}

function requireChances(strikes: ArrayLike<number>): void {
  for (let i = 0; i < strikes.length; i++) {
    if (!(strikes[i]! >= 0 && strikes[i]! <= 1)) throw new RangeError(`elector ${i} strikes with chance ${strikes[i]}`);
  }
}
