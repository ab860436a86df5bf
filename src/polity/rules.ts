/** The rules of a regime as data: how a post is filled, who may dismiss, how a body decides. */
import type { Cast, Post } from './cast.ts';
import { votingClasses } from './cast.ts';
import type { Status } from './change.ts';
import type { OrganId, PostId, UnitId } from './ids.ts';

/** An exact share such as two thirds; never a float, so that 2/3 of 9 is 6. */
export interface Fraction {
  readonly num: number;
  readonly den: number;
}

/** A majority: `share` of those `present`, of those `voting` yes or no, or of `all` members. `strict`: more than the share, not equal to it. */
export interface Majority {
  readonly of: 'present' | 'voting' | 'all';
  readonly share: Fraction;
  readonly strict: boolean;
}

export interface BodyRule {
  readonly organ: OrganId;
  /** Share of the members with a vote who must be present. */
  readonly quorum: Fraction;
  readonly majority: Majority;
  /** What it takes to remove one of its own members; the ordinary majority where a regime states no other. */
  readonly removal: Majority;
  readonly ballot: 'open' | 'secret';
  /** Meetings a year. */
  readonly meetings: number;
  /** Posts whose holders sit with the body when it votes on removing a member or on a sanction. */
  readonly joint: readonly PostId[];
  /** Posts that the body fills anew, whole, at each of its ordinary meetings: it is an assembly for them. */
  readonly elects: readonly PostId[];
  /** Who brings the list when it does; without one, its own leader. */
  readonly slate: Actor | undefined;
  /** Whether it may change the number of places in the posts it elects. */
  readonly mayResize: boolean;
  /** Where one may appeal against its sanctions. */
  readonly appeal: OrganId | undefined;
}

/** Who acts at a step: whoever holds a post, or the members of a body together. */
export type Actor = { readonly post: PostId } | { readonly body: OrganId };

/** `nominate` names one person; `decree` names and appoints at once; `elect`, `consent` and `confirm` put the name to a vote. */
export type FillingStep = {
  readonly step: 'nominate' | 'decree' | 'elect' | 'consent' | 'confirm';
  readonly by: Actor;
};

/** How a post is filled and left. */
export interface PostProcedure {
  /** In order. The first step names; the others approve or reject. Empty: the post is never filled by procedure. */
  readonly filling: readonly FillingStep[];
  /** A candidate must hold one of these (empty: anybody eligible). */
  readonly requires: readonly PostId[];
  /** Nobody may hold one of these together with the post; he gives them up on taking it. */
  readonly incompatible: readonly PostId[];
  /** Comes with another post and goes with it. */
  readonly exOfficio: readonly PostId[];
  /** Posts whose holders act, in this order, while the holder is ill, absent or dead. */
  readonly deputies: readonly PostId[];
  /** Who may take the post away: the holder of a post by decree, a body by a vote. */
  readonly dismissal: readonly Actor[];
}

export interface PostRule extends PostProcedure {
  readonly post: PostId;
  /** How sure it is that this was the rule, 0 to 1. Below 1 the rule is contested. */
  readonly certainty: number;
  /** What was the rule if this was not, whole; absent where no alternative is stated. */
  readonly otherwise?: PostProcedure;
}

/** Sanctions that a regime's rules may state. */
export const mostSanctions = 16;

/** Who may impose a sanction, from the mildest rung to the hardest in the order of the rules. */
export interface SanctionRule {
  readonly status: Status;
  readonly by: Actor;
  /** The organ that the status concerns, such as the party one is expelled from. */
  readonly organ: OrganId | undefined;
}

/** An armed unit: it obeys its commander if the second key turns too. */
export interface UnitRule {
  readonly unit: UnitId;
  readonly name: string;
  /** Strength relative to the others, above 0. */
  readonly strength: number;
  readonly commander: PostId;
  /** A commissar or attached officer without whose consent the unit stays in barracks. */
  readonly secondKey: PostId | undefined;
  /** Whom it guards: organs that it defends first. */
  readonly guards: readonly OrganId[];
}

export interface Rules {
  readonly bodies: ReadonlyMap<OrganId, BodyRule>;
  readonly posts: ReadonlyMap<PostId, PostRule>;
  readonly sanctions: readonly SanctionRule[];
  readonly units: ReadonlyMap<UnitId, UnitRule>;
}

/** Posts whose rule is contested: those with an alternative, and those without one; each in the order of identifiers. */
export function contestedPosts({ posts }: Rules): {
  readonly stated: readonly PostId[];
  readonly unstated: readonly PostId[];
} {
  const contested = [...posts.values()].filter(({ certainty }) => certainty < 1);
  const ids = (rules: readonly PostRule[]) => rules.map(({ post }) => post).sort();
  return {
    stated: ids(contested.filter(({ otherwise }) => otherwise !== undefined)),
    unstated: ids(contested.filter(({ otherwise }) => otherwise === undefined)),
  };
}

/** The rules with the alternative in the place of the rule for some posts; the same rules for none. */
export function withAlternatives(rules: Rules, changed: ReadonlySet<PostId>): Rules {
  if (changed.size === 0) return rules;
  const posts = new Map(rules.posts);
  for (const [post, rule] of rules.posts) if (changed.has(post)) posts.set(post, { ...rule, ...rule.otherwise });
  return { ...rules, posts };
}

export function isVotingSeat(post: Post): boolean {
  return votingClasses.has(post.class);
}

/** The voting seats of each body, in the order of their identifiers. */
export function votingSeats(cast: Cast): ReadonlyMap<OrganId, readonly PostId[]> {
  const seats = new Map<OrganId, PostId[]>();
  for (const post of cast.posts.values()) {
    if (cast.organs.get(post.organ)?.kind !== 'body' || !isVotingSeat(post)) continue;
    const list = seats.get(post.organ);
    if (list) list.push(post.id);
    else seats.set(post.organ, [post.id]);
  }
  for (const list of seats.values()) list.sort();
  return seats;
}

/** By post, the posts that come with it ex officio, in the order of their identifiers. */
export function postsBrought(rules: Rules): ReadonlyMap<PostId, readonly PostId[]> {
  const brought = new Map<PostId, PostId[]>();
  for (const { post, exOfficio } of rules.posts.values())
    for (const bringing of exOfficio) brought.set(bringing, [...(brought.get(bringing) ?? []), post]);
  for (const list of brought.values()) list.sort();
  return brought;
}
