/**
 * The game of the circle: each member keeps out, attacks or defends one of the others, each expecting the others to do as
 * they are likely to (quantal response: McKelvey and Palfrey 1995; with each his own sharpness: Rogers, Palfrey and Camerer
 * 2009). Taste is drawn first, so that most occasions on which nobody could attack are passed over on a proven bound,
 * without solving anything. docs/mechanisms/coalition.md
 */
import { FallOdds } from './coalition-chances.ts';
import { type Circle, prizeOf, type StakeParameters, stakeOf, type Target } from './coalition-circle.ts';
import type { Arena } from './instruments.ts';
import {
  type Game,
  quantalResponse,
  type ResponseRule,
  type ResponseSolution,
  responseScratch,
} from './kernels/index.ts';

export interface GameParameters extends StakeParameters {
  /** Utility of keeping out. */
  readonly inertia: number;
}

/** What decides choices beside stakes, by place in the circle. */
export interface Temper {
  /** Sharpness of each member's choice, per logit unit. */
  readonly sharpness: Float64Array;
  /** Disutility of attacking each member, whatever comes of it. */
  readonly cost: Float64Array;
}

/** Gumbel variates of the alternatives of each member (a place). */
export interface Tastes {
  out(i: number): number;
  attack(i: number, t: number): number;
  defend(i: number, t: number): number;
}

/** What one member does. `t`: a place. */
export type Action = { readonly does: 'attack' | 'defend'; readonly t: number } | { readonly does: 'keeps-out' };

/** What an occasion finds. */
export interface Setting {
  readonly arena: Arena;
  readonly params: GameParameters;
  readonly circle: Circle;
  readonly temper: Temper;
}

export interface Played {
  /** By place. */
  readonly actions: readonly Action[];
  readonly solution: ResponseSolution;
}

/** More than rounding can make of sums of a few terms of this size. */
const slack = 1e-9;
const keepsOut: Action = { does: 'keeps-out' };

/** At least what an attack is worth to a member beyond keeping out, where the target falls with at most this chance. */
function bound({ circle, params, temper }: Setting, target: Target, i: number, chance: number): number {
  const wish = Math.max(0, target.wish[i]!) * params.gain;
  const spoils = params.spoils * circle.ambition[i]! * target.worth;
  const price = params.retaliation * circle.strength[target.place]!;
  return chance * (wish + spoils) - (1 - chance) * price - temper.cost[target.place]!;
}

/** Whether a member could find an attack worth while, where the target falls with at most this chance: then he considers it. */
function isOpen(setting: Setting, target: Target, i: number, chance: number): boolean {
  const { circle, params } = setting;
  return i !== target.place && prizeOf(circle, target, params, i) > 0 && bound(setting, target, i, chance) > 0;
}

/**
 * Plays one occasion. Undefined where, with these tastes, nobody attacks anybody: either no attack could be worth while even
 * if all joined who could think it so, or keeping out is more to everybody's taste than any attack can be worth.
 */
export function play(
  setting: Setting,
  targets: readonly Target[],
  rule: ResponseRule,
  tastes: Tastes,
): Played | undefined {
  const { circle, temper } = setting;
  const outs = Float64Array.from(circle.rows, (_, i) => tastes.out(i));
  /** Of each target: the chance that he falls is at most this. */
  const most = new Float64Array(targets.length);
  const isTempted = (target: Target, i: number, chance: number): boolean =>
    isOpen(setting, target, i, chance) &&
    temper.sharpness[i]! * bound(setting, target, i, chance) + tastes.attack(i, target.place) + slack >= outs[i]!;
  const anyTempted = (target: Target, chance: number): boolean => outs.some((_, i) => isTempted(target, i, chance));
  const odds: FallOdds[] = [];
  const look = (k: number): number => {
    odds[k] = new FallOdds(setting.arena, setting.params, circle, targets[k]!);
    most[k] = mostFor(setting, odds[k]);
    return most[k]!;
  };
  const tempting = targets.map((target, k) => anyTempted(target, 1) && anyTempted(target, look(k)));
  if (!tempting.includes(true)) return undefined;

  targets.forEach((_, k) => {
    if (odds[k] === undefined) look(k);
  });
  const game = new CircleGame(setting, odds, most);
  const scratch = responseScratch(game.size);
  const solution = quantalResponse(game, rule, game.start(), scratch);
  const actions = circle.rows.map((_, i): Action => {
    let best = keepsOut;
    let value = outs[i]!;
    game.each(i, (at, t, does) => {
      const taste = does === 'attack' ? tastes.attack(i, t) : tastes.defend(i, t);
      if (scratch.utilities[at]! + taste <= value) return;
      value = scratch.utilities[at]! + taste;
      best = { does, t };
    });
    return best;
  });
  return { actions, solution };
}

/** At most this is the chance with which a target falls: all join who could find it worth while if he were sure to. */
export function mostFor(setting: Setting, odds: FallOdds): number {
  const { rows } = setting.circle;
  const joined = Float64Array.from(rows, (_, i) => (isOpen(setting, odds.target, i, 1) ? 1 : 0));
  return odds.chance(joined, new Float64Array(rows.length), -1, 0);
}

/** The alternatives of all members and what they are worth; utilities come multiplied by each member's sharpness. */
export class CircleGame implements Game {
  readonly alternatives: readonly number[];
  readonly size: number;
  readonly #setting: Setting;
  readonly #odds: readonly FallOdds[];
  /** By target, then place: where an attack on and a defence of him stand among all alternatives; −1 where there is none. */
  readonly #attackAt: readonly Int32Array[];
  readonly #defendAt: readonly Int32Array[];
  readonly #attacks: readonly Float64Array[];
  readonly #defends: readonly Float64Array[];

  /** @param most by target: the largest chance with which he could fall */
  constructor(setting: Setting, odds: readonly FallOdds[], most: ArrayLike<number>) {
    const { circle, params } = setting;
    const n = circle.rows.length;
    const places = circle.rows.map((_, i) => i);
    const opened = odds.map(({ target }, k) => places.map((i) => isOpen(setting, target, i, most[k]!)));
    // Whom nobody could attack needs no defence.
    const alive = odds.flatMap((_, k) => (opened[k]!.includes(true) ? [k] : []));
    const live = alive.map((k) => odds[k]!);
    this.#setting = setting;
    this.#odds = live;
    this.#attackAt = live.map(() => new Int32Array(n).fill(-1));
    this.#defendAt = live.map(() => new Int32Array(n).fill(-1));
    this.#attacks = live.map(() => new Float64Array(n));
    this.#defends = live.map(() => new Float64Array(n));
    let at = 0;
    this.alternatives = places.map((i) => {
      const from = at++;
      live.forEach(({ target }, l) => {
        const k = alive[l]!;
        if (opened[k]![i]) this.#attackAt[l]![i] = at++;
        if (params.gain * target.care[i]! * most[k]! > params.inertia) this.#defendAt[l]![i] = at++;
      });
      return at - from;
    });
    this.size = at;
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
    const { circle, params, temper } = this.#setting;
    const { control, strength } = circle;
    const { sharpness } = temper;
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
    const cost = temper.cost[target.place]!;
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
        const stake = stakeOf(circle, target, params, i, chance, without, hope);
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
