import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { council, day, id } from '../../tests/world.ts';
import type { Proposition } from '../polity/index.ts';
import type { ClaimReading, Scenario, Without } from '../scenario/index.ts';
import {
  causeEffect,
  causeVerdict,
  contrastOf,
  planOf,
  runPlan,
  type StatedCause,
  statedCauses,
  type Trace,
  withoutCause,
} from './index.ts';

const without: Without = {
  text: 'off votes; set patronage.gain 0; not given illness',
  off: ['votes'],
  set: { 'patronage.gain': 0 },
  notGiven: ['illness'],
};
const holds = (person: string): Proposition => ({
  says: 'holds',
  person: id(person),
  posts: [id('speaker')],
  day: day(300),
});
const reading = (claim: string, more: Partial<ClaimReading> = {}): ClaimReading => ({
  claim: id(claim),
  label: 'causal',
  basis: 'test',
  ...more,
});
const scenario: Scenario = {
  ...council({ outcomes: [holds('ada')] }),
  readings: [
    reading('c1', { label: 'outcome', proposition: holds('ada') }),
    reading('c2'),
    reading('c3', { proposition: holds('bo'), without }),
  ],
};
const plan = planOf(scenario, { variant: 'given', seed: 1, off: ['relations'], overrides: { 'control.delta': 0.6 } });

describe('causes that a source states', () => {
  it('are the readings that say what to switch off, with their place among the propositions', () => {
    expect(statedCauses(plan)).toEqual([{ claim: 'c3', without, proposition: 2 }]);
    expect(plan.propositions[2]).toMatchObject({ person: 'bo' });
  });

  it('are switched off besides what is off, set or not given already', () => {
    const changed = planOf(scenario, withoutCause(plan, without));
    expect(changed.settings.off).toEqual(['relations', 'votes']);
    expect(changed.settings.overrides).toEqual({
      ...scenario.parameters,
      'control.delta': 0.6,
      'patronage.gain': 0,
    });
    expect(changed.given).toEqual(['natural-deaths', 'events-abroad', 'lifecycle']);
    expect(changed.options.variant).toBe('given');
  });

  it('that switch off nothing leave every history as it was', () => {
    const nothing: Without = { text: '', off: [], set: {}, notGiven: [] };
    const run = (one: typeof plan) => [0, 1, 2].map((history) => runPlan(one, history).trace);
    const cause = { claim: id<StatedCause['claim']>('c3'), without: nothing, proposition: 2 };
    const found = causeEffect(cause, contrastOf(plan, run(plan), run(planOf(scenario, withoutCause(plan, nothing)))));
    expect(found.unchanged).toMatchObject({ count: 3, of: 3 });
    expect(found.difference).toBe(0);
  });
});

describe('the effect of a cause', () => {
  const one = runPlan(plan, 0).trace;
  const traces = (truths: readonly boolean[]): readonly Trace[] =>
    truths.map((truth, history) => ({ ...one, history, truths: [false, false, truth] }));
  const effect = (full: readonly boolean[], done: readonly boolean[]) =>
    causeEffect({ claim: id('c3'), without, proposition: 2 }, contrastOf(plan, traces(full), traces(done)));
  const repeat = (truth: boolean, times: number) => Array<boolean>(times).fill(truth);

  it('is the share without it less the share with it, history by history', () => {
    const found = effect([...repeat(true, 30), ...repeat(false, 10)], [...repeat(true, 6), ...repeat(false, 34)]);
    expect(found).toMatchObject({
      withCause: { count: 30 },
      withoutCause: { count: 6 },
      difference: -0.6,
      verdict: 'borne out',
      histories: 40,
      without: without.text,
    });
    expect(found.low).toBeLessThan(-0.6);
    expect(found.unchanged.count).toBe(16);
    expect(found.proposition).toContain('bo');
  });

  it('is mirrored when the two are exchanged', () => {
    const list = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(list, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const [there, back] = [effect(a, b), effect(b, a)];
        expect(there.difference).toBeCloseTo(-back.difference, 12);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect([there.verdict, back.verdict]).not.toEqual(['borne out', 'borne out']);
      }),
    );
  });

  it.each([
    ['absent', 0, 0, -0.02, 0.02],
    ['borne out', 9, 2, -0.4, -0.01],
    ['contradicted', 2, 9, 0.01, 0.4],
    ['not borne out', 5, 5, -0.04, 0.05],
    ['undecided', 5, 6, -0.04, 0.2],
    ['undecided', 0, 1, -0.04, 0.2],
  ] as const)('is judged %s', (verdict, withCause, withoutIt, low, high) => {
    expect(causeVerdict({ count: withCause }, { count: withoutIt }, { low, high })).toBe(verdict);
  });
});
