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
  const { patronage } = judging;
  const best = favourite(judging, tastes, judge, field, post, taste);
  let chosen = -1;
  let most = least;
  const loyalty = tastes['loyalty-weight'];
  const consider = (place: number): void => {
    const row = field[place]!;
    const variate = gumbelOfWord(words[place]!);
    const value = opinion(judging, tastes, judge, row) + suitability(judging, tastes, row, post) + variate;
    // Of equals the first; nobody who only equals `least`.
    if (value > most || (value === most && chosen > place)) {
      most = value;
      chosen = place;
    }
  };
  // Whoever could reach most goes first, so that fewer of the others need be looked at.
  if (best >= 0) consider(best);
  for (let place = 0; place < field.length; place++) {
    // Nobody is more than wholly another's man.
    if (place === best || reach[place]! + loyalty < most) continue;
    if (reach[place]! + loyalty * patronage.get(field[place]!, judge) >= most) consider(place);
  }
  return chosen < 0 ? undefined : { row: field[chosen]!, value: most };
}

/**
 * Writes the word of each candidate, and what he could reach but for what he hands the judge: ability, rank and sympathy as they are; the
 * ladder, the load, opinions and taste as favourable as they could be. The place of whoever could reach most, -1 where nobody stands.
 */
function favourite(
  { now, roster, posts, organisation, affinity }: Choosing,
  tastes: Tastes,
  judge: number,
  field: Int32Array,
  post: Post,
  taste: Draws,
): number {
  makeRoom(roster, field.length);
  const { bestPost, posts: kept } = officesOf(now, roster, posts.worth);
  const able = organisation.values;
  const { logWorths, logFloor } = posts;
  const { 'competence-weight': competence, 'rank-weight': rank, 'loyalty-weight': loyalty } = tastes;
  const { 'ladder-weight': ladder, 'load-weight': load } = tastes;
  const worth = posts.logWorth.get(post.id)!;
  const given = posts.excluded.get(post.id)!.size;
  const liked = affinity.size(judge);
  for (let place = 0; place < liked; place++) liking[affinity.other(judge, place)] = affinity.value(judge, place);
  let best = -1;
  for (let place = 0; place < field.length; place++) {
    const row = field[place]!;
    if (row === judge) {
      reach[place] = Number.NEGATIVE_INFINITY;
      continue;
    }
    const word = taste.alternative(roster.key(row));
    const held = kept[row]!;
    const rung = bestPost[row]!;
    const shortfall = worth - (rung < 0 ? logFloor : logWorths[rung]!);
    words[place] = word;
    reach[place] =
      competence * able[row]! +
      loyalty * liking[row]! -
      (shortfall > 0 ? rank * shortfall : 0) +
      (held > 0 ? ladder - (held > given ? load * (held - given) : 0) : 0) +
      gumbelBound(word) +
      slack;
    if (best < 0 || reach[place]! > reach[best]!) best = place;
  }
  for (let place = 0; place < liked; place++) liking[affinity.other(judge, place)] = 0;
  return best;
}

// Kept between calls; nothing is carried over in them but zeros in `liking`.
let reach = new Float64Array(0);
let words = new Uint32Array(0);
let liking = new Float64Array(0);

function makeRoom(roster: Roster, places: number): void {
  if (liking.length < roster.size) liking = new Float64Array(roster.size + roster.size);
  if (reach.length >= places) return;
  reach = new Float64Array(places + places);
  words = new Uint32Array(places + places);
}
