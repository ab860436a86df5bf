/**
 * The circle of those who count, and what each of them has at stake in the fall of another. What an attack on t is worth to i:
 *
 *     gain · wish · (π − π without i) + spoils · ambition · worth · π · hope − retaliation · strength · (1 − π)
 *
 * docs/mechanisms/coalition.md
 */
import { log, type ReadVector, type StableKey } from '../engine/index.ts';
import type { PersonId } from '../polity/index.ts';
import { type Arena, bestMeans, forRemoval, type InstrumentParameters, type Means } from './instruments.ts';
import { officesOf } from './offices.ts';
import { shieldOf, wishOf } from './voting.ts';

export interface StakeParameters extends InstrumentParameters {
  /** Utility of a fall that one wishes for by one logit unit. */
  readonly gain: number;
  /** Utility of a post worth one unit of the table of endowments to somebody of full ambition who gets all of it. */
  readonly spoils: number;
  /** Disutility of a failed attack on somebody of average strength. */
  readonly retaliation: number;
}

/** Everything by place in the circle, from the strongest. */
export interface Circle {
  /** Rows. */
  readonly rows: readonly number[];
  /** Perceived control, a share of all. */
  readonly control: Float64Array;
  /** The same over the mean of the circle. */
  readonly strength: Float64Array;
  readonly ambition: Float64Array;
}

/** A member who could be deprived of a post. */
export interface Target {
  /** His place in the circle. */
  readonly place: number;
  readonly means: readonly Means[];
  /** Worth of the post, in units of the table of endowments. */
  readonly worth: number;
  /** By place of the attacker: how much he would have the target go, in logit units. */
  readonly wish: Float64Array;
  /** By place of the defender: how much the target is to him, in logit units. */
  readonly care: Float64Array;
}

/** Those of the largest perceived control who can act and sit in a body or hold a post with functions: at most `size`. */
export function circleOf(arena: Arena, ambition: ReadVector, size: number): Circle {
  const { now, roster, worth, control } = arena;
  const { best, present } = officesOf(now, roster, worth);
  const rows: number[] = [];
  for (let row = 0; row < roster.size; row++) {
    if (present[row] === 0 || best[row] === 0 || !(control[row]! > 0)) continue;
    let place = rows.length;
    while (place > 0 && isBefore(arena, row, rows[place - 1]!)) place--;
    if (place >= size) continue;
    rows.splice(place, 0, row);
    if (rows.length > size) rows.pop();
  }
  const powers = Float64Array.from(rows, (row) => control[row]!);
  const mean = powers.reduce((sum, power) => sum + power, 0) / rows.length;
  return {
    rows,
    control: powers,
    strength: powers.map((power) => power / mean),
    ambition: Float64Array.from(rows, (row) => ambition.get(row)),
  };
}

/** The stronger first; of equals, by key, so that the order of the tables does not matter. */
function isBefore({ control, roster }: Arena, a: number, b: number): boolean {
  const difference = control[a]! - control[b]!;
  return difference === 0 ? precedes(roster.key(a), roster.key(b)) : difference > 0;
}

export function precedes(a: StableKey, b: StableKey): boolean {
  return a.hi === b.hi ? a.lo < b.lo : a.hi < b.hi;
}

/**
 * Who of the circle could be deprived of what, and who would see him go or stay. Left out are those whose fall, were it certain,
 * nobody would find worth what it costs to attack (`cost`, by place): found on bounds, since most are.
 */
export function targetsIn(
  arena: Arena,
  circle: Circle,
  params: StakeParameters,
  cost: ArrayLike<number>,
): readonly Target[] {
  const { now, roster, worth } = arena;
  const { rows, strength, ambition } = circle;
  const { best } = officesOf(now, roster, worth);
  /** What divides two by opinions alone is no reason to stand by anybody. */
  const ties = { ...params, 'distance-weight': 0 };
  const targets: Target[] = [];
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const threat = params['threat-weight'] * log(Math.max(strength[place]!, params['threat-floor']));
    const wish = Float64Array.from(rows, (other) =>
      other === row ? 0 : threat + wishOf(arena, forRemoval(params), other, row),
    );
    const pays = (post: number): boolean =>
      wish.some((one, i) => {
        const spoils = params.spoils * ambition[i]! * post;
        return i !== place && params.gain * one + spoils > 0 && params.gain * Math.max(0, one) + spoils > cost[place]!;
      });
    // Nobody shields him less than not at all, and no post that could be taken from him is worth more than his best.
    if (!pays(best[row]!)) continue;
    const shield = params['authority-weight'] * shieldOf(arena, row);
    for (let i = 0; i < wish.length; i++) if (i !== place) wish[i] = wish[i]! - shield;
    if (!pays(best[row]!)) continue;
    const means = bestMeans(arena, roster.id(row) as PersonId);
    if (means.length === 0) continue;
    const care = Float64Array.from(rows, (other) => (other === row ? 0 : -wishOf(arena, forRemoval(ties), other, row)));
    targets.push({ place, means, worth: worth.get(means[0]!.post)!, wish, care });
  }
  return targets;
}

/** What the fall of a target is worth to a member (a place) who brings it about alone and gets all the spoils. */
export function prizeOf({ ambition }: Circle, target: Target, params: StakeParameters, i: number): number {
  return params.gain * target.wish[i]! + params.spoils * ambition[i]! * target.worth;
}

/**
 * What an attack is worth to a member, without inertia.
 * @param chance that the target falls if he joins, @param without if he keeps out
 * @param hope his part of the spoils, 0 to 1
 */
export function stakeOf(
  { ambition, strength }: Circle,
  { place, wish, worth }: Target,
  params: StakeParameters,
  i: number,
  chance: number,
  without: number,
  hope: number,
): number {
  return (
    params.gain * wish[i]! * (chance - without) +
    params.spoils * ambition[i]! * worth * hope * chance -
    params.retaliation * strength[place]! * (1 - chance)
  );
}
