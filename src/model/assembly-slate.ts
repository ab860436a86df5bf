/**
 * Who stands for election in an assembly, by multinomial logit: the list of whoever brings one, names of repute from the floor, and those
 * that a bloc puts up in the place of names it strikes.
 */
import { exp, type StableKey } from '../engine/index.ts';
import type { OrganId, Post, PostId } from '../polity/index.ts';
import type { Bloc, DrawsAt } from './assembly-electorate.ts';
import { type Assembled, type OpinionParameters, opinionsOf, reputesOf } from './assembly-opinions.ts';
import { leaderOf, present } from './filling.ts';
import { largestByGumbel, uniformOfWord } from './kernels/index.ts';
import { officesOf } from './offices.ts';

export interface SlateParameters extends OpinionParameters {
  /** Utility of full public standing. */
  readonly 'prestige-weight': number;
  /** Utility of having the place already. */
  readonly 'incumbency-weight': number;
  /** Utility of each factor e by which the best post outside the assembly's gift is worth more than nothing. */
  readonly 'rank-weight': number;
  /** Utility of another seat in the same organ. */
  readonly 'ladder-weight': number;
  /** Names of repute from the floor, as a share of the places. */
  readonly surplus: number;
}

/** Which draw about a post at a meeting, with an alternative for each person; of names put up, about the post and the guide. */
const drawOf = { list: 1, floor: 2, sponsor: 3, put: 1 } as const;

/** Whoever brings a list, each with his part in the decision; the parts sum to 1. */
export interface Bringers {
  readonly rows: readonly number[];
  readonly parts: readonly number[];
}

/** Keeps the parts of those who control nothing above 0. */
const leastPart = 1e-9;

/** The present holder or members who bring the list, or the assembly's own leader. */
export function bringersOf(
  { now, roster }: Pick<Assembled, 'now' | 'roster'>,
  body: OrganId,
  control: () => ArrayLike<number>,
): Bringers {
  const slate = now.bodyRule(body)?.slate;
  const leader = leaderOf(now, body);
  const persons = slate !== undefined ? present(now, slate) : leader === undefined ? [] : [leader];
  const rows = persons.map((person) => roster.row(person));
  if (rows.length < 2) return { rows, parts: rows.map(() => 1) };
  const shares = control();
  const parts = rows.map((row) => shares[row]! + leastPart);
  const sum = parts.reduce((total, part) => total + part, 0);
  return { rows, parts: parts.map((part) => part / sum) };
}

/** What is thought of everybody when an assembly opens, by row of the roster, in logit units. */
export interface Opening {
  readonly bringers: Bringers;
  /** What each bringer thinks, one after another. */
  readonly opinions: Float64Array;
  /** The same, each by his part. */
  readonly wanted: Float64Array;
  /** What prestige and posts outside the assembly's gift say for a person, whoever judges. */
  readonly merits: Float64Array;
  /** What those who follow nobody think. */
  readonly reputes: Float64Array;
}

/** @param elects posts in the assembly's gift */
export function openingOf(
  state: Assembled,
  params: SlateParameters,
  elects: readonly PostId[],
  bringers: Bringers,
): Opening {
  const { now, roster, posts, standing } = state;
  const everybody = new Int32Array(roster.size);
  for (let row = 0; row < everybody.length; row++) everybody[row] = row;
  const opinions = opinionsOf(state, params, bringers.rows, everybody).slice();
  const wanted = new Float64Array(roster.size);
  bringers.parts.forEach((part, j) => {
    for (let row = 0; row < wanted.length; row++) wanted[row]! += part * opinions[j * wanted.length + row]!;
  });
  const ranks = new Float64Array(roster.size);
  for (const [post, worth] of posts.logWorth) {
    if (elects.includes(post)) continue;
    const holders = roster.rows(now.holders(post));
    const rank = worth - posts.logFloor;
    for (let at = 0; at < holders.length; at++) ranks[holders[at]!] = Math.max(ranks[holders[at]!]!, rank);
  }
  const { 'rank-weight': rank, 'prestige-weight': prestige } = params;
  const merits = ranks;
  for (let row = 0; row < merits.length; row++) merits[row] = rank * ranks[row]! + prestige * standing.get(row);
  return { bringers, opinions, wanted, merits, reputes: reputesOf(state, params) };
}

/** Posts that one assembly elects: those it has filled already at this meeting, and those still to come. */
export interface Progress {
  readonly done: ReadonlySet<PostId>;
  readonly ahead: ReadonlySet<PostId>;
}

/**
 * Rows of those who may be elected: in play, alive, not debarred; present, unless they have the place already; and without
 * a post that excludes it and is filled already at this meeting, or is worth as much and not in the assembly's gift. What is
 * returned holds until the next call.
 */
export function eligible({ now, roster, posts, judged }: Assembled, post: Post, { done, ahead }: Progress): Int32Array {
  const { available, capable, inPlay } = officesOf(now, roster, posts.worth, judged);
  makeRoom(roster.size);
  const [may, rows] = [open, fields];
  for (let row = 0; row < roster.size; row++) may[row] = available[row]!;
  for (const row of roster.rows(now.holders(post.id))) may[row] = capable[row]! & inPlay[row]!;
  const worth = posts.worth.get(post.id)!;
  for (const other of posts.excluded.get(post.id)!)
    if (done.has(other) || (!ahead.has(other) && posts.worth.get(other)! >= worth))
      for (const row of roster.rows(now.holders(other))) may[row] = 0;
  let count = 0;
  for (let row = 0; row < roster.size; row++) if (may[row] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}

/**
 * Who could be elected to a post, who stands on the list, and who was named from the floor for his repute: places in the field. Holds until
 * the next.
 */
export interface Slate {
  readonly field: Int32Array;
  /** What speaks for each of the field whoever judges, in logit units. */
  readonly favours: Float64Array;
  readonly listed: Int32Array;
  readonly known: Int32Array;
}

/**
 * At most as many listed names as places, and those of repute. Where nobody brings a list the floor makes it.
 * @param key addresses draws about this post at this meeting
 */
export function slateOf(
  state: Assembled,
  params: SlateParameters,
  { bringers, wanted, merits, reputes }: Opening,
  post: Post,
  progress: Progress,
  places: number,
  key: StableKey,
  draws: DrawsAt,
): Slate {
  const field = eligible(state, post, progress);
  const favours = favoursOf(state, params, post, merits, field);
  const n = field.length;
  const isLed = bringers.rows.length > 0;
  const utilities = sums.subarray(0, n);
  for (let at = 0; at < n; at++) {
    const row = field[at]!;
    utilities[at] = isLed ? favours[at]! + wanted[row]! : reputes[row]!;
  }
  const which = isLed ? drawOf.list : drawOf.floor;
  const listed = largestByGumbel(utilities, wordsFor(state, field, key, which, draws), places).slice();
  const surplus = Math.round(params.surplus * places);
  for (let at = 0; at < n; at++) utilities[at] = reputes[field[at]!]!;
  for (const at of listed) utilities[at] = Number.NEGATIVE_INFINITY;
  const known = largestByGumbel(utilities, wordsFor(state, field, key, drawOf.floor, draws), surplus).slice();
  return { field, favours, listed, known };
}

/** The places in the field that a bloc puts up: of those not on the list, chosen as a list of its guide's alone would be. */
export function putUp(
  state: Assembled,
  params: SlateParameters,
  { field, favours, listed }: Slate,
  guide: number,
  count: number,
  key: StableKey,
  draws: DrawsAt,
): Int32Array {
  const utilities = opinionsOf(state, params, [guide], field);
  for (let at = 0; at < field.length; at++) utilities[at]! += favours[at]!;
  for (const at of listed) utilities[at] = Number.NEGATIVE_INFINITY;
  return largestByGumbel(utilities, wordsFor(state, field, key, drawOf.put, draws), count);
}

function favoursOf(
  { now, roster }: Assembled,
  params: SlateParameters,
  post: Post,
  merits: Float64Array,
  field: Int32Array,
): Float64Array {
  const { 'ladder-weight': ladder, 'incumbency-weight': incumbency } = params;
  const mine = roster.rows(now.holders(post.id));
  for (const other of now.cast.posts.values())
    if (other.organ === post.organ && other.id !== post.id)
      for (const row of roster.rows(now.holders(other.id))) extras[row] = ladder;
  for (const row of mine) extras[row]! += incumbency;
  const favours = favouring.subarray(0, field.length);
  for (let at = 0; at < favours.length; at++) favours[at] = merits[field[at]!]! + extras[field[at]!]!;
  extras.fill(0);
  return favours;
}

function wordsFor(
  { roster }: Assembled,
  field: Int32Array,
  key: StableKey,
  which: number,
  draws: DrawsAt,
): Uint32Array {
  const words = wordings.subarray(0, field.length);
  const address = draws(key, which);
  for (let at = 0; at < words.length; at++) words[at] = address.alternative(roster.key(field[at]!));
  return words;
}

// Kept between calls; nothing is carried over in them but zeros in `extras`.
let open = new Uint8Array(0);
let fields = new Int32Array(0);
let extras = new Float64Array(0);
let favouring = new Float64Array(0);
let sums = new Float64Array(0);
let wordings = new Uint32Array(0);

function makeRoom(rows: number): void {
  if (fields.length >= rows) return;
  const room = rows + rows;
  open = new Uint8Array(room);
  fields = new Int32Array(room);
  extras = new Float64Array(room);
  favouring = new Float64Array(room);
  sums = new Float64Array(room);
  wordings = new Uint32Array(room);
}

/** Whose word it was: of a name on the list a bringer's, in proportion to his part times odds of his opinion; of one that blocs put up a guide's, in proportion to their delegates. Nobody brings himself. */
export function sponsorOf(
  { roster }: Assembled,
  { bringers, opinions, merits }: Opening,
  { row, listed, backers }: { readonly row: number; readonly listed: boolean; readonly backers: readonly Bloc[] },
  key: StableKey,
  draws: DrawsAt,
): number | undefined {
  const rows = listed ? bringers.rows : backers.map(({ guide }) => guide);
  let sum = 0;
  const reached = rows.map((one, j) => {
    const weight = listed ? bringers.parts[j]! * exp(opinions[j * merits.length + row]!) : backers[j]!.delegates;
    if (one !== row) sum += weight;
    return sum;
  });
  if (sum === 0) return undefined;
  const u = sum * uniformOfWord(draws(key, drawOf.sponsor).alternative(roster.key(row)));
  return rows[reached.findIndex((one) => u < one)];
}
