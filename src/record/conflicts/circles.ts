/** Circles in an order: in each knot of things that come before each other, one of the shortest. */
import type { Claim } from '../claim.ts';
import { grouped } from './grouped.ts';

/** Something that comes before something else, by the claims that say so. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly claims: Claim[];
}

/** Knots larger than this are searched from one of their members alone, so that time stays linear. */
const searched = 64;

/** One circle for each knot (strongly connected component); of several that are equally short, by the order of identifiers. */
export function circlesOf(links: readonly Link[]): readonly (readonly Link[])[] {
  const out = grouped(links, ({ from }) => from);
  return knots(out).map((knot) => {
    let best: readonly Link[] | undefined;
    for (const start of [...knot].sort().slice(0, knot.size <= searched ? knot.size : 1)) {
      const circle = shortest(start, knot, out);
      if (!best || circle.length < best.length) best = circle;
    }
    return best!;
  });
}

/** Breadth first, from a member back to itself. */
function shortest(
  start: string,
  knot: ReadonlySet<string>,
  out: ReadonlyMap<string, readonly Link[]>,
): readonly Link[] {
  const came = new Map<string, Link>();
  let rim = [start];
  while (rim.length > 0) {
    const next: string[] = [];
    for (const at of rim)
      for (const link of out.get(at) ?? []) {
        if (!knot.has(link.to) || came.has(link.to)) continue;
        came.set(link.to, link);
        if (link.to === start) return walkedBack(start, came);
        next.push(link.to);
      }
    rim = next;
  }
  return [];
}

function walkedBack(start: string, came: ReadonlyMap<string, Link>): readonly Link[] {
  const circle: Link[] = [];
  let at = start;
  do {
    const link = came.get(at)!;
    circle.unshift(link);
    at = link.from;
  } while (at !== start);
  return circle;
}

/** Strongly connected components of two or more, by the algorithm of Tarjan 1972 (docs/bibliography.md) without recursion. */
function knots(out: ReadonlyMap<string, readonly Link[]>): readonly ReadonlySet<string>[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: Set<string>[] = [];
  for (const root of out.keys()) {
    if (index.has(root)) continue;
    const visits: { readonly at: string; next: number }[] = [];
    const enter = (at: string) => {
      index.set(at, index.size);
      low.set(at, index.get(at)!);
      stack.push(at);
      onStack.add(at);
      visits.push({ at, next: 0 });
    };
    enter(root);
    while (visits.length > 0) {
      const visit = visits.at(-1)!;
      const link = (out.get(visit.at) ?? [])[visit.next++];
      if (link) {
        if (!index.has(link.to)) enter(link.to);
        else if (onStack.has(link.to)) low.set(visit.at, Math.min(low.get(visit.at)!, index.get(link.to)!));
        continue;
      }
      visits.pop();
      const up = visits.at(-1)?.at;
      if (up !== undefined) low.set(up, Math.min(low.get(up)!, low.get(visit.at)!));
      if (low.get(visit.at) !== index.get(visit.at)) continue;
      const knot = new Set<string>();
      let member: string;
      do {
        member = stack.pop()!;
        onStack.delete(member);
        knot.add(member);
      } while (member !== visit.at);
      if (knot.size > 1) found.push(knot);
    }
  }
  return found;
}
