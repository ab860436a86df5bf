/** What a summary says of an ensemble over sets: what each has drawn, and the two kinds of error of its shares. */
import type { PostId } from '../polity/index.ts';
import { setOf } from './parameter-sets.ts';
import { type Drawn, drawnInSet, type Plan } from './plan.ts';
import type { Trace } from './trace.ts';
import { type Uncertainty, varianceComponents } from './uncertainty.ts';

export interface Sampled {
  /** What is drawn for each set. */
  readonly drawn: readonly Drawn[];
  /** Histories a set. */
  readonly perSet: number;
  readonly sets: readonly {
    readonly set: number;
    /** First and number of histories. */
    readonly first: number;
    readonly histories: number;
    /** All values that differ from the table, drawn or told, `section.name` to value. */
    readonly values: Readonly<Record<string, number>>;
    /** Posts whose alternative rule holds. */
    readonly alternatives: readonly PostId[];
  }[];
  /** Of who is paramount in the last month; null: collective. Null errors: too few sets or histories to tell them apart. */
  readonly endings: readonly { readonly person: string | null; readonly uncertainty: Uncertainty | null }[];
  /** In the order of the plan's propositions. */
  readonly truths: readonly (Uncertainty | null)[];
}

/** Counts by set, as histories come in, in their order. */
export class SetTally {
  readonly #plan: Plan;
  readonly #perSet: number;
  readonly #sets: { of: number; readonly endings: Map<string, number>; readonly truths: Uint32Array }[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#perSet = plan.options.perSet!;
  }

  add(trace: Trace): void {
    const set = setOf(trace.history, this.#perSet);
    this.#sets[set] ??= { of: 0, endings: new Map(), truths: new Uint32Array(this.#plan.propositions.length) };
    const one = this.#sets[set];
    const ending = trace.paramount.at(-1) ?? '';
    one.of++;
    one.endings.set(ending, (one.endings.get(ending) ?? 0) + 1);
    trace.truths.forEach((holds, i) => {
      if (holds) one.truths[i] = one.truths[i]! + 1;
    });
  }

  sampled(): Sampled {
    const sets = this.#sets.flatMap((one, set) => ({ set, ...one }));
    const persons = [...new Set(sets.flatMap(({ endings }) => [...endings.keys()]))].sort();
    const uncertainty = (count: (one: (typeof sets)[number]) => number) =>
      varianceComponents(sets.map((one) => ({ of: one.of, count: count(one) }))) ?? null;
    return {
      drawn: this.#plan.drawn,
      perSet: this.#perSet,
      sets: sets.map(({ set, of }) => {
        const { overrides, alternatives } = drawnInSet(this.#plan, set);
        return { set, first: set * this.#perSet, histories: of, values: overrides, alternatives: [...alternatives] };
      }),
      endings: persons.map((person) => ({
        person: person || null,
        uncertainty: uncertainty(({ endings }) => endings.get(person) ?? 0),
      })),
      truths: this.#plan.propositions.map((_, i) => uncertainty(({ truths }) => truths[i]!)),
    };
  }
}
