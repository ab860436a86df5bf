/** What is fixed about posts, worked out once for all histories: what a place is worth, and how posts go together. */
import { log, type StableKey, stableKey } from '../engine/index.ts';
import type { Cast, Post, PostId, Rules } from '../polity/index.ts';
import { endowmentsOf } from './endowments.ts';
import type { ParameterValues } from './parameters.ts';

export interface PostTable {
  /** Control that goes with one place, in units of the table of endowments. */
  readonly worth: ReadonlyMap<PostId, number>;
  /** Logarithm of a floor that stands for holding nothing. */
  readonly logFloor: number;
  /** Logarithm of the worth plus the floor. */
  readonly logWorth: ReadonlyMap<PostId, number>;
  /** Addresses the draws that are about a place in the post. */
  readonly key: ReadonlyMap<PostId, StableKey>;
  /** Posts that nobody may hold together with this one. */
  readonly excluded: ReadonlyMap<PostId, ReadonlySet<PostId>>;
  /** Posts of the same organ, of the one above and of those below: the rungs next to this one. */
  readonly neighbours: ReadonlyMap<PostId, ReadonlySet<PostId>>;
}

export function postTable(cast: Cast, rules: Rules, values: ParameterValues): PostTable {
  const posts = [...cast.posts.values()];
  const pairs = (related: (a: Post, b: Post) => boolean) =>
    new Map(posts.map((a) => [a.id, new Set(posts.filter((b) => related(a, b)).map((b) => b.id))]));
  const worth = endowmentsOf(cast, values);
  const floor = values.endowment!.nothing!;
  return {
    worth,
    logFloor: log(floor),
    logWorth: new Map([...worth].map(([id, units]) => [id, log(units + floor)])),
    key: new Map(posts.map(({ id }) => [id, stableKey('post', id)])),
    excluded: pairs((a, b) => excludes(rules, a.id, b.id) || excludes(rules, b.id, a.id)),
    neighbours: pairs((a, b) => a.organ === b.organ || isAbove(cast, a, b) || isAbove(cast, b, a)),
  };
}

function excludes(rules: Rules, a: PostId, b: PostId): boolean {
  return rules.posts.get(a)?.incompatible.includes(b) ?? false;
}

function isAbove(cast: Cast, upper: Post, lower: Post): boolean {
  return cast.organs.get(lower.organ)?.parent === upper.organ;
}
