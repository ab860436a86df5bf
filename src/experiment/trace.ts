/** One history, run and reduced to what questions need of it. */
import { type Day, isoMonth, monthOf } from '../calendar/index.ts';
import type { History } from '../engine/index.ts';
import { type ModelGlance, runModel } from '../model/index.ts';
import type { Change, Chronicle, InstitutionsView, PersonId } from '../polity/index.ts';
import { followerOf } from './following.ts';
import { type Measured, measureHistory, measureLastMonth } from './history-measures.ts';
import { measurePatterns } from './patterns.ts';
import { outsideOf, type Plan, planForHistory } from './plan.ts';

/** Plain data: it crosses threads and is the same wherever it was made. */
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
  /** Holders at each month's end, by post of the plan. */
  readonly holders: readonly (readonly (readonly string[])[])[];
  /** Truth of the plan's propositions. */
  readonly truths: readonly boolean[];
  /** How often each mechanism (or `given`, `rule` …) told each kind of change. */
  readonly told: Readonly<Record<string, number>>;
  /** Numbers by the name of their measure: see history-measures.ts. */
  readonly measures: Measured;
  /** Numbers by the name of their pattern: see patterns.ts. */
  readonly patterns: Measured;
  readonly refusedInterventions: number;
  readonly spent: Readonly<Record<string, number>>;
}

export interface Told {
  readonly history: History<Change> & { readonly institutions: InstitutionsView };
  /** The start and what followed. */
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
  const months: string[] = [];
  let atEnd: Measured = {};
  const paramount: string[] = [];
  const controls: number[][] = [];
  const perceivedAt: number[] = [];
  const perceived: number[][] = [];
  const holders: (readonly string[])[][] = plan.posts.map(() => []);
  const follower = followerOf(plan);
  const observe = (glance: ModelGlance) => {
    const row = (person: PersonId) => glance.row(person);
    const read = (shares: Float64Array) =>
      plan.persons.map((person) => (row(person) === undefined ? 0 : shares[row(person)!]!));
    watch?.(glance);
    if (glance.month === monthOf(plan.to)) atEnd = measureLastMonth(glance);
    months.push(isoMonth(glance.month));
    paramount.push(glance.paramount ?? '');
    controls.push(read(glance.control));
    if ((glance.month + 1) % 12 === 0 || glance.month === monthOf(plan.to)) {
      perceivedAt.push(months.length - 1);
      perceived.push(read(glance.perceived()));
    }
    follower.measure(glance.month, glance.paramount, (person) => {
      const at = row(person);
      return at === undefined ? 0 : glance.control[at]!;
    });
    plan.posts.forEach((post, i) => {
      holders[i]!.push([...glance.now.holders(post)]);
    });
  };
  const run = runModel(plan.model, plan.start, {
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
  const chronicle = [...plan.start.chronicle, ...run.chronicle];
  const told: Record<string, number> = {};
  for (const change of run.chronicle) {
    told[`${change.by} ${change.kind}`] = (told[`${change.by} ${change.kind}`] ?? 0) + 1;
    follower.hear(change);
  }
  const trace: Trace = {
    history,
    months,
    paramount,
    control: byPerson(controls),
    perceivedAt,
    perceived: byPerson(perceived),
    holders,
    truths: follower.truths(),
    told,
    measures: { ...measureHistory(plan, plan.start.chronicle, run.chronicle), ...atEnd },
    patterns: measurePatterns(plan, run.chronicle),
    refusedInterventions: run.refused.filter(({ change }) => change.by === 'intervention').length,
    spent: Object.fromEntries(run.spent),
  };
  return { history: run, chronicle, trace };
}

/** Turns months × persons into persons × months. */
function byPerson(months: readonly (readonly number[])[]): Float64Array {
  const persons = months[0]?.length ?? 0;
  return Float64Array.from(
    { length: persons * months.length },
    (_, i) => months[i % months.length]![Math.floor(i / months.length)]!,
  );
}
