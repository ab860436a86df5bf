/** One history, run and reduced to what questions need of it. */
import { type Day, isoMonth, type MonthIndex, monthOf } from '../calendar/index.ts';
import type { History } from '../engine/index.ts';
import { type ModelGlance, runModel } from '../model/index.ts';
import type { Change, Chronicle, InstitutionsView, PersonId } from '../polity/index.ts';
import { followerOf } from './following.ts';
import { type Measured, measureHistory } from './history-measures.ts';
import { measureLastMonth } from './last-month.ts';
import { measurePatterns } from './patterns.ts';
import { outsideOf, type Plan, planForHistory } from './plan.ts';

/** Plain data: it crosses threads and is the same wherever it was made. The last three are counted when first asked for. */
export interface Trace {
  readonly history: number;
  /** Month names, the same for all histories of a plan. */
  readonly months: readonly string[];
  /** The paramount person by month; empty while leadership is collective. */
  readonly paramount: readonly string[];
  /** Share of control: row by row of the plan's persons, one column a month. */
  readonly control: Float64Array;
  /** Months, by their place, whose end perceived control was solved for: ends of years and the last one. */
  readonly perceivedAt: readonly number[];
  /** Share of perceived control then: row by row of the plan's persons. */
  readonly perceived: Float64Array;
  /** Holders at each month's end, by post of the plan. Months in which nobody comes or goes have one list. */
  readonly holders: readonly (readonly (readonly string[])[])[];
  /** Truth of the plan's propositions. */
  readonly truths: readonly boolean[];
  readonly refusedInterventions: number;
  readonly spent: Readonly<Record<string, number>>;
  /** How often each mechanism (or `given`, `rule` …) told each kind of change. */
  readonly told: Readonly<Record<string, number>>;
  /** Numbers by the name of their measure: see history-measures.ts. */
  readonly measures: Measured;
  /** Numbers by the name of their pattern: see patterns.ts. */
  readonly patterns: Measured;
}

export interface Told {
  readonly history: History<Change> & { readonly institutions: InstitutionsView };
  /** The start and what followed; put together when first asked for. */
  readonly chronicle: Chronicle;
  readonly trace: Trace;
}

/** @throws RefusedChange, Cancelled */
export function runPlan(
  whole: Plan,
  history: number,
  {
    observe: watch,
    ...options
  }: {
    readonly signal?: { readonly aborted: boolean };
    readonly clock?: () => number;
    /** Called at the end of every month. */
    readonly observe?: (glance: ModelGlance) => void;
  } = {},
): Told {
  const plan = planForHistory(whole, history);
  const { persons, posts, start } = plan;
  const { first, months, perceivedAt } = monthsOf(whole);
  const control = new Float64Array(persons.length * months.length);
  const perceived = new Float64Array(persons.length * perceivedAt.length);
  const paramount: string[] = [];
  const holders: (readonly string[])[][] = posts.map(() => []);
  const rows = new Int32Array(persons.length).fill(-1);
  const follower = followerOf(plan);
  let last: ModelGlance | undefined;
  let atEnd: Measured = {};
  let moment = 0;
  const controlOf = (person: PersonId) => {
    const row = last!.row(person);
    return row === undefined ? 0 : last!.control[row]!;
  };
  const read = (shares: Float64Array, into: Float64Array, column: number, columns: number) => {
    for (let i = 0; i < rows.length; i++) if (rows[i]! >= 0) into[i * columns + column] = shares[rows[i]!]!;
  };
  const observe = (glance: ModelGlance) => {
    watch?.(glance);
    last = glance;
    const month = glance.month - first;
    for (let i = 0; i < rows.length; i++) if (rows[i]! < 0) rows[i] = glance.row(persons[i]!) ?? -1;
    paramount.push(glance.paramount ?? '');
    read(glance.control, control, month, months.length);
    const believed = month === perceivedAt[moment] ? glance.perceived() : undefined;
    if (believed) read(believed, perceived, moment++, perceivedAt.length);
    follower.measure(glance.month, glance.paramount, controlOf);
    for (let i = 0; i < posts.length; i++) holders[i]!.push(glance.now.holders(posts[i]!));
    if (month === months.length - 1) atEnd = measureLastMonth(glance, believed!);
  };
  const run = runModel(plan.model, start, {
    seed: plan.options.seed,
    history,
    to: plan.to,
    epoch: plan.epoch,
    outside: outsideOf(plan, history),
    given: new Set(plan.given.filter((kind) => kind === 'illness' || kind === 'natural-deaths')),
    decideFrom: ((plan.options.variant === 'record' ? plan.to : plan.from) + 1) as Day,
    observe,
    ...options,
  });
  // What it held is not needed any more.
  last = undefined;
  for (const change of run.chronicle) follower.hear(change);
  const told = once(() => countTold(run.chronicle));
  const measures = once((): Measured => ({ ...measureHistory(plan, start.chronicle, run.chronicle), ...atEnd }));
  const patterns = once(() => measurePatterns(plan, run.chronicle));
  const chronicle = once((): Chronicle => [...start.chronicle, ...run.chronicle]);
  const trace: Trace = {
    history,
    months,
    paramount,
    control,
    perceivedAt,
    perceived,
    holders,
    truths: follower.truths(),
    refusedInterventions: run.refused.filter(({ change }) => change.by === 'intervention').length,
    spent: Object.fromEntries(run.spent),
    get told() {
      return told();
    },
    get measures() {
      return measures();
    },
    get patterns() {
      return patterns();
    },
  };
  return {
    history: run,
    get chronicle() {
      return chronicle();
    },
    trace,
  };
}

interface Months {
  readonly first: MonthIndex;
  readonly months: readonly string[];
  readonly perceivedAt: readonly number[];
}

/** All histories of a plan have the same. */
const known = new WeakMap<Plan, Months>();

function monthsOf(plan: Plan): Months {
  const before = known.get(plan);
  if (before) return before;
  const first = monthOf((plan.start.day + 1) as Day);
  const count = monthOf(plan.to) - first + 1;
  const places = Array.from({ length: count }, (_, place) => place);
  const made: Months = {
    first,
    months: places.map((place) => isoMonth((first + place) as MonthIndex)),
    perceivedAt: places.filter((place) => (first + place + 1) % 12 === 0 || place === count - 1),
  };
  known.set(plan, made);
  return made;
}

function countTold(chronicle: Chronicle): Readonly<Record<string, number>> {
  const makers = new Map<string, Map<string, { count: number }>>();
  for (const { by, kind } of chronicle) {
    let kinds = makers.get(by);
    if (kinds === undefined) {
      kinds = new Map();
      makers.set(by, kinds);
    }
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { count: 1 });
    else known.count++;
  }
  const told: Record<string, number> = {};
  for (const [by, kinds] of makers) for (const [kind, { count }] of kinds) told[`${by} ${kind}`] = count;
  return told;
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
