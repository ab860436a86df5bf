/**
 * Who votes in an assembly: delegations of equal size, one for each place in the posts that command delegates, each led by
 * whoever holds the place; or, where a regime has no such posts, the assembly's own members. Those of a delegation who follow its
 * leader vote with one bloc: that of a patron of his, or his own.
 */
import { type Draws, jointKey, type StableKey } from '../engine/index.ts';
import type { OrganId } from '../polity/index.ts';
import type { Assembled } from './assembly-opinions.ts';
import { present } from './filling.ts';
import { uniformOfWord } from './kernels/index.ts';
import { officesOf } from './offices.ts';

export type DrawsAt = (who: StableKey, which: number) => Draws;

export interface Delegation {
  /** Row of whoever leads it. */
  readonly leader: number;
  /** Addresses draws about its votes. */
  readonly key: StableKey;
}

export interface AssemblyElectorate {
  /** All who have a vote. */
  readonly members: number;
  /** Those who are there and vote. */
  readonly delegates: number;
  readonly delegations: readonly Delegation[];
  /** Delegates of each delegation that follow its leader. */
  readonly followers: number;
  /** Delegates that follow nobody. */
  readonly rest: number;
}

export interface SteeringParameters {
  /** Delegates to a place. */
  readonly delegates: number;
  /** Share of them that follow the leader where hands are raised … */
  readonly steering: number;
  /** … and what that is worth behind a secret ballot. */
  readonly secrecy: number;
}

/**
 * Places without a present holder send their delegates all the same; these follow nobody.
 * @param chance from 0 to below 1: rounds the number of followers up or down, the same in every delegation
 */
export function electorateOf(
  { now, roster, posts }: Pick<Assembled, 'now' | 'roster' | 'posts'>,
  body: OrganId,
  params: SteeringParameters,
  chance: number,
): AssemblyElectorate {
  const delegations: Delegation[] = [];
  let places = 0;
  let isCommanded = false;
  const { present: isPresent } = officesOf(now, roster, posts.worth);
  for (const post of now.cast.posts.values()) {
    if (!post.functions.includes('delegates') || !now.exists(post.id)) continue;
    isCommanded = true;
    const holders = now.holders(post.id);
    const seats = Math.max(now.capacity(post.id), holders.length);
    places += seats;
    // A deputy leads in the place of the one holder who is ill or away.
    const leaders = roster.rows(seats === 1 ? present(now, { post: post.id }) : holders);
    const key = posts.key.get(post.id)!;
    for (let at = 0; at < leaders.length; at++) {
      const leader = leaders[at]!;
      if (isPresent[leader] === 1) delegations.push({ leader, key: jointKey(key, roster.key(leader)) });
    }
  }
  if (!isCommanded) {
    const attending = present(now, { body }).map((person) => roster.row(person));
    return {
      members: now.voters(body).length,
      delegates: attending.length,
      delegations: attending.map((leader) => ({ leader, key: roster.key(leader) })),
      followers: 1,
      rest: 0,
    };
  }
  const each = Math.round(params.delegates);
  const share = now.bodyRule(body)?.ballot === 'secret' ? params.steering * params.secrecy : params.steering;
  const followers = Math.min(each, Math.floor(share * each + chance));
  const delegates = each * places;
  return { members: delegates, delegates, delegations, followers, rest: delegates - followers * delegations.length };
}

/** Delegates who vote as one. */
export interface Bloc {
  /** Row of the person whose word they follow. */
  readonly guide: number;
  readonly delegates: number;
}

/**
 * The blocs of a meeting, in the order of their guides' rows. The guide of a delegation is its leader, or a present patron of his with the
 * chance of the share that he commands.
 * @param words the draws of this choice, with an alternative for each delegation
 */
export function blocsOf(
  { now, roster, posts, patronage }: Pick<Assembled, 'now' | 'roster' | 'posts' | 'patronage'>,
  { delegations, followers }: AssemblyElectorate,
  words: Draws,
): readonly Bloc[] {
  if (followers === 0) return [];
  const { present: isPresent } = officesOf(now, roster, posts.worth);
  const votes = new Int32Array(roster.size);
  for (const { leader, key } of delegations) {
    const patrons = patronage.size(leader);
    let reached = 1;
    for (let at = 0; at < patrons; at++)
      if (isPresent[patronage.other(leader, at)] === 1) reached -= patronage.value(leader, at);
    const u = uniformOfWord(words.alternative(key));
    let guide = leader;
    reached = Math.max(0, reached);
    for (let at = 0; at < patrons && u >= reached; at++) {
      const patron = patronage.other(leader, at);
      if (isPresent[patron] === 0) continue;
      guide = patron;
      reached += patronage.value(leader, at);
    }
    votes[guide]! += followers;
  }
  const blocs: Bloc[] = [];
  for (let guide = 0; guide < votes.length; guide++)
    if (votes[guide]! > 0) blocs.push({ guide, delegates: votes[guide]! });
  return blocs;
}
