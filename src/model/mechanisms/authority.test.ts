import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, council, day, id } from '../../../tests/world.ts';
import { planOf, runPlan } from '../../experiment/index.ts';
import type { Change, PersonId } from '../../polity/index.ts';
import { authority, authorityInForce } from '../columns.ts';
import { told } from '../mechanisms.properties.ts';
import { runModel } from '../model.ts';

const scenario = council({
  assessments: [assessment('ada', 'authority', 0.8), assessment('bo', 'authority', 0.5)],
  days: 1200,
});

/** Authority in force of a person at the ends of the months, nothing happening but what is told. */
function course(person: string, outside: readonly Change[]): readonly number[] {
  const plan = planOf(scenario, { variant: 'free', seed: 1 });
  const values: number[] = [];
  runModel(plan.model, plan.start, {
    seed: 1,
    history: 0,
    to: plan.to,
    epoch: plan.epoch,
    outside,
    given: new Set(),
    decideFrom: (plan.to + 1) as never,
    observe: ({ column, row }) => values.push(column(authorityInForce).get(row(id<PersonId>(person))!)),
  });
  return values;
}

describe('authority', () => {
  it('stays where nothing happens', () => {
    const [first, ...rest] = course('ada', []);
    expect(first).toBeGreaterThan(0);
    for (const value of rest) expect(value).toBeCloseTo(first!, 12);
  });

  it('fades while its holder is ill, comes back towards what it was, and ends with his death', () => {
    const ill = told({ kind: 'falls-ill', person: id('ada') }, day(40));
    const well = told({ kind: 'recovers', person: id('ada') }, day(600));
    const dies = told({ kind: 'dies', person: id('ada'), manner: 'illness' }, day(1000));
    const values = course('ada', [ill, well, dies]);
    const full = values[0]!;
    for (let month = 3; month < 19; month++) expect(values[month]!).toBeLessThan(values[month - 1]!);
    const lowest = values[18]!;
    for (let month = 21; month < 31; month++) expect(values[month]!).toBeGreaterThan(values[month - 1]!);
    expect(lowest).toBeLessThan(full / 2);
    expect(values[31]!).toBeLessThanOrEqual(full);
    expect(values.at(-1)).toBe(0);
  });

  it('of one person is another’s business never', () => {
    const before = course('bo', []);
    expect(course('bo', [told({ kind: 'falls-ill', person: id('ada') }, day(40))])).toEqual(before);
  });

  it('lies between nothing and what the person was judged to have', () => {
    fc.assert(
      fc.property(fc.nat(50), (seed) => {
        const plan = planOf(scenario, { variant: 'free', seed });
        runPlan(plan, 0, {
          observe: ({ column, row }) => {
            const at = row(id<PersonId>('ada'))!;
            const now = column(authorityInForce).get(at);
            expect(now).toBeGreaterThanOrEqual(0);
            expect(now).toBeLessThanOrEqual(column(authority).get(at) + 1e-12);
          },
        });
      }),
      { numRuns: 10 },
    );
  });
});
