/**
 * Institutions: who sits where, who is dead, ill or sanctioned, what exists and is in force — all of it read off changes.
 *
 * Every fact is positive and counted (held, dead, ill, in force …): a change either begins it or ends it. That is what
 * lets one fold answer both "necessarily" and "possibly" on an uncertain record (see `fold.ts`).
 */
import type { Cast, Person, Post } from './cast.ts';
import type { Change, FactOf, Motion, Status, TieKind } from './change.ts';
import { Counter } from './counter.ts';
import { Holdings } from './holdings.ts';
import type { OrganId, PersonId, PolicyId, PostId } from './ids.ts';
import type { InstitutionsView, Tie } from './institutions-view.ts';
import { isMoot, motionKey } from './motions.ts';
import { type BodyRule, type PostRule, postsBrought, type Rules, votingSeats } from './rules.ts';

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

const none: readonly never[] = [];

export class Institutions implements InstitutionsView {
  readonly cast: Cast;
  readonly rules: Rules;
  readonly #seats: ReadonlyMap<OrganId, readonly PostId[]>;
  readonly #brought: ReadonlyMap<PostId, readonly PostId[]>;
  readonly #cadres = new Map<PersonId, Person>();
  readonly #counters = {
    dead: new Counter(),
    ill: new Counter(),
    away: new Counter(),
    acting: new Counter(),
    existing: new Counter(),
    policies: new Counter(),
    factions: new Counter(),
  };
  readonly #capacities = new Map<PostId, number>();
  readonly #names = new Map<string, string>();
  readonly #served = new Set<PersonId>();
  /** The dead, ill, away and debarred together: asked of far oftener than it changes. */
  readonly #absent = new Set<PersonId>();
  readonly #touched: PersonId[] = [];
  readonly #statuses = new Map<PersonId, Counter>();
  readonly #holdings: Holdings;
  readonly #pending = new Map<OrganId, readonly FactOf<'moves'>[]>();
  /** Worked out when asked for; forgotten when who sits in the body changes, or a member's statuses: so are the judges. */
  readonly #voters = new Map<OrganId, readonly PersonId[]>();
  readonly #judges = new Map<OrganId, readonly PersonId[]>();
  /** By the person who holds the tie, then by the other and the kind. */
  readonly #ties = new Map<PersonId, Map<string, { readonly tie: Tie; readonly count: number }>>();

  constructor(
    cast: Cast,
    rules: Rules,
    seats = votingSeats(cast),
    brought = postsBrought(rules),
    held = new Holdings(),
  ) {
    this.cast = cast;
    this.rules = rules;
    this.#seats = seats;
    this.#brought = brought;
    this.#holdings = held;
  }

  /** The same institutions, to be changed apart. */
  copy(): Institutions {
    const copy = new Institutions(this.cast, this.rules, this.#seats, this.#brought, this.#holdings.copy());
    for (const [id, person] of this.#cadres) copy.#cadres.set(id, person);
    for (const name of ['dead', 'ill', 'away', 'acting', 'existing', 'policies', 'factions'] as const)
      copy.#counters[name].take(this.#counters[name]);
    for (const [person, counter] of this.#statuses) copy.#status(person).take(counter);
    for (const [person, ties] of this.#ties) copy.#ties.set(person, new Map(ties));
    for (const [post, capacity] of this.#capacities) copy.#capacities.set(post, capacity);
    for (const [what, name] of this.#names) copy.#names.set(what, name);
    for (const [body, motions] of this.#pending) copy.#pending.set(body, motions);
    for (const person of this.#served) copy.#served.add(person);
    for (const person of this.#absent) copy.#absent.add(person);
    return copy;
  }

  apply(change: Change): void {
    switch (change.kind) {
      case 'enters':
        this.#cadres.set(change.person, {
          id: change.person,
          name: change.person,
          variants: [],
          cadre: { born: change.born },
        });
        return;
      case 'dies':
        this.#counters.dead.add(change.person, 1);
        this.#drop(change.person);
        return this.#attend(change.person);
      case 'falls-ill':
        this.#counters.ill.add(change.person, 1);
        return this.#attend(change.person);
      case 'recovers':
        this.#counters.ill.add(change.person, -1);
        return this.#attend(change.person);
      case 'departs':
        this.#counters.away.add(change.person, 1);
        return this.#attend(change.person);
      case 'returns':
        this.#counters.away.add(change.person, -1);
        return this.#attend(change.person);
      case 'fills':
        return change.acting ? this.#act(change.person, change.post, 1) : this.#hold(change.person, change.post, 1);
      case 'vacates':
        if (change.acting) return this.#act(change.person, change.post, -1);
        this.#hold(change.person, change.post, -1);
        return this.#drop(change.person);
      case 'sanctioned':
        this.#status(change.person).add(statusKey(change), 1);
        this.#drop(change.person);
        return this.#attend(change.person);
      case 'lifted':
        this.#status(change.person).add(statusKey(change), -1);
        this.#drop(change.person);
        return this.#attend(change.person);
      case 'ties':
        return this.#tie(change, change.strength, 1);
      case 'unties':
        return this.#tie(change, 0, -1);
      case 'creates':
        return this.#counters.existing.add(change.what, 1);
      case 'abolishes':
        return this.#counters.existing.add(change.what, -1);
      case 'adopts':
        return this.#counters.policies.add(change.policy, 1);
      case 'repeals':
        return this.#counters.policies.add(change.policy, -1);
      case 'joins':
        return this.#counters.factions.add(`${change.faction} ${change.person}`, 1);
      case 'leaves':
        return this.#counters.factions.add(`${change.faction} ${change.person}`, -1);
      case 'resizes':
        this.#capacities.set(change.post, change.capacity);
        return;
      case 'renames':
        this.#names.set(change.what, change.name);
        return;
      case 'moves':
        this.#pending.set(change.body, [...this.pending(change.body), change]);
        return;
      case 'votes':
        return this.#decide(change.body, change.motion);
      case 'strikes':
      case 'measures':
      case 'happens':
        return;
    }
  }

  person(id: PersonId): Person | undefined {
    return this.cast.persons.get(id) ?? this.#cadres.get(id);
  }
  *persons(): Iterable<PersonId> {
    yield* this.cast.persons.keys();
    yield* this.#cadres.keys();
  }
  isDead(person: PersonId): boolean {
    return this.#counters.dead.has(person);
  }
  isIll(person: PersonId): boolean {
    return this.#counters.ill.has(person);
  }
  isAway(person: PersonId): boolean {
    return this.#counters.away.has(person);
  }
  hasStatus(person: PersonId, status: Status, organ?: OrganId): boolean {
    return this.#statuses.get(person)?.has(statusKey(organ === undefined ? { status } : { status, organ })) ?? false;
  }
  isDebarred(person: PersonId): boolean {
    return this.#debars(person, (organ) => organ === '' || this.cast.organs.get(organ as OrganId)?.kind !== 'body');
  }
  isDebarredFrom(person: PersonId, body: OrganId): boolean {
    return this.isDebarred(person) || this.#debars(person, (organ) => organ === body);
  }
  #debars(person: PersonId, concerns: (organ: string) => boolean): boolean {
    const counter = this.#statuses.get(person);
    if (!counter) return false;
    return counter.list().some((key) => {
      const [status, organ] = key.split(' ') as [Status, string];
      return debarring.has(status) && concerns(organ);
    });
  }
  isPresent(person: PersonId): boolean {
    return !this.#absent.has(person);
  }
  get touched(): readonly PersonId[] {
    return this.#touched;
  }
  exists(what: OrganId | PostId): boolean {
    return this.#counters.existing.has(what);
  }
  holders(post: PostId): readonly PersonId[] {
    return this.#holdings.holders(post);
  }
  holds(person: PersonId, post: PostId): boolean {
    return this.#holdings.holds(person, post);
  }
  postsOf(person: PersonId): readonly PostId[] {
    return this.#holdings.postsOf(person);
  }
  broughtBy(post: PostId): readonly PostId[] {
    return this.#brought.get(post) ?? none;
  }
  vacancies(post: PostId): number {
    const free = this.capacity(post) - this.holders(post).length;
    return free > 0 && this.exists(post) ? free : 0;
  }
  voters(body: OrganId): readonly PersonId[] {
    const known = this.#voters.get(body);
    if (known) return known;
    const seated = new Set((this.#seats.get(body) ?? none).flatMap((seat) => this.holders(seat)));
    const voters = [...seated].filter((person) => !this.isDebarredFrom(person, body)).sort();
    this.#voters.set(body, voters);
    return voters;
  }
  judges(body: OrganId): readonly PersonId[] {
    const joint = this.rules.bodies.get(body)?.joint ?? none;
    if (joint.length === 0) return this.voters(body);
    const known = this.#judges.get(body);
    if (known) return known;
    const sitting = joint.flatMap((post) => this.holders(post)).filter((person) => !this.isDebarredFrom(person, body));
    const judges = [...new Set([...this.voters(body), ...sitting])].sort();
    this.#judges.set(body, judges);
    return judges;
  }
  pending(body: OrganId): readonly FactOf<'moves'>[] {
    return this.#pending.get(body) ?? none;
  }
  isPending(body: OrganId, motion: Motion): boolean {
    const key = motionKey(motion);
    return this.pending(body).some((moved) => motionKey(moved.motion) === key);
  }
  capacity(post: PostId): number {
    return this.#capacities.get(post) ?? this.cast.posts.get(post)?.capacity ?? 0;
  }
  nameOf(what: OrganId | PostId): string {
    return (
      this.#names.get(what) ??
      this.cast.posts.get(what as PostId)?.name ??
      this.cast.organs.get(what as OrganId)?.name ??
      what
    );
  }
  hasServed(person: PersonId): boolean {
    return this.#served.has(person);
  }
  actsIn(person: PersonId, post: PostId): boolean {
    return this.#counters.acting.has(`${post} ${person}`);
  }
  isTied(from: PersonId, to: PersonId, kind: TieKind): boolean {
    return (this.#ties.get(from)?.get(`${to} ${kind}`)?.count ?? 0) > 0;
  }
  acting(post: PostId): PersonId | undefined {
    const holder = this.holders(post).find((person) => this.isPresent(person));
    if (holder !== undefined) return holder;
    for (const key of this.#counters.acting.list()) {
      const [where, person] = key.split(' ') as [PostId, PersonId];
      if (where === post && this.isPresent(person)) return person;
    }
    for (const deputy of this.rules.posts.get(post)?.deputies ?? none)
      for (const person of this.holders(deputy)) if (this.isPresent(person)) return person;
    return undefined;
  }
  tiesFrom(person: PersonId): readonly Tie[] {
    return [...(this.#ties.get(person)?.values() ?? none)].filter(({ count }) => count > 0).map(({ tie }) => tie);
  }
  *ties(): Iterable<Tie> {
    for (const person of this.#ties.keys()) yield* this.tiesFrom(person);
  }
  inForce(policy: PolicyId): boolean {
    return this.#counters.policies.has(policy);
  }
  isMember(person: PersonId, faction: OrganId): boolean {
    return this.#counters.factions.has(`${faction} ${person}`);
  }
  bodyRule(organ: OrganId): BodyRule | undefined {
    return this.rules.bodies.get(organ);
  }
  postRule(post: PostId): PostRule | undefined {
    return this.rules.posts.get(post);
  }
  post(id: PostId): Post | undefined {
    return this.cast.posts.get(id);
  }

  /** Everything that holds, in a canonical order: equal institutions give equal text. */
  snapshot(): string {
    return JSON.stringify({
      cadres: [...this.#cadres.keys()].sort(),
      dead: this.#counters.dead.list(),
      ill: this.#counters.ill.list(),
      away: this.#counters.away.list(),
      acting: this.#counters.acting.list(),
      capacities: [...this.#capacities].sort(byFirst),
      names: [...this.#names].sort(byFirst),
      existing: this.#counters.existing.list(),
      policies: this.#counters.policies.list(),
      factions: this.#counters.factions.list(),
      pending: [...this.#pending]
        .map(([body, motions]) => [body, motions.map(({ motion }) => motionKey(motion))] as const)
        .filter(([, motions]) => motions.length > 0)
        .sort(byFirst),
      statuses: [...this.#statuses]
        .map(([person, counter]) => [person, counter.list()] as const)
        .filter(([, list]) => list.length > 0)
        .sort(byFirst),
      held: this.#holdings.list(),
      ties: [...this.ties()].map((tie) => [tie.from, tie.to, tie.kind, tie.strength].join(' ')).sort(),
    });
  }

  /** Takes a motion off the table. */
  #decide(body: OrganId, motion: Motion): void {
    if (!this.isPending(body, motion)) return;
    const key = motionKey(motion);
    this.#pending.set(
      body,
      this.pending(body).filter((moved) => motionKey(moved.motion) !== key),
    );
  }

  /** Motions about a person that have nothing left to decide leave every table. */
  #drop(person: PersonId): void {
    for (const [body, motions] of this.#pending) {
      const live = motions.filter(
        ({ motion }) => !('person' in motion) || motion.person !== person || !isMoot(this, motion),
      );
      if (live.length < motions.length) this.#pending.set(body, live);
    }
  }

  #attend(person: PersonId): void {
    this.#touched.push(person);
    const { dead, ill, away } = this.#counters;
    if (dead.has(person) || ill.has(person) || away.has(person) || this.isDebarred(person)) this.#absent.add(person);
    else this.#absent.delete(person);
  }

  #status(person: PersonId): Counter {
    for (const post of this.postsOf(person)) this.#forgetVoters(post);
    const counter = this.#statuses.get(person) ?? new Counter();
    this.#statuses.set(person, counter);
    return counter;
  }

  #act(person: PersonId, post: PostId, step: 1 | -1): void {
    this.#counters.acting.add(`${post} ${person}`, step);
  }

  #forgetVoters(post: PostId): void {
    const organ = this.cast.posts.get(post)?.organ;
    if (organ !== undefined) this.#voters.delete(organ);
    // Few bodies judge jointly, and each of them may have changed by a seat of another.
    this.#judges.clear();
  }

  #hold(person: PersonId, post: PostId, step: 1 | -1): void {
    this.#forgetVoters(post);
    this.#touched.push(person);
    if (step === 1) this.#served.add(person);
    this.#holdings.add(person, post, step);
  }

  #tie(change: { from: PersonId; to: PersonId; tie: TieKind }, strength: number, step: 1 | -1): void {
    const ties = this.#ties.get(change.from) ?? new Map<string, { tie: Tie; count: number }>();
    this.#ties.set(change.from, ties);
    const key = `${change.to} ${change.tie}`;
    const entry = ties.get(key);
    const tie = step === 1 || !entry ? { from: change.from, to: change.to, kind: change.tie, strength } : entry.tie;
    const count = (entry?.count ?? 0) + step;
    if (count === 0) ties.delete(key);
    else ties.set(key, { tie, count });
  }
}

function statusKey({ status, organ }: { readonly status: Status; readonly organ?: OrganId }): string {
  return `${status} ${organ ?? ''}`;
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
