/**
 * The dates of a chronicle taken together: what began ends later, and what a claim states to have come before another thing
 * did not come after it. The days left are those that fit all of it, and days are drawn for all at once.
 */
import {
  type Day,
  type DayOrder,
  type Days,
  type JointDays,
  jointDays,
  type TakenUp,
  takeUp,
} from '../calendar/index.ts';
import type { Change, ChangeKind, Chronicle, ClaimId } from '../polity/index.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import { byTrust } from './questions.ts';

/** One thing came about no later than another: a `before` claim, on the spells of the findings that its two claims are about. */
export interface StatedOrder {
  readonly claim: ClaimId;
  readonly first: string;
  readonly second: string;
}

/** A stated order that dates and better stated orders leave no room for; nothing follows from it. */
export interface UnmetOrder extends StatedOrder {
  readonly why: Exclude<TakenUp, 'met'>;
}

const endings: ReadonlySet<ChangeKind> = new Set([
  'vacates', 'abolishes', 'recovers', 'returns', 'unties', 'leaves', 'lifted', 'repeals',
]); // biome-ignore format: one list

/** The spell of a finding, by which its changes know each other. */
export function spellOf({ question }: Finding): string {
  return `${question.key} ${question.occurrence}`;
}

/** The orders that `before` claims state, the most trusted first. A claim that is only judged or denied orders nothing. */
export function statedOrders(claims: Iterable<Claim>, findings: readonly Finding[]): readonly StatedOrder[] {
  const stated = [...claims].filter(
    ({ predicate, modality }) => predicate === 'before' && (modality === 'asserted' || modality === 'reported'),
  );
  if (stated.length === 0) return [];
  const asked = new Set<string>(stated.flatMap(({ subject, object }) => [subject, object!]));
  const spells = new Map<string, string>();
  for (const finding of findings) {
    for (const id of finding.supporting) if (asked.has(id)) spells.set(id, spellOf(finding));
    for (const id of finding.contrary) if (asked.has(id)) spells.set(id, spellOf(finding));
  }
  return stated.sort(byTrust).flatMap(({ id, subject, object }) => {
    const [first, second] = [spells.get(subject), spells.get(object!)];
    return first === undefined || second === undefined || first === second ? [] : [{ claim: id, first, second }];
  });
}

/** Which date of which spell a change stands on: changes of one name happen on one day. */
export function dateNames(chronicle: Chronicle): ReadonlyMap<Change, string> {
  const nameOf = (change: Change) => {
    const spell = change.spell ?? `${change.kind} ${change.claims?.[0] ?? ''}`;
    return endings.has(change.kind) ? `${spell} end` : spell;
  };
  const deaths = new Map(chronicle.flatMap((one) => (one.kind === 'dies' ? [[one.person, nameOf(one)] as const] : [])));
  return new Map(
    chronicle.map((change) => [
      change,
      change.kind === 'vacates' && change.cause.code === 'after-dies'
        ? (deaths.get(change.person) ?? nameOf(change))
        : nameOf(change),
    ]),
  );
}

interface Dated {
  readonly names: ReadonlyMap<Change, string>;
  readonly places: ReadonlyMap<string, number>;
  readonly days: readonly Days[];
  /** That what began ends later. */
  readonly spells: readonly DayOrder[];
}

function datedOf(chronicle: Chronicle): Dated {
  const names = dateNames(chronicle);
  const places = new Map<string, number>();
  const days: Days[] = [];
  for (const [change, name] of names)
    if (!places.has(name))
      places.set(name, days.push(change.days ?? [{ earliest: change.earliest, latest: change.latest }]) - 1);
  const spells: DayOrder[] = [];
  const seen = new Set<string>();
  for (const [change, name] of names) {
    const begin = endings.has(change.kind) && change.spell !== undefined ? places.get(change.spell) : undefined;
    if (begin === undefined || seen.has(`${change.spell} ${name}`)) continue;
    seen.add(`${change.spell} ${name}`);
    const end = places.get(name)!;
    // What somebody is said to have begun after he died is a conflict, and nobody’s order.
    if (days[begin]![0]!.earliest < days[end]!.at(-1)!.latest) spells.push({ first: begin, second: end, gap: 1 });
  }
  return { names, places, days, spells };
}

/** On the places of a chronicle's dates; those that name a spell without changes say nothing of its days. */
function ordersOn({ places }: Dated, stated: readonly StatedOrder[]) {
  const place = (spell: string) => places.get(spell) ?? places.get(`${spell} end`);
  return stated.flatMap((order) => {
    const [first, second] = [place(order.first), place(order.second)];
    return first === undefined || second === undefined ? [] : [{ order, days: { first, second, gap: 0 } }];
  });
}

export interface Ordered {
  readonly chronicle: Chronicle;
  readonly met: readonly StatedOrder[];
  readonly unmet: readonly UnmetOrder[];
}

/**
 * A chronicle whose changes have only the days that stated orders leave them, in the order of days. Orders are taken up from
 * the most trusted to the least; one that no choice of days fits, together with those taken before, is left out and named.
 */
export function ordered(chronicle: Chronicle, stated: readonly StatedOrder[]): Ordered {
  if (stated.length === 0) return { chronicle, met: [], unmet: [] };
  const dated = datedOf(borneUpon(chronicle, stated));
  const all = ordersOn(dated, stated);
  const { orders, left } = takeUp(
    dated.days,
    dated.spells,
    all.map(({ days }) => days),
  );
  const changes = chronicle.map((change): Change => {
    const name = dated.names.get(change);
    if (name === undefined) return change;
    const place = dated.places.get(name)!;
    if (left[place] === dated.days[place]) return change;
    const { days: _days, ...rest } = change;
    const [days, earliest, latest] = [left[place]!, left[place]![0]!.earliest, left[place]!.at(-1)!.latest];
    return { ...rest, earliest, latest, ...(days.length > 1 && { days }) };
  });
  return {
    chronicle: changes,
    met: all.flatMap(({ order }, i) => (orders[i] === 'met' ? [order] : [])),
    unmet: all.flatMap(({ order }, i) => {
      const why = orders[i]!;
      return why === 'met' ? [] : [{ ...order, why }];
    }),
  };
}

/** The changes that orders may bear on: of the spells they speak of, of a death that ends one of them, of all that it ends. */
function borneUpon(chronicle: Chronicle, stated: readonly StatedOrder[]): Chronicle {
  const spells = new Set(stated.flatMap(({ first, second }) => [first, second]));
  const isByDeath = (change: Change): change is Change<'vacates'> =>
    change.kind === 'vacates' && change.cause.code === 'after-dies';
  const spoken = (change: Change) => change.spell !== undefined && spells.has(change.spell);
  const dead = new Set(
    chronicle.flatMap((one) => ((one.kind === 'dies' || isByDeath(one)) && spoken(one) ? [one.person] : [])),
  );
  for (const change of chronicle)
    if (isByDeath(change) && change.spell !== undefined && dead.has(change.person)) spells.add(change.spell);
  return chronicle.filter((change) => spoken(change) || (change.kind === 'dies' && dead.has(change.person)));
}

/** Draws a day for a change: from 0 to below 1, addressed by what it decides. */
export type Place = (address: string) => number;

/**
 * The days of a chronicle drawn together, uniformly over all that fit (see calendar/joint-days.ts). What exists is left out: it
 * is there for all who may have held it. @param met orders as {@link ordered} takes them up
 */
export function drawnTogether(
  chronicle: Chronicle,
  met: readonly StatedOrder[],
): (change: Change, place: Place | 'middle') => Day {
  const dated = datedOf(chronicle);
  const lasting = new Set(
    [...dated.names].flatMap(([{ kind }, name]) =>
      kind === 'creates' || kind === 'abolishes' ? [dated.places.get(name)!] : [],
    ),
  );
  const free = (order: DayOrder) => !lasting.has(order.first) && !lasting.has(order.second);
  const orders = [...dated.spells, ...ordersOn(dated, met).map(({ days }) => days)].filter(free);
  const joint = jointDays(dated.days, orders) as JointDays;
  const named = [...dated.places.keys()];
  /** Of the last place only: histories come one after another. */
  let drawn: { readonly place: Place | 'middle'; readonly days: Map<number, Day> } | undefined;
  return (change, place) => {
    if (drawn?.place !== place) drawn = { place, days: new Map() };
    const at = dated.places.get(dated.names.get(change)!)!;
    const known = drawn.days.get(at);
    if (known !== undefined) return known;
    const chosen =
      place === 'middle'
        ? joint.middle(at)
        : joint.draw(at, (date, attempt) => place(attempt === 0 ? named[date]! : `${named[date]} ${attempt}`));
    for (const [date, day] of chosen) drawn.days.set(date, day);
    return drawn.days.get(at)!;
  };
}
