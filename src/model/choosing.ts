/**
 * The choice of one candidate among many: the largest utility plus a Gumbel variate that belongs to the candidate
 * (multinomial logit; McFadden 1974, Yellott 1977). Most candidates are passed over on a bound of what they could reach, so that few
 * are looked at in full; the choice is the one that looking at all in full would make.
 */
import type { Draws, ReadPairColumn, ReadPersonColumn, Roster } from '../engine/index.ts';
import type { Post } from '../polity/index.ts';
import { type Judging, opinion, suitability, type Tastes } from './filling.ts';
import { gumbelBound, gumbelOfWord } from './kernels/index.ts';
import { officesOf } from './offices.ts';

/** The same with columns as loops over many want them. */
export interface Choosing extends Judging {
  readonly organisation: ReadPersonColumn;
  readonly affinity: ReadPairColumn;
  readonly patronage: ReadPairColumn;
}

export interface Chosen {
  readonly row: number;
  /** Utility and variate together. */
  readonly value: number;
}

/** More than rounding can make of sums of a few terms of this size. */
const slack = 1e-9;

/**
 * The candidate of `field` (rows, in their order) whom the judge (a row) prefers, if he beats `least`. The judge himself does not stand.
 * `taste`: the draws of this choice, with an alternative for each candidate. Weights must not be negative.
 */
export function firstChoice(
  judging: Choosing,
  tastes: Tastes,
  judge: number,
  field: Int32Array,
  post: Post,
  taste: Draws,
  least: number,
): Chosen | undefined {
  const { roster } = judging;
  const limits = limitsOf(judging, tastes, judge, field, post);
  let chosen = -1;
  let most = least;
  const consider = (place: number): void => {
    const row = field[place]!;
    const variate = gumbelOfWord(words[place]!);
    if (limits[place]! + variate + slack < most) return;
    const value = opinion(judging, tastes, judge, row) + suitability(judging, tastes, row, post) + variate;
    // Of equals the first; nobody who only equals `least`.
    if (value > most || (value === most && chosen > place)) {
      most = value;
      chosen = place;
    }
  };
  // Whoever could reach most goes first, so that fewer of the others need be looked at.
  let hope = -1;
  for (let place = 0; place < field.length; place++) {
    const row = field[place]!;
    if (row === judge) {
      reach[place] = Number.NEGATIVE_INFINITY;
      continue;
    }
    words[place] = taste.alternative(roster.key(row));
    reach[place] = limits[place]! + gumbelBound(words[place]!) + slack;
    if (hope < 0 || reach[place]! > reach[hope]!) hope = place;
  }
  if (hope >= 0) consider(hope);
  for (let place = 0; place < field.length; place++)
    if (place !== hope && reach[place]! >= most && field[place] !== judge) consider(place);
  return chosen < 0 ? undefined : { row: field[chosen]!, value: most };
}

/**
 * At least opinion plus suitability, by place in the field: loyalty, ability and rank as they are; the ladder, the load and opinions as
 * favourable as they could be.
 */
function limitsOf(
  { now, roster, posts, organisation, affinity, patronage }: Choosing,
  tastes: Tastes,
  judge: number,
  field: Int32Array,
  post: Post,
): Float64Array {
  makeRoom(roster, field.length);
  const offices = officesOf(now, roster, posts.worth);
  const { bestPost } = offices;
  const kept = offices.posts;
  const able = organisation.values;
  const { logWorths, logFloor } = posts;
  const { 'loyalty-weight': loyalty, 'competence-weight': competence, 'rank-weight': rank } = tastes;
  const worth = posts.logWorth.get(post.id)!;
  const given = posts.excluded.get(post.id)!.size;
  const liked = affinity.size(judge);
  for (let place = 0; place < liked; place++) liking[affinity.other(judge, place)] = affinity.value(judge, place);
  for (let place = 0; place < field.length; place++) {
    const row = field[place]!;
    const best = bestPost[row]!;
    const held = kept[row]!;
    limits[place] =
      loyalty * (patronage.get(row, judge) + liking[row]!) +
      competence * able[row]! -
      rank * Math.max(0, worth - (best < 0 ? logFloor : logWorths[best]!)) +
      (held > 0 ? tastes['ladder-weight'] - tastes['load-weight'] * Math.max(0, held - given) : 0);
  }
  for (let place = 0; place < liked; place++) liking[affinity.other(judge, place)] = 0;
  return limits;
}

// Kept between calls; nothing is carried over in them but zeros in `liking`.
let limits = new Float64Array(0);
let reach = new Float64Array(0);
let words = new Uint32Array(0);
let liking = new Float64Array(0);

function makeRoom(roster: Roster, places: number): void {
  if (liking.length < roster.size) liking = new Float64Array(roster.size + roster.size);
  if (limits.length >= places) return;
  limits = new Float64Array(places + places);
  reach = new Float64Array(places + places);
  words = new Uint32Array(places + places);
}
