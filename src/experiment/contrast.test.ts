import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { council, day, id } from '../../tests/world.ts';
import {
  contrastOf,
  contrasts,
  type Measured,
  measures,
  type PlanOptions,
  planOf,
  runPlan,
  type Trace,
} from './index.ts';
import { type PairedMeans, PairedSums } from './paired.ts';
import { t975 } from './student.ts';

/** The plain twin: everything kept, means and residuals worked out from lists. */
type Ratio = { readonly above: readonly number[]; readonly below: readonly number[] };
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);

function plainInterval(a: number, b: number, residuals: readonly number[], unitOf: (i: number) => number) {
  const sums = new Map<number, number>();
  residuals.forEach((one, i) => {
    sums.set(unitOf(i), (sums.get(unitOf(i)) ?? 0) + one);
  });
  const units = sums.size;
  if (units < 2) return undefined;
  const n = residuals.length;
  const squares = [...sums.values()].reduce((sum, one) => sum + one * one, 0);
  const half = t975(units - 1) * Math.sqrt(((units / (units - 1)) * squares) / (n * n));
  return { without: a, with: b, difference: b - a, low: b - a - half, high: b - a + half };
}

function plainMeans(without: Ratio, done: Ratio, unitOf: (i: number) => number): PairedMeans | undefined {
  const [baseA, baseB] = [mean(without.below), mean(done.below)];
  if (!(baseA > 0 && baseB > 0)) return undefined;
  const [a, b] = [mean(without.above) / baseA, mean(done.above) / baseB];
  const residuals = without.above.map(
    (above, i) => (done.above[i]! - b * done.below[i]!) / baseB - (above - a * without.below[i]!) / baseA,
  );
  return plainInterval(a, b, residuals, unitOf);
}

function plainRelative(without: readonly number[], done: readonly number[], unitOf: (i: number) => number) {
  const [a, b] = [mean(without), mean(done)];
  if (without.length === 0 || a === 0) return undefined;
  const residuals = without.map((one, i) => (done[i]! - (b / a) * one) / a);
  return plainInterval(1, b / a, residuals, unitOf);
}

function alike(found: object | undefined, plain: object | undefined, about: string) {
  expect(found === undefined, about).toBe(plain === undefined);
  if (found === undefined) return;
  for (const [name, value] of Object.entries(plain!)) {
    const scale = Math.max(1, ...Object.values(plain!).map(Math.abs));
    expect(Math.abs((found as Record<string, number>)[name]! - value), `${about} ${name}`).toBeLessThan(1e-7 * scale);
  }
}

const number = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0.001, max: 100, noNaN: true }));
const rows = fc.array(fc.tuple(number, number, number, number), { maxLength: 40 });

describe('sums over pairs', () => {
  it('give what lists give, with pairs alone and in sets of any size', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (list, size) => {
        const unitOf = (i: number) => Math.floor(i / size);
        const sums = new PairedSums();
        list.forEach((row, i) => {
          sums.add(unitOf(i), ...row);
        });
        const [above, below, aboveWith, belowWith] = [0, 1, 2, 3].map((at) => list.map((row) => row[at]!)) as [
          number[],
          number[],
          number[],
          number[],
        ];
        // Asking changes nothing.
        sums.means();
        alike(
          sums.means(),
          plainMeans({ above, below }, { above: aboveWith, below: belowWith }, unitOf),
          JSON.stringify(list),
        );
        alike(sums.relative(), plainRelative(above, aboveWith, unitOf), JSON.stringify(list));
      }),
    );
  });

  it('of pairs that are alike give nothing, exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 2 }), (list) => {
        const sums = new PairedSums();
        list.forEach(([above, below], i) => {
          sums.add(i, above, below, above, below);
        });
        const found = sums.means();
        if (found) expect([found.difference, found.low, found.high]).toEqual([0, 0, 0]);
      }),
    );
  });
});

const scenario = council({
  outcomes: [{ says: 'holds', person: id('ada'), posts: [id('speaker')], day: day(300) }],
});
const tracesOf = (options: PlanOptions, histories: number): readonly Trace[] => {
  const plan = planOf(scenario, options);
  return Array.from({ length: histories }, (_, history) => runPlan(plan, history).trace);
};

describe('a contrast of histories that come in one by one', () => {
  const base: PlanOptions = { variant: 'free', seed: 8 };
  const histories = 24;

  it.each([
    ['each alone', undefined],
    ['in sets of five', 5],
  ])('is the one of all of them kept, %s', async (_, perSet) => {
    const options = { ...base, ...(perSet !== undefined && { perSet }) };
    const plan = planOf(scenario, options);
    const changed = { ...options, off: ['turnover'] };
    const other = { ...options, off: ['health'] };
    const [tally, second] = await contrasts(plan, [planOf(scenario, changed), planOf(scenario, other)], histories);
    const [full, done] = [tracesOf(options, histories), tracesOf(changed, histories)];
    expect(tally!.contrast()).toEqual(contrastOf(plan, full, done).contrast());
    expect(second!.contrast()).toEqual(contrastOf(plan, full, tracesOf(other, histories)).contrast());
    const unitOf = (i: number) => Math.floor(i / (perSet ?? 1));
    let compared = 0;
    for (const [name, { over, unit }] of Object.entries(measures)) {
      if (name === 'likeliest-winner' || unit === 'share of histories') continue;
      const has = (of: Measured) => of[name] !== undefined && (over === undefined || of[over] !== undefined);
      const both = full.map((_, i) => i).filter((i) => has(full[i]!.measures) && has(done[i]!.measures));
      const ratio = (traces: readonly Trace[]) => ({
        above: both.map((i) => traces[i]!.measures[name]!),
        below: both.map((i) => (over === undefined ? 1 : traces[i]!.measures[over]!)),
      });
      const units = (place: number) => unitOf(both[place]!);
      const plain = plainMeans(ratio(full), ratio(done), units);
      alike(tally!.measure(name), plain, name);
      alike(tally!.relative(name), plainRelative(ratio(full).above, ratio(done).above, units), name);
      if (plain) compared++;
    }
    expect(compared).toBeGreaterThan(10);
    // Who ends paramount, by counting.
    for (const { about, without, with: after } of tally!.contrast().endings) {
      const share = (traces: readonly Trace[]) =>
        traces.filter(({ paramount }) => (paramount.at(-1) || null) === about).length / histories;
      expect([without, after]).toEqual([share(full), share(done)]);
      if (perSet === undefined) continue;
      const ones = (traces: readonly Trace[]) => ({
        above: traces.map(({ paramount }) => Number((paramount.at(-1) || null) === about)),
        below: traces.map(() => 1),
      });
      const plain = plainMeans(ones(full), ones(done), unitOf)!;
      const row = tally!.contrast().endings.find((one) => one.about === about)!;
      expect(row.low).toBeCloseTo(Math.max(-1, plain.low), 9);
      expect(row.high).toBeCloseTo(Math.min(1, plain.high), 9);
    }
  });
});
