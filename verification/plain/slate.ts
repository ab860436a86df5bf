/** Plain twin of the slate kernel: every outcome of everybody striking or keeping every name, one by one. */
import type { SlateRule } from '../../src/model/kernels/index.ts';

/** The chance of each name, `strikes[name][elector]`, to be elected, over all 2^(names · electors) outcomes. */
export function electionByEnumeration(
  strikes: readonly (readonly number[])[],
  { seats, share }: SlateRule,
  rank: readonly number[],
): number[] {
  const electors = strikes[0]!.length;
  const chances = strikes.flat();
  const result = strikes.map(() => 0);
  for (let outcome = 0; outcome < 2 ** chances.length; outcome++) {
    const struck = chances.map((_, i) => ((outcome >> i) & 1) === 1);
    const chance = chances.reduce((product, p, i) => product * (struck[i] ? p : 1 - p), 1);
    const votes = strikes.map((_, name) =>
      struck.slice(name * electors, (name + 1) * electors).reduce((sum, one) => sum + (one ? 0 : 1), 0),
    );
    votes.forEach((own, name) => {
      const ahead = votes.filter((other, j) => other > own || (other === own && rank[j]! < rank[name]!)).length;
      if (own * share.den > share.num * electors && ahead < seats) result[name]! += chance;
    });
  }
  return result;
}
