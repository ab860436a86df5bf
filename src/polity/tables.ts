/** Motions on the tables of bodies: moved and not yet decided. */
import type { FactOf, Motion } from './change.ts';
import type { OrganId, PersonId } from './ids.ts';
import { motionKey } from './motions.ts';

const none: readonly never[] = [];

export class Tables {
  /** In the order they were moved. Lists are replaced and never changed. */
  readonly #motions = new Map<OrganId, readonly FactOf<'moves'>[]>();

  copy(): Tables {
    const copy = new Tables();
    for (const [body, motions] of this.#motions) copy.#motions.set(body, motions);
    return copy;
  }

  of(body: OrganId): readonly FactOf<'moves'>[] {
    return this.#motions.get(body) ?? none;
  }
  has(body: OrganId, motion: Motion): boolean {
    const key = motionKey(motion);
    return this.of(body).some((moved) => motionKey(moved.motion) === key);
  }

  add(moved: FactOf<'moves'>): void {
    this.#motions.set(moved.body, [...this.of(moved.body), moved]);
  }
  take(body: OrganId, motion: Motion): void {
    const key = motionKey(motion);
    this.#keep(body, (moved) => motionKey(moved.motion) !== key);
  }
  /** Motions about a person that have nothing left to decide leave every table. */
  drop(person: PersonId, isMoot: (motion: Motion) => boolean): void {
    for (const body of this.#motions.keys())
      this.#keep(body, ({ motion }) => !('person' in motion) || motion.person !== person || !isMoot(motion));
  }

  /** Body and motions by key, where there are any, by body. */
  list(): readonly (readonly [OrganId, readonly string[]])[] {
    return [...this.#motions]
      .filter(([, motions]) => motions.length > 0)
      .map(([body, motions]) => [body, motions.map(({ motion }) => motionKey(motion))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #keep(body: OrganId, stays: (moved: FactOf<'moves'>) => boolean): void {
    const before = this.of(body);
    if (before.every(stays)) return;
    this.#motions.set(body, before.filter(stays));
  }
}
