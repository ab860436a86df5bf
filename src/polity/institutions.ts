/**
 * Institutions: who sits where, who is dead, ill or sanctioned, what exists and is in force — all of it read off changes.
 *
 * Every fact is positive and counted (held, dead, ill, in force …): a change either begins it or ends it. That is what
 * lets one fold answer both "necessarily" and "possibly" on an uncertain record (see `fold.ts`).
 */

import type { Day } from '../calendar/index.ts';
import type { Cast, Person, Post } from './cast.ts';
import type { Change, FactOf, Motion, Status, TieKind } from './change.ts';
import { Counter } from './counter.ts';
import type { OrganId, PersonId, PolicyId, PostId } from './ids.ts';
import type { InstitutionsView, Tie } from './institutions-view.ts';
import { isMoot } from './motions.ts';
import { type BodyRule, type PostRule, postsBrought, type Rules, votingSeats } from './rules.ts';
import { PersonState, PostState, statusKey, tieKey } from './states.ts';
import { Tables } from './tables.ts';
import { Voters } from './voters.ts';

const none: readonly never[] = [];
/** Of whom nothing was told. */
const nobody = new PersonState();

export class Institutions implements InstitutionsView {
  readonly cast: Cast;
  readonly rules: Rules;
  readonly #seats: ReadonlyMap<OrganId, readonly PostId[]>;
  readonly #brought: ReadonlyMap<PostId, readonly PostId[]>;
  /** Persons of the cast, then cadres in the order in which they entered; others of whom something was told stand apart. */
  readonly #persons = new Map<PersonId, PersonState>();
  readonly #strangers = new Map<PersonId, PersonState>();
  readonly #posts = new Map<PostId, PostState>();
  readonly #counters = { organs: new Counter(), policies: new Counter(), factions: new Counter() };
  readonly #names = new Map<string, string>();
  readonly #touched: PersonId[] = [];
  readonly #tables: Tables;
  readonly #voters: Voters;

  constructor(cast: Cast, rules: Rules, of?: Institutions) {
    this.cast = cast;
    this.rules = rules;
    this.#seats = of ? of.#seats : votingSeats(cast);
    this.#brought = of ? of.#brought : postsBrought(rules);
    this.#tables = of ? of.#tables.copy() : new Tables();
    this.#voters = new Voters(this, this.#seats);
    if (of) return;
    for (const person of cast.persons.keys()) this.#persons.set(person, new PersonState());
    for (const post of cast.posts.keys()) this.#posts.set(post, new PostState());
  }

  /** The same institutions, to be changed apart. */
  copy(): Institutions {
    const copy = new Institutions(this.cast, this.rules, this);
    for (const [id, person] of this.#persons) copy.#persons.set(id, person.copy());
    for (const [id, person] of this.#strangers) copy.#strangers.set(id, person.copy());
    for (const [id, post] of this.#posts) copy.#posts.set(id, post.copy());
    for (const name of ['organs', 'policies', 'factions'] as const) copy.#counters[name].take(this.#counters[name]);
    for (const [what, name] of this.#names) copy.#names.set(what, name);
    return copy;
  }

  apply(change: Change): void {
    switch (change.kind) {
      case 'enters':
        return this.#enter(change.person, change.born);
      case 'dies':
        this.#person(change.person).dead++;
        this.#drop(change.person);
        return this.#touch(change.person);
      case 'falls-ill':
        this.#person(change.person).ill++;
        return this.#touch(change.person);
      case 'recovers':
        this.#person(change.person).ill--;
        return this.#touch(change.person);
      case 'departs':
        this.#person(change.person).away++;
        return this.#touch(change.person);
      case 'returns':
        this.#person(change.person).away--;
        return this.#touch(change.person);
      case 'fills':
        return this.#hold(change, 1);
      case 'vacates':
        this.#hold(change, -1);
        return change.acting ? undefined : this.#drop(change.person);
      case 'sanctioned':
        return this.#sanction(change, 1);
      case 'lifted':
        return this.#sanction(change, -1);
      case 'ties':
        return this.#person(change.from).tie(change.tie, change.from, change.to, change.strength, 1);
      case 'unties':
        return this.#person(change.from).tie(change.tie, change.from, change.to, 0, -1);
      case 'creates':
        return this.#exist(change.what, 1);
      case 'abolishes':
        return this.#exist(change.what, -1);
      case 'adopts':
        return this.#counters.policies.add(change.policy, 1);
      case 'repeals':
        return this.#counters.policies.add(change.policy, -1);
      case 'joins':
        return this.#counters.factions.add(`${change.faction} ${change.person}`, 1);
      case 'leaves':
        return this.#counters.factions.add(`${change.faction} ${change.person}`, -1);
      case 'resizes':
        this.#post(change.post).capacity = change.capacity;
        return;
      case 'renames':
        this.#names.set(change.what, change.name);
        return;
      case 'moves':
        return this.#tables.add(change);
      case 'votes':
        return this.#tables.take(change.body, change.motion);
      case 'strikes':
      case 'measures':
      case 'happens':
        return;
    }
  }

  person(id: PersonId): Person | undefined {
    return this.cast.persons.get(id) ?? this.#persons.get(id)?.cadre;
  }
  persons(): Iterable<PersonId> {
    return this.#persons.keys();
  }
  isDead(person: PersonId): boolean {
    return this.#of(person).dead > 0;
  }
  isIll(person: PersonId): boolean {
    return this.#of(person).ill > 0;
  }
  isAway(person: PersonId): boolean {
    return this.#of(person).away > 0;
  }
  hasStatus(person: PersonId, status: Status, organ?: OrganId): boolean {
    return this.#of(person).statuses?.has(statusKey(status, organ)) ?? false;
  }
  isDebarred(person: PersonId): boolean {
    return this.#of(person).debarred;
  }
  isDebarredFrom(person: PersonId, body: OrganId): boolean {
    return this.isDebarred(person) || this.#of(person).isBarred((organ) => organ === body);
  }
  isPresent(person: PersonId): boolean {
    return this.#of(person).present;
  }
  get touched(): readonly PersonId[] {
    return this.#touched;
  }
  exists(what: OrganId | PostId): boolean {
    const post = this.#posts.get(what as PostId);
    return post === undefined ? this.#counters.organs.has(what) : post.existing > 0;
  }
  holders(post: PostId): readonly PersonId[] {
    return this.#posts.get(post)?.holders ?? none;
  }
  holds(person: PersonId, post: PostId): boolean {
    return this.#posts.get(post)?.holds(person) ?? false;
  }
  postsOf(person: PersonId): readonly PostId[] {
    return this.#of(person).posts;
  }
  broughtBy(post: PostId): readonly PostId[] {
    return this.#brought.get(post) ?? none;
  }
  vacancies(post: PostId): number {
    const state = this.#posts.get(post);
    if (state === undefined || state.existing <= 0) return 0;
    return Math.max(0, (state.capacity ?? this.cast.posts.get(post)?.capacity ?? 0) - state.holders.length);
  }
  voters(body: OrganId): readonly PersonId[] {
    return this.#voters.of(body);
  }
  judges(body: OrganId): readonly PersonId[] {
    return this.#voters.judges(body);
  }
  pending(body: OrganId): readonly FactOf<'moves'>[] {
    return this.#tables.of(body);
  }
  isPending(body: OrganId, motion: Motion): boolean {
    return this.#tables.has(body, motion);
  }
  capacity(post: PostId): number {
    return this.#posts.get(post)?.capacity ?? this.cast.posts.get(post)?.capacity ?? 0;
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
    return this.#of(person).served;
  }
  actsIn(person: PersonId, post: PostId): boolean {
    return this.#posts.get(post)?.actsIn(person) ?? false;
  }
  actsOf(person: PersonId): readonly PostId[] {
    return this.#of(person).acts;
  }
  isTied(from: PersonId, to: PersonId, kind: TieKind): boolean {
    return (this.#of(from).ties?.get(tieKey(to, kind))?.count ?? 0) > 0;
  }
  acting(post: PostId): PersonId | undefined {
    const holder = this.holders(post).find((person) => this.isPresent(person));
    if (holder !== undefined) return holder;
    for (const person of this.#posts.get(post)?.acting() ?? none) if (this.isPresent(person)) return person;
    for (const deputy of this.rules.posts.get(post)?.deputies ?? none)
      for (const person of this.holders(deputy)) if (this.isPresent(person)) return person;
    return undefined;
  }
  tiesFrom(person: PersonId): readonly Tie[] {
    const { ties } = this.#of(person);
    return ties === undefined ? none : [...ties.values()].filter(({ count }) => count > 0).map(({ tie }) => tie);
  }
  *ties(): Iterable<Tie> {
    const tied = [...this.#persons, ...this.#strangers].filter(([, { ties }]) => ties !== undefined);
    for (const [person] of tied.sort(byFirst)) yield* this.tiesFrom(person);
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
    const persons = [...this.#persons, ...this.#strangers];
    const posts = [...this.#posts].sort(byFirst);
    const named = (holds: (state: PersonState) => boolean) =>
      persons
        .filter(([, state]) => holds(state))
        .map(([id]) => id)
        .sort();
    return JSON.stringify({
      cadres: named(({ cadre }) => cadre !== undefined),
      dead: named(({ dead }) => dead > 0),
      ill: named(({ ill }) => ill > 0),
      away: named(({ away }) => away > 0),
      acting: posts.map(([id, post]) => [id, post.acting()] as const).filter(([, persons]) => persons.length > 0),
      capacities: posts.flatMap(([id, { capacity }]) => (capacity === undefined ? [] : [[id, capacity]])),
      names: [...this.#names].sort(byFirst),
      existing: [
        ...this.#counters.organs.list(),
        ...posts.filter(([, { existing }]) => existing > 0).map(([id]) => id),
      ].sort(),
      policies: this.#counters.policies.list(),
      factions: this.#counters.factions.list(),
      pending: this.#tables.list(),
      statuses: persons
        .map(([person, { statuses }]) => [person, statuses?.list() ?? none] as const)
        .filter(([, list]) => list.length > 0)
        .sort(byFirst),
      held: posts
        .map(([id, { holders }]) => [id, [...holders].sort()] as const)
        .filter(([, holders]) => holders.length > 0),
      ties: [...this.ties()].map((tie) => [tie.from, tie.to, tie.kind, tie.strength].join(' ')).sort(),
    });
  }

  /** The state of a person, to be read. */
  #of(person: PersonId): PersonState {
    return this.#persons.get(person) ?? this.#strangers.get(person) ?? nobody;
  }
  /** The same, to be changed. */
  #person(person: PersonId): PersonState {
    const known = this.#persons.get(person) ?? this.#strangers.get(person);
    if (known !== undefined) return known;
    const made = new PersonState();
    this.#strangers.set(person, made);
    return made;
  }
  #post(post: PostId): PostState {
    const known = this.#posts.get(post);
    if (known !== undefined) return known;
    const made = new PostState();
    this.#posts.set(post, made);
    return made;
  }

  #enter(person: PersonId, born: Day): void {
    const state = this.#person(person);
    this.#strangers.delete(person);
    this.#persons.set(person, state);
    state.cadre = { id: person, name: person, variants: [], cadre: { born } };
  }

  #exist(what: OrganId | PostId, step: 1 | -1): void {
    if (this.cast.posts.has(what as PostId)) this.#post(what as PostId).existing += step;
    else this.#counters.organs.add(what, step);
  }

  #drop(person: PersonId): void {
    this.#tables.drop(person, (motion) => isMoot(this, motion));
  }

  #touch(person: PersonId): void {
    this.#touched.push(person);
  }

  #sanction(change: FactOf<'sanctioned' | 'lifted'>, step: 1 | -1): void {
    const state = this.#person(change.person);
    state.statuses ??= new Counter();
    state.statuses.add(statusKey(change.status, change.organ), step);
    state.debarred = state.isBarred((organ) => this.cast.organs.get(organ as OrganId)?.kind !== 'body');
    for (const post of state.posts) this.#voters.recount(change.person, post);
    this.#drop(change.person);
    this.#touch(change.person);
  }

  #hold({ person, post, acting }: FactOf<'fills' | 'vacates'>, step: 1 | -1): void {
    const state = this.#person(person);
    if (acting) return this.#post(post).act(person, state, post, step);
    this.#touch(person);
    if (step === 1) state.served = true;
    this.#post(post).hold(person, state, post, step);
    this.#voters.recount(person, post);
  }
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
