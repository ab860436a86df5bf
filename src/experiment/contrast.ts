/**
 * A contrast: two settings of one plan on common random numbers, history by history. A what-if, an ablation and a comparison of
 * theories are contrasts that differ in what they change.
 */
import { type Measured, measures, shareOfHistories } from './history-measures.ts';
import { pairedDifference, type Share, shareOf } from './interval.ts';
import { type Pair, pairOf } from './pair.ts';
import { type PairedMeans, PairedSums } from './paired.ts';
import { setOf } from './parameter-sets.ts';
import type { Plan } from './plan.ts';
import type { Trace } from './trace.ts';

export interface Effect {
  readonly about: string | null;
  readonly without: number;
  readonly with: number;
  /** Share with less share without, and its 95 % interval from paired histories. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

export interface MeasureEffect extends PairedMeans {
  /** One of history-measures.ts. */
  readonly measure: string;
  readonly unit: string;
  /** Pairs in which both histories have it, and those of them in which the number differs. */
  readonly pairs: number;
  readonly differ: number;
}

export interface Contrast {
  readonly histories: number;
  /** Pairs that end alike in every followed respect. */
  readonly unchanged: Share;
  /** The month in which a pair first differs, by share of pairs. */
  readonly firstDifference: readonly { readonly month: string; readonly share: number }[];
  readonly endings: readonly Effect[];
  readonly outcomes: readonly Effect[];
  /** Measures that at least one history has, in their order. */
  readonly measures: readonly MeasureEffect[];
}

/**
 * Pairs counted as they come in, in the order of histories, so that memory does not grow with them and sums come out alike
 * however the work was split. Intervals are each for one comparison: of a hundred true nothings about five lie beyond theirs.
 */
export class ContrastTally {
  /** Of the histories without. */
  readonly plan: Plan;
  histories = 0;
  /** Pairs in which nothing that is followed or measured differs. */
  same = 0;
  /** Pairs in which an intervention could not be done. */
  refused = 0;
  /** Pairs in which control, holders and all propositions are the same. */
  #alike = 0;
  readonly #firsts = new Map<string, number>();
  /** By who is paramount at the end. */
  readonly #endings = new Map<string, PairedSums>();
  /** As of somebody who has not been paramount at any end so far. */
  readonly #nobody = new PairedSums();
  readonly #truths: readonly PairedSums[];
  readonly #measures = new Map(Object.keys(measures).map((name) => [name, new PairedSums()]));

  constructor(plan: Plan) {
    this.plan = plan;
    this.#truths = plan.propositions.map(() => new PairedSums());
  }

  add({ history, ends, truths, measures: numbers, parts, same, refused }: Pair): void {
    const unit = setOf(history, this.plan.options.perSet ?? 1);
    for (const end of ends) if (!this.#endings.has(end)) this.#endings.set(end, this.#nobody.copy());
    this.histories++;
    if (same) this.same++;
    if (refused) this.refused++;
    if (parts !== undefined) this.#firsts.set(parts, (this.#firsts.get(parts) ?? 0) + 1);
    this.#nobody.add(unit, 0, 1, 0, 1);
    for (const [person, sums] of this.#endings)
      sums.add(unit, Number(ends[0] === person), 1, Number(ends[1] === person), 1);
    let alike = parts === undefined;
    this.#truths.forEach((sums, i) => {
      const [before, after] = [truths[0][i]!, truths[1][i]!];
      sums.add(unit, Number(before), 1, Number(after), 1);
      alike &&= before === after;
    });
    if (alike) this.#alike++;
    for (const [name, sums] of this.#measures) {
      const { over } = measures[name]!;
      const [a, b] = [fractionOf(numbers[0], name, over), fractionOf(numbers[1], name, over)];
      if (a && b) sums.add(unit, a[0], a[1], b[0], b[1]);
    }
  }

  contrast(): Contrast {
    const n = this.histories;
    const parted = [...this.#firsts.values()].reduce((sum, count) => sum + count, 0);
    return {
      histories: n,
      unchanged: shareOf(n - parted, n),
      firstDifference: [...this.#firsts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, count]) => ({ month, share: count / n })),
      endings: [...this.#endings]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([person, sums]) => this.#effect(person || null, sums))
        .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
      outcomes: this.plan.scenario.questions.outcomes.map(({ text }, i) => this.#effect(text, this.#truths[i]!)),
      measures: Object.keys(measures).flatMap((name) => this.measure(name) ?? []),
    };
  }

  /** Pairs in which control, holders and the truth of all propositions are the same. */
  get alike(): Share {
    return shareOf(this.#alike, this.histories);
  }

  /** The change in the truth of one of the plan's propositions. */
  truth(
    place: number,
  ): { readonly without: Share; readonly with: Share } & Pick<Effect, 'difference' | 'low' | 'high'> {
    const sums = this.#truths[place]!;
    const { about: _about, ...effect } = this.#effect(null, sums);
    const count = (share: number) => shareOf(Math.round(share * this.histories), this.histories);
    return { ...effect, without: count(effect.without), with: count(effect.with) };
  }

  /** The change in one measure; undefined where too few histories have it. @throws RangeError for a name that is no measure */
  measure(name: string): MeasureEffect | undefined {
    const sums = this.#sumsOf(name);
    const means = sums?.means();
    if (!sums || !means) return undefined;
    const { unit } = measures[name]!;
    const { pairs, up, down } = sums;
    // Few pairs that agree say little: the interval of shares knows that, Student's does not.
    const sharper =
      unit === shareOfHistories && this.plan.options.perSet === undefined
        ? pairedDifference(up, down, pairs)
        : undefined;
    return { measure: name, unit, pairs, differ: up + down, ...means, ...sharper };
  }

  /** The same as a share of the mean without. */
  relative(name: string): ReturnType<PairedSums['relative']> {
    return this.#sumsOf(name)?.relative();
  }

  #sumsOf(name: string): PairedSums | undefined {
    const sums = this.#measures.get(name);
    if (!sums) throw new RangeError(`there is no measure ${name}`);
    if (name !== 'likeliest-winner') return sums;
    // Whoever is paramount at the end most often without; of equals the first by identifier.
    const [winner] = [...this.#endings]
      .filter(([person, of]) => person !== '' && of.without > 0)
      .sort(([a, x], [b, y]) => y.without - x.without || (a < b ? -1 : 1));
    return winner?.[1];
  }

  /** With parameter sets the set is the unit; a single one says nothing of the others. */
  #effect(about: string | null, sums: PairedSums): Effect {
    const n = Math.max(1, this.histories);
    const [without, done] = [sums.without / n, sums.with / n];
    if (this.plan.options.perSet === undefined)
      return { about, without, with: done, ...pairedDifference(sums.up, sums.down, this.histories) };
    const means = sums.means();
    if (!means) return { about, without, with: done, difference: done - without, low: -1, high: 1 };
    const { difference, low, high } = means;
    return { about, without, with: done, difference, low: Math.max(-1, low), high: Math.min(1, high) };
  }
}

/** Above and below the line; undefined where the history has nothing to measure. */
function fractionOf(numbers: Measured, name: string, over: string | undefined): readonly [number, number] | undefined {
  const above = numbers[name];
  const below = over === undefined ? 1 : numbers[over];
  return above === undefined || below === undefined ? undefined : [above, below];
}

/** Traces that somebody has kept, paired. @param without and @param done: of the same histories, in their order */
export function contrastOf(plan: Plan, without: readonly Trace[], done: readonly Trace[]): ContrastTally {
  const tally = new ContrastTally(plan);
  without.forEach((trace, i) => {
    tally.add(pairOf(trace, done[i]!));
  });
  return tally;
}
