/** What is fixed about posts, worked out once for all histories: what a place is worth, and how posts go together. */
import { log, type StableKey, stableKey } from '../engine/index.ts';
import type { Cast, Post, PostId, Rules } from '../polity/index.ts';
import { endowmentsOf } from './endowments.ts';
import type { ParameterValues } from './parameters.ts';

/** Kinds of post by how long holders stay: voting seats of a body, posts that command a territory, the government or appointments, or none of these. */
export type PostLevel = 'seat' | 'region' | 'top' | 'national';

/** A set of posts, a bit for each by its place in `worth`: see `Offices.held`. */
export type PostMask = Uint32Array;

export interface PostTable {
  readonly level: ReadonlyMap<PostId, PostLevel>;
  /** Posts that an assembly fills anew. */
  readonly elected: ReadonlySet<PostId>;
  /** Posts that a procedure fills, in the order of the cast. */
  readonly filled: readonly Post[];
  /** Control that goes with one place, in units of the table of endowments. */
  readonly worth: ReadonlyMap<PostId, number>;
  /** Logarithm of a floor that stands for holding nothing. */
  readonly logFloor: number;
  /** Logarithm of the worth plus the floor. */
  readonly logWorth: ReadonlyMap<PostId, number>;
  /** The same by the place of the post in `worth`. */
  readonly logWorths: Float64Array;
  /** Addresses the draws that are about a place in the post. */
  readonly key: ReadonlyMap<PostId, StableKey>;
  /** Posts that nobody may hold together with this one. */
  readonly excluded: ReadonlyMap<PostId, ReadonlySet<PostId>>;
  /** Whoever holds one of these would gain nothing by the post: itself, and those excluded by it that are worth as much. */
  readonly barring: ReadonlyMap<PostId, PostMask>;
  /** Whoever is to have the post needs one of these; absent where it requires none. */
  readonly required: ReadonlyMap<PostId, PostMask>;
  /** The excluded and the neighbours as masks. */
  readonly excludedMask: ReadonlyMap<PostId, PostMask>;
  readonly neighbourMask: ReadonlyMap<PostId, PostMask>;
  /** Posts of the same organ, of the one above and of those below: the rungs next to this one. */
  readonly neighbours: ReadonlyMap<PostId, ReadonlySet<PostId>>;
}

export function postTable(cast: Cast, rules: Rules, values: ParameterValues): PostTable {
  const posts = [...cast.posts.values()];
  const pairs = (related: (a: Post, b: Post) => boolean) =>
    new Map(posts.map((a) => [a.id, new Set(posts.filter((b) => related(a, b)).map((b) => b.id))]));
  const worth = endowmentsOf(cast, values);
  const floor = values.endowment!.nothing!;
  const places = new Map([...worth.keys()].map((id, place) => [id, place]));
  const masks = (sets: ReadonlyMap<PostId, ReadonlySet<PostId>>) =>
    new Map([...sets].map(([id, set]) => [id, maskOf(places, set)]));
  const excluded = pairs((a, b) => excludes(rules, a.id, b.id) || excludes(rules, b.id, a.id));
  const neighbours = pairs((a, b) => a.organ === b.organ || isAbove(cast, a, b) || isAbove(cast, b, a));
  const barring = pairs(
    (a, b) => a.id === b.id || (excluded.get(a.id)!.has(b.id) && worth.get(b.id)! >= worth.get(a.id)!),
  );
  return {
    filled: posts.filter(({ id }) => (rules.posts.get(id)?.filling.length ?? 0) > 0),
    level: new Map(posts.map((post) => [post.id, levelOf(cast, post)])),
    elected: new Set([...rules.bodies.values()].flatMap(({ elects }) => elects)),
    worth,
    logFloor: log(floor),
    logWorth: new Map([...worth].map(([id, units]) => [id, log(units + floor)])),
    logWorths: Float64Array.from(worth.values(), (units) => log(units + floor)),
    key: new Map(posts.map(({ id }) => [id, stableKey('post', id)])),
    excluded,
    neighbours,
    barring: masks(barring),
    required: new Map(
      posts.flatMap(({ id }) => {
        const requires = rules.posts.get(id)?.requires ?? [];
        return requires.length > 0 ? [[id, maskOf(places, requires)] as const] : [];
      }),
    ),
    excludedMask: masks(excluded),
    neighbourMask: masks(neighbours),
  };
}

/** The kind of post that rates of turnover tell apart. */
export function levelOf(cast: Pick<Cast, 'organs'>, post: Post): PostLevel {
  if (post.class === 'full' && cast.organs.get(post.organ)?.kind === 'body') return 'seat';
  if (post.functions.includes('region')) return 'region';
  return post.functions.includes('head-of-government') || post.functions.includes('appointments') ? 'top' : 'national';
}

/** Bits to a word of a mask. */
const wordBits = 32;

/** Words that a mask of so many posts takes. */
export function maskWords(posts: number): number {
  return Math.ceil(posts / wordBits);
}

/** Adds the post of a place to the mask that begins at a word. */
export function addToMask(mask: PostMask, first: number, place: number): void {
  mask[first + Math.floor(place / wordBits)]! |= 1 << (place % wordBits);
}

function maskOf(places: ReadonlyMap<PostId, number>, posts: Iterable<PostId>): PostMask {
  const mask = new Uint32Array(maskWords(places.size));
  for (const post of posts) addToMask(mask, 0, places.get(post)!);
  return mask;
}

/** Whether a set of posts, from a word of `held` on, and a mask have one in common. */
export function overlaps(held: PostMask, first: number, mask: PostMask): boolean {
  for (let word = 0; word < mask.length; word++) if ((held[first + word]! & mask[word]!) !== 0) return true;
  return false;
}

/** How many posts a set, from a word of `held` on, and a mask have in common. */
export function common(held: PostMask, first: number, mask: PostMask): number {
  let count = 0;
  for (let word = 0; word < mask.length; word++)
    for (let bits = held[first + word]! & mask[word]!; bits !== 0; bits &= bits - 1) count++;
  return count;
}

function excludes(rules: Rules, a: PostId, b: PostId): boolean {
  return rules.posts.get(a)?.incompatible.includes(b) ?? false;
}

function isAbove(cast: Cast, upper: Post, lower: Post): boolean {
  return cast.organs.get(lower.organ)?.parent === upper.organ;
}
