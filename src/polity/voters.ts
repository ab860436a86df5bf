/** Who votes in each body: worked out when asked for, then kept up to date with every seat that changes hands. */
import type { OrganId, PersonId, PostId } from './ids.ts';
import type { InstitutionsView } from './institutions-view.ts';

const none: readonly never[] = [];

export class Voters {
  readonly #now: InstitutionsView;
  readonly #seats: ReadonlyMap<OrganId, readonly PostId[]>;
  /** By identifier. Lists are replaced and never changed. */
  readonly #voters = new Map<OrganId, readonly PersonId[]>();
  /** Worked out anew after every change of a seat. */
  readonly #judges = new Map<OrganId, readonly PersonId[]>();

  /** @param seats the posts that vote in each body */
  constructor(now: InstitutionsView, seats: ReadonlyMap<OrganId, readonly PostId[]>) {
    this.#now = now;
    this.#seats = seats;
  }

  of(body: OrganId): readonly PersonId[] {
    const known = this.#voters.get(body);
    if (known) return known;
    const voters = this.#counted(this.#seats.get(body) ?? none, body);
    this.#voters.set(body, voters);
    return voters;
  }

  judges(body: OrganId): readonly PersonId[] {
    const joint = this.#now.bodyRule(body)?.joint ?? none;
    if (joint.length === 0) return this.of(body);
    const known = this.#judges.get(body);
    if (known) return known;
    const judges = this.#counted([...(this.#seats.get(body) ?? none), ...joint], body);
    this.#judges.set(body, judges);
    return judges;
  }

  /** A person has gained or lost a post, or has been barred while he holds it. */
  recount(person: PersonId, post: PostId): void {
    // Few bodies judge jointly, and each of them may have changed by a seat of another.
    if (this.#judges.size > 0) this.#judges.clear();
    const organ = this.#now.cast.posts.get(post)?.organ;
    const seats = organ && this.#seats.get(organ);
    const known = organ && this.#voters.get(organ);
    if (!seats?.includes(post) || !known) return;
    const votes = seats.some((seat) => this.#now.holds(person, seat)) && !this.#now.isDebarredFrom(person, organ);
    const at = known.findIndex((one) => one >= person);
    if (votes === (known[at] === person)) return;
    const place = at < 0 ? known.length : at;
    this.#voters.set(organ, votes ? known.toSpliced(place, 0, person) : known.toSpliced(place, 1));
  }

  #counted(seats: readonly PostId[], body: OrganId): readonly PersonId[] {
    const seated = new Set(seats.flatMap((seat) => this.#now.holders(seat)));
    return [...seated].filter((person) => !this.#now.isDebarredFrom(person, body)).sort();
  }
}
