/** An ensemble summed up: shares of histories, paths of control, holders of posts. The same bytes however the work was split. */
import { isoDay } from '../calendar/index.ts';
import { parametersVersion } from '../model/index.ts';
import type { PersonId, PostId } from '../polity/index.ts';
import type { GivenKind } from '../scenario/index.ts';
import { quantile, type Share, shareOf } from './interval.ts';
import { type PatternSpread, patternSpreads } from './patterns.ts';
import type { Plan, Variant } from './plan.ts';
import { type Sampled, sampled } from './sampled.ts';
import type { Trace } from './trace.ts';
import { version } from './version.ts';

export interface Path {
  readonly person: PersonId;
  /** By month: the median, and the 10 and 90 % quantiles over histories. */
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** By moment: the mean, and the 10 and 90 % quantiles over histories. */
export interface Spread {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Real and perceived control of the persons asked about, at the ends of years and in the last month. */
export interface Perception {
  readonly months: readonly string[];
  readonly persons: readonly { readonly person: PersonId; readonly real: Spread; readonly perceived: Spread }[];
}

export interface Summary {
  readonly kind: 'ensemble';
  readonly format: 1;
  readonly scenario: { readonly id: string; readonly title: string; readonly digest: string };
  readonly version: string;
  readonly parametersVersion: number;
  readonly variant: Variant;
  readonly seed: number;
  readonly histories: number;
  readonly from: string;
  readonly asOf: string;
  readonly to: string;
  readonly resolution: string;
  readonly given: readonly GivenKind[];
  readonly off: readonly string[];
  readonly overrides: Readonly<Record<string, number>>;
  /** The tie set of the start, by name. */
  readonly ties: string;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly months: readonly string[];
  /** Who is paramount in the last month, most frequent first; `person` null: leadership is collective. */
  readonly endings: readonly (Share & { readonly person: string | null })[];
  /** Share of histories in which a person is paramount, by month; `null` for collective leadership. */
  readonly paramount: readonly { readonly person: string | null; readonly share: readonly number[] }[];
  readonly control: readonly Path[];
  readonly perception: Perception;
  /** Patterns of histories, to be set beside published figures. */
  readonly patterns: readonly PatternSpread[];
  readonly holders: readonly {
    readonly post: PostId;
    readonly persons: readonly { readonly person: string; readonly share: readonly number[] }[];
    /** Mean number of persons in the post. */
    readonly filled: readonly number[];
  }[];
  /** In the order of the plan's propositions. */
  readonly truths: readonly Share[];
  /** Mean number of changes a history, by maker and kind. */
  readonly told: Readonly<Record<string, number>>;
  /** Where parameters were drawn: the sets, and Monte-Carlo error and doubt about parameters apart. */
  readonly sampled?: Sampled;
}

/** Holders shown for a post: the most frequent ones; the rest are named together by the reader of the result. */
const mostHolders = 12;

/** @param traces in the order of their histories */
export function summarise(plan: Plan, traces: readonly Trace[]): Summary {
  const months = traces[0]?.months ?? [];
  const { scenario, options } = plan;
  const control = plan.model.values.control!;
  const drawn = sampled(plan, traces);
  return {
    kind: 'ensemble',
    format: 1,
    scenario: { id: scenario.id, title: scenario.title, digest: scenario.digest },
    version,
    parametersVersion,
    variant: options.variant,
    seed: options.seed,
    histories: traces.length,
    from: isoDay(scenario.from),
    asOf: isoDay(scenario.asOf),
    to: isoDay(plan.to),
    resolution: scenario.resolution.rule,
    given: plan.given,
    off: plan.settings.off,
    overrides: plan.settings.overrides,
    ties: plan.ties,
    thresholds: { factor: control['paramount-factor']!, share: control['paramount-share']! },
    months,
    endings: endings(traces),
    paramount: paramountByMonth(traces, months.length),
    control: plan.persons.map((person, i) => path(person, traces, (trace) => trace.control, i, months.length)),
    perception: perception(plan, traces),
    patterns: patternSpreads(traces.map((trace) => trace.patterns)),
    holders: plan.posts.map((post, i) => ({ post, ...holdersOf(traces, i, months.length) })),
    truths: plan.propositions.map((_, i) => shareOf(traces.filter((trace) => trace.truths[i]).length, traces.length)),
    told: meanCounts(traces),
    ...(drawn && { sampled: drawn }),
  };
}

function endings(traces: readonly Trace[]): Summary['endings'] {
  const counts = new Map<string, number>();
  for (const { paramount } of traces) bump(counts, paramount.at(-1) ?? '');
  return byCount(counts).map(([person, count]) => ({ person: person || null, ...shareOf(count, traces.length) }));
}

function paramountByMonth(traces: readonly Trace[], months: number): Summary['paramount'] {
  const counts = new Map<string, number[]>();
  for (const { paramount } of traces)
    paramount.forEach((person, month) => {
      const row = counts.get(person) ?? Array<number>(months).fill(0);
      row[month] = row[month]! + 1;
      counts.set(person, row);
    });
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, row]) => ({ person: person || null, share: row.map((count) => count / traces.length) }));
}

function path(
  person: PersonId,
  traces: readonly Trace[],
  of: (trace: Trace) => Float64Array,
  row: number,
  months: number,
): Path {
  const median: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  const values = new Float64Array(traces.length);
  for (let month = 0; month < months; month++) {
    traces.forEach((trace, i) => {
      values[i] = of(trace)[row * months + month]!;
    });
    values.sort();
    median.push(rounded(quantile(values, 0.5)));
    low.push(rounded(quantile(values, 0.1)));
    high.push(rounded(quantile(values, 0.9)));
  }
  return { person, median, low, high };
}

function perception(plan: Plan, traces: readonly Trace[]): Perception {
  const at = traces[0]?.perceivedAt ?? [];
  const months = traces[0]?.months ?? [];
  const spread = (value: (trace: Trace, moment: number) => number): Spread => {
    const moments = at.map((_, moment) => Float64Array.from(traces, (trace) => value(trace, moment)).sort());
    return {
      mean: moments.map((values) => rounded(values.reduce((sum, one) => sum + one, 0) / values.length)),
      low: moments.map((values) => rounded(quantile(values, 0.1))),
      high: moments.map((values) => rounded(quantile(values, 0.9))),
    };
  };
  return {
    months: at.map((month) => months[month]!),
    persons: plan.persons.map((person, i) => ({
      person,
      real: spread((trace, moment) => trace.control[i * months.length + at[moment]!]!),
      perceived: spread((trace, moment) => trace.perceived[i * at.length + moment]!),
    })),
  };
}

function holdersOf(
  traces: readonly Trace[],
  post: number,
  months: number,
): Pick<Summary['holders'][number], 'persons' | 'filled'> {
  const counts = new Map<string, number[]>();
  const filled = Array<number>(months).fill(0);
  for (const trace of traces)
    trace.holders[post]!.forEach((persons, month) => {
      filled[month] = filled[month]! + persons.length;
      for (const person of persons) {
        const row = counts.get(person) ?? Array<number>(months).fill(0);
        row[month] = row[month]! + 1;
        counts.set(person, row);
      }
    });
  const total = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);
  const persons = [...counts]
    .sort(([a, x], [b, y]) => total(y) - total(x) || (a < b ? -1 : 1))
    .slice(0, mostHolders)
    .map(([person, row]) => ({ person, share: row.map((count) => rounded(count / traces.length)) }));
  return { persons, filled: filled.map((count) => rounded(count / traces.length)) };
}

function meanCounts(traces: readonly Trace[]): Summary['told'] {
  const counts = new Map<string, number>();
  for (const { told } of traces) for (const [name, count] of Object.entries(told)) bump(counts, name, count);
  return Object.fromEntries(
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, rounded(count / traces.length)]),
  );
}

function bump(counts: Map<string, number>, key: string, step = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + step);
}

function byCount(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** Six decimals: beyond Monte-Carlo error, and half the bytes. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
