/** Dependence between sources: how many independent witnesses stand behind a statement, so that three copies are not three. */
import type { Source, SourceId } from './claim.ts';

export type Sources = ReadonlyMap<SourceId, Pick<Source, 'dependsOn'>>;

const known = new WeakMap<Sources, Map<SourceId, ReadonlySet<SourceId>>>();

/** The works in which what a source says began: those it copies from, at any remove, that copy from none; itself, if it copies from none. */
export function rootsOf(source: SourceId, sources: Sources): ReadonlySet<SourceId> {
  const ofAll = known.get(sources) ?? new Map<SourceId, ReadonlySet<SourceId>>();
  known.set(sources, ofAll);
  const found = ofAll.get(source) ?? lookedUp(source, sources);
  ofAll.set(source, found);
  return found;
}

function lookedUp(source: SourceId, sources: Sources): ReadonlySet<SourceId> {
  const roots = new Set<SourceId>();
  const seen = new Set<SourceId>();
  const open = [source];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const above = sources.get(one)?.dependsOn ?? [];
    if (above.length === 0) roots.add(one);
    open.push(...above);
  }
  // A circle of copies has no first; the reader of scenarios refuses it, and here it counts as one work.
  return roots.size > 0 ? roots : new Set([[...seen].sort()[0]!]);
}

/**
 * The number of independent witnesses among some sources: the most that can be picked so that no two go back to a common work.
 * A copy of what is there never raises it; another source never lowers it.
 *
 * The greatest independent set of a graph, found by taking what excludes least and branching where everything excludes
 * several; sources that copy several unrelated works are few, so that the search ends soon.
 */
export function independentCount(given: Iterable<SourceId>, sources: Sources): number {
  const single = new Set<SourceId>();
  const several = new Map<string, ReadonlySet<SourceId>>();
  for (const source of given) {
    const roots = rootsOf(source, sources);
    if (roots.size === 1) for (const root of roots) single.add(root);
    else several.set([...roots].sort().join(' '), roots);
  }
  // Whoever goes back to all that another goes back to, and more, never does better than that other.
  const free = [...several.values()].filter((roots) => ![...roots].some((root) => single.has(root)));
  const least = free.filter(
    (one) => !free.some((other) => other.size < one.size && [...other].every((root) => one.has(root))),
  );
  const meets = (a: ReadonlySet<SourceId>, b: ReadonlySet<SourceId>) => [...a].some((root) => b.has(root));
  const excluded = least.map(
    (one, i) => new Set(least.flatMap((other, j) => (j !== i && meets(one, other) ? [j] : []))),
  );
  return single.size + largest(new Set(least.keys()), excluded);
}

function largest(among: ReadonlySet<number>, excluded: readonly ReadonlySet<number>[]): number {
  const left = new Set(among);
  let taken = 0;
  for (;;) {
    let [few, many] = [-1, -1];
    let [least, most] = [Infinity, -1];
    for (const one of left) {
      let degree = 0;
      for (const other of excluded[one]!) if (left.has(other)) degree++;
      if (degree < least) [few, least] = [one, degree];
      if (degree > most) [many, most] = [one, degree];
    }
    if (few < 0) return taken;
    if (least > 1) {
      const without = new Set(left);
      without.delete(many);
      const within = new Set([...without].filter((one) => !excluded[many]!.has(one)));
      return taken + Math.max(1 + largest(within, excluded), largest(without, excluded));
    }
    taken++;
    left.delete(few);
    for (const other of excluded[few]!) left.delete(other);
  }
}
