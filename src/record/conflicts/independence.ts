/**
 * How many independent witnesses a set of sources makes. A source that depends on another of the set, at any remove, is a
 * copy and no witness; sources that depend on a common third, in the set or not, are one witness together.
 */
import type { Source, SourceId } from '../claim.ts';

export type Sources = ReadonlyMap<SourceId, Pick<Source, 'dependsOn'>>;

export class Independence {
  readonly #sources: Sources;
  readonly #origins = new Map<SourceId, ReadonlySet<SourceId>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** All that a source depends on, at any remove; itself left out. */
  origins(source: SourceId): ReadonlySet<SourceId> {
    const known = this.#origins.get(source);
    if (known) return known;
    const found = new Set<SourceId>();
    const waiting = [...(this.#sources.get(source)?.dependsOn ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next) || next === source) continue;
      found.add(next);
      waiting.push(...(this.#sources.get(next)?.dependsOn ?? []));
    }
    this.#origins.set(source, found);
    return found;
  }

  /**
   * Connected components of the sources that copy no other of the set, joined where they share an origin. A lower bound:
   * who copied two works counts them once. Adding a copy of a source of the set changes nothing.
   */
  count(sources: Iterable<SourceId>): number {
    const set = new Set(sources);
    if (set.size < 2) return set.size;
    const heads = [...set].filter((source) => ![...this.origins(source)].some((origin) => set.has(origin)));
    const parent = heads.map((_, i) => i);
    const root = (i: number): number => (parent[i] === i ? i : root(parent[i]!));
    const firstWith = new Map<SourceId, number>();
    heads.forEach((source, i) => {
      for (const origin of this.origins(source)) {
        const other = firstWith.get(origin);
        if (other === undefined) firstWith.set(origin, i);
        else parent[root(i)] = root(other);
      }
    });
    return parent.filter((up, i) => up === i).length;
  }
}
