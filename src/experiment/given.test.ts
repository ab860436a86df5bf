import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, claim, council, day, on, within } from '../../tests/world.ts';
import { anyScenario } from '../../tests/worlds.ts';
import type { Change, MannerOfDeath } from '../polity/index.ts';
import type { GivenKind } from '../scenario/index.ts';
import { drawn, givenChanges, planOf, recordFor, runPlan } from './index.ts';

const scenario = council({
  days: 900,
  unfounded: ['captain'],
  claims: [
    claim('death', 'ada', 'died', { from: within(50, 80), value: 'illness' }),
    claim('murder', 'eli', 'died', { from: on(60), value: 'killed' }),
    claim('illness', 'bo', 'condition', { value: 'ill', from: within(20, 40), to: within(25, 45) }),
    claim('far', 'fay', 'died', { from: on(5000), value: 'natural' }),
    claim('rising', 'gale', 'event', { from: within(10, 15) }),
    claim('tower', 'captain', 'exists', { from: on(-4000), to: on(500), subjectIs: 'post' }),
  ],
});
const named = (change: Change) => 'person' in change && scenario.cast.persons.has(change.person);
const histories = Array.from({ length: 40 }, (_, history) => history);
const run = (given?: readonly GivenKind[], variant: 'free' | 'given' = 'given') => {
  const plan = planOf(scenario, { variant, seed: 5, ...(given && { given }) });
  return histories.map((history) => runPlan(plan, history).history.chronicle);
};

describe('given', () => {
  it('lets the persons of the tables die and fall ill as the record has it, on days that its dates allow', () => {
    const days = new Set<number>();
    for (const chronicle of run()) {
      const health = chronicle.filter(
        (change) => named(change) && ['dies', 'falls-ill', 'recovers'].includes(change.kind),
      );
      expect(health.map(({ by, kind }) => `${by} ${kind}`).sort()).toEqual([
        'given dies',
        'given falls-ill',
        'given recovers',
      ]);
      const death = health.find(({ kind }) => kind === 'dies')!;
      expect(death).toMatchObject({ person: 'ada', manner: 'illness' });
      const ill = health.find(({ kind }) => kind === 'falls-ill')!;
      const well = health.find(({ kind }) => kind === 'recovers')!;
      for (const [change, from, to] of [
        [death, 50, 80],
        [ill, 20, 40],
        [well, 25, 45],
      ] as const) {
        expect(change.earliest).toBe(change.latest);
        expect(change.earliest).toBeGreaterThanOrEqual(day(from));
        expect(change.earliest).toBeLessThanOrEqual(day(to));
      }
      expect(well.earliest).toBeGreaterThan(ill.earliest);
      days.add(death.earliest);
    }
    expect(days.size).toBeGreaterThan(12);
  });

  it('goes on simulating the cadres', () => {
    const cadres = run()
      .flat()
      .filter((change) => change.by === 'health' && !named(change));
    expect(cadres.filter(({ kind }) => kind === 'falls-ill').length).toBeGreaterThan(5);
    expect(
      run()
        .flat()
        .some((change) => change.by === 'health' && named(change)),
    ).toBe(false);
  });

  it('is nothing in a free history', () => {
    const makers = new Set(
      run(undefined, 'free')
        .flat()
        .map(({ by }) => by),
    );
    expect([...makers]).not.toContain('given');
    expect([...makers]).not.toContain('record');
    expect([...makers]).toContain('health');
  });

  it('takes only the kinds that are asked for', () => {
    const kindsOf = (given: readonly GivenKind[]) =>
      new Set(
        run(given)
          .flat()
          .filter(({ by }) => by === 'given')
          .map(({ kind }) => kind),
      );
    expect([...kindsOf(['natural-deaths'])]).toEqual(['dies']);
    expect([...kindsOf(['events-abroad'])]).toEqual(['happens']);
    expect([...kindsOf(['lifecycle'])]).toEqual(['abolishes']);
    expect([...kindsOf(['illness'])].sort()).toEqual(['falls-ill', 'recovers']);
    const ill = run(['natural-deaths'])
      .flat()
      .filter((change) => change.by === 'health' && named(change));
    expect(new Set(ill.map(({ kind }) => kind))).toEqual(new Set(['falls-ill', 'recovers']));
  });

  it('is, in any scenario, just the record’s natural deaths and illnesses in the span', () => {
    const natural: readonly MannerOfDeath[] = ['natural', 'illness', 'accident', 'unknown'];
    fc.assert(
      fc.property(anyScenario, fc.nat(), fc.nat(50), (any, seed, history) => {
        const plan = planOf(any, { variant: 'given', seed });
        const changes = givenChanges(any, plan.record, plan.given, drawn(seed, history));
        for (const change of changes) {
          expect(change.earliest).toBe(change.latest);
          expect(change.earliest).toBeGreaterThan(asOf);
          expect(change.earliest).toBeLessThanOrEqual(any.to);
        }
        const dying = recordFor(any).chronicle.filter(
          (change) =>
            change.kind === 'dies' &&
            natural.includes(change.manner) &&
            change.latest > asOf &&
            change.earliest <= any.to,
        );
        expect(changes.filter(({ kind }) => kind === 'dies').length).toBe(dying.length);
        for (const change of runPlan(plan, history).history.chronicle)
          if (change.by === 'health' && 'person' in change) expect(any.cast.persons.has(change.person)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
