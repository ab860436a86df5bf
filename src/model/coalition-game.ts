/**
 * The game of the circle: each member keeps out, attacks or defends one of the others, each expecting the others to do as
 * they are likely to (quantal response: McKelvey and Palfrey 1995; with each his own sharpness: Rogers, Palfrey and Camerer
 * 2009). Taste is drawn first, so that most occasions on which nobody could attack are passed over on a proven bound,
 * without solving anything. docs/mechanisms/coalition.md
 */
import { FallOdds } from './coalition-chances.ts';
import { type Circle, prizeOf, type StakeParameters, stakeOf, type Target } from './coalition-circle.ts';
import type { Arena } from './instruments.ts';
import { type Game, quantalResponse, type ResponseRule, type ResponseSolution } from './kernels/index.ts';

export interface GameParameters extends StakeParameters {
  /** Utility of keeping out. */
  readonly inertia: number;
  /** Disutility of attacking somebody whom an attack has just failed to bring down. */
  readonly 'vindication-weight': number;
}

/** What decides choices beside stakes, by place in the circle. */
export interface Temper {
  /** Sharpness of each member's choice, per logit unit. */
  readonly sharpness: Float64Array;
  /** How far each member is vindicated, 0 to 1. */
  readonly vindication: Float64Array;
}

/** Gumbel variates of the alternatives of each member (a place). */
export interface Tastes {
  out(i: number): number;
  attack(i: number, t: number): number;
  defend(i: number, t: number): number;
}

/** What one member does. `t`: a place. */
export type Action = { readonly does: 'attack' | 'defend'; readonly t: number } | { readonly does: 'keeps-out' };

export interface Played {
  /** By place. */
  readonly actions: readonly Action[];
  readonly solution: ResponseSolution;
}

/** More than rounding can make of sums of a few terms of this size. */
const slack = 1e-9;
const keepsOut: Action = { does: 'keeps-out' };

/** Whether a member could gain from the fall of the target at all: nobody else attacks. */
function couldGain(circle: Circle, target: Target, params: StakeParameters, i: number): boolean {
  return i !== target.place && prizeOf(circle, target, params, i) > 0;
}

/** At least what an attack is worth to a member, where the target cannot fall with a larger chance than this. */
function bound(circle: Circle, target: Target, params: StakeParameters, i: number, chance: number): number {
  const wish = Math.max(0, target.wish[i]!) * params.gain;
  const spoils = params.spoils * circle.ambition[i]! * target.worth;
  return chance * (wish + spoils) - (1 - chance) * params.retaliation * circle.strength[target.place]!;
}

/**
 * Plays one occasion. Undefined where, with these tastes, nobody attacks anybody in any equilibrium: either no attack could
 * pay even if all who could gain from it joined, or keeping out is more to everybody's taste than any attack can be worth.
 */
export function play(
  arena: Arena,
  params: GameParameters,
  rule: ResponseRule,
  circle: Circle,
  targets: readonly Target[],
  temper: Temper,
  tastes: Tastes,
): Played | undefined {
  const n = circle.rows.length;
  const outs = Float64Array.from(circle.rows, (_, i) => tastes.out(i));
  const isTempted = (target: Target, i: number, chance: number): boolean => {
    const cost = params.inertia + params['vindication-weight'] * temper.vindication[target.place]!;
    const value = temper.sharpness[i]! * (bound(circle, target, params, i, chance) - cost);
    return value + tastes.attack(i, target.place) + slack >= outs[i]!;
  };
  const anyTempted = (target: Target, chance: number): boolean =>
    outs.some((_, i) => couldGain(circle, target, params, i) && isTempted(target, i, chance));
  if (!targets.some((target) => anyTempted(target, 1))) return undefined;

  const nobody = new Float64Array(n);
  const odds = targets.map((target) => new FallOdds(arena, params, circle, target));
  const most = odds.map((one) => {
    const joined = Float64Array.from(circle.rows, (_, i) => (couldGain(circle, one.target, params, i) ? 1 : 0));
    return one.chance(joined, nobody, -1, 0);
  });
  if (!targets.some((target, k) => anyTempted(target, most[k]!))) return undefined;

  const game = new CircleGame(params, circle, odds, most, temper);
  if (game.size === n) return undefined;
  const chances = game.start();
  const solution = quantalResponse(game, rule, chances);
  game.expected(chances, game.last);
  const actions = circle.rows.map((_, i): Action => {
    let best = keepsOut;
    let value = outs[i]!;
    game.each(i, (at, t, does) => {
      const taste = does === 'attack' ? tastes.attack(i, t) : tastes.defend(i, t);
      if (game.last[at]! + taste <= value) return;
      value = game.last[at]! + taste;
      best = { does, t };
    });
    return best;
  });
  return { actions, solution };
}

/** The alternatives of all members and what they are worth; utilities come multiplied by each member's sharpness. */
export class CircleGame implements Game {
  readonly alternatives: readonly number[];
  readonly size: number;
  /** Room for utilities beside those of the solver. */
  readonly last: Float64Array;
  readonly #params: GameParameters;
  readonly #circle: Circle;
  readonly #odds: readonly FallOdds[];
  readonly #temper: Temper;
  /** By target, then place: where an attack on and a defence of him stand among all alternatives; −1 where there is none. */
  readonly #attackAt: readonly Int32Array[];
  readonly #defendAt: readonly Int32Array[];
  readonly #attacks: readonly Float64Array[];
  readonly #defends: readonly Float64Array[];

  /** @param most the largest chance with which each target could fall */
  constructor(
    params: GameParameters,
    circle: Circle,
    odds: readonly FallOdds[],
    most: readonly number[],
    temper: Temper,
  ) {
    const n = circle.rows.length;
    // Nobody considers what could not pay if all joined; whom nobody could attack needs no defence.
    const open = (k: number, i: number): boolean =>
      couldGain(circle, odds[k]!.target, params, i) && bound(circle, odds[k]!.target, params, i, most[k]!) > 0;
    const places = circle.rows.map((_, i) => i);
    const live = odds.filter((_, k) => places.some((i) => open(k, i)));
    const opened = odds.flatMap((one, k) => (live.includes(one) ? [places.map((i) => open(k, i))] : []));
    this.#params = params;
    this.#circle = circle;
    this.#odds = live;
    this.#temper = temper;
    this.#attackAt = live.map(() => new Int32Array(n).fill(-1));
    this.#defendAt = live.map(() => new Int32Array(n).fill(-1));
    this.#attacks = live.map(() => new Float64Array(n));
    this.#defends = live.map(() => new Float64Array(n));
    let at = 0;
    this.alternatives = places.map((i) => {
      const from = at++;
      live.forEach((one, k) => {
        if (opened[k]![i]) this.#attackAt[k]![i] = at++;
        if (one.target.care[i]! > 0) this.#defendAt[k]![i] = at++;
      });
      return at - from;
    });
    this.size = at;
    this.last = new Float64Array(at);
  }

  /** Where everybody keeps out. */
  start(): Float64Array {
    const chances = new Float64Array(this.size);
    let at = 0;
    for (const count of this.alternatives) {
      chances[at] = 1;
      at += count;
    }
    return chances;
  }

  /** Goes through what a member could do but keep out: where it stands among all alternatives, and against or for whom. */
  each(i: number, visit: (at: number, t: number, does: 'attack' | 'defend') => void): void {
    this.#odds.forEach(({ target }, k) => {
      if (this.#attackAt[k]![i]! >= 0) visit(this.#attackAt[k]![i]!, target.place, 'attack');
      if (this.#defendAt[k]![i]! >= 0) visit(this.#defendAt[k]![i]!, target.place, 'defend');
    });
  }

  expected(chances: Float64Array, utilities: Float64Array): void {
    utilities.fill(0);
    for (let k = 0; k < this.#odds.length; k++) this.#expectedOf(k, chances, utilities);
  }

  #expectedOf(k: number, chances: Float64Array, utilities: Float64Array): void {
    const params = this.#params;
    const { control, strength } = this.#circle;
    const { sharpness, vindication } = this.#temper;
    const odds = this.#odds[k]!;
    const { target } = odds;
    const attackAt = this.#attackAt[k]!;
    const defendAt = this.#defendAt[k]!;
    const attacks = this.#attacks[k]!;
    const defends = this.#defends[k]!;
    for (let j = 0; j < attacks.length; j++) {
      attacks[j] = attackAt[j]! < 0 ? 0 : chances[attackAt[j]!]!;
      defends[j] = defendAt[j]! < 0 ? 0 : chances[defendAt[j]!]!;
    }
    const cost = params.inertia + params['vindication-weight'] * vindication[target.place]!;
    for (let i = 0; i < attacks.length; i++) {
      if (attackAt[i]! < 0 && defendAt[i]! < 0) continue;
      const without = odds.chance(attacks, defends, i, 0);
      let rivals = 0;
      let force = 0;
      for (let j = 0; j < attacks.length; j++) {
        if (j === i) continue;
        rivals += attacks[j]! * control[j]!;
        force += attacks[j]! * strength[j]!;
      }
      if (attackAt[i]! >= 0) {
        const chance = odds.chance(attacks, defends, i, 1);
        const hope = control[i]! / (control[i]! + rivals);
        const stake = stakeOf(this.#circle, target, params, i, chance, without, hope);
        utilities[attackAt[i]!] = sharpness[i]! * (stake - cost);
      }
      if (defendAt[i]! >= 0) {
        const chance = odds.chance(attacks, defends, i, -1);
        const worth = params.gain * target.care[i]! * (without - chance) - params.retaliation * force * chance;
        utilities[defendAt[i]!] = sharpness[i]! * (worth - params.inertia);
      }
    }
  }
}
