/** Circles in what must have none: parents, posts that come with posts, sources that copy from sources. */

/** The nodes that lead back to themselves, in the order of the graph. Links to unknown nodes end there. */
export function onCycles<Id extends string>(graph: ReadonlyMap<Id, readonly Id[]>): readonly Id[] {
  const forward = pruned(graph);
  const backward = new Map<Id, Id[]>([...forward].map((id) => [id, []]));
  for (const id of forward) for (const to of graph.get(id) ?? []) backward.get(to)?.push(id);
  const both = pruned(backward);
  // Left are circles and what lies between two of them; in a graph this large nobody will miss the difference.
  const exact = both.size <= 2000;
  return [...graph.keys()].filter((id) => both.has(id) && (!exact || reaches(graph, both, id)));
}

/** The nodes left after taking away, again and again, those without links to nodes that are left. */
function pruned<Id extends string>(graph: ReadonlyMap<Id, readonly Id[]>): ReadonlySet<Id> {
  const left = new Set(graph.keys());
  const incoming = new Map<Id, Id[]>();
  const degree = new Map<Id, number>();
  for (const [id, links] of graph) {
    const known = links.filter((to) => graph.has(to));
    degree.set(id, known.length);
    for (const to of known) {
      const list = incoming.get(to);
      if (list) list.push(id);
      else incoming.set(to, [id]);
    }
  }
  const queue = [...left].filter((id) => degree.get(id) === 0);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    left.delete(id);
    for (const from of incoming.get(id) ?? []) {
      const rest = degree.get(from)! - 1;
      degree.set(from, rest);
      if (rest === 0) queue.push(from);
    }
  }
  return left;
}

function reaches<Id extends string>(graph: ReadonlyMap<Id, readonly Id[]>, within: ReadonlySet<Id>, id: Id): boolean {
  const seen = new Set<Id>();
  const stack = [...(graph.get(id) ?? [])];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === id) return true;
    if (seen.has(at) || !within.has(at)) continue;
    seen.add(at);
    stack.push(...(graph.get(at) ?? []));
  }
  return false;
}
