/** What may happen and what follows of itself: the institutional law behind the one door for every change. */
import type { Change, ExitReason, FactOf } from './change.ts';
import type { PersonId, PostId } from './ids.ts';
import type { InstitutionsView } from './institutions-view.ts';
import { isMoot } from './motions.ts';

/**
 * Why a change cannot happen now, as a code; undefined if it can.
 * `full` (no free place) binds mechanisms; what the record tells is taken as told, and an intervention displaces.
 */
export function refusal(now: InstitutionsView, change: Change): string | undefined {
  switch (change.kind) {
    case 'enters':
      return now.person(change.person) ? 'already-known' : undefined;
    case 'dies':
      return now.isDead(change.person) ? 'already-dead' : undefined;
    case 'falls-ill':
      return now.isDead(change.person) ? 'dead' : now.isIll(change.person) ? 'already-ill' : undefined;
    case 'recovers':
      return now.isDead(change.person) ? 'dead' : now.isIll(change.person) ? undefined : 'not-ill';
    case 'departs':
      return now.isDead(change.person) ? 'dead' : now.isAway(change.person) ? 'already-away' : undefined;
    case 'returns':
      return now.isDead(change.person) ? 'dead' : now.isAway(change.person) ? undefined : 'not-away';
    case 'fills':
      return refusalToFill(now, change);
    case 'vacates':
      return (change.acting ? now.actsIn(change.person, change.post) : now.holds(change.person, change.post))
        ? undefined
        : 'does-not-hold';
    case 'sanctioned':
      return now.isDead(change.person)
        ? 'dead'
        : now.hasStatus(change.person, change.status, change.organ)
          ? 'already-so'
          : undefined;
    case 'lifted':
      return now.hasStatus(change.person, change.status, change.organ) ? undefined : 'not-so';
    case 'ties':
      return change.from === change.to
        ? 'same-person'
        : now.isTied(change.from, change.to, change.tie)
          ? 'already-tied'
          : undefined;
    case 'unties':
      return now.isTied(change.from, change.to, change.tie) ? undefined : 'not-tied';
    case 'creates':
      return now.exists(change.what) ? 'already-exists' : undefined;
    case 'abolishes':
      return now.exists(change.what) ? undefined : 'does-not-exist';
    case 'adopts':
      return now.inForce(change.policy) ? 'already-in-force' : undefined;
    case 'repeals':
      return now.inForce(change.policy) ? undefined : 'not-in-force';
    case 'joins':
      return now.isMember(change.person, change.faction) ? 'already-member' : undefined;
    case 'leaves':
      return now.isMember(change.person, change.faction) ? undefined : 'not-member';
    case 'moves':
      return now.isPending(change.body, change.motion)
        ? 'already-moved'
        : isMoot(now, change.motion)
          ? 'moot'
          : undefined;
    case 'strikes':
      return now.isDead(change.person) || now.isDead(change.target) ? 'dead' : undefined;
    case 'resizes':
    case 'renames':
    case 'votes':
    case 'measures':
    case 'happens':
      return undefined;
  }
}

function refusalToFill(now: InstitutionsView, change: FactOf<'fills'> & { readonly by: string }): string | undefined {
  if (now.isDead(change.person)) return 'dead';
  if (!now.exists(change.post)) return 'does-not-exist';
  if (change.acting) return now.actsIn(change.person, change.post) ? 'already-acts' : undefined;
  if (now.holds(change.person, change.post)) return 'already-holds';
  if (isTold(change)) return undefined;
  if (now.isDebarred(change.person)) return 'debarred';
  return now.vacancies(change.post) === 0 && change.by !== 'intervention' ? 'full' : undefined;
}

const none: readonly never[] = [];

function isTold(change: { readonly by: string }): boolean {
  return change.by === 'record' || change.by === 'given' || change.by === 'rule';
}

/** The changes that follow of themselves, on the same days, told by `rule`. Call it before the change is applied. */
export function consequences(now: InstitutionsView, change: Change): readonly Change[] {
  switch (change.kind) {
    case 'dies':
      return now
        .postsOf(change.person)
        .map((post) => leaving(change, change.person, post, 'death'))
        .concat(
          now.actsOf(change.person).map((post) => ({ ...leaving(change, change.person, post, 'death'), acting: true })),
        );
    case 'abolishes':
      return abolition(now, change);
    case 'fills':
      return change.acting ? none : entry(now, change);
    case 'vacates':
      return change.acting ? none : loss(now, change);
    case 'sanctioned':
      return sanction(now, change);
    default:
      return none;
  }
}

/** Posts held ex officio go when the one that brings them is vacated, unless a third brings them too. */
function loss(now: InstitutionsView, change: Change<'vacates'>): readonly Change[] {
  const brought = now.broughtBy(change.post);
  if (brought.length === 0) return none;
  const reason = isFinal(change.reason) ? change.reason : 'rule';
  return brought
    .filter((post) => goesWith(now, change, post))
    .map((post) => leaving(change, change.person, post, reason));
}

function goesWith(now: InstitutionsView, { person, post: left }: FactOf<'vacates'>, post: PostId): boolean {
  const bringing = now.postRule(post)?.exOfficio ?? none;
  return now.holds(person, post) && !bringing.some((other) => other !== left && now.holds(person, other));
}

function isFinal(reason: FactOf<'vacates'>['reason']): boolean {
  return reason === 'death' || reason === 'abolished';
}

function abolition(now: InstitutionsView, change: Change<'abolishes'>): readonly Change[] {
  const post = now.cast.posts.get(change.what as PostId);
  if (post)
    return now
      .holders(post.id)
      .map((person) => leaving(change, person, post.id, 'abolished'))
      .concat(
        [...now.persons()]
          .filter((person) => now.actsIn(person, post.id))
          .map((person) => ({ ...leaving(change, person, post.id, 'abolished'), acting: true })),
      );
  return [...now.cast.posts.values()]
    .filter((seat) => seat.organ === change.what && now.exists(seat.id))
    .map((seat) => follows(change, { kind: 'abolishes', what: seat.id }));
}

function entry(now: InstitutionsView, change: Change<'fills'>): readonly Change[] {
  const following: Change[] = [];
  if (change.by === 'intervention') following.push(...displaced(now, change, change.post, 'removed'));
  for (const held of now.postsOf(change.person))
    if (excludes(now, change.post, held)) following.push(leaving(change, change.person, held, 'rule'));
  for (const post of now.broughtBy(change.post))
    if (now.exists(post) && !now.holds(change.person, post))
      following.push(
        ...displaced(now, change, post, 'rule'),
        follows(change, { kind: 'fills', person: change.person, post, acting: false }),
      );
  return following;
}

/** In a full post whoever came first gives way. */
function displaced(now: InstitutionsView, cause: Change, post: PostId, reason: ExitReason): readonly Change[] {
  const first = now.vacancies(post) === 0 ? now.holders(post)[0] : undefined;
  return first === undefined ? [] : [leaving(cause, first, post, reason)];
}

function excludes(now: InstitutionsView, a: PostId, b: PostId): boolean {
  return (now.postRule(a)?.incompatible.includes(b) || now.postRule(b)?.incompatible.includes(a)) ?? false;
}

function sanction(now: InstitutionsView, change: Change<'sanctioned'>): readonly Change[] {
  if (change.status === 'executed')
    return [follows(change, { kind: 'dies', person: change.person, manner: 'executed' })];
  if (!['expelled', 'arrested', 'exiled', 'banished', 'convicted'].includes(change.status)) return [];
  const from = change.organ && now.cast.organs.get(change.organ);
  const lost = (post: PostId) => from?.kind !== 'body' || now.cast.posts.get(post)?.organ === from.id;
  return now
    .postsOf(change.person)
    .filter(lost)
    .map((post) => leaving(change, change.person, post, 'removed'));
}

function leaving(cause: Change, person: PersonId, post: PostId, reason: FactOf<'vacates'>['reason']): Change {
  return follows(cause, { kind: 'vacates', person, post, acting: false, reason });
}

function follows(cause: Change, fact: FactOf<'vacates' | 'fills' | 'abolishes' | 'dies'>): Change {
  return {
    ...fact,
    earliest: cause.earliest,
    latest: cause.latest,
    by: 'rule',
    cause: { code: `after-${cause.kind}` },
    ...(cause.claims && { claims: cause.claims }),
    ...(cause.days && { days: cause.days }),
  };
}
