/**
 * A contrast: two settings of one plan on common random numbers, history by history. A what-if, an ablation and a comparison of
 * theories are contrasts that differ in what they change.
 */
import { type Measure, type Measured, measures, shareOfHistories } from './history-measures.ts';
import { pairedDifference, type Share, shareOf } from './interval.ts';
import { type PairedMeans, pairedMeans, pairedRelative } from './paired.ts';
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
  /** Pairs in which both histories have it. */
  readonly pairs: number;
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
 * Intervals are each for one comparison: of a hundred true nothings about five lie beyond theirs.
 * @param without and @param done: traces of the two settings, in the order of the same histories
 */
export function contrast(plan: Plan, without: readonly Trace[], done: readonly Trace[]): Contrast {
  const n = without.length;
  const firsts = without.map((trace, i) => firstDifference(trace, done[i]!));
  const months = new Map<string, number>();
  for (const month of firsts) if (month !== undefined) months.set(month, (months.get(month) ?? 0) + 1);
  const ends = (traces: readonly Trace[]) => traces.map((trace) => trace.paramount.at(-1) ?? '');
  const persons = [...new Set([...ends(without), ...ends(done)])].sort();
  const effect = (about: string | null, a: readonly boolean[], b: readonly boolean[]): Effect => ({
    about,
    without: share(a),
    with: share(b),
    ...differenceOf(plan, without, a, b),
  });
  return {
    histories: n,
    unchanged: shareOf(firsts.filter((month) => month === undefined).length, n),
    firstDifference: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, count]) => ({ month, share: count / n })),
    endings: persons
      .map((person) =>
        effect(
          person || null,
          ends(without).map((end) => end === person),
          ends(done).map((end) => end === person),
        ),
      )
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    outcomes: plan.scenario.questions.outcomes.map(({ text }, i) =>
      effect(
        text,
        without.map((trace) => trace.truths[i]!),
        done.map((trace) => trace.truths[i]!),
      ),
    ),
    measures: Object.keys(measures).flatMap((name) => measureEffect(plan, name, without, done) ?? []),
  };
}

/** The change in one measure; undefined where too few histories have it. @throws RangeError for a name that is no measure */
export function measureEffect(
  plan: Plan,
  name: string,
  without: readonly Trace[],
  done: readonly Trace[],
): MeasureEffect | undefined {
  const { measure, pairs, a, b, clusterOf } = pairsOf(plan, name, without, done);
  const means = pairedMeans(a, b, clusterOf);
  // Few pairs that agree say little: the interval of shares knows that, Student's does not.
  const sharper =
    measure.unit === shareOfHistories && plan.options.perSet === undefined
      ? pairedDifference(truths(a.above), truths(b.above))
      : undefined;
  return means && { measure: name, unit: measure.unit, pairs, ...means, ...sharper };
}

/** The same as a share of the mean without. */
export function relativeEffect(
  plan: Plan,
  name: string,
  without: readonly Trace[],
  done: readonly Trace[],
): ReturnType<typeof pairedRelative> {
  const { a, b, clusterOf } = pairsOf(plan, name, without, done);
  return pairedRelative(a.above, b.above, clusterOf);
}

function pairsOf(plan: Plan, name: string, without: readonly Trace[], done: readonly Trace[]) {
  const measure: Measure | undefined = Object.hasOwn(measures, name) ? measures[name] : undefined;
  if (!measure) throw new RangeError(`there is no measure ${name}`);
  const winner = likeliestWinner(without);
  const numbers = (trace: Trace): Measured =>
    name === 'likeliest-winner'
      ? { ...(winner !== undefined && { [name]: trace.paramount.at(-1) === winner ? 1 : 0 }) }
      : trace.measures;
  const { over } = measure;
  const has = (of: Measured) => of[name] !== undefined && (over === undefined || of[over] !== undefined);
  const both = without
    .map((trace, i) => [numbers(trace), numbers(done[i]!), trace.history] as const)
    .filter(([a, b]) => has(a) && has(b));
  const ratio = (side: 0 | 1) => ({
    above: both.map((pair) => pair[side][name]!),
    below: both.map((pair) => (over === undefined ? 1 : pair[side][over]!)),
  });
  const { perSet = 1 } = plan.options;
  return {
    measure,
    pairs: both.length,
    a: ratio(0),
    b: ratio(1),
    clusterOf: (place: number) => setOf(both[place]![2], perSet),
  };
}

function truths(numbers: readonly number[]): readonly boolean[] {
  return numbers.map((number) => number === 1);
}

/** Who is paramount at the end most often, if anybody; of equals the first by identifier. */
function likeliestWinner(traces: readonly Trace[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { paramount } of traces) {
    const end = paramount.at(-1);
    if (end) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

/** With parameter sets the set is the unit; a single one says nothing of the others. */
function differenceOf(plan: Plan, traces: readonly Trace[], a: readonly boolean[], b: readonly boolean[]) {
  const { perSet } = plan.options;
  if (perSet === undefined) return pairedDifference(a, b);
  const ones = (truths: readonly boolean[]) => ({ above: truths.map(Number), below: truths.map(() => 1) });
  const means = pairedMeans(ones(a), ones(b), (i) => setOf(traces[i]!.history, perSet));
  if (!means) return { difference: share(b) - share(a), low: -1, high: 1 };
  return { difference: means.difference, low: Math.max(-1, means.low), high: Math.min(1, means.high) };
}

/** The first month in which control or holders differ. */
function firstDifference(a: Trace, b: Trace): string | undefined {
  const months = a.months.length;
  return a.months.find((_, month) => {
    for (let at = month; at < a.control.length; at += months) if (a.control[at] !== b.control[at]) return true;
    return a.holders.some((post, i) => post[month]!.join() !== b.holders[i]![month]!.join());
  });
}

function share(truths: readonly boolean[]): number {
  return truths.length === 0 ? 0 : truths.filter(Boolean).length / truths.length;
}
