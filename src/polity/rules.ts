/** The rules of a regime as data: how a post is filled, who may dismiss, how a body decides. */
import type { Cast, Post } from './cast.ts';
import { votingClasses } from './cast.ts';
import type { OrganId, PostId } from './ids.ts';

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
}

/** Who acts at a step: whoever holds a post, or the members of a body together. */
export type Actor = { readonly post: PostId } | { readonly body: OrganId };

/** `nominate` names one person; `decree` names and appoints at once; `elect`, `consent` and `confirm` put the name to a vote. */
export type FillingStep = {
  readonly step: 'nominate' | 'decree' | 'elect' | 'consent' | 'confirm';
  readonly by: Actor;
};

export interface PostRule {
  readonly post: PostId;
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
  /** How sure it is that this was the rule, 0 to 1, where even contemporaries disagreed. */
  readonly certainty: number;
}

export interface Rules {
  readonly bodies: ReadonlyMap<OrganId, BodyRule>;
  readonly posts: ReadonlyMap<PostId, PostRule>;
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

/** By post, the posts that come with it ex officio. */
export function postsBrought(rules: Rules): ReadonlyMap<PostId, readonly PostId[]> {
  const brought = new Map<PostId, PostId[]>();
  for (const { post, exOfficio } of rules.posts.values())
    for (const bringing of exOfficio) brought.set(bringing, [...(brought.get(bringing) ?? []), post]);
  return brought;
}
