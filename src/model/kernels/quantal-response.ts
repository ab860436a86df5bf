/**
 * Quantal response: players who choose the better alternatives more often, each expecting the others to do the same.
 *
 * Theory: McKelvey and Palfrey 1995, "Quantal response equilibria for normal form games", Games and Economic Behavior
 * 10(1): 6-38. Method and limits: docs/kernels.md
 */
import { exp } from '../../engine/index.ts';
import { Mixing } from './mixing.ts';

/** A game by what each alternative is worth while the others choose at random. */
export interface Game {
  /** How many alternatives each player has, at least 1; player by player they stand one after another in all arrays. */
  readonly alternatives: ArrayLike<number>;
  /**
   * Writes to `utilities` what each alternative is worth to its player while the others choose with these `chances`:
   * finite numbers. Must not look at the player's own chances, nor write to `chances`.
   */
  expected(chances: Float64Array, utilities: Float64Array): void;
}

export interface ResponseRule {
  /** Sharpness λ: 0 chooses blindly, large values all but always the best. Per unit of utility. */
  readonly lambda: number;
  /** How far choices move towards the response in a sweep, above 0 to 1. Below 1 it keeps responses from chasing each other. */
  readonly step: number;
  /** How often all players move, together: a whole number. */
  readonly sweeps: number;
  /** The largest residual that counts as an equilibrium. */
  readonly tolerance: number;
  /**
   * How many earlier sweeps each step learns from, a whole number; 0, or left out, for plain damped steps. Then `step` is not used, and
   * sweeps end once the residual is within the tolerance.
   */
  readonly memory?: number;
}

/** Arrays to work in, so that sweeps allocate nothing; made once by `responseScratch` and good for any game that fits. */
export interface ResponseScratch {
  readonly utilities: Float64Array;
  readonly response: Float64Array;
  readonly sorted: Float64Array;
  readonly steps: Float64Array;
}

export interface ResponseSolution {
  /** The largest distance, over all alternatives, between a chance and the response to the chances: 0 at an equilibrium. */
  readonly residual: number;
  /** Whether the residual is within the tolerance. Where not, the chances are those of the last sweep. */
  readonly converged: boolean;
}

/** Room for games of so many `alternatives`, those of all players together. */
export function responseScratch(alternatives: number): ResponseScratch {
  const room = () => new Float64Array(alternatives);
  return { utilities: room(), response: room(), sorted: room(), steps: room() };
}

/** Writes even chances for each player: where to start when nothing else is known. */
export function evenChances({ alternatives }: Pick<Game, 'alternatives'>, chances: Float64Array): Float64Array {
  let at = 0;
  for (let player = 0; player < alternatives.length; player++) {
    const count = alternatives[player]!;
    chances.fill(1 / count, at, at + count);
    at += count;
  }
  return chances;
}

/**
 * Damped logit response, all players at once: chances ← chances + step · (response − chances), where a player's
 * response gives each alternative e^(λ · utility) over the sum of all. `chances` holds where to start and receives the
 * result. A fixed point is a logit quantal response equilibrium. There is always one, there may be several, and the sweeps
 * need not reach any: that is what the residual is for. Expects `sweeps` + 1 times; an exact fixed point ends them early,
 * since no further sweep would change a bit.
 *
 * With a `memory` the steps are those of Anderson mixing, cut off where a chance would fall below 0, and the sweeps end once the
 * residual is within the tolerance. Where they are used up before, the last of them goes to the response itself.
 *
 * The order of players and alternatives changes no bit: each player's sum runs from small to large. `expected` must
 * see to its own sums (`orderFreeSum`).
 *
 * Throws RangeError where the rule is out of bounds, the arrays do not fit the game, a player's starting chances are not
 * from 0 to 1 with sum 1 within 1e-9, or a utility times λ is not finite.
 */
export function quantalResponse(
  game: Game,
  rule: ResponseRule,
  chances: Float64Array,
  scratch = responseScratch(chances.length),
): ResponseSolution {
  const { lambda, step, sweeps, tolerance, memory = 0 } = rule;
  requireRule(rule);
  requireStart(game.alternatives, chances, scratch);
  const { utilities, response, sorted } = scratch;
  const n = chances.length;
  const steps = scratch.steps.subarray(0, n);
  const mixing = memory > 0 ? new Mixing(n, memory, orderFreeSum) : undefined;
  const enough = mixing === undefined ? 0 : tolerance;
  for (let sweep = 0; ; sweep++) {
    game.expected(chances, utilities);
    respond(game.alternatives, lambda, utilities, response, sorted);
    let residual = 0;
    for (let a = 0; a < n; a++) {
      steps[a] = response[a]! - chances[a]!;
      residual = Math.max(residual, Math.abs(steps[a]!));
    }
    if (sweep === sweeps || residual <= enough) return { residual, converged: residual <= tolerance };
    if (mixing === undefined) for (let a = 0; a < n; a++) chances[a] = chances[a]! + step * steps[a]!;
    else if (sweep === sweeps - 1) for (let a = 0; a < n; a++) chances[a] = response[a]!;
    else {
      mixing.correct(chances, steps);
      move(game.alternatives, chances, steps, sorted);
    }
  }
}

/** Chances after a step, none below 0, those of each player with sum 1. */
function move(alternatives: ArrayLike<number>, chances: Float64Array, steps: Float64Array, sorted: Float64Array): void {
  let from = 0;
  for (let player = 0; player < alternatives.length; player++) {
    const to = from + alternatives[player]!;
    for (let a = from; a < to; a++) {
      chances[a] = Math.max(0, chances[a]! + steps[a]!);
      sorted[a - from] = chances[a]!;
    }
    const total = orderFreeSum(sorted, to - from);
    for (let a = from; a < to; a++) chances[a] = chances[a]! / total;
    from = to;
  }
}

/** The sum of the first `count` numbers, the same bits in whatever order they stand; leaves them sorted. Time grows with count². */
export function orderFreeSum(values: Float64Array, count = values.length): number {
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let j = i;
    for (; j > 0 && values[j - 1]! > value; j--) values[j] = values[j - 1]!;
    values[j] = value;
  }
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  return sum;
}

/**
 * The game of a table: `payoff(player, choices)` for every combination of choices (`choices[j]`, the alternative of
 * player j counted from 0), asked once each. Expecting takes time in proportion to players × combinations; sums follow
 * the order of players, so that list them by key where bits matter.
 *
 * Throws RangeError where a player has no alternative or a payoff is not finite.
 */
export function tableGame(
  alternatives: readonly number[],
  payoff: (player: number, choices: readonly number[]) => number,
): Game {
  requireCounts(alternatives);
  const players = alternatives.length;
  const first = alternatives.map((_, i) => alternatives.slice(0, i).reduce((a, b) => a + b, 0));
  const combinations = alternatives.reduce((a, b) => a * b, 1);
  /** By combination, then player: where the choice stands among all alternatives, and the payoff. */
  const place = new Int32Array(combinations * players);
  const payoffs = new Float64Array(combinations * players);
  const choices = new Array<number>(players).fill(0);
  for (let c = 0; c < combinations; c++) {
    for (let i = 0, rest = c; i < players; i++) {
      choices[i] = rest % alternatives[i]!;
      rest = Math.floor(rest / alternatives[i]!);
    }
    for (let i = 0; i < players; i++) {
      const value = payoff(i, choices);
      if (!Number.isFinite(value)) throw new RangeError(`payoff of player ${i} at ${choices} is ${value}`);
      place[c * players + i] = first[i]! + choices[i]!;
      payoffs[c * players + i] = value;
    }
  }
  return {
    alternatives,
    expected(chances, utilities) {
      utilities.fill(0);
      for (let at = 0; at < payoffs.length; at += players) {
        for (let i = 0; i < players; i++) {
          let chance = 1;
          for (let j = 0; j < players; j++) if (j !== i) chance *= chances[place[at + j]!]!;
          const own = place[at + i]!;
          utilities[own] = utilities[own]! + chance * payoffs[at + i]!;
        }
      }
    },
  };
}

function respond(
  alternatives: ArrayLike<number>,
  lambda: number,
  utilities: Float64Array,
  response: Float64Array,
  sorted: Float64Array,
): void {
  let from = 0;
  for (let player = 0; player < alternatives.length; player++) {
    const to = from + alternatives[player]!;
    let largest = -Infinity;
    for (let a = from; a < to; a++) {
      const value = lambda * utilities[a]!;
      if (!(Math.abs(value) < Infinity)) {
        throw new RangeError(`utility of alternative ${a - from} to player ${player} is ${utilities[a]}`);
      }
      response[a] = value;
      if (value > largest) largest = value;
    }
    for (let a = from; a < to; a++) {
      const weight = exp(response[a]! - largest);
      response[a] = weight;
      sorted[a - from] = weight;
    }
    const total = orderFreeSum(sorted, to - from);
    for (let a = from; a < to; a++) response[a] = response[a]! / total;
    from = to;
  }
}

function requireRule({ lambda, step, sweeps, tolerance, memory = 0 }: ResponseRule): void {
  if (!(lambda >= 0 && lambda < Infinity)) throw new RangeError(`quantal response: lambda ${lambda} is not 0 or above`);
  if (!(step > 0 && step <= 1)) throw new RangeError(`quantal response: step ${step} is not in (0, 1]`);
  if (!(Number.isInteger(sweeps) && sweeps >= 0)) throw new RangeError(`quantal response: ${sweeps} sweeps`);
  if (!(tolerance >= 0)) throw new RangeError(`quantal response: tolerance ${tolerance} is not 0 or above`);
  if (!(Number.isInteger(memory) && memory >= 0)) throw new RangeError(`quantal response: memory of ${memory} sweeps`);
}

function requireCounts(alternatives: ArrayLike<number>): number {
  let all = 0;
  for (let player = 0; player < alternatives.length; player++) {
    const count = alternatives[player]!;
    if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`player ${player} has ${count} alternatives`);
    all += count;
  }
  return all;
}

function requireStart(alternatives: ArrayLike<number>, chances: Float64Array, scratch: ResponseScratch): void {
  const { utilities, response, sorted, steps } = scratch;
  const all = requireCounts(alternatives);
  const room = Math.min(...[utilities, response, sorted, steps].map((array) => array.length));
  if (chances.length !== all || room < all) {
    throw new RangeError(`quantal response: ${chances.length} chances and room for ${room} of ${all} alternatives`);
  }
  let at = 0;
  for (let player = 0; player < alternatives.length; player++) {
    let sum = 0;
    for (const end = at + alternatives[player]!; at < end; at++) {
      const chance = chances[at]!;
      if (!(chance >= 0 && chance <= 1)) throw new RangeError(`starting chance ${at} is ${chance}`);
      sum += chance;
    }
    if (!(Math.abs(sum - 1) <= 1e-9)) throw new RangeError(`starting chances of player ${player} sum to ${sum}`);
  }
}
