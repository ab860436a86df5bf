/**
 * Contests of force: who wins by strength, what is to be expected of men who each may join, stay out or resist, and the
 * expectation that bears itself out when everybody goes by it. Method and limits: docs/kernels.md
 */
import { pow } from '../../engine/index.ts';

/**
 * The chance that an attack wins: S^m / (S^m + D^m), strength S against D (Tullock 1980; Hirshleifer 1989). Equal strengths
 * win half the time, and only their ratio counts; the larger the decisiveness m, the surer the stronger. An attack without
 * strength fails whatever resists it, and one that nothing resists succeeds.
 *
 * Throws RangeError where a strength is negative or not finite, or `decisiveness` is not above 0.
 */
export function contestChance(attack: number, defence: number, decisiveness: number): number {
  if (!(attack >= 0 && attack < Infinity && defence >= 0 && defence < Infinity))
    throw new RangeError(`contest: strengths ${attack} and ${defence}`);
  if (!(decisiveness > 0 && decisiveness < Infinity)) throw new RangeError(`contest: decisiveness ${decisiveness}`);
  if (attack === 0) return 0;
  // The smaller over the larger, so that nothing overflows.
  if (attack >= defence) return 1 / (1 + pow(defence / attack, decisiveness));
  const odds = pow(attack / defence, decisiveness);
  return odds / (1 + odds);
}

/** What each man may do; the order is that of the chances in `expectedOutcome`. */
export const stances = ['joins', 'stays', 'resists'] as const;
export type Stance = (typeof stances)[number];

/** How many ways so many men can divide. */
export function waysOf(men: number): number {
  return stances.length ** men;
}

/** What each man does in one of the ways, by number: the last man's stance changes fastest. */
export function wayOf(way: number, men: number): readonly Stance[] {
  const taken: Stance[] = [];
  let rest = way;
  for (let man = 0; man < men; man++) {
    taken.unshift(stances[rest % stances.length]!);
    rest = Math.floor(rest / stances.length);
  }
  return taken;
}

/**
 * The mean of `outcomes` (one for each way, numbered as by `wayOf`) where every man takes his stance independently: `chances`
 * holds those of the stances, man by man. Exact: the sum over all ways, folded man by man, in time 1.5 · 3^men.
 *
 * Throws RangeError where the lengths do not fit each other.
 */
export function expectedOutcome(outcomes: ArrayLike<number>, chances: ArrayLike<number>): number {
  const width = stances.length;
  const men = chances.length / width;
  if (outcomes.length !== waysOf(men)) throw new RangeError(`${outcomes.length} outcomes of ${men} men`);
  let folded = Float64Array.from(outcomes);
  for (let man = men - 1; man >= 0; man--) {
    const next = new Float64Array(folded.length / width);
    for (let at = 0; at < next.length; at++)
      for (let stance = 0; stance < width; stance++)
        next[at] = next[at]! + chances[man * width + stance]! * folded[at * width + stance]!;
    folded = next;
  }
  // Rounding must not lead beyond what can happen.
  let least = Infinity;
  let most = -Infinity;
  for (let way = 0; way < outcomes.length; way++) {
    least = Math.min(least, outcomes[way]!);
    most = Math.max(most, outcomes[way]!);
  }
  return Math.max(least, Math.min(most, folded[0]!));
}

export interface Coordination {
  /** The chance that everybody expects. */
  readonly chance: number;
  /** By how much what follows from it still differs: 0 where the expectation bears itself out to the last bit. */
  readonly residual: number;
}

/**
 * The expectation that bears itself out: the fixed point of `response` that repeated expectation reaches from `from`. Where
 * `response` never falls, as when success draws men in, the steps go one way and lead to the nearest fixed point on the side
 * to which the first of them points; there may be others (Singh 2014: coups as coordination games). `rounds`: steps at most.
 *
 * Throws RangeError where a chance is outside 0 to 1.
 */
export function coordination(response: (chance: number) => number, from: number, rounds: number): Coordination {
  if (!(rounds >= 0)) throw new RangeError(`coordination: ${rounds} rounds`);
  const answer = (expected: number): number => {
    const next = response(expected);
    if (!(next >= 0 && next <= 1)) throw new RangeError(`coordination: expectation ${expected} is answered by ${next}`);
    return next;
  };
  let chance = from;
  let next = answer(chance);
  for (let round = 0; round < rounds && next !== chance; round++) {
    chance = next;
    next = answer(chance);
  }
  return { chance, residual: Math.abs(next - chance) };
}
