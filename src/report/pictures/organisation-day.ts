/** The organisation on a day: organs under their parents, with posts, holders and members, certain and possible. */
import type { Day } from '../../calendar/index.ts';
import {
  type Change,
  type Chronicle,
  covers,
  type OrganId,
  type PersonId,
  type PostId,
  readingOn,
  type Spell,
  spells,
  type Truth,
  truthOf,
} from '../../polity/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';

export interface Standing {
  readonly person: PersonId;
  readonly acting: boolean;
  readonly certain: boolean;
  /** Those that cover the day, certain or not. */
  readonly spells: readonly Spell[];
}

export interface PostOnDay {
  readonly post: PostId;
  readonly name: string;
  readonly places: number;
  /** The certain first, then by identifier; acting ones last. */
  readonly holders: readonly Standing[];
}

export interface OrganOnDay {
  readonly organ: OrganId;
  /** In use on the day. */
  readonly name: string;
  readonly existed: Exclude<Truth, 'false'>;
  readonly posts: readonly PostOnDay[];
  readonly members: readonly Standing[];
  readonly parts: readonly OrganOnDay[];
}

export interface OrganisationOnDay {
  readonly roots: readonly OrganOnDay[];
  /** Organs that were not there for certain and whose posts nobody can have held. */
  readonly absent: readonly OrganId[];
}

/** @param body only this organ and what is under it */
export function organisationOn(record: HistoricalRecord, day: Day, body?: OrganId): OrganisationOnDay {
  const { cast, rules, chronicle } = record;
  const reading = readingOn(cast, rules, chronicle, day);
  const fills = byKey(chronicle, (one) => (one.kind === 'fills' || one.kind === 'vacates' ? one.post : undefined));
  const joins = byKey(chronicle, (one) => (one.kind === 'joins' || one.kind === 'leaves' ? one.faction : undefined));
  const standing = (changes: Chronicle, begins: string, ends: string, acting: boolean) => {
    const is = (kind: string) => (one: Change) => one.kind === kind && (!('acting' in one) || one.acting === acting);
    const persons = [...new Set(changes.map((one) => (one as Change<'fills'>).person))];
    return persons
      .flatMap((person): Standing[] => {
        const own = changes.filter((one) => (one as Change<'fills'>).person === person);
        const on = spells(own, is(begins), is(ends)).filter((spell) => covers(spell, day) !== 'false');
        const certain = on.some((spell) => covers(spell, day) === 'true');
        return on.length === 0 ? [] : [{ person, acting, certain, spells: on }];
      })
      .sort((a, b) => Number(b.certain) - Number(a.certain) || (a.person < b.person ? -1 : 1));
  };
  const posts = [...cast.posts.values()].map((post) => {
    const changes = fills.get(post.id) ?? [];
    const regular = standing(changes, 'fills', 'vacates', false);
    return {
      organ: post.organ,
      exists: reading.possibly.exists(post.id),
      shown: {
        post: post.id,
        name: reading.necessarily.nameOf(post.id),
        places: reading.necessarily.capacity(post.id),
        holders: [...regular, ...standing(changes, 'fills', 'vacates', true)],
      },
    };
  });
  const organs = [...cast.organs.values()].map((organ) => {
    const own = posts.filter((post) => post.organ === organ.id && (post.exists || post.shown.holders.length > 0));
    return {
      organ,
      existed: truthOf(reading, (now) => now.exists(organ.id)),
      posts: own.map(({ shown }) => shown),
      members: standing(joins.get(organ.id) ?? [], 'joins', 'leaves', false),
    };
  });
  const there = new Set(
    organs
      .filter(({ existed, posts: own, members }) => existed !== 'false' || members.length > 0 || own.some(isHeld))
      .map(({ organ }) => organ.id),
  );
  /** The nearest organ above that was there. */
  const above = (id: OrganId): OrganId | undefined => {
    let parent = cast.organs.get(id)?.parent;
    while (parent !== undefined && !there.has(parent)) parent = cast.organs.get(parent)?.parent;
    return parent;
  };
  const build = (id: OrganId): OrganOnDay => {
    const { existed, posts: own, members } = organs.find(({ organ }) => organ.id === id)!;
    return {
      organ: id,
      name: reading.necessarily.nameOf(id),
      existed: existed === 'true' ? 'true' : 'unknown',
      posts: own,
      members,
      parts: [...there].filter((part) => above(part) === id).map(build),
    };
  };
  const roots = body === undefined ? [...there].filter((id) => above(id) === undefined) : [body];
  return { roots: roots.map(build), absent: organs.map(({ organ }) => organ.id).filter((id) => !there.has(id)) };
}

function isHeld({ holders }: PostOnDay): boolean {
  return holders.length > 0;
}

function byKey(chronicle: Chronicle, key: (change: Change) => string | undefined): ReadonlyMap<string, Chronicle> {
  const groups = new Map<string, Change[]>();
  for (const change of chronicle) {
    const of = key(change);
    if (of === undefined) continue;
    const group = groups.get(of);
    if (group) group.push(change);
    else groups.set(of, [change]);
  }
  return groups;
}

/** All organs of a tree, parents before parts. */
export function allOf(organ: OrganOnDay): readonly OrganOnDay[] {
  return [organ, ...organ.parts.flatMap(allOf)];
}
