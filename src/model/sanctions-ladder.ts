/**
 * The ladder of sanctions: which rungs are in force against a person, and which could be next. Rungs come in the order of the
 * rules; nobody is put to one below, or up to, the hardest that is in force against him. Whoever commands armed men or police
 * may skip rungs that others would have to impose first.
 */
import type { InstitutionsView, OrganId, PersonId, PostId, SanctionRule, Status } from '../polity/index.ts';

/** A rung, by its place in the rules. */
export interface Rung {
  readonly place: number;
  readonly rule: SanctionRule;
}

/** The place of the rung that a sanction stands on; −1 where the regime has none of that kind. */
export function placeOf(rungs: readonly SanctionRule[], status: Status, organ: OrganId | undefined): number {
  const exact = rungs.findIndex((rung) => rung.status === status && rung.organ === organ);
  return exact >= 0 ? exact : rungs.findIndex((rung) => rung.status === status);
}

/** The hardest rung in force against a person. */
export function hardestAgainst(now: InstitutionsView, person: PersonId): Rung | undefined {
  const place = hardest(now, person);
  return place < 0 ? undefined : { place, rule: now.rules.sanctions[place]! };
}

/** The mildest rung above all in force that somebody could impose today, and above it those that arms can impose at once. */
export function nextRungs(now: InstitutionsView, person: PersonId): readonly Rung[] {
  const { sanctions } = now.rules;
  const next: Rung[] = [];
  for (let place = hardest(now, person) + 1; place < sanctions.length; place++) {
    const rule = sanctions[place]!;
    if (next.length > 0 && !isArmed(now, rule)) continue;
    if (couldImpose(now, rule, person)) next.push({ place, rule });
  }
  return next;
}

/** Its place, −1 where none is in force. */
function hardest(now: InstitutionsView, person: PersonId): number {
  return now.rules.sanctions.findLastIndex(({ status, organ }) => now.hasStatus(person, status, organ));
}

/** Whether whoever imposes a rung commands a unit or the police. */
export function isArmed(now: InstitutionsView, { by }: SanctionRule): boolean {
  if (!('post' in by)) return false;
  if (now.cast.posts.get(by.post)?.functions.includes('police')) return true;
  return [...now.rules.units.values()].some(({ commander }) => commander === by.post);
}

function couldImpose(now: InstitutionsView, rule: SanctionRule, person: PersonId): boolean {
  const { organ, by } = rule;
  // A body's own sanctions fall on those who sit in it.
  if (organ !== undefined && now.cast.organs.get(organ)?.kind === 'body' && !hasPostIn(now, person, organ))
    return false;
  return canAct(now, by, person);
}

/** Whether somebody other than the person could act: whoever exercises the post, or a member of the body. */
export function canAct(now: InstitutionsView, by: SanctionRule['by'], person: PersonId): boolean {
  if ('post' in by) {
    const actor = now.exists(by.post) ? now.acting(by.post) : undefined;
    return actor !== undefined && actor !== person;
  }
  const isSpeaker = (voter: PersonId): boolean => voter !== person && now.isPresent(voter);
  return now.exists(by.body) && now.bodyRule(by.body) !== undefined && now.voters(by.body).some(isSpeaker);
}

/** Members of a body who are there and can put a motion about somebody, by identifier. */
export function speakers(now: InstitutionsView, body: OrganId, about: PersonId): readonly PersonId[] {
  return now.voters(body).filter((voter) => voter !== about && now.isPresent(voter));
}

/** Whoever may lift a sanction: the body to which one may appeal, else whoever imposes it. */
export function reviewerOf(now: InstitutionsView, { by }: SanctionRule): { post: PostId } | { body: OrganId } {
  if ('post' in by) return by;
  const appeal = now.bodyRule(by.body)?.appeal;
  // An assembly has no members between its meetings to speak for anybody; whoever imposed a sanction can always lift it.
  return appeal !== undefined && now.exists(appeal) && now.voters(appeal).length > 0 ? { body: appeal } : by;
}

function hasPostIn(now: InstitutionsView, person: PersonId, organ: OrganId): boolean {
  return now.postsOf(person).some((post) => now.cast.posts.get(post)?.organ === organ);
}
