/** What a summary says of an ensemble over parameter sets: which values were drawn, and the two kinds of error of its shares. */
import { setOf } from './parameter-sets.ts';
import { type Plan, planForHistory } from './plan.ts';
import type { Trace } from './trace.ts';
import { type Uncertainty, uncertaintyOf } from './uncertainty.ts';

export interface Sampled {
  /** Histories a set. */
  readonly perSet: number;
  readonly sets: readonly {
    readonly set: number;
    /** First and number of histories. */
    readonly first: number;
    readonly histories: number;
    /** All values that differ from the table, drawn or told, `section.name` to value. */
    readonly values: Readonly<Record<string, number>>;
  }[];
  /** Of who is paramount in the last month; null: collective. Null errors: too few sets or histories to tell them apart. */
  readonly endings: readonly { readonly person: string | null; readonly uncertainty: Uncertainty | null }[];
  /** In the order of the plan's propositions. */
  readonly truths: readonly (Uncertainty | null)[];
}

/** @returns undefined where each parameter is at its value */
export function sampled(plan: Plan, traces: readonly Trace[]): Sampled | undefined {
  const { perSet } = plan.options;
  if (perSet === undefined) return undefined;
  const bySet = new Map<number, Trace[]>();
  for (const trace of traces) {
    const set = setOf(trace.history, perSet);
    bySet.set(set, [...(bySet.get(set) ?? []), trace]);
  }
  const persons = [...new Set(traces.map(ending))].sort();
  return {
    perSet,
    sets: [...bySet].map(([set, members]) => ({
      set,
      first: members[0]!.history,
      histories: members.length,
      values: planForHistory(plan, members[0]!.history).settings.overrides,
    })),
    endings: persons.map((person) => ({
      person: person || null,
      uncertainty: uncertaintyOf(plan, traces, (trace) => ending(trace) === person) ?? null,
    })),
    truths: plan.propositions.map((_, i) => uncertaintyOf(plan, traces, (trace) => trace.truths[i]!) ?? null),
  };
}

function ending({ paramount }: Trace): string {
  return paramount.at(-1) ?? '';
}
