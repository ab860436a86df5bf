/** What changed in an organisation between two days: what was created, abolished, renamed, resized; who came and who went. */
import type { OrganId, PersonId, PostId } from '../../polity/index.ts';
import type { Chart, ChartHolder, ChartOrgan, ChartPost } from './chart.ts';

/** A thing before and after; absent where it was not there, even possibly. */
export type ChartChange =
  | { readonly kind: 'organ'; readonly organ: OrganId; readonly before?: ChartOrgan; readonly after?: ChartOrgan }
  /** Without its holders, whose comings and goings are told one by one. */
  | { readonly kind: 'post'; readonly post: PostId; readonly before?: BarePost; readonly after?: BarePost }
  | {
      readonly kind: 'holder';
      readonly post: PostId;
      readonly person: PersonId;
      readonly acting: boolean;
      readonly before?: ChartHolder;
      readonly after?: ChartHolder;
    };

export type BarePost = Omit<ChartPost, 'holders'>;

/** What a change amounts to. `surer`, `less-sure`: whether it is there has become certain, or doubtful. `again`: another tenure. */
export type ChartChangeSort =
  | 'created'
  | 'abolished'
  | 'renamed'
  | 'resized'
  | 'came'
  | 'went'
  | 'again'
  | 'surer'
  | 'less-sure';

/** Organs, then posts, then holders, each in the order of the charts: first those of the later one. */
export function chartDiff(earlier: Chart, later: Chart): readonly ChartChange[] {
  return [
    ...differing(organsOf(earlier), organsOf(later), (_, { organ }) => ({ kind: 'organ' as const, organ })),
    ...differing(postsOf(earlier), postsOf(later), (_, { post }) => ({ kind: 'post' as const, post })),
    ...differing(holdersOf(earlier), holdersOf(later), (key, { person, acting }) => ({
      kind: 'holder' as const,
      post: key.split(' ')[0] as PostId,
      person,
      acting,
    })),
  ];
}

/** The later chart, from the earlier one and what changed. Holders that came stand after those that stayed. */
export function withChanges(chart: Chart, changes: readonly ChartChange[], day: Chart['day']): Chart {
  const organs = new Map(organsOf(chart));
  const posts = new Map(postsOf(chart));
  const holders = new Map(holdersOf(chart));
  for (const change of changes) {
    if (change.kind === 'organ') put(organs, change.organ, change.after);
    else if (change.kind === 'post') put(posts, change.post, change.after);
    else put(holders, holderKey(change.post, change), change.after);
  }
  return {
    root: chart.root,
    day,
    organs: [...organs.values()],
    posts: [...posts.values()].map((post) => ({
      ...post,
      holders: [...holders].filter(([key]) => key.startsWith(`${post.post} `)).map(([, holder]) => holder),
    })),
  };
}

/** All that a change amounts to; a thing may be renamed and resized at once. */
export function sortsOf(change: ChartChange): readonly ChartChangeSort[] {
  const { kind, before, after } = change;
  if (!before) return [kind === 'holder' ? 'came' : 'created'];
  if (!after) return [kind === 'holder' ? 'went' : 'abolished'];
  if (kind === 'holder') {
    const again = change.before!.since !== change.after!.since;
    return [...(again ? (['again'] as const) : []), ...surer(change.before!.held, change.after!.held)];
  }
  const renamed = change.before!.name !== change.after!.name;
  const resized = kind === 'post' && change.before!.places !== change.after!.places;
  return [
    ...(renamed ? (['renamed'] as const) : []),
    ...(resized ? (['resized'] as const) : []),
    ...surer(change.before!.exists, change.after!.exists),
  ];
}

function surer(before: string, after: string): readonly ChartChangeSort[] {
  return before === after ? [] : [after === 'true' ? 'surer' : 'less-sure'];
}

function organsOf({ organs }: Chart): ReadonlyMap<string, ChartOrgan> {
  return new Map(organs.map((organ) => [organ.organ, organ]));
}

function postsOf({ posts }: Chart): ReadonlyMap<string, BarePost> {
  return new Map(posts.map(({ holders: _, ...post }) => [post.post, post]));
}

function holdersOf({ posts }: Chart): ReadonlyMap<string, ChartHolder> {
  return new Map(posts.flatMap(({ post, holders }) => holders.map((holder) => [holderKey(post, holder), holder])));
}

function holderKey(post: PostId, { person, acting }: Pick<ChartHolder, 'person' | 'acting'>): string {
  return `${post} ${person} ${acting}`;
}

function put<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

/** What is in one of them alone, or not the same in both. */
function differing<T extends object, About>(
  earlier: ReadonlyMap<string, T>,
  later: ReadonlyMap<string, T>,
  about: (key: string, one: T) => About,
): readonly (About & { readonly before?: T; readonly after?: T })[] {
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key) => {
    const [before, after] = [earlier.get(key), later.get(key)];
    if (before !== undefined && after !== undefined && isSame(before, after)) return [];
    return [
      {
        ...about(key, (after ?? before)!),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  });
}

/** Changes of one record are one object each: whatever else differs is text, a number or a list of identifiers. */
function isSame(a: object, b: object): boolean {
  const [left, right] = [a, b] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) =>
    Array.isArray(left[key]) ? String(left[key]) === String(right[key]) : left[key] === right[key],
  );
}
