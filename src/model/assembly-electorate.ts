/**
 * Who votes in an assembly: delegations of equal size, one for each place in the posts that command delegates, each led by
 * whoever holds the place; or, where a regime has no such posts, the assembly's own members.
 */
import { jointKey, type Roster, type StableKey } from '../engine/index.ts';
import type { InstitutionsView, OrganId, PersonId } from '../polity/index.ts';
import { present } from './filling.ts';
import type { PostTable } from './post-table.ts';

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
  now: InstitutionsView,
  roster: Roster,
  posts: PostTable,
  body: OrganId,
  params: SteeringParameters,
  chance: number,
): AssemblyElectorate {
  const sending = [...now.cast.posts.values()].filter(
    (post) => post.functions.includes('delegates') && now.exists(post.id),
  );
  if (sending.length === 0) {
    const attending = present(now, { body });
    return {
      members: now.voters(body).length,
      delegates: attending.length,
      delegations: attending.map((person) => ({ leader: roster.row(person), key: roster.key(roster.row(person)) })),
      followers: 1,
      rest: 0,
    };
  }
  const each = Math.round(params.delegates);
  const share = now.bodyRule(body)?.ballot === 'secret' ? params.steering * params.secrecy : params.steering;
  const followers = Math.min(each, Math.floor(share * each + chance));
  let places = 0;
  const delegations: Delegation[] = [];
  for (const post of sending) {
    const holders = now.holders(post.id);
    const seats = Math.max(now.capacity(post.id), holders.length);
    places += seats;
    // A deputy leads in the place of the one holder who is ill or away.
    const leaders: readonly PersonId[] =
      seats === 1 ? present(now, { post: post.id }) : holders.filter((person) => now.isPresent(person));
    for (const person of leaders) {
      const leader = roster.row(person);
      delegations.push({ leader, key: jointKey(posts.key.get(post.id)!, roster.key(leader)) });
    }
  }
  const delegates = each * places;
  return { members: delegates, delegates, delegations, followers, rest: delegates - followers * delegations.length };
}
