/**
 * Filling a post: who names, whom he could name, what he thinks of each, and whether the others approve. Plain functions
 * of a state; the mechanism that uses them draws and tells.
 */
import { expit, log, type ReadMatrix, type ReadPairs, type ReadVector, type Roster } from '../engine/index.ts';
import type { Actor, InstitutionsView, OrganId, PersonId, Post, PostId } from '../polity/index.ts';
import { betrayalChance, type TradeOff } from './kernels/index.ts';
import { officesOf } from './offices.ts';
import { common, overlaps, type PostTable } from './post-table.ts';

/** What choosing rests on. */
export interface Judging {
  readonly now: InstitutionsView;
  readonly roster: Roster;
  readonly posts: PostTable;
  isInPlay(person: PersonId): boolean;
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
  /** Disutility of a candidate whose best post is worth 1/e of the one to be filled: others outrank him. */
  readonly 'rank-weight': number;
  /** Disutility of every post held already and kept. */
  readonly 'load-weight': number;
  /** Nobody takes a post worth less than this share of the best he holds. */
  readonly 'step-down': number;
  /** Where the able are the more feared: see kernels/loyalty-competence.ts. Only takes from what one thinks of somebody. */
  readonly treason?: Fear;
}

export interface Fear extends TradeOff {
  /** Chance of a plot that would succeed with the candidate, as whoever judges sees it. */
  readonly insecurity: number;
}

/** Those who act at a step and are present: the holder or his deputy, or the members of the body. */
export function present(now: InstitutionsView, by: Actor): readonly PersonId[] {
  if ('body' in by) return now.voters(by.body).filter((person) => now.isPresent(person));
  const acting = now.acting(by.post);
  return acting === undefined ? [] : [acting];
}

/** The rows of the same, by identifier. */
export function presentRows(
  { now, roster, posts }: Pick<Judging, 'now' | 'roster' | 'posts'>,
  by: Actor,
): readonly number[] {
  if ('post' in by) return present(now, by).map((person) => roster.row(person));
  const { present: isPresent } = officesOf(now, roster, posts.worth);
  const rows: number[] = [];
  for (const row of roster.rows(now.voters(by.body))) if (isPresent[row] === 1) rows.push(row);
  return rows;
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

/** What the judge (a row) thinks of the candidate (a row) as a person, in logit units: loyalty, ability, opinions. */
export function opinion(judging: Judging, tastes: Tastes, judge: number, candidate: number): number {
  const loyalty = judging.patronage.get(candidate, judge) + judging.affinity.get(judge, candidate);
  const ability = judging.organisation.get(candidate);
  return (
    tastes['loyalty-weight'] * loyalty +
    tastes['competence-weight'] * ability -
    tastes['distance-weight'] * issueDistance(judging, judge, candidate) -
    dread(tastes, ability, loyalty)
  );
}

/** What the danger of betrayal takes from an opinion, where it counts. */
function dread({ treason }: Tastes, ability: number, loyalty: number): number {
  return treason === undefined
    ? 0
    : treason['treason-weight'] * treason.insecurity * betrayalChance(ability, loyalty, treason);
}

/** How the candidate's posts suit him for another, in logit units, whoever judges: the ladder, rank, and what he carries already. */
export function suitability({ now, roster, posts }: Judging, tastes: Tastes, candidate: number, post: Post): number {
  const { held, words, bestPost, posts: count } = officesOf(now, roster, posts.worth);
  const first = candidate * words;
  const best = bestPost[candidate]!;
  const shortfall = Math.max(0, posts.logWorth.get(post.id)! - (best < 0 ? posts.logFloor : posts.logWorths[best]!));
  const kept = count[candidate]! - common(held, first, posts.excludedMask.get(post.id)!);
  const ladder = overlaps(held, first, posts.neighbourMask.get(post.id)!) ? 1 : 0;
  return tastes['ladder-weight'] * ladder - tastes['rank-weight'] * shortfall - tastes['load-weight'] * kept;
}

/** Of an unknown cadre, who holds nothing, only the average is known. */
export function cadreOpinion(tastes: Tastes, usualOrganisation: number): number {
  return tastes['competence-weight'] * usualOrganisation - dread(tastes, usualOrganisation, 0);
}

/** The same for an unknown cadre; `pool` of them stand behind the one alternative. */
export function cadreSuitability({ posts }: Judging, tastes: Tastes, post: Post, pool: number): number {
  return log(pool) - tastes['rank-weight'] * Math.max(0, posts.logWorth.get(post.id)! - posts.logFloor);
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

/**
 * Chance that somebody approves of a candidate: logit of what he thinks of him beyond what he would think of an unknown
 * cadre, and of the habit of approving.
 */
export function approval(opinion: number, opinionOfUnknown: number, habit: number): number {
  return expit(habit + opinion - opinionOfUnknown);
}
