/**
 * The game of the circle: each member keeps out, attacks or defends one of the others, each expecting the others to do as
 * they are likely to (quantal response: McKelvey and Palfrey 1995; with each his own sharpness: Rogers, Palfrey and Camerer
 * 2009). Taste is drawn first, so that most occasions on which nobody could attack are passed over on a proven bound,
 * without solving anything. docs/mechanisms/coalition.md
 */
import { expit } from '../engine/index.ts';
import { FallOdds } from './coalition-chances.ts';
import {
  type Candidate,
  type Circle,
  prizeOf,
  type StakeParameters,
  stakeOf,
  type Target,
  targetOf,
} from './coalition-circle.ts';
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
  /** At least `attack`, and cheaper. */
  attackBound(i: number, t: number): number;
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
  /** Whom anybody could have attacked. */
  readonly targets: readonly Target[];
  readonly solution: ResponseSolution;
}

/** More than rounding can make of sums of a few terms of this size. */
const slack = 1e-9;
const keepsOut: Action = { does: 'keeps-out' };

/** At least what an attack is worth to a member beyond keeping out, where the target falls with at most this chance. */
function bound({ circle, params, temper }: Setting, target: Candidate, i: number, chance: number): number {
  const wish = Math.max(0, target.wish[i]!) * params.gain;
  const spoils = params.spoils * circle.ambition[i]! * target.worth;
  const price = params.retaliation * circle.strength[target.place]!;
  return chance * (wish + spoils) - (1 - chance) * price - temper.cost[target.place]!;
}

/** Whether a member could find an attack worth while, where the target falls with at most this chance: then he considers it. */
function isOpen(setting: Setting, target: Candidate, i: number, chance: number): boolean {
  const { circle, params } = setting;
  return i !== target.place && prizeOf(circle, target, params, i) > 0 && bound(setting, target, i, chance) > 0;
}

/**
 * Plays one occasion. Undefined where, with these tastes, nobody attacks anybody: either no attack could be worth while even
 * if all joined who could think it so, or keeping out is more to everybody's taste than any attack can be worth.
 */
export function play(
  setting: Setting,
  candidates: readonly Candidate[],
  rule: ResponseRule,
  tastes: Tastes,
): Played | undefined {
  const { arena, circle, params } = setting;
  const n = circle.rows.length;
  const outs = new Float64Array(n);
  for (let i = 0; i < n; i++) outs[i] = tastes.out(i);
  const screen = new Screen(setting, rule, tastes, outs);
  const looked = candidates.map((candidate) => {
    const tempted = screen.isAnyTempted(candidate);
    const target = tempted ? targetOf(arena, circle, candidate) : undefined;
    if (target === undefined || !screen.isAnyTempted(target)) return { target, hidden: !tempted, tempted: false };
    const odds = new FallOdds(arena, params, circle, target);
    const most = mostFor(setting, odds);
    return { target, hidden: false, tempted: screen.isAnyTemptedBy(odds, most), odds, most };
  });
  if (!looked.some(({ tempted }) => tempted)) return undefined;

  const odds: FallOdds[] = [];
  const most: number[] = [];
  looked.forEach((one, k) => {
    const target = one.hidden ? targetOf(arena, circle, candidates[k]!) : one.target;
    if (target === undefined) return;
    odds.push(one.odds ?? new FallOdds(arena, params, circle, target));
    most.push(one.most ?? mostFor(setting, odds.at(-1)!));
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
  return { actions, targets: odds.map(({ target }) => target), solution };
}

/** Finds, on proven bounds, whom no member could attack given what is drawn of his tastes. */
class Screen {
  readonly #setting: Setting;
  readonly #rule: ResponseRule;
  readonly #tastes: Tastes;
  readonly #outs: Float64Array;
  readonly #attacks: Float64Array;
  readonly #nobody: Float64Array;

  constructor(setting: Setting, rule: ResponseRule, tastes: Tastes, outs: Float64Array) {
    this.#setting = setting;
    this.#rule = rule;
    this.#tastes = tastes;
    this.#outs = outs;
    this.#attacks = new Float64Array(outs.length);
    this.#nobody = new Float64Array(outs.length);
  }

  /** Whether anybody could prefer an attack to keeping out if it were sure to succeed. */
  isAnyTempted(target: Candidate): boolean {
    for (let i = 0; i < this.#outs.length; i++) if (this.#isTempted(target, i, 1)) return true;
    return false;
  }

  /**
   * The same where the target falls with at most the chance `most`. Then nobody attacks with more than the `ceiling` of what he
   * would respond to that, in equilibrium or in the last sweep without one; and whoever is tempted succeeds at most with the chance
   * that he has while the others do so.
   */
  isAnyTemptedBy(odds: FallOdds, most: number): boolean {
    const { target } = odds;
    const attacks = this.#attacks;
    const n = attacks.length;
    let any = false;
    for (let i = 0; i < n && !any; i++) any = this.#isTempted(target, i, most);
    if (!any) return false;
    for (let i = 0; i < n; i++)
      attacks[i] = isOpen(this.#setting, target, i, most) ? this.#ceiling(target, i, most) : 0;
    odds.expect(attacks, this.#nobody);
    for (let i = 0; i < n; i++)
      if (this.#isTempted(target, i, most) && this.#prefers(target, i, odds.chance(i, 1))) return true;
    return false;
  }

  #isTempted(target: Candidate, i: number, chance: number): boolean {
    return isOpen(this.#setting, target, i, chance) && this.#prefers(target, i, chance);
  }

  #prefers(target: Candidate, i: number, chance: number): boolean {
    const least = this.#outs[i]! - slack - this.#setting.temper.sharpness[i]! * bound(this.#setting, target, i, chance);
    return this.#tastes.attackBound(i, target.place) >= least && this.#tastes.attack(i, target.place) >= least;
  }

  /** At most the chance with which a member attacks: his response if the target fell with this chance and he had no other choice but to keep out. */
  #ceiling(target: Candidate, i: number, chance: number): number {
    const utility = this.#setting.temper.sharpness[i]! * bound(this.#setting, target, i, chance);
    return Math.min(1, expit(this.#rule.lambda * utility) + this.#rule.tolerance + slack);
  }
}

/** At most this is the chance with which a target falls: all join who could find it worth while if he were sure to. */
export function mostFor(setting: Setting, odds: FallOdds): number {
  const { rows } = setting.circle;
  const joined = new Float64Array(rows.length);
  for (let i = 0; i < joined.length; i++) joined[i] = isOpen(setting, odds.target, i, 1) ? 1 : 0;
  odds.expect(joined, new Float64Array(rows.length));
  return odds.chance(-1, 0);
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
    odds.expect(attacks, defends);
    const cost = temper.cost[target.place]!;
    for (let i = 0; i < attacks.length; i++) {
      if (attackAt[i]! < 0 && defendAt[i]! < 0) continue;
      const without = odds.chance(i, 0);
      let rivals = 0;
      let force = 0;
      for (let j = 0; j < attacks.length; j++) {
        if (j === i) continue;
        rivals += attacks[j]! * control[j]!;
        force += attacks[j]! * strength[j]!;
      }
      if (attackAt[i]! >= 0) {
        const chance = odds.chance(i, 1);
        const hope = control[i]! / (control[i]! + rivals);
        const stake = stakeOf(circle, target, params, i, chance, without, hope);
        utilities[attackAt[i]!] = sharpness[i]! * (stake - cost);
      }
      if (defendAt[i]! >= 0) {
        const chance = odds.chance(i, -1);
        const worth = params.gain * target.care[i]! * (without - chance) - params.retaliation * force * chance;
        utilities[defendAt[i]!] = sharpness[i]! * (worth - params.inertia);
      }
    }
  }
}
