import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, claim, council, day, id, on } from '../../tests/world.ts';
import { anyScenario } from '../../tests/worlds.ts';
import { monthOf } from '../calendar/index.ts';
import type { Change } from '../polity/index.ts';
import type { Intervention, Scenario } from '../scenario/index.ts';
import { compare, contrastOf, type PlanOptions, planOf, runPlan, type Told } from './index.ts';

const decision = (what: 'fill' | 'vacate', post: string, person: string, after: number): Intervention => ({
  do: what,
  post: id(post),
  person: id(person),
  on: day(after),
});

function twins(
  scenario: Scenario,
  interventions: readonly Intervention[],
  histories: number,
  options: Partial<PlanOptions> = {},
) {
  const shared = { variant: 'free', seed: 11, ...options } as const;
  const without = planOf(scenario, shared);
  const done = planOf(scenario, { ...shared, interventions });
  const indices = Array.from({ length: histories }, (_, history) => history);
  return {
    plan: without,
    without: indices.map((history) => runPlan(without, history)),
    done: indices.map((history) => runPlan(done, history)),
  };
}

const earlier = (told: Told, limit: number) => told.chronicle.filter((change) => change.earliest < limit);
const traceOf = ({ trace }: Told) => trace;

describe('twins of a what-if', () => {
  it('are alike in every change before the day of the intervention', () => {
    let differ = 0;
    fc.assert(
      fc.property(
        fc.record({
          scenario: anyScenario,
          seed: fc.nat(),
          variant: fc.constantFrom('free' as const, 'given', 'null'),
          what: fc.constantFrom('fill' as const, 'vacate'),
          post: fc.nat(1),
          person: fc.nat(2),
          after: fc.integer({ min: 1, max: 190 }),
        }),
        ({ scenario, seed, variant, what, post, person, after }) => {
          const one = decision(what, `post-${post}`, ['ada', 'bo', 'cy'][person]!, after);
          const { without, done } = twins(scenario, [one], 2, { seed, variant });
          without.forEach((told, i) => {
            expect(earlier(done[i]!, one.on)).toEqual(earlier(told, one.on));
            if (done[i]!.trace.refusedInterventions === 1) expect(done[i]!.chronicle).toEqual(told.chronicle);
            else differ++;
          });
        },
      ),
      { numRuns: 80 },
    );
    expect(differ).toBeGreaterThan(40);
  });

  it('differ in nothing else where the post is one that nobody reads', () => {
    const base = council({ assessments: [assessment('ivy', 'oratory', 0.5)] });
    const scenario: Scenario = {
      ...base,
      cast: {
        ...base.cast,
        organs: new Map(base.cast.organs).set(id('chapel'), { id: id('chapel'), name: 'Chapel', kind: 'agency' }),
        posts: new Map(base.cast.posts).set(id('bell-ringer'), {
          ...base.cast.posts.get(id('clerk'))!,
          id: id('bell-ringer'),
          organ: id('chapel'),
          functions: [],
          cadres: 0,
        }),
      },
      claims: [
        ...base.claims,
        claim('chapel', 'bell-ringer', 'exists', { from: on(-90), to: 'open', subjectIs: 'post' }),
      ],
    };
    // A load makes a candidate less welcome: switched off, the post weighs nothing.
    const options = { overrides: { 'appointments.load-weight': 0 } };
    const { plan, without, done } = twins(scenario, [decision('fill', 'bell-ringer', 'ivy', 30)], 30, options);
    const others = (told: Told) =>
      told.chronicle.filter((change) => !('post' in change && change.post === 'bell-ringer'));
    without.forEach((told, i) => {
      expect(done[i]!.trace.refusedInterventions).toBe(0);
      expect(others(done[i]!)).toEqual(others(told));
      expect(done[i]!.trace.control).toEqual(told.trace.control);
    });
    // With a load the twins part, but not all of them: draws are shared.
    const loaded = twins(scenario, [decision('fill', 'bell-ringer', 'ivy', 30)], 30);
    const alike = loaded.without.filter(
      (told, i) => JSON.stringify(others(told)) === JSON.stringify(others(loaded.done[i]!)),
    );
    expect(alike.length).toBeGreaterThan(3);
    expect(plan.posts).not.toContain('bell-ringer');
    expect(compare(contrastOf(plan, without.map(traceOf), done.map(traceOf)))).toMatchObject({
      unchanged: { count: 30 },
      refused: 0,
      firstDifference: [],
    });
  });

  it('count an intervention that cannot be done as refused, and are then alike', () => {
    const scenario = council({ claims: [claim('death', 'ivy', 'died', { from: on(20), value: 'natural' })] });
    const cases: readonly Intervention[] = [
      decision('vacate', 'treasurer', 'ivy', 40),
      decision('fill', 'councillor', 'ada', 5),
      decision('fill', 'captain', 'ivy', 30),
    ];
    for (const one of cases) {
      const { plan, without, done } = twins(scenario, [one], 10, { variant: 'given', off: ['turnover', 'coalition'] });
      const result = compare(contrastOf(plan, without.map(traceOf), done.map(traceOf)));
      expect(result, JSON.stringify(one)).toMatchObject({
        histories: 10,
        refused: 10,
        unchanged: { count: 10, of: 10 },
      });
      for (const { difference } of [...result.endings, ...result.outcomes]) expect(difference).toBe(0);
    }
  });

  it('part in the month of the intervention at the earliest, and their effects are what counting gives', () => {
    const scenario = council({
      outcomes: [
        { says: 'holds', person: id('ivy'), posts: [id('treasurer')], day: day(300) },
        { says: 'holds', person: id('bo'), posts: [id('treasurer')], day: day(300) },
      ],
    });
    const { plan, without, done } = twins(scenario, [decision('fill', 'treasurer', 'ivy', 100)], 60);
    const result = compare(contrastOf(plan, without.map(traceOf), done.map(traceOf)));
    const month = without[0]!.trace.months[monthOf(day(100)) - monthOf(day(1))]!;
    expect(result.firstDifference[0]!.month).toBe(month);
    expect(result.firstDifference.reduce((sum, { share }) => sum + share, 0) + result.unchanged.share).toBeCloseTo(
      1,
      12,
    );
    const share = (runs: readonly Told[], i: number) =>
      runs.filter(({ trace }) => trace.truths[i]).length / runs.length;
    result.outcomes.forEach((effect, i) => {
      expect(effect).toMatchObject({ about: `outcome ${i}`, without: share(without, i), with: share(done, i) });
      expect(effect.difference).toBeCloseTo(share(done, i) - share(without, i), 12);
    });
    expect(result.outcomes[0]!.difference).toBeGreaterThan(0.3);
    expect(result.outcomes[1]!.difference).toBeLessThan(-0.3);
    const displaced = done[0]!.chronicle.find(
      (change): change is Change<'vacates'> => change.kind === 'vacates' && change.earliest === day(100),
    );
    expect(displaced).toMatchObject({ post: 'treasurer', reason: 'removed', by: 'rule' });
  });

  it('share their given facts: an intervention moves no day of the record', () => {
    const scenario = council({
      claims: [
        claim('death', 'ada', 'died', {
          from: { ...on(100), latest: day(260), alternatives: [{ earliest: day(100), latest: day(260) }] },
          value: 'natural',
        }),
      ],
    });
    const { without, done } = twins(scenario, [decision('vacate', 'captain', 'cy', 10)], 20, { variant: 'given' });
    const deaths = (runs: readonly Told[]) =>
      runs.map(({ chronicle }) => chronicle.find(({ kind }) => kind === 'dies')?.earliest);
    expect(deaths(done)).toEqual(deaths(without));
  });
});
