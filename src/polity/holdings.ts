/** Who holds which posts, counted: tenures begun less ended, which may go below 0 while dates are uncertain. */
import type { PersonId, PostId } from './ids.ts';

const none: readonly never[] = [];

export class Holdings {
  /** By post, then person; no entry is 0. */
  readonly #counts = new Map<PostId, Map<PersonId, number>>();
  /** Those whose count is above 0, in the order they came. Lists are replaced and never changed. */
  readonly #holders = new Map<PostId, readonly PersonId[]>();
  readonly #posts = new Map<PersonId, readonly PostId[]>();

  copy(): Holdings {
    const copy = new Holdings();
    for (const [post, counts] of this.#counts) copy.#counts.set(post, new Map(counts));
    for (const [post, holders] of this.#holders) copy.#holders.set(post, holders);
    for (const [person, posts] of this.#posts) copy.#posts.set(person, posts);
    return copy;
  }

  holders(post: PostId): readonly PersonId[] {
    return this.#holders.get(post) ?? none;
  }
  postsOf(person: PersonId): readonly PostId[] {
    return this.#posts.get(person) ?? none;
  }
  holds(person: PersonId, post: PostId): boolean {
    return (this.#counts.get(post)?.get(person) ?? 0) > 0;
  }

  add(person: PersonId, post: PostId, step: 1 | -1): void {
    const counts = this.#counts.get(post) ?? new Map<PersonId, number>();
    this.#counts.set(post, counts);
    const before = counts.get(person) ?? 0;
    const after = before + step;
    if (after === 0) counts.delete(person);
    else counts.set(person, after);
    if (before <= 0 === after <= 0) return;
    this.#holders.set(post, after > 0 ? [...this.holders(post), person] : without(this.holders(post), person));
    this.#posts.set(person, after > 0 ? [...this.postsOf(person), post] : without(this.postsOf(person), post));
  }

  /** Posts that somebody holds with their holders by identifier, by post. */
  list(): readonly (readonly [PostId, readonly PersonId[]])[] {
    return [...this.#holders]
      .filter(([, holders]) => holders.length > 0)
      .map(([post, holders]) => [post, [...holders].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function without<T>(list: readonly T[], one: T): readonly T[] {
  return list.filter((other) => other !== one);
}
