/**
 * Antecedents: which earlier changes a change came from, as far as the chronicle itself says so. A post filled came from the
 * vacancy and from the office of whoever named the man; a vote from the motion; a motion from the seats of those who moved
 * it; what follows of itself from the change it followed.
 */
import type { Cast } from './cast.ts';
import type { Change, Chronicle, Motion } from './change.ts';
import type { PersonId, PostId } from './ids.ts';
import { motionKey } from './motions.ts';
import type { Rules } from './rules.ts';

/** What says which office gives which right. */
export interface Law {
  readonly cast: Pick<Cast, 'posts'>;
  readonly rules: Pick<Rules, 'posts' | 'bodies' | 'units'>;
}

/** Why an antecedent is one. */
export type Link = 'vacancy' | 'office' | 'vote' | 'motion' | 'defeat' | 'illness' | 'event';

export interface Antecedent {
  /** Place in the chronicle. */
  readonly at: number;
  readonly link: Link;
}

/**
 * The changes that the change at a place came from, the nearest first.
 * @param chronicle in the order in which changes were told
 */
export function antecedentsOf(chronicle: Chronicle, at: number, law: Law): readonly Antecedent[] {
  const change = chronicle[at]!;
  /** How the person came to an office that gives the right, if he still has it. */
  const office = (person: PersonId, gives: (post: PostId) => boolean): readonly Antecedent[] => {
    const left = new Set<PostId>();
    for (let earlier = at - 1; earlier >= 0; earlier--) {
      const one = chronicle[earlier]!;
      if (one.kind === 'vacates' && !one.acting && one.person === person) left.add(one.post);
      if (fillsFor(one, person) && 'post' in one && gives(one.post) && !left.has(one.post))
        return [{ at: earlier, link: 'office' }];
    }
    return [];
  };
  const seatIn = (body: string) => (post: PostId) =>
    law.cast.posts.get(post)?.organ === body || (law.rules.bodies.get(body as never)?.joint.includes(post) ?? false);
  const before = (link: Link, holds: (earlier: Change) => boolean): readonly Antecedent[] => {
    for (let earlier = at - 1; earlier >= 0; earlier--) if (holds(chronicle[earlier]!)) return [{ at: earlier, link }];
    return [];
  };
  if (change.by === 'rule') {
    const kind = change.cause.code.replace(/^after-/, '');
    return before('event', (earlier) => earlier.kind === kind && earlier.earliest === change.earliest);
  }
  const decided = (motion: Motion) =>
    before('vote', (earlier) => earlier.kind === 'votes' && earlier.carried === true && isSame(earlier.motion, motion));
  switch (change.kind) {
    case 'fills': {
      const motion = { on: 'fill', person: change.person, post: change.post } as const;
      return [
        ...decidedToday(decided(motion), chronicle, change),
        ...before('vacancy', (earlier) => makesRoom(earlier, change.post)),
        ...(change.sponsor === undefined ? [] : office(change.sponsor, namesFor(law, change.post, seatIn))),
      ];
    }
    case 'vacates':
      return decidedToday(decided({ on: 'remove', person: change.person, post: change.post }), chronicle, change);
    case 'sanctioned':
      return [
        ...decidedToday(
          before('vote', (earlier) => isCarriedOn(earlier, 'sanction', change.person)),
          chronicle,
          change,
        ),
        ...before('defeat', (earlier) => isDefeat(earlier, change.person)),
      ];
    case 'lifted':
      return before('vote', (earlier) => isCarriedOn(earlier, 'lift', change.person));
    case 'votes':
      return before('motion', (earlier) => earlier.kind === 'moves' && isSame(earlier.motion, change.motion));
    case 'moves':
      return [change.person, ...change.backers.filter((backer) => backer !== change.person)].flatMap((person) =>
        office(person, seatIn(change.body)),
      );
    case 'strikes': {
      const keys = change.units.flatMap((unit) => {
        const rule = law.rules.units.get(unit);
        return rule === undefined ? [] : [rule.commander, rule.secondKey];
      });
      return office(change.person, (post) => keys.includes(post));
    }
    case 'dies':
      return before('illness', (earlier) => earlier.kind === 'falls-ill' && earlier.person === change.person);
    case 'recovers':
      return before('illness', (earlier) => earlier.kind === 'falls-ill' && earlier.person === change.person);
    default:
      return [];
  }
}

/** Posts by which one may put a name forward for a post: the naming post, or a seat in the naming body. */
function namesFor(
  { rules }: Law,
  post: PostId,
  seatIn: (body: string) => (post: PostId) => boolean,
): (post: PostId) => boolean {
  const first = rules.posts.get(post)?.filling[0]?.by;
  if (first === undefined) return () => false;
  return 'body' in first ? seatIn(first.body) : (held) => held === first.post;
}

/** A vote of another day decided something else. */
function decidedToday(votes: readonly Antecedent[], chronicle: Chronicle, change: Change): readonly Antecedent[] {
  return votes.filter(({ at }) => chronicle[at]!.earliest === change.earliest);
}

function isSame(a: Motion, b: Motion): boolean {
  return motionKey(a) === motionKey(b);
}

function isCarriedOn(change: Change, on: 'sanction' | 'lift', person: PersonId): boolean {
  return (
    change.kind === 'votes' && change.carried === true && change.motion.on === on && change.motion.person === person
  );
}

/** A motion carried against somebody, or one he moved and lost, or a blow that failed. */
function isDefeat(change: Change, person: PersonId): boolean {
  if (change.kind === 'votes' && change.motion.on === 'remove')
    return change.carried ? change.motion.person === person : change.cause.ids?.mover === person;
  return change.kind === 'strikes' && (change.succeeds ? change.target : change.person) === person;
}

function makesRoom(change: Change, post: PostId): boolean {
  return (
    (change.kind === 'vacates' && !change.acting && change.post === post) ||
    (change.kind === 'creates' && change.what === post) ||
    (change.kind === 'resizes' && change.post === post)
  );
}

function fillsFor(change: Change, person: PersonId): boolean {
  return change.kind === 'fills' && !change.acting && change.person === person;
}
