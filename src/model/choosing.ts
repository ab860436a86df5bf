/**
 * The choice of one candidate among many: the largest utility plus a Gumbel variate that belongs to the candidate
 * (multinomial logit; McFadden 1974, Yellott 1977). Most candidates are passed over on a bound of what they could reach, so that few
 * are looked at in full; the choice is the one that looking at all in full would make.
 */
import type { Draws, ReadPairColumn, ReadPersonColumn } from '../engine/index.ts';
import type { Post } from '../polity/index.ts';
import type { ModelInputs } from './contract.ts';
import { type Judging, opinion, suitability, type Tastes } from './filling.ts';
import { gumbelBound, gumbelOfWord } from './kernels/index.ts';
import { officesOf } from './offices.ts';
import { overlaps } from './post-table.ts';

/** The same with columns as loops over many want them. */
export interface Choosing extends Judging {
  /** Those whom the scenario judges: they are in play before they serve. */
  readonly judged: ModelInputs['assessments'];
  readonly organisation: ReadPersonColumn;
  readonly affinity: ReadPairColumn;
  readonly patronage: ReadPairColumn;
}

export interface Chosen {
  /** The row, -1 where nobody beats `least`. */
  readonly row: number;
  /** Utility and variate together. */
  readonly value: number;
  /** How many there were to choose from. */
  readonly candidates: number;
}

/** More than rounding can make of sums of a few terms of this size. */
const slack = 1e-9;

/**
 * Whom the judge (a row) would rather have in the post than anybody else who may and would take it, if he beats `least`: somebody in play
 * and present, who gains by it and has what it requires. Neither the judge himself nor the `rejected` (rows) stand.
 * `taste`: the draws of this choice, with an alternative for each candidate. Weights must not be negative.
 */
export function firstChoice(
  judging: Choosing,
  tastes: Tastes,
  judge: number,
  post: Post,
  taste: Draws,
  least: number,
  rejected: readonly number[] = [],
): Chosen {
  const { patronage } = judging;
  const candidates = canvass(judging, tastes, judge, post, taste, rejected);
  let chosen = -1;
  let most = least;
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
  let best = 0;
  for (let place = 1; place < candidates; place++) if (reach[place]! > reach[best]!) best = place;
  if (candidates > 0) consider(best);
  const loyalty = tastes['loyalty-weight'];
  for (let place = 0; place < candidates; place++) {
    // Nobody is more than wholly another's man.
    if (place === best || reach[place]! + loyalty < most) continue;
    if (reach[place]! + loyalty * patronage.get(field[place]!, judge) >= most) consider(place);
  }
  return { row: chosen < 0 ? -1 : field[chosen]!, value: most, candidates };
}

/**
 * Writes who stands, the word of each, and what he could reach but for what he hands the judge: ability, rank and sympathy as they are;
 * the ladder, the load, opinions and taste as favourable as they could be. Returns how many stand.
 */
function canvass(
  { now, roster, posts, judged, organisation, affinity }: Choosing,
  tastes: Tastes,
  judge: number,
  post: Post,
  taste: Draws,
  rejected: readonly number[],
): number {
  const offices = officesOf(now, roster, posts.worth, judged);
  const { available, best, bestPost, held, players, playing, posts: kept, words: width } = offices;
  makeRoom(roster.size);
  const able = organisation.values;
  const { logWorths, logFloor } = posts;
  const { 'competence-weight': competence, 'rank-weight': rank, 'loyalty-weight': loyalty } = tastes;
  const { 'ladder-weight': ladder, 'load-weight': load, 'step-down': stepDown } = tastes;
  const value = posts.worth.get(post.id)!;
  const worth = posts.logWorth.get(post.id)!;
  const given = posts.excluded.get(post.id)!.size;
  const barring = posts.barring.get(post.id)!;
  const required = posts.required.get(post.id);
  const liked = affinity.size(judge);
  for (let place = 0; place < liked; place++) liking[affinity.other(judge, place)] = affinity.value(judge, place);
  let count = 0;
  for (let at = 0; at < players; at++) {
    const row = playing[at]!;
    // Giving up as much as one gains is no promotion.
    if (available[row] === 0 || value < stepDown * best[row]! || overlaps(held, row * width, barring)) continue;
    if (row === judge || (required !== undefined && !overlaps(held, row * width, required))) continue;
    if (rejected.length > 0 && rejected.includes(row)) continue;
    const word = taste.alternative(roster.key(row));
    const holds = kept[row]!;
    const rung = bestPost[row]!;
    const shortfall = worth - (rung < 0 ? logFloor : logWorths[rung]!);
    field[count] = row;
    words[count] = word;
    reach[count++] =
      competence * able[row]! +
      loyalty * liking[row]! -
      (shortfall > 0 ? rank * shortfall : 0) +
      (holds > 0 ? ladder - (holds > given ? load * (holds - given) : 0) : 0) +
      gumbelBound(word) +
      slack;
  }
  for (let place = 0; place < liked; place++) liking[affinity.other(judge, place)] = 0;
  return count;
}

// Kept between calls; nothing is carried over in them but zeros in `liking`.
let field = new Int32Array(0);
let reach = new Float64Array(0);
let words = new Uint32Array(0);
let liking = new Float64Array(0);

function makeRoom(rows: number): void {
  if (field.length >= rows) return;
  field = new Int32Array(rows + rows);
  reach = new Float64Array(rows + rows);
  words = new Uint32Array(rows + rows);
  liking = new Float64Array(rows + rows);
}
