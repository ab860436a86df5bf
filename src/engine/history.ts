/**
 * The run loop: one history, month by month. Occasions run in the order of days, and every change, whoever tells it,
 * enters by one door: refused or applied, written down, heard by every mechanism that listens, and followed by what
 * follows of itself.
 */
import { type Day, firstDayOf, lastDayOf, type MonthIndex, monthOf } from '../calendar/index.ts';
import { Agenda } from './agenda.ts';
import { type AnyColumn, type ReadColumn, type Shape, storeFor } from './column.ts';
import type { AnyChange, AnyScene, Columns, Occasion, Roster, World } from './mechanism.ts';
import type { MechanismSet, Part } from './mechanism-set.ts';
import { type StableKey, Stream, stableKey, streamKeyOf } from './random/index.ts';
import { GrowingRoster } from './roster.ts';

export interface HistoryOptions<C extends AnyChange, V, I> {
  /** 0 to 2^53 - 1 */
  readonly seed: number;
  /** 0 to 2^32 - 1 */
  readonly history: number;
  /** The first and the last day that are simulated. The world stands as at the end of the day before. */
  readonly from: Day;
  readonly to: Day;
  /** The month that draws are counted from, at most 4,094 before the last: the same for twins and restarts. */
  readonly epoch: MonthIndex;
  readonly inputs: I;
  /** Issues that person-issue columns have. */
  readonly issues: number;
  /**
   * What enters from outside, on exact days from `from` to `to`, before the mechanisms of the day, in this order: the record
   * replayed, given facts, interventions. What `rule` told is left out, since it follows again of itself.
   */
  readonly outside: readonly C[];
  /** Before this day mechanisms hear and drift, but decide nothing. `to + 1` replays; `from` simulates. */
  readonly decideFrom: Day;
  /** Called at the end of every month, after drift. */
  readonly observe?: (glance: Glance<V>) => void;
  readonly signal?: { readonly aborted: boolean };
  /** Reads a clock in milliseconds; when given, starting, planning, occasions and drift are charged to their mechanisms. */
  readonly clock?: () => number;
}

/** The state at the end of a month, to be measured and not kept. */
export interface Glance<V> {
  readonly month: MonthIndex;
  readonly day: Day;
  readonly now: V;
  readonly roster: Roster;
  column<S extends Shape>(declaration: { readonly id: string; readonly shape: S }): ReadColumn<S>;
}

export interface History<C> {
  readonly chronicle: readonly C[];
  readonly refused: readonly { readonly change: C; readonly code: string }[];
  /** Milliseconds by mechanism, when a clock was given. */
  readonly spent: ReadonlyMap<string, number>;
  /** Exact text of every column, for comparing latents. */
  latents(): ReadonlyMap<string, string>;
}

/** A mechanism told what cannot be: a fault of the program. */
export class RefusedChange extends Error {
  override readonly name = 'RefusedChange';
}
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** @throws RefusedChange, Cancelled */
export function runHistory<C extends AnyChange, V, I>(
  mechanisms: MechanismSet<C, V, I>,
  world: World<C, V>,
  options: HistoryOptions<C, V, I>,
): History<C> {
  const roster = new GrowingRoster(world.rows());
  const stores = new Map<string, AnyColumn>();
  for (const declaration of mechanisms.columns.values()) {
    const store = storeFor(declaration, options.issues);
    store.grow(roster.size);
    stores.set(declaration.id, store);
  }
  const agenda = new Agenda<{ readonly part: Part<C, V, I>; readonly occasion: Occasion } | { readonly change: C }>();
  const chronicle: C[] = [];
  const refused: { change: C; code: string }[] = [];
  const spent = new Map<string, number>();
  const streamKey = streamKeyOf(options.seed, options.history);
  let address = 0;
  let today = options.from;
  let lastOfMonth = options.from;

  const actors = mechanisms.parts.map((part) => actorOf(part));
  for (const { part, init } of actors)
    if (part.on && part.mechanism.init) timed(part, () => part.mechanism.init!(init));
  for (const change of options.outside) {
    if (change.by === 'rule') continue;
    if (change.earliest !== change.latest || change.earliest < options.from || change.earliest > options.to)
      throw new RangeError(`a change from outside needs one day of the simulated span: ${JSON.stringify(change)}`);
    agenda.book(change.earliest, outside, noKey, { change });
  }

  for (let month = monthOf(options.from); month <= monthOf(options.to); month = (month + 1) as MonthIndex) {
    if (options.signal?.aborted) throw new Cancelled('cancelled');
    address = month - options.epoch + 1;
    // Months are planned and drift whole to their last day, so that the end of the span changes nothing before it.
    const to = lastDayOf(month);
    lastOfMonth = to;
    const days = to - firstDayOf(month) + 1;
    const from = latest(firstDayOf(month), options.from);
    const planFrom = latest(from, options.decideFrom);
    today = planFrom;
    if (planFrom <= to)
      for (const { part, plan } of actors) {
        if (!part.on || !part.mechanism.plan) continue;
        plan.month = month;
        plan.from = planFrom;
        plan.to = to;
        plan.share = (to - planFrom + 1) / days;
        timed(part, () => part.mechanism.plan!(plan));
      }
    for (let next = agenda.peek(); next && next.day <= to && next.day <= options.to; next = agenda.peek()) {
      agenda.take();
      today = next.day;
      const { about } = next;
      if ('change' in about) enter(about.change, false);
      else {
        const { part, occasion } = about;
        const { occur } = actors[part.order]!;
        occur.day = today;
        timed(part, () => part.mechanism.occur!(occasion, occur));
      }
    }
    for (const { part, drift } of actors) {
      if (!part.on || !part.mechanism.drift) continue;
      drift.month = month;
      drift.share = (to - from + 1) / days;
      timed(part, () => part.mechanism.drift!(drift));
    }
    options.observe?.({ month, day: to, now: world.view, roster, column: ({ id }) => stores.get(id) as never });
  }

  /** What a part of a mechanism is handed. Each part draws from addresses of its own. */
  function actorOf(part: Part<C, V, I>) {
    const { mechanism } = part;
    const columns = (declared: Columns) =>
      Object.fromEntries(Object.entries(declared).map(([name, { id }]) => [name, stores.get(id)]));
    const own = columns(mechanism.owns);
    const read = columns(mechanism.reads);
    const sceneOf = (name: string) => {
      const stream = new Stream(options.seed, options.history, streamKey);
      const key = stableKey('mechanism', mechanism.id, name);
      const draws = (who: StableKey, which: number) => stream.at(address, key, who, which);
      return { now: world.view, inputs: options.inputs, roster, params: part.params, own, read, draws };
    };
    const complete = (fact: object) => completed<C>(fact, today, mechanism.id);
    const tell = (fact: { kind: string }) => {
      if (!mechanism.tells.includes(fact.kind))
        throw new RefusedChange(`${mechanism.id} does not declare that it tells ${fact.kind}`);
      enter(complete(fact), true);
    };
    const refusal = (fact: object) => world.refusal(complete(fact));
    const book = (day: Day, key: StableKey, occasion: Occasion) => {
      if (day < today || day > lastOfMonth)
        throw new RangeError(`${mechanism.id} booked a day outside what is left of the month`);
      agenda.book(day, part.order, key, { part, occasion });
    };
    // Scenes are made once for a history; the loop sets in them what changes.
    const when = { day: today, month: monthOf(options.from), from: today, to: today, share: 1 };
    const scene = (name: 'init' | 'hear' | 'plan' | 'occur' | 'drift', more?: object) =>
      (part.on && mechanism[name] ? Object.assign(sceneOf(name), when, more) : undefined) as unknown as AnyScene<
        C,
        V,
        I
      > &
        typeof when;
    return {
      part,
      init: scene('init'),
      hear: scene('hear'),
      plan: scene('plan', { book }),
      occur: scene('occur', { tell, refusal, book }),
      drift: scene('drift'),
    };
  }

  /** Runs a part of a mechanism and charges its time to it, with what it causes others to hear. */
  function timed(part: Part<C, V, I>, run: () => void): void {
    if (!options.clock) return run();
    const begun = options.clock();
    run();
    spent.set(part.mechanism.id, (spent.get(part.mechanism.id) ?? 0) + options.clock() - begun);
  }

  /** The one door. What follows of itself and turns out to be so already is no refusal. */
  function enter(change: C, mustFit: boolean): void {
    const code = world.refusal(change);
    if (code !== undefined) {
      if (mustFit)
        throw new RefusedChange(`${change.by} told ${change.kind}, refused: ${code} (${JSON.stringify(change)})`);
      if (change.by !== 'rule') refused.push({ change, code });
      return;
    }
    const following = world.consequences(change);
    const entrant = world.entrant(change);
    world.apply(change);
    if (entrant !== undefined) {
      roster.add(entrant);
      for (const store of stores.values()) store.grow(roster.size);
    }
    chronicle.push(change);
    const hearers = mechanisms.hearers.get(change.kind);
    const subject = world.subject?.(change);
    if (hearers && (subject === undefined || roster.has(subject)))
      for (const part of hearers) part.mechanism.hear!(change, actors[part.order]!.hear);
    for (const next of following) enter(next, false);
  }

  const latents = () => new Map([...stores].map(([id, store]) => [id, store.snapshot(roster.size)]));
  return { chronicle, refused, spent, latents };
}

/** A fact becomes the change that it is told as: copying each would cost more than all else at the door. */
function completed<C extends AnyChange>(fact: object, day: Day, by: string): C {
  const change = fact as { earliest: Day; latest: Day; by: string };
  change.earliest = day;
  change.latest = day;
  change.by = by;
  return change as unknown as C;
}

/** Before the first mechanism. */
const outside = -1;
const noKey: StableKey = { hi: 0, lo: 0 };

function latest(a: Day, b: Day): Day {
  return a > b ? a : b;
}
