import { describe, expect, it } from 'vitest';
import { council } from '../../tests/world.ts';
import { definitions, parameterDraws } from '../model/index.ts';
import { ensemble, planForHistory, planOf, runHere, runPlan, summarise, traces } from './index.ts';

const scenario = council();
const options = { variant: 'free', seed: 4, perSet: 4 } as const;
const text = (of: object) => JSON.stringify(of, (key, value) => (key === 'spent' ? undefined : value));
const histories = 14;

describe('an ensemble over parameter sets', () => {
  const plan = planOf(scenario, options);

  it('is the same however the work is split, and in whatever order', async () => {
    const whole = text(await traces(histories, runHere(plan), 1));
    expect(text(await traces(histories, runHere(planOf(scenario, options)), 3))).toBe(whole);
    const backwards = Array.from({ length: histories }, (_, i) => runPlan(plan, histories - 1 - i).trace).reverse();
    expect(text(backwards)).toBe(whole);
    const longer = await traces(histories + 5, runHere(plan), 1);
    expect(text(longer.slice(0, histories))).toBe(whole);
  });

  it('runs each history with the set to which it belongs', () => {
    for (let history = 0; history < 9; history++) {
      const set = Math.floor(history / 4);
      const told = planOf(scenario, {
        variant: 'free',
        seed: 4,
        overrides: { ...parameterDraws(4, set), ...scenario.parameters },
      });
      expect(text(runPlan(told, history).trace)).toBe(text(runPlan(plan, history).trace));
    }
  });

  it('leaves alone what is told: overrides, the scenario’s parameters, the null engine, definitions', () => {
    const { settings } = planForHistory(planOf(scenario, { ...options, overrides: { 'coalition.spoils': 2 } }), 7);
    expect(settings.overrides['coalition.spoils']).toBe(2);
    for (const [name, value] of Object.entries(scenario.parameters)) expect(settings.overrides[name]).toBe(value);
    for (const name of definitions) expect(settings.overrides).not.toHaveProperty([name]);
    expect(planForHistory(planOf(scenario, { ...options, variant: 'null' }), 7).settings.overrides).toMatchObject({
      'patronage.gain': 0,
      'appointments.loyalty-weight': 0,
    });
  });

  it('states every set with its values, and two errors for each share', async () => {
    const { sampled, thresholds, endings } = await ensemble(plan, histories);
    expect(sampled!.sets.map(({ set, first, histories: of }) => [set, first, of])).toEqual([
      [0, 0, 4],
      [1, 4, 4],
      [2, 8, 4],
      [3, 12, 2],
    ]);
    for (const { set, values } of sampled!.sets)
      expect(values).toEqual({ ...parameterDraws(4, set), ...scenario.parameters });
    expect(sampled!.endings.map(({ person }) => person).sort()).toEqual(endings.map(({ person }) => person).sort());
    for (const { uncertainty } of sampled!.endings)
      expect(uncertainty).toMatchObject({
        monteCarlo: expect.any(Number),
        parameters: expect.any(Number),
        varianceError: expect.any(Number),
      });
    expect(thresholds.factor).toBe(plan.model.values.control!['paramount-factor']);
  });

  it('says that too few sets tell nothing, and of no sampling nothing', () => {
    const few = summarise(
      plan,
      Array.from({ length: 6 }, (_, history) => runPlan(plan, history).trace),
    );
    for (const { uncertainty } of few.sampled!.endings) expect(uncertainty).toBeNull();
    const fixed = planOf(scenario, { variant: 'free', seed: 4 });
    expect(summarise(fixed, [runPlan(fixed, 0).trace])).not.toHaveProperty('sampled');
    expect(planForHistory(fixed, 3)).toBe(fixed);
  });
});
