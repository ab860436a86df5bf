/**
 * The names on an assembly's ballot: a list from whoever brings it, which begins with those who have the places, and further
 * names from the floor. Both choose by multinomial logit: every person's utility gets a Gumbel variate of his own, and the
 * largest are taken.
 */
import { type Draws, exp, jointKey, type StableKey } from '../engine/index.ts';
import type { InstitutionsView, OrganId, PersonId, Post, PostId } from '../polity/index.ts';
import {
  type Assembled,
  type BallotName,
  type BallotParameters,
  type DrawsAt,
  type Middle,
  opinionsOf,
  repute,
} from './assembly-ballot.ts';
import { leaderOf, present } from './filling.ts';
import { gumbel } from './kernels/index.ts';

export interface SlateParameters extends BallotParameters {
  /** Utility of having the place already. */
  readonly 'incumbency-weight': number;
  /** Utility of each factor e by which the best post outside the assembly's gift is worth more than nothing. */
  readonly 'rank-weight': number;
  /** Utility of another seat in the same organ. */
  readonly 'ladder-weight': number;
  /** Names from the floor, as a share of the places. */
  readonly surplus: number;
}

/** Which draw of a name. */
const drawOf = { list: 0, floor: 1, sponsor: 5 } as const;

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

/** Posts that one assembly elects: those it has filled already at this meeting, and those still to come. */
export interface Progress {
  readonly done: ReadonlySet<PostId>;
  readonly ahead: ReadonlySet<PostId>;
}

/**
 * Rows of those who may be elected: in play, alive, not debarred; present, unless they have the place already; and without
 * a post that excludes it and is filled already at this meeting, or is worth as much and not in the assembly's gift.
 */
export function eligible(
  { now, roster, posts, isInPlay }: Assembled,
  post: Post,
  { done, ahead }: Progress,
): readonly number[] {
  const excluded = posts.excluded.get(post.id)!;
  const worth = posts.worth.get(post.id)!;
  const blocks = (held: PostId): boolean =>
    excluded.has(held) && (done.has(held) || (!ahead.has(held) && posts.worth.get(held)! >= worth));
  const rows: number[] = [];
  for (let row = 0; row < roster.size; row++) {
    const person = roster.id(row) as PersonId;
    if (!(now.isPresent(person) || (now.holds(person, post.id) && isFree(now, person)))) continue;
    if (isInPlay(person) && !now.postsOf(person).some(blocks)) rows.push(row);
  }
  return rows;
}

function isFree(now: InstitutionsView, person: PersonId): boolean {
  return !now.isDead(person) && !now.isDebarred(person);
}

/** What speaks for a person (a row) whoever judges, in logit units. */
function merit(
  { now, roster, posts, standing }: Assembled,
  params: SlateParameters,
  post: Post,
  { done, ahead }: Progress,
  row: number,
): number {
  let best = posts.logFloor;
  let ladder = 0;
  let incumbent = 0;
  for (const held of now.postsOf(roster.id(row) as PersonId)) {
    if (held === post.id) incumbent = 1;
    else if (now.cast.posts.get(held)!.organ === post.organ) ladder = 1;
    if (!done.has(held) && !ahead.has(held) && held !== post.id) best = Math.max(best, posts.logWorth.get(held)!);
  }
  return (
    params['incumbency-weight'] * incumbent +
    params['ladder-weight'] * ladder +
    params['rank-weight'] * (best - posts.logFloor) +
    params['prestige-weight'] * standing.get(row)
  );
}

export interface SlateName extends BallotName {
  /** Whoever brought the name; nobody for one from the floor. */
  readonly sponsor: number | undefined;
}

/**
 * The ballot for one post: at most as many listed names as places, then those from the floor. Where nobody brings a list the
 * floor makes it.
 * @param key addresses draws about this post at this meeting
 */
export function ballotFor(
  state: Assembled,
  params: SlateParameters,
  post: Post,
  progress: Progress,
  places: number,
  bringers: Bringers,
  middle: Middle,
  key: StableKey,
  draws: DrawsAt,
): readonly SlateName[] {
  const field = eligible(state, post, progress);
  const opinions = opinionsOf(state, params, bringers.rows, field);
  const n = field.length;
  const keys = field.map((row) => jointKey(key, state.roster.key(row)));
  const taste = (at: number, which: number): number => gumbel(draws(keys[at]!, which).open());
  const all = field.map((_, at) => at);
  const wanted = (at: number): number =>
    bringers.parts.reduce(
      (sum, part, j) => sum + part * opinions[j * n + at]!,
      merit(state, params, post, progress, field[at]!),
    );
  const known = (at: number): number => repute(state, params, middle, field[at]!) + taste(at, drawOf.floor);
  const listed =
    bringers.rows.length > 0
      ? largest(all, places, (at) => wanted(at) + taste(at, drawOf.list))
      : largest(all, places, known);
  const onList = new Set(listed);
  const others = all.filter((at) => !onList.has(at));
  const floor = largest(others, Math.round(params.surplus * places), known);
  return [...listed, ...floor].map((at) => ({
    row: field[at]!,
    key: keys[at]!,
    listed: onList.has(at),
    sponsor: onList.has(at)
      ? sponsorOf(
          bringers,
          (j) => opinions[j * n + at]!,
          field[at]!,
          () => draws(keys[at]!, drawOf.sponsor),
        )
      : undefined,
  }));
}

/** Whose word it was, drawn in proportion to his part times odds of his opinion; nobody brings himself. */
function sponsorOf(
  { rows, parts }: Bringers,
  opinion: (bringer: number) => number,
  row: number,
  draw: () => Draws,
): number | undefined {
  const others = rows.filter((bringer) => bringer !== row);
  if (others.length < 2) return others[0];
  const weights = rows.map((bringer, j) => (bringer === row ? 0 : parts[j]! * exp(opinion(j))));
  return rows[draw().categorical(weights)];
}

/** The `count` items of largest value, largest first. */
function largest(items: readonly number[], count: number, worthOf: (item: number) => number): readonly number[] {
  if (count <= 0) return [];
  return items
    .map((item) => ({ item, value: worthOf(item) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ item }) => item);
}
