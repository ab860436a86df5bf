/** Plain twin of the ruling coalition: the definition, by recursion over sets, in whole numbers of any size. */
import type { ExactShare } from '../../src/model/kernels/index.ts';

/** The whole correspondence: every ruling coalition of all persons, as bit masks, and all self-enforcing coalitions. */
export function rulingCoalitionsByDefinition(powers: readonly number[], alpha: ExactShare) {
  const known = new Map<number, readonly number[]>();
  const power = (x: number) => powers.reduce((sum, p, i) => ((x >> i) & 1 ? sum + BigInt(p) : sum), 0n);
  const wins = (y: number, x: number) => power(y) * BigInt(alpha.den) > power(x) * BigInt(alpha.num);

  /** φ(X): the least powerful of the winning self-enforcing proper parts; X where there is none. */
  function ruling(x: number): readonly number[] {
    const found = known.get(x);
    if (found) return found;
    let least: number[] = [];
    for (let y = 1; y < x; y++) {
      if ((y & x) !== y || !wins(y, x) || !isSelfEnforcing(y)) continue;
      if (least.length > 0 && power(y) > power(least[0]!)) continue;
      if (least.length > 0 && power(y) < power(least[0]!)) least = [];
      least.push(y);
    }
    const answer = least.length > 0 ? least : [x];
    known.set(x, answer);
    return answer;
  }
  function isSelfEnforcing(x: number): boolean {
    return ruling(x)[0] === x;
  }

  const everybody = 2 ** powers.length - 1;
  const selfEnforcing: number[] = [];
  for (let x = 1; x <= everybody; x++) if (isSelfEnforcing(x)) selfEnforcing.push(x);
  return { ruling: ruling(everybody), selfEnforcing };
}
