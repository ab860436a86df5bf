/**
 * An ensemble summed up as its histories come in, in their order: counts, sums and sketches, so that memory does not grow with
 * the number of histories.
 */

import type { PersonId } from '../polity/index.ts';
import { type Share, shareOf } from './interval.ts';
import { type PatternSpread, patternSpread, patterns } from './patterns.ts';
import type { Plan } from './plan.ts';
import { QuantileGrid } from './quantile-grid.ts';
import { QuantileSketch } from './quantile-sketch.ts';
import { type Sampled, SetTally } from './sampled.ts';
import type { Path, Perception, Spread, Summary } from './summary.ts';
import type { Trace } from './trace.ts';

/** Holders shown for a post: the most frequent ones; the rest are named together by the reader of the result. */
const mostHolders = 12;
const [tenth, half, ninth] = [0.1, 0.5, 0.9];

export class EnsembleTally {
  readonly #plan: Plan;
  readonly #sets: SetTally | undefined;
  /** Set up by the first history: how many months there are. */
  #shape:
    | {
        readonly months: readonly string[];
        readonly at: readonly number[];
        readonly control: QuantileGrid;
        readonly perceived: QuantileGrid;
      }
    | undefined;
  readonly #paramount = new Map<string, Uint32Array>();
  readonly #endings = new Map<string, number>();
  readonly #perceivedSums: Float64Array[] = [];
  readonly #holders: { readonly counts: Map<string, Uint32Array>; readonly filled: Float64Array }[] = [];
  readonly #truths: Uint32Array;
  readonly #told = new Map<string, number>();
  readonly #patterns = new Map(Object.keys(patterns).map((name) => [name, new QuantileSketch()]));
  histories = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#truths = new Uint32Array(plan.propositions.length);
    this.#sets = plan.options.perSet === undefined ? undefined : new SetTally(plan);
  }

  /** Histories are added in their order, so that sums come out alike however the work was split. */
  add(trace: Trace): void {
    const { persons, posts } = this.#plan;
    const months = trace.months.length;
    const moments = trace.perceivedAt.length;
    if (this.#shape === undefined) {
      this.#shape = {
        months: trace.months,
        at: trace.perceivedAt,
        control: new QuantileGrid(persons.length * months),
        perceived: new QuantileGrid(persons.length * moments),
      };
      this.#perceivedSums.push(new Float64Array(persons.length * moments), new Float64Array(persons.length * moments));
      for (const _ of posts) this.#holders.push({ counts: new Map(), filled: new Float64Array(months) });
    }
    const { control, perceived } = this.#shape;
    this.histories++;
    count(this.#endings, trace.paramount.at(-1) ?? '');
    trace.paramount.forEach((person, month) => {
      bump(rowOf(this.#paramount, person, months), month);
    });
    for (let at = 0; at < trace.control.length; at++) control.add(at, trace.control[at]!);
    const [real, believed] = this.#perceivedSums as [Float64Array, Float64Array];
    for (let at = 0; at < trace.perceived.length; at++) {
      perceived.add(at, trace.perceived[at]!);
      believed[at] = believed[at]! + trace.perceived[at]!;
      const person = Math.floor(at / moments);
      real[at] = real[at]! + trace.control[person * months + trace.perceivedAt[at % moments]!]!;
    }
    trace.holders.forEach((post, i) => {
      const { counts, filled } = this.#holders[i]!;
      let last: readonly string[] | undefined;
      let rows: readonly Uint32Array[] = [];
      post.forEach((holders, month) => {
        filled[month] = filled[month]! + holders.length;
        if (holders !== last) {
          last = holders;
          rows = holders.filter((person) => this.#isKnown(person)).map((person) => rowOf(counts, person, months));
        }
        for (const row of rows) bump(row, month);
      });
    });
    trace.truths.forEach((holds, i) => {
      if (holds) bump(this.#truths, i);
    });
    for (const [name, times] of Object.entries(trace.told)) count(this.#told, name, times);
    for (const [name, value] of Object.entries(trace.patterns)) this.#patterns.get(name)?.add(value);
    this.#sets?.add(trace);
  }

  /**
   * Whoever is there at the start. Those who enter later are many, each in few histories: they count among the holders, but
   * none of them alone.
   */
  #isKnown(person: string): boolean {
    return this.#plan.start.institutions.person(person as PersonId) !== undefined;
  }

  get months(): readonly string[] {
    return this.#shape?.months ?? [];
  }

  endings(): Summary['endings'] {
    return [...this.#endings]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([person, count]) => ({ person: person || null, ...shareOf(count, this.histories) }));
  }

  paramount(): Summary['paramount'] {
    return [...this.#paramount]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([person, row]) => ({ person: person || null, share: Array.from(row, (count) => count / this.histories) }));
  }

  control(): readonly Path[] {
    const months = this.months.length;
    return this.#plan.persons.map((person, i) => {
      const quantiles = Array.from({ length: months }, (_, month) =>
        this.#shape!.control.quantiles(i * months + month, tenth, half, ninth).map(rounded),
      );
      return {
        person,
        median: quantiles.map((three) => three[1]!),
        low: quantiles.map((three) => three[0]!),
        high: quantiles.map((three) => three[2]!),
      };
    });
  }

  perception(): Perception {
    const at = this.#shape?.at ?? [];
    const months = this.months.length;
    const [real, believed] = this.#perceivedSums;
    const spread = (
      grid: QuantileGrid,
      sums: Float64Array,
      series: readonly number[],
      place: readonly number[],
    ): Spread => {
      const ends = series.map((one) => grid.quantiles(one, tenth, ninth).map(rounded));
      return {
        mean: place.map((one) => rounded(sums[one]! / this.histories)),
        low: ends.map((two) => two[0]!),
        high: ends.map((two) => two[1]!),
      };
    };
    return {
      months: at.map((month) => this.months[month]!),
      persons: this.#plan.persons.map((person, i) => {
        const places = at.map((_, moment) => i * at.length + moment);
        const months_ = at.map((month) => i * months + month);
        return {
          person,
          real: spread(this.#shape!.control, real!, months_, places),
          perceived: spread(this.#shape!.perceived, believed!, places, places),
        };
      }),
    };
  }

  holders(): Summary['holders'] {
    const total = (row: Uint32Array) => row.reduce((sum, count) => sum + count, 0);
    return this.#plan.posts.map((post, i) => {
      const { counts = new Map<string, Uint32Array>(), filled = new Float64Array(0) } = this.#holders[i] ?? {};
      return {
        post,
        persons: [...counts]
          .map(([person, row]) => ({ person, row, all: total(row) }))
          .sort((a, b) => b.all - a.all || (a.person < b.person ? -1 : 1))
          .slice(0, mostHolders)
          .map(({ person, row }) => ({ person, share: Array.from(row, (count) => rounded(count / this.histories)) })),
        filled: Array.from(filled, (count) => rounded(count / this.histories)),
      };
    });
  }

  truths(): readonly Share[] {
    return Array.from(this.#truths, (count) => shareOf(count, this.histories));
  }

  told(): Summary['told'] {
    return Object.fromEntries(
      [...this.#told]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => [name, rounded(count / this.histories)]),
    );
  }

  patterns(): readonly PatternSpread[] {
    return [...this.#patterns].flatMap(([pattern, sketch]) => patternSpread(pattern, sketch) ?? []);
  }

  sampled(): Sampled | undefined {
    return this.#sets?.sampled();
  }
}

function count(counts: Map<string, number>, key: string, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

/** Counts by month. */
function rowOf(counts: Map<string, Uint32Array>, key: string, months: number): Uint32Array {
  const row = counts.get(key) ?? new Uint32Array(months);
  counts.set(key, row);
  return row;
}

function bump(row: Uint32Array, at: number): void {
  row[at] = row[at]! + 1;
}

/** Six decimals: beyond Monte-Carlo error, and half the bytes. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
