import { describe, expect, it } from 'vitest';
import { council, day, id } from '../../tests/world.ts';
import type { Scenario } from '../scenario/index.ts';
import {
  ablation,
  contrastOf,
  judged,
  type Plan,
  type PlanOptions,
  planOf,
  runPlan,
  type Sign,
  signsFor,
  type Trace,
  withoutMechanism,
  withSign,
} from './index.ts';

const scenario = council({
  outcomes: [{ says: 'holds', person: id('ada'), posts: [id('speaker')], day: day(300) }],
});
const options: PlanOptions = { variant: 'free', seed: 5 };
const tracesOf = (plan: Plan, histories: number): readonly Trace[] =>
  Array.from({ length: histories }, (_, history) => runPlan(plan, history).trace);
const both = (changed: PlanOptions, histories = 30, of: Scenario = scenario, base = options) => {
  const plan = planOf(of, base);
  return { plan, full: tracesOf(plan, histories), done: tracesOf(planOf(of, changed), histories) };
};
const sign = (more: Partial<Sign>): Sign => ({
  id: 'wit-1',
  when: 'off',
  variants: ['free'],
  measure: 'departures-removed',
  direction: 'falls',
  least: 0,
  unit: 'a history',
  registered: '2001-03-16',
  model: '1.0.0',
  sha256: '',
  ...more,
});

describe('a contrast', () => {
  it('of a setting with itself is nothing, in every row', () => {
    const { plan, full } = both(options);
    const { unchanged, firstDifference, endings, outcomes, measures } = contrastOf(plan, full, full).contrast();
    expect(unchanged.count).toBe(30);
    expect(firstDifference).toEqual([]);
    for (const { difference, low, high } of [...endings, ...outcomes, ...measures]) {
      expect(difference).toBe(0);
      expect(low).toBeCloseTo(-high, 9);
    }
  });

  it('changes sign with the order of the two, but for who is likeliest', () => {
    const { plan, full, done } = both(withoutMechanism(options, 'votes'));
    const there = contrastOf(plan, full, done).contrast();
    const back = contrastOf(plan, done, full).contrast();
    expect(there.unchanged).toEqual(back.unchanged);
    for (const { measure, difference, low } of there.measures) {
      if (measure === 'likeliest-winner') continue;
      const other = back.measures.find((one) => one.measure === measure)!;
      expect(other.difference, measure).toBeCloseTo(-difference, 9);
      expect(other.high, measure).toBeCloseTo(-low, 9);
    }
    for (const { about, difference } of there.endings)
      expect(back.endings.find((one) => one.about === about)!.difference).toBeCloseTo(-difference, 12);
  });

  it('gives the means that counting gives', () => {
    const { plan, full, done } = both(withoutMechanism(options, 'turnover'));
    const mean = (traces: readonly Trace[], name: string) =>
      traces.reduce((sum, { measures }) => sum + measures[name]!, 0) / traces.length;
    const row = (name: string) =>
      contrastOf(plan, full, done)
        .contrast()
        .measures.find(({ measure }) => measure === name)!;
    expect(row('departures')).toMatchObject({ pairs: 30, unit: 'a history' });
    expect(row('departures').without).toBeCloseTo(mean(full, 'departures'), 12);
    expect(row('departures').with).toBeCloseTo(mean(done, 'departures'), 12);
    expect(row('months-in-post').without).toBeCloseTo(mean(full, 'months-in-post') / mean(full, 'departures'), 12);
    const ends = full.map(({ paramount }) => paramount.at(-1)!).filter((end) => end !== '');
    const most = Math.max(...ends.map((end) => ends.filter((other) => other === end).length));
    expect(row('likeliest-winner').without).toBeCloseTo(most / 30, 12);
  });

  it('has wider intervals where histories share parameter sets than if each stood alone', () => {
    const base: PlanOptions = { ...options, perSet: 10 };
    const { plan, full, done } = both({ ...base, off: ['turnover'] }, 40, scenario, base);
    const alone = { ...plan, options };
    const widths = (of: Plan) =>
      contrastOf(of, full, done)
        .contrast()
        .measures.map(({ low, high }) => high - low);
    // By luck sets may differ less than histories in this or that measure; not in most of them.
    const each = widths(alone);
    const wider = widths(plan).filter((width, at) => width > each[at]!).length;
    const varying = each.filter((width) => width > 0).length;
    expect(varying).toBeGreaterThan(5);
    expect(wider).toBeGreaterThan(varying / 2);
    // A single set says nothing of others.
    const one = contrastOf({ ...plan, options: { ...base, perSet: 100 } }, full, done).contrast();
    expect(one.measures).toEqual([]);
    for (const { low, high } of one.outcomes) expect([low, high]).toEqual([-1, 1]);
  });
});

describe('an ablation', () => {
  it('of a mechanism that has nothing to act on moves nothing, and says so', () => {
    const unarmed = { ...scenario, rules: { ...scenario.rules, units: new Map() } };
    const { plan, full, done } = both(withoutMechanism(options, 'force'), 12, unarmed);
    const found = ablation('force', contrastOf(plan, full, done), []);
    expect(found.movesNothing).toBe(true);
    expect(found.unchanged.count).toBe(12);
  });

  it('switches off nothing else, and keeps what was off', () => {
    expect(withoutMechanism({ ...options, off: ['health'] }, 'votes').off).toEqual(['health', 'votes']);
    const { plan, full, done } = both(withoutMechanism(options, 'health'));
    const found = ablation('health', contrastOf(plan, full, done), []);
    expect(found.movesNothing).toBe(false);
    const deaths = found.measures.find(({ measure }) => measure === 'deaths')!;
    expect(deaths.with).toBe(0);
    expect(done.some(({ measures }) => measures['departures-transferred']! > 0)).toBe(true);
  });

  it('judges a sign by its own contrast', () => {
    const { plan, full, done } = both(withoutMechanism(options, 'turnover'));
    const tally = contrastOf(plan, full, done);
    const moved = sign({ measure: 'departures-transferred', to: 0 });
    expect(judged(moved, tally)).toMatchObject({ changed: 0, verdict: 'confirmed' });
    expect(judged({ ...moved, direction: 'rises' }, tally).verdict).toBe('contradicted');
    const relative = judged(sign({ measure: 'departures-transferred', relative: true, least: 0.9 }), tally);
    expect(relative.difference).toBeCloseTo(-1, 12);
    expect(relative.verdict).toBe('confirmed');
    expect(judged(sign({ measure: 'oldest-frail-dead' }), tally)).toEqual({
      sign: sign({ measure: 'oldest-frail-dead' }),
      verdict: 'undecided',
    });
    expect(() => judged(sign({ measure: 'glory' }), tally)).toThrow('there is no measure glory');
  });

  it('sets what a sign sets, and takes the signs that are in force for the variant', () => {
    const set = sign({ when: { overrides: { 'patronage.gain': 0 } } });
    expect(withSign({ ...options, overrides: { 'patronage.growth': 0 } }, 'patronage', set)).toEqual({
      ...options,
      overrides: { 'patronage.growth': 0, 'patronage.gain': 0 },
    });
    expect(withSign(options, 'patronage', sign({})).off).toEqual(['patronage']);
    const newer = sign({ id: 'wit-2', replaces: 'wit-1' });
    const given = sign({ id: 'wit-3', variants: ['given'] });
    expect(signsFor([sign({}), newer, given], 'free')).toEqual([newer]);
  });
});
