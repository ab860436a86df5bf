/** The bounds that hold for random scenarios hold for those that are shipped. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar/index.ts';
import { planOf, runPlan, type Variant } from '../../src/experiment/index.ts';
import { findScenario, readFolder } from '../../src/host/index.ts';
import { mechanisms, runModel } from '../../src/model/index.ts';
import { enact, fold, type Institutions } from '../../src/polity/index.ts';
import { readScenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '..', '..');
const names = readdirSync(join(root, 'scenarios')).filter((name) =>
  existsSync(join(root, 'scenarios', name, 'scenario.yaml')),
);

describe('the model with its own parameters on the first scenario', () => {
  it('has no mechanism that tells nothing', () => {
    const loaded = readScenario(readFolder(findScenario('ussr-1921', root)!), 'ussr-1921');
    if (!loaded.ok) throw new Error('does not load');
    const plan = planOf(loaded.scenario, { variant: 'free', seed: 1 });
    const told = new Set<string>();
    for (let history = 0; history < 40; history++)
      for (const change of runPlan(plan, history).history.chronicle) told.add(`${change.by} ${change.kind}`);
    const idle = mechanisms
      .flatMap(({ id, tells }) => tells.map((kind) => `${id} ${kind}`))
      // Nobody of the first circle holds what a single person may take away in this regime.
      .filter((one) => !told.has(one) && one !== 'coalition vacates');
    expect(idle).toEqual([]);
  });
});

describe.each(names)('%s', (name) => {
  const loaded = readScenario(readFolder(findScenario(name, root)!), name);
  if (!loaded.ok) throw new Error(`${name} does not load`);
  const { scenario } = loaded;

  it.each(['free', 'given', 'null', 'record'] as const)(
    '%s: what the engine holds is the fold of what it wrote, and replays to the same latents',
    (variant: Variant) => {
      const plan = planOf(scenario, { variant, seed: 2 });
      const told = runPlan(plan, 1);
      const held = (told.history.institutions as Institutions).snapshot();
      const { cast, rules } = plan.start;
      // Too little happens in the small ones to ask for as much.
      if (name === 'ussr-1921') expect(told.history.chronicle.length).toBeGreaterThan(100);
      expect(fold(cast, rules, told.chronicle, plan.to, 'necessarily').snapshot()).toBe(held);
      const enacted = enact(cast, rules, told.chronicle);
      expect(enacted.refused).toEqual([]);
      expect(enacted.institutions.snapshot()).toBe(held);
      const again = runModel(plan.model, plan.start, {
        seed: 2,
        history: 1,
        to: plan.to,
        epoch: plan.epoch,
        outside: told.history.chronicle,
        given: new Set(plan.given.filter((kind) => kind === 'illness' || kind === 'natural-deaths')),
        decideFrom: addDays(plan.to, 1),
      });
      expect(again.latents()).toEqual(told.history.latents());
      expect((again.institutions as Institutions).snapshot()).toBe(held);
    },
  );
});
