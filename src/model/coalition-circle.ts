/**
 * The circle of those who count, and what each of them has at stake in the fall of another. What an attack on t is worth to i:
 *
 *     gain · wish · (π − π without i) + spoils · ambition · worth · π · hope − retaliation · strength · (1 − π)
 *
 * docs/mechanisms/coalition.md
 */
import { log, type ReadPairColumn, type ReadVector, type StableKey } from '../engine/index.ts';
import type { PersonId } from '../polity/index.ts';
import { issueDistance } from './filling.ts';
import { type Arena, bestMeans, type InstrumentParameters, type Means } from './instruments.ts';
import { officesOf } from './offices.ts';
import { shieldOf } from './voting.ts';

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

/** A member who might be attacked, before it is asked what could be taken from him. */
export interface Candidate {
  /** His place in the circle. */
  readonly place: number;
  /** Worth of his best post, in units of the table of endowments: at least that of one that could be taken. */
  readonly worth: number;
  /** By place of the attacker: how much he would have the candidate go, in logit units. */
  readonly wish: Float64Array;
  /** By place of the defender: how much the candidate is to him, in logit units. */
  readonly care: Float64Array;
  /** Authority that shields him. */
  readonly shield: number;
}

/** A member who could be deprived of a post: then `worth` is that of the post. */
export interface Target extends Candidate {
  readonly means: readonly Means[];
}

/** Those of the largest perceived control who can act and sit in a body or hold a post with functions: at most `size`. */
export function circleOf(arena: Arena, ambition: ReadVector, size: number): Circle {
  const { now, roster, worth, control: powers } = arena;
  const { best, present } = officesOf(now, roster, worth);
  const everybody = roster.size;
  const rows: number[] = [];
  let least = 0;
  for (let row = 0; row < everybody; row++) {
    if (powers[row]! < least || present[row] === 0 || best[row] === 0 || !(powers[row]! > 0)) continue;
    let place = rows.length;
    while (place > 0 && isBefore(arena, row, rows[place - 1]!)) place--;
    if (place >= size) continue;
    rows.splice(place, 0, row);
    if (rows.length > size) rows.pop();
    if (rows.length === size) least = powers[rows[size - 1]!]!;
  }
  const n = rows.length;
  const circle = {
    rows,
    control: new Float64Array(n),
    strength: new Float64Array(n),
    ambition: new Float64Array(n),
  };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += powers[rows[i]!]!;
  for (let i = 0; i < n; i++) {
    const row = rows[i]!;
    circle.control[i] = powers[row]!;
    circle.strength[i] = powers[row]! / (sum / n);
    circle.ambition[i] = ambition.get(row);
  }
  return circle;
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
 * Whom of the circle anybody might attack, and who would see him go or stay. Left out are those whose fall, were it certain,
 * nobody would find worth what it costs to attack (`cost`, by place): found on bounds, since most are.
 */
export function candidatesIn(
  arena: Arena,
  circle: Circle,
  params: StakeParameters,
  cost: ArrayLike<number>,
): readonly Candidate[] {
  const { rows, strength, ambition } = circle;
  const { best } = officesOf(arena.now, arena.roster, arena.worth);
  const n = rows.length;
  const { liking, command } = bondsIn(arena, rows);
  const wish = new Float64Array(n);
  const care = new Float64Array(n);
  const candidates: Candidate[] = [];
  for (let place = 0; place < n; place++) {
    const post = best[rows[place]!]!;
    const threat = params['threat-weight'] * log(Math.max(strength[place]!, params['threat-floor']));
    for (let i = 0; i < n; i++) {
      const sympathy = params['sympathy-weight'] * liking[i * n + place]!;
      const bond = params['patronage-weight'] * (command[i * n + place]! + command[place * n + i]!);
      care[i] = sympathy + bond;
      wish[i] = threat + (params['distance-weight'] * issueDistance(arena, rows[i]!, rows[place]!) - sympathy - bond);
    }
    // Nobody shields him less than not at all, and no post that could be taken from him is worth more than his best.
    if (!isWorthIt(params, ambition, place, wish, post, cost[place]!)) continue;
    const shield = shieldOf(arena, rows[place]!);
    for (let i = 0; i < n; i++) wish[i] = wish[i]! - params['authority-weight'] * shield;
    if (!isWorthIt(params, ambition, place, wish, post, cost[place]!)) continue;
    care[place] = 0;
    wish[place] = 0;
    candidates.push({ place, worth: post, wish: wish.slice(), care: care.slice(), shield });
  }
  return candidates;
}

/** Whether somebody would find the fall of a member, were it certain, worth its cost. */
function isWorthIt(
  params: StakeParameters,
  ambition: Float64Array,
  place: number,
  wish: Float64Array,
  post: number,
  cost: number,
): boolean {
  for (let i = 0; i < wish.length; i++) {
    const spoils = params.spoils * ambition[i]! * post;
    const gain = params.gain * wish[i]!;
    if (i !== place && gain + spoils > 0 && Math.max(0, gain) + spoils > cost) return true;
  }
  return false;
}

/** By member, then by member: what the first feels for the second, and what the second is believed to command of him. */
function bondsIn({ affinity, perceivedPatronage }: Arena, rows: readonly number[]) {
  const n = rows.length;
  const liking = new Float64Array(n * n);
  const command = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    scatter(affinity, rows, i, liking);
    scatter(perceivedPatronage, rows, i, command);
  }
  return { liking, command };
}

function scatter(pairs: ReadPairColumn, rows: readonly number[], i: number, out: Float64Array): void {
  const others = pairs.others(rows[i]!);
  const values = pairs.values(rows[i]!);
  const n = rows.length;
  for (let at = 0; at < others.length; at++) {
    const other = others[at]!;
    for (let place = 0; place < n; place++)
      if (rows[place] === other) {
        out[i * n + place] = values[at]!;
        break;
      }
  }
}

/** The candidate with what could be taken from him; undefined where that is nothing. */
export function targetOf(arena: Arena, { rows }: Circle, candidate: Candidate): Target | undefined {
  const means = bestMeans(arena, arena.roster.id(rows[candidate.place]!) as PersonId);
  if (means.length === 0) return undefined;
  const { place, wish, care, shield } = candidate;
  return { place, wish, care, shield, means, worth: arena.worth.get(means[0]!.post)! };
}

/** What the fall of a target is worth to a member (a place) who brings it about alone and gets all the spoils. */
export function prizeOf({ ambition }: Circle, target: Candidate, params: StakeParameters, i: number): number {
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
