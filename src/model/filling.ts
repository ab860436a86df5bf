/**
 * Filling a post: who names, whom he could name, what he thinks of each, and whether the others approve. Plain functions
 * of a state; the mechanism that uses them draws and tells.
 */
import { expit, log, type ReadMatrix, type ReadPairs, type ReadVector, type Roster } from '../engine/index.ts';
import type { Actor, InstitutionsView, OrganId, PersonId, Post, PostId } from '../polity/index.ts';

/** What choosing rests on. */
export interface Judging {
  readonly now: InstitutionsView;
  readonly roster: Roster;
  readonly endowments: ReadonlyMap<PostId, number>;
  readonly issues: number;
  readonly organisation: ReadVector;
  readonly position: ReadMatrix;
  readonly salience: ReadMatrix;
  readonly affinity: ReadPairs;
  readonly patronage: ReadPairs;
}

export interface Tastes {
  /** Utility of full loyalty or sympathy. */
  readonly 'loyalty-weight': number;
  /** Utility of full ability to organise. */
  readonly 'competence-weight': number;
  /** Disutility of standing at opposite ends of every issue that matters. */
  readonly 'distance-weight': number;
  /** Utility of serving already in the organ, one above or one below it. */
  readonly 'ladder-weight': number;
  /** Disutility of every post held already and kept. */
  readonly 'load-weight': number;
  /** Nobody takes a post worth less than this share of the best he holds. */
  readonly 'step-down': number;
}

/** Those who act at a step and are present: the holder or his deputy, or the members of the body. */
export function present(now: InstitutionsView, by: Actor): readonly PersonId[] {
  if ('body' in by) return now.voters(by.body).filter((person) => now.isPresent(person));
  const acting = now.acting(by.post);
  return acting === undefined ? [] : [acting];
}

/** Whoever leads a body: the acting holder of its chair or first post. */
export function leaderOf(now: InstitutionsView, body: OrganId): PersonId | undefined {
  for (const post of now.cast.posts.values())
    if (post.organ === body && (post.class === 'chair' || post.class === 'first') && now.exists(post.id)) {
      const acting = now.acting(post.id);
      if (acting !== undefined) return acting;
    }
  return undefined;
}

/** Who names the holder of a post when nothing else is known: the holder of the naming post, or the leader of the naming body. */
export function usualSponsor(now: InstitutionsView, post: PostId): PersonId | undefined {
  const first = now.postRule(post)?.filling[0];
  if (!first) return undefined;
  return 'post' in first.by ? now.acting(first.by.post) : leaderOf(now, first.by.body);
}

/** Everybody who may and would take the post. */
export function candidates({ now, roster, endowments }: Judging, post: Post, tastes: Tastes): readonly PersonId[] {
  const rule = now.postRule(post.id);
  const value = endowments.get(post.id) ?? 0;
  const field =
    rule && rule.requires.length > 0
      ? [...new Set(rule.requires.flatMap((one) => now.holders(one)))]
      : everybody(roster);
  return field.filter((person) => {
    if (!now.isPresent(person) || now.holds(person, post.id)) return false;
    let best = 0;
    for (const held of now.postsOf(person)) {
      const worth = endowments.get(held) ?? 0;
      // Giving up as much as one gains is no promotion.
      if (worth >= value && (rule?.incompatible.includes(held) || now.postRule(held)?.incompatible.includes(post.id)))
        return false;
      if (worth > best) best = worth;
    }
    return value >= tastes['step-down'] * best;
  });
}

function everybody(roster: Roster): PersonId[] {
  const all: PersonId[] = [];
  for (let row = 0; row < roster.size; row++) all.push(roster.id(row) as PersonId);
  return all;
}

/** What `judge` thinks of `candidate` for a post, in logit units. */
export function utility(judging: Judging, tastes: Tastes, judge: PersonId, candidate: PersonId, post: Post): number {
  const { now, roster } = judging;
  const j = roster.row(judge);
  const c = roster.row(candidate);
  const loyalty = judging.patronage.get(c, j) + judging.affinity.get(j, c);
  const kept = now.postsOf(candidate).filter((held) => !now.postRule(post.id)?.incompatible.includes(held)).length;
  return (
    tastes['loyalty-weight'] * loyalty +
    tastes['competence-weight'] * judging.organisation.get(c) -
    tastes['distance-weight'] * issueDistance(judging, j, c) +
    tastes['ladder-weight'] * (isOnLadder(now, candidate, post) ? 1 : 0) -
    tastes['load-weight'] * kept
  );
}

/** Of an unknown cadre only the average is known; `pool` of them stand behind the one alternative. */
export function cadreUtility(tastes: Tastes, usualOrganisation: number, pool: number): number {
  return tastes['competence-weight'] * usualOrganisation + log(pool);
}

/** Mean over issues of how far apart two stand, weighted by how much each issue matters to the first; 0 to 1. */
export function issueDistance(
  { issues, position, salience }: Pick<Judging, 'issues' | 'position' | 'salience'>,
  a: number,
  b: number,
): number {
  let sum = 0;
  for (let k = 0; k < issues; k++) sum += (salience.get(a, k) * Math.abs(position.get(a, k) - position.get(b, k))) / 2;
  return issues === 0 ? 0 : sum / issues;
}

function isOnLadder(now: InstitutionsView, person: PersonId, post: Post): boolean {
  const parent = now.cast.organs.get(post.organ)?.parent;
  return now.postsOf(person).some((held) => {
    const organ = now.cast.posts.get(held)?.organ;
    return (
      organ === post.organ ||
      organ === parent ||
      (organ !== undefined && now.cast.organs.get(organ)?.parent === post.organ)
    );
  });
}

/** Chance that a member approves of a candidate: logit of what he thinks of him beyond the average, and of the habit of approving. */
export function approval(utilityOfCandidate: number, averageUtility: number, habit: number): number {
  return expit(habit + utilityOfCandidate - averageUtility);
}
