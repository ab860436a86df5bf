/**
 * Conflicts of order: `before` and `because` against dates, directly or along a chain, and circles of them. Days are the
 * grain: what happened on one day may have happened in either order.
 */
import type { ClaimId } from '../../polity/index.ts';
import { type Claim, predicates } from '../claim.ts';
import { circlesOf, type Link } from './circles.ts';
import { datesKey, stated } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { grouped } from './grouped.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';

/** Something that stands in an order, with all that is said of its day. */
interface Node {
  readonly key: string;
  readonly dated: readonly Statement[];
}

export function findOrders(ledger: Ledger, found: Gatherer): void {
  const orders = ledger.affirmed.filter(({ predicate }) => predicate === 'before' || predicate === 'because');
  if (orders.length === 0) return;
  const byId = new Map<string, Claim>();
  const wanted = new Set(orders.flatMap(({ subject, object }) => [subject, object!]));
  for (const claim of ledger.affirmed) if (wanted.has(claim.id)) byId.set(claim.id, claim);
  const nodes = new Map<string, Node>();
  const nodeOf = (id: string): Node | undefined => {
    const claim = byId.get(id);
    if (!claim) return undefined;
    const key = pointKey(claim);
    let node = nodes.get(key);
    if (!node) {
      const dated = statementsOf(samePoint(claim, ledger), datesKey).filter(
        ({ first }) => pointOf(first) !== undefined,
      );
      node = { key, dated };
      nodes.set(key, node);
    }
    return node;
  };
  const links = new Map<string, Link>();
  for (const claim of orders) {
    // The cause is the earlier of the two.
    const [first, second] =
      claim.predicate === 'before' ? [claim.subject, claim.object!] : [claim.object!, claim.subject];
    const [from, to] = [nodeOf(first)?.key, nodeOf(second)?.key];
    // A claim that is not affirmed is in no order; two claims of one point say nothing of each other.
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${claim.predicate} ${from} > ${to}`;
    const known = links.get(key);
    if (known) known.claims.push(claim);
    else links.set(key, { from, to, claims: [claim] });
  }
  const statements = new Map(
    [...links.values()].map((link) => [link, { first: link.claims[0]!, claims: link.claims }]),
  );
  const circles = circlesOf([...links.values()]);
  for (const circle of circles)
    found.add('order', about(circle[0]!), 'values', [
      {
        parts: circle.map((link) => statements.get(link)!),
        code: 'circle',
        numbers: { length: circle.length },
        amount: circle.length,
      },
    ]);
  for (const link of links.values()) {
    const code = link.claims[0]!.predicate === 'before' ? 'against-dates' : 'cause-after-effect';
    const contradictions = nodes.get(link.from)!.dated.flatMap((early): Contradiction[] =>
      nodes.get(link.to)!.dated.flatMap((late) => {
        const amount = pointOf(early.first)!.earliest - pointOf(late.first)!.latest;
        return amount > 0 ? [{ parts: [statements.get(link)!, early, late], code, numbers: { amount }, amount }] : [];
      }),
    );
    found.add('order', about(link), 'days', contradictions);
  }
  chains([...links.values()], nodes, statements, found);
}

/** What came earlier, and the steps from there, the last first. */
interface Bound {
  readonly day: number;
  readonly by: Statement;
  readonly steps: number;
  readonly last?: { readonly link: Link; readonly before: Bound };
}

function pathOf(bound: Bound): readonly Link[] {
  const path: Link[] = [];
  for (let at: Bound = bound; at.last !== undefined; at = at.last.before) path.push(at.last.link);
  return path.reverse();
}

/**
 * Along two steps or more: the latest day by which something earlier is said to have come, against what is said of the later.
 * Of several chains from the same day the first in the order of claims is told.
 */
function chains(
  links: readonly Link[],
  nodes: ReadonlyMap<string, Node>,
  statements: ReadonlyMap<Link, Statement>,
  found: Gatherer,
): void {
  const into = grouped(links, ({ to }) => to);
  const out = grouped(links, ({ from }) => from);
  const waiting = new Map([...nodes.keys()].map((key) => [key, into.get(key)?.length ?? 0]));
  const ready = [...nodes.keys()].filter((key) => waiting.get(key) === 0).sort();
  const bounds = new Map<string, Bound>();
  // Whatever lies in a circle or behind one never becomes ready; its circle is a conflict already.
  for (let key = ready.pop(); key !== undefined; key = ready.pop()) {
    let bound: Bound | undefined;
    for (const link of into.get(key) ?? []) {
      const before = bounds.get(link.from);
      if (before && (!bound || before.day > bound.day))
        bound = { day: before.day, by: before.by, steps: before.steps + 1, last: { link, before } };
    }
    for (const late of nodes.get(key)!.dated) {
      const amount = (bound?.day ?? Number.NEGATIVE_INFINITY) - pointOf(late.first)!.latest;
      if (!bound || amount <= 0 || bound.steps < 2 || isAgainst(late, into.get(key)!, nodes)) continue;
      const path = pathOf(bound);
      const parts = [...path.map((link) => statements.get(link)!), bound.by, late];
      const numbers = { amount, steps: bound.steps };
      found.add('order', about(path.at(-1)!), 'days', [{ parts, code: 'against-dates-at-remove', numbers, amount }]);
    }
    for (const own of nodes.get(key)!.dated) {
      const day = pointOf(own.first)!.earliest;
      if (!bound || day > bound.day) bound = { day, by: own, steps: 0 };
    }
    if (bound) bounds.set(key, bound);
    for (const { to } of out.get(key) ?? []) {
      const left = waiting.get(to)! - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
}

/** Whether something is dated before what comes right before it: then no chain is needed to say so. */
function isAgainst(late: Statement, into: readonly Link[], nodes: ReadonlyMap<string, Node>): boolean {
  const { latest } = pointOf(late.first)!;
  return into.some(({ from }) => nodes.get(from)!.dated.some(({ first }) => pointOf(first)!.earliest > latest));
}

function about({ claims }: Link): Pick<Claim, 'subject' | 'predicate' | 'object'> {
  const { subject, predicate, object } = claims[0]!;
  return { subject, predicate, object: object as ClaimId };
}

/** When a claim takes place in an order: when it began, or, where only its end is stated, when it ended. */
function pointOf({ from, to, predicate }: Claim) {
  return stated(from) ?? (predicates[predicate].dates === 'span' && from === undefined ? stated(to) : undefined);
}

/** Births, deaths, and events are one whoever tells them; all else is what one claim says. */
function pointKey({ id, predicate, subject }: Claim): string {
  return predicate === 'born' || predicate === 'died' || predicate === 'event' ? `${predicate} ${subject}` : id;
}

function samePoint(claim: Claim, ledger: Ledger): readonly Claim[] {
  if (pointKey(claim) === claim.id) return [claim];
  // Who took part in an event may have done so on some of its days alone.
  return ledger.about(claim.predicate, claim.subject).filter((other) => other.object === undefined || other === claim);
}
