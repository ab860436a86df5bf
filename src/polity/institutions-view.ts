/** What mechanisms, measures and reports may ask of institutions. */
import type { Cast, Person } from './cast.ts';
import type { FactOf, Motion, Status, TieKind } from './change.ts';
import type { OrganId, PersonId, PolicyId, PostId } from './ids.ts';
import type { BodyRule, PostRule, Rules } from './rules.ts';

export interface Tie {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly kind: TieKind;
  /** 0 to 1; the kind says whether it binds or divides. */
  readonly strength: number;
}

export interface InstitutionsView {
  readonly cast: Cast;
  readonly rules: Rules;
  person(id: PersonId): Person | undefined;
  /** Named persons and the cadres that have entered, in that order. */
  persons(): Iterable<PersonId>;
  isDead(person: PersonId): boolean;
  isIll(person: PersonId): boolean;
  isAway(person: PersonId): boolean;
  /** Under a sanction that bars from voting, acting and appointment everywhere: by no organ in particular, or by one that is no body. */
  isDebarred(person: PersonId): boolean;
  /** Debarred everywhere or by this body. */
  isDebarredFrom(person: PersonId, organ: OrganId): boolean;
  /** Under the status imposed by the organ, or by none in particular. */
  hasStatus(person: PersonId, status: Status, organ?: OrganId): boolean;
  /** Alive, well, not away and not debarred. */
  isPresent(person: PersonId): boolean;
  /**
   * Whose posts, health, whereabouts or statuses changed since these institutions were made or copied, in the order of the changes; it
   * only grows. Whoever keeps something worked out from them looks up what is new here.
   */
  readonly touched: readonly PersonId[];
  exists(what: OrganId | PostId): boolean;
  capacity(post: PostId): number;
  /** The name in use. */
  nameOf(what: OrganId | PostId): string;
  /** Regular holders, in the order they came. */
  holders(post: PostId): readonly PersonId[];
  holds(person: PersonId, post: PostId): boolean;
  actsIn(person: PersonId, post: PostId): boolean;
  /** Posts that a person acts in, in the order in which he came to. */
  actsOf(person: PersonId): readonly PostId[];
  /** Holds or has held some post. */
  hasServed(person: PersonId): boolean;
  postsOf(person: PersonId): readonly PostId[];
  /** Posts that come with a post. */
  broughtBy(post: PostId): readonly PostId[];
  /** Free places of a post that exists; 0 for one that does not. */
  vacancies(post: PostId): number;
  /** Those with a voting seat in the body who are not debarred from it, by identifier. */
  voters(body: OrganId): readonly PersonId[];
  /** The same with those who sit with the body when it judges a member. */
  judges(body: OrganId): readonly PersonId[];
  /** Whoever exercises a post today: its present holder, else who acts in it, else the first present deputy. */
  acting(post: PostId): PersonId | undefined;
  isTied(from: PersonId, to: PersonId, kind: TieKind): boolean;
  tiesFrom(person: PersonId): readonly Tie[];
  ties(): Iterable<Tie>;
  /** Motions on the table of a body, in the order they were moved. */
  pending(body: OrganId): readonly FactOf<'moves'>[];
  isPending(body: OrganId, motion: Motion): boolean;
  inForce(policy: PolicyId): boolean;
  isMember(person: PersonId, faction: OrganId): boolean;
  bodyRule(organ: OrganId): BodyRule | undefined;
  postRule(post: PostId): PostRule | undefined;
}
