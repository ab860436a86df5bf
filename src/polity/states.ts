/** What is kept of each person and each post. Every fact is counted: begun less ended, which may go below 0 while dates are uncertain. */
import type { Person } from './cast.ts';
import type { Status, TieKind } from './change.ts';
import { Counter } from './counter.ts';
import type { OrganId, PersonId, PostId } from './ids.ts';
import type { Tie } from './institutions-view.ts';

const none: readonly never[] = [];

/** Sanctions under which nobody votes, acts or is appointed. */
const debarring: ReadonlySet<Status> = new Set<Status>([
  'suspended',
  'expelled',
  'house-arrest',
  'arrested',
  'convicted',
  'exiled',
  'banished',
  'executed',
]);

export class PersonState {
  dead = 0;
  ill = 0;
  away = 0;
  /** Holds or has held some post. */
  served = false;
  debarred = false;
  /** The cadre who entered, where he is not of the cast. */
  cadre: Person | undefined = undefined;
  /** Posts held and posts acted in, in the order they came. Lists are replaced and never changed. */
  posts: readonly PostId[] = none;
  acts: readonly PostId[] = none;
  statuses: Counter | undefined = undefined;
  /** Ties that the person holds, by the other and the kind. */
  ties: Map<string, { readonly tie: Tie; readonly count: number }> | undefined = undefined;
  /** Whether a copy holds the same map: whoever would change it makes one of his own. */
  #areTiesShared = false;

  /** Alive, well, not away and not debarred. */
  get present(): boolean {
    return this.dead <= 0 && this.ill <= 0 && this.away <= 0 && !this.debarred;
  }

  /** Whether a status debars that was imposed by an organ that `concerns`, or by none in particular. */
  isBarred(concerns: (organ: string) => boolean): boolean {
    if (this.statuses === undefined) return false;
    return this.statuses.list().some((key) => {
      const [status, organ] = key.split(' ') as [Status, string];
      return debarring.has(status) && (organ === '' || concerns(organ));
    });
  }

  copy(): PersonState {
    const copy = new PersonState();
    copy.dead = this.dead;
    copy.ill = this.ill;
    copy.away = this.away;
    copy.served = this.served;
    copy.debarred = this.debarred;
    copy.cadre = this.cadre;
    copy.posts = this.posts;
    copy.acts = this.acts;
    copy.ties = this.ties;
    copy.#areTiesShared = this.#areTiesShared = this.ties !== undefined;
    if (this.statuses !== undefined) {
      copy.statuses = new Counter();
      copy.statuses.take(this.statuses);
    }
    return copy;
  }

  tie(kind: TieKind, from: PersonId, to: PersonId, strength: number, step: 1 | -1): void {
    if (this.ties === undefined || this.#areTiesShared) this.ties = new Map(this.ties ?? none);
    this.#areTiesShared = false;
    const { ties } = this;
    const key = tieKey(to, kind);
    const entry = ties.get(key);
    const tie = step === 1 || !entry ? { from, to, kind, strength } : entry.tie;
    const count = (entry?.count ?? 0) + step;
    if (count === 0) ties.delete(key);
    else ties.set(key, { tie, count });
  }
}

export function statusKey(status: Status, organ: OrganId | undefined): string {
  return `${status} ${organ ?? ''}`;
}

export function tieKey(to: PersonId, kind: TieKind): string {
  return `${to} ${kind}`;
}

export class PostState {
  existing = 0;
  /** Where it was resized. */
  capacity: number | undefined = undefined;
  /** Regular holders, in the order they came. The list is replaced and never changed. */
  holders: readonly PersonId[] = none;
  /** By person, where the count is not 0. */
  #held = new Map<PersonId, number>();
  #acting = new Map<PersonId, number>();

  copy(): PostState {
    const copy = new PostState();
    copy.existing = this.existing;
    copy.capacity = this.capacity;
    copy.holders = this.holders;
    copy.#held = new Map(this.#held);
    if (this.#acting.size > 0) copy.#acting = new Map(this.#acting);
    return copy;
  }

  holds(person: PersonId): boolean {
    return (this.#held.get(person) ?? 0) > 0;
  }
  actsIn(person: PersonId): boolean {
    return (this.#acting.get(person) ?? 0) > 0;
  }
  /** Those who act in it, by identifier. */
  acting(): readonly PersonId[] {
    if (this.#acting.size === 0) return none;
    return [...this.#acting.keys()].filter((person) => this.actsIn(person)).sort();
  }

  /** Begins or ends a tenure of a person, whose own list of posts follows. */
  hold(person: PersonId, state: PersonState, post: PostId, step: 1 | -1): void {
    if (!counted(this.#held, person, step)) return;
    const holds = this.holds(person);
    this.holders = holds ? [...this.holders, person] : without(this.holders, person);
    state.posts = holds ? [...state.posts, post] : without(state.posts, post);
  }
  act(person: PersonId, state: PersonState, post: PostId, step: 1 | -1): void {
    if (!counted(this.#acting, person, step)) return;
    state.acts = this.actsIn(person) ? [...state.acts, post] : without(state.acts, post);
  }
}

/** Counts a step; whether the fact began or ceased to hold by it. */
function counted(counts: Map<PersonId, number>, person: PersonId, step: 1 | -1): boolean {
  const before = counts.get(person) ?? 0;
  const after = before + step;
  if (after === 0) counts.delete(person);
  else counts.set(person, after);
  return before <= 0 !== after <= 0;
}

function without<T>(list: readonly T[], one: T): readonly T[] {
  return list.filter((other) => other !== one);
}
