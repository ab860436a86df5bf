/** Where a forecaster stands: the institutions of an as-of day and the chronicle up to it, both as known on that day. */
import { addDays, type Day } from '../../calendar/index.ts';
import { type ModelGlance, runModel } from '../../model/index.ts';
import {
  type Chronicle,
  evaluate,
  type InstitutionsView,
  type PersonId,
  type Proposition,
  type Truth,
} from '../../polity/index.ts';
import type { Plan } from '../plan.ts';

export interface Standpoint {
  /** Of the free model from that day; gives the worth of posts and days of birth. */
  readonly plan: Plan;
  readonly date: Day;
  readonly now: InstitutionsView;
  readonly chronicle: Chronicle;
  readonly paramount: PersonId | 'collective';
  /** Share of control as everybody can infer it. */
  perceived(person: PersonId): number;
}

/** Replays what was known, with the mechanisms listening. @param plan with `from` */
export function standpointOf(plan: Plan): Standpoint {
  const to = Math.max(plan.from, addDays(plan.start.day, 1)) as Day;
  let last: ModelGlance | undefined;
  let shares: Float64Array | undefined;
  const run = runModel(plan.model, plan.start, {
    seed: plan.options.seed,
    history: 0,
    to,
    epoch: plan.epoch,
    outside: plan.replayed,
    given: new Set(),
    decideFrom: addDays(to, 1),
    observe: (glance) => {
      last = glance;
      if (glance.day >= to) shares = glance.perceived();
    },
  });
  return {
    plan,
    date: plan.from,
    now: run.institutions,
    chronicle: [...plan.start.chronicle, ...run.chronicle],
    paramount: last?.paramount ?? 'collective',
    perceived: (person) => shares?.[last?.row(person) ?? -1] ?? 0,
  };
}

/** The truth of a proposition if nothing happens after the as-of day; unknown where it asks for a measure not taken then. */
export function truthAsThingsStand({ plan, chronicle, paramount }: Standpoint, proposition: Proposition): Truth {
  return evaluate(proposition, { chronicle, start: plan.start.day, paramount: () => paramount });
}

export function asThingsStand(standpoint: Standpoint, proposition: Proposition): boolean {
  return truthAsThingsStand(standpoint, proposition) === 'true';
}
