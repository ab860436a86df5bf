import { describe, expect, it } from 'vitest';
import { claim, council, on } from '../../../tests/world.ts';
import { planOf, runPlan } from '../../experiment/index.ts';
import { mechanisms } from '../model.ts';
import type { Theories } from '../theories.ts';

/** Who is appointed, in forty short histories of a council whose speaker has friends and whose members differ in ability. */
function appointees(appointments: Theories['appointments'], overrides = {}) {
  const tie = claim('t1', 'ada', 'tie', { object: 'ivy', value: 'friend 1', from: on(-200), to: 'open' });
  const able = { person: 'gus', attribute: 'organisation', low: 1, mode: 1, high: 1 };
  const dull = { person: 'ivy', attribute: 'organisation', low: 0, mode: 0, high: 0 };
  const scenario = council({
    claims: [tie],
    parameters: {},
    days: 60,
    assessments: [able, dull].map((one) => ({ ...one, basis: 'test', evidence: on(-30), line: 2 }) as never),
  });
  // One of six seats is free.
  const vacated = {
    ...scenario,
    claims: scenario.claims.filter(({ id }) => !/^fay-councillor$/.test(id)),
  };
  const off = mechanisms.map((one) => one.id).filter((id) => !['character', 'relations', 'appointments'].includes(id));
  const plan = planOf(vacated, { variant: 'free', seed: 2, off, theories: { appointments }, overrides });
  const counts: Record<string, number> = { gus: 0, ivy: 0 };
  for (let history = 0; history < 40; history++)
    for (const change of runPlan(plan, history).history.chronicle)
      if (change.kind === 'fills' && change.sponsor === 'ada') counts[change.person] = (counts[change.person] ?? 0) + 1;
  return { able: counts.gus!, friend: counts.ivy!, total: Object.values(counts).reduce((a, b) => a + b, 0) };
}

describe('what whoever names looks for', () => {
  it('is loyalty alone, competence alone, or both by their weights', () => {
    const weights = { 'appointments.loyalty-weight': 4, 'appointments.competence-weight': 4 };
    const loyal = appointees('loyalty', weights);
    const able = appointees('competence', weights);
    expect(loyal.total).toBeGreaterThan(30);
    expect(loyal.friend).toBeGreaterThan(loyal.able);
    expect(able.able).toBeGreaterThan(able.friend);
    const [more, less] = [appointees('loyalty', { ...weights, 'appointments.competence-weight': 0 }), loyal];
    expect(more).toEqual(less);
  });

  it('under the trade-off is ability where there is nothing to fear, and less of it where there is', () => {
    const secure = appointees('trade-off', { 'appointments.insecurity': 0 });
    expect(secure).toEqual(appointees('competence'));
    const afraid = appointees('trade-off', { 'appointments.insecurity': 1, 'appointments.treason-weight': 12 });
    expect(afraid.able).toBeLessThan(secure.able);
    expect(afraid.friend).toBeGreaterThan(secure.friend);
  });
});
