import { describe, expect, it } from 'vitest';
import { asOf, claim, council, id, on, world } from '../../tests/world.ts';
import { addDays, monthOf } from '../calendar/index.ts';
import { planOf, runPlan, startOf } from '../experiment/index.ts';
import type { Person } from '../polity/index.ts';
import { modelOf, nullEngine, parameters, runModel } from './index.ts';

const year = 365.2425;
/** Within four standard errors of what is expected. */
function expectShare(count: number, of: number, chance: number): void {
  const error = Math.sqrt((chance * (1 - chance)) / of);
  expect(Math.abs(count / of - chance), `${count} of ${of}, expected ${(chance * of).toFixed(1)}`).toBeLessThan(
    4 * error,
  );
}

/** A cohort of one age with nothing but health (or turnover) at work. */
function cohort(
  size: number,
  age: number,
  days: number,
  off: readonly string[],
  overrides: Readonly<Record<string, number>>,
  held = true,
) {
  const persons = Array.from({ length: size }, (_, i) => `p${i}`);
  const scenario = world({
    persons,
    organs: { guild: 'agency' },
    posts: { clerk: { organ: 'guild', class: 'staff', capacity: size, functions: ['press'] } },
    rules: { clerk: { filling: [{ step: 'decree', by: { post: id('clerk') } }] } },
    claims: persons.flatMap((name) => [
      claim(`born-${name}`, name, 'born', { from: on(-Math.round(year * age)) }),
      ...(held ? [claim(`held-${name}`, name, 'holds', { object: 'clerk', from: on(-10), to: 'open' as const })] : []),
    ]),
    days,
  });
  const model = modelOf(scenario.cast, scenario.rules, { off, overrides });
  const start = startOf(scenario, model.values);
  return {
    scenario,
    run: (seed: number, observe?: Parameters<typeof runModel>[2]['observe']) =>
      runModel(model, start, {
        seed,
        history: 0,
        to: addDays(scenario.asOf, days),
        epoch: monthOf(scenario.asOf),
        outside: [],
        given: new Set<never>(),
        ...(observe && { observe }),
      }),
  };
}
const others = (kept: string) =>
  [
    'character',
    'health',
    'relations',
    'standing',
    'patronage',
    'turnover',
    'votes',
    'coalition',
    'appointments',
  ].filter((one) => one !== kept);

describe('health alone', () => {
  it('lets as many die within ten years as the closed form of Gompertz and Makeham says', () => {
    const { makeham, gompertz, slope } = parameters.health as never as Record<string, { value: number }>;
    const age = 58;
    const [m, g, b] = [makeham!.value, gompertz!.value, slope!.value];
    const survival = Math.exp(-m * 10 - (g / b) * (Math.exp(b * (age + 10 - 50)) - Math.exp(b * (age - 50))));
    const size = 1200;
    const { run } = cohort(size, age, Math.round(10 * year), others('health'), { 'health.illness-rate': 0 });
    const seeds = [1, 2, 3];
    const deaths = seeds.reduce(
      (sum, seed) => sum + run(seed).chronicle.filter(({ kind }) => kind === 'dies').length,
      0,
    );
    expectShare(deaths, seeds.length * size, 1 - survival);
  });

  const rate = 0.137;
  const sick = cohort(3000, 50, 714, others('health'), {
    'health.illness-rate': rate,
    'health.makeham': 0,
    'health.gompertz': 0,
    'health.illness-slope': 0,
  });

  it('lets as many of the well fall ill as the rate says', () => {
    let well = 3000;
    let expected = 0;
    let variance = 0;
    let from = 1;
    const history = sick.run(4, ({ now, day: last }) => {
      const days = last - asOf - from + 1;
      const chance = 1 - Math.exp((-rate * days) / year);
      expected += well * chance;
      variance += well * chance * (1 - chance);
      from += days;
      well = [...now.persons()].filter((person) => !now.isIll(person)).length;
    });
    const episodes = history.chronicle.filter(({ kind }) => kind === 'falls-ill').length;
    expect(episodes).toBeGreaterThan(500);
    expect(Math.abs(episodes - expected)).toBeLessThan(4 * Math.sqrt(variance));
  });

  it('keeps them ill for as long as it says: a gamma of shape 2 and mean 3 months', () => {
    const lengths: number[] = [];
    let lasting = 0;
    for (const seed of [4, 5, 6, 7, 8]) {
      const { chronicle } = sick.run(seed);
      const since = new Map<string, number>();
      for (const change of chronicle) {
        // Those who fall ill in the first months are well again by the end.
        if (change.kind === 'falls-ill' && change.earliest < asOf + 300) since.set(change.person, change.earliest);
        if (change.kind !== 'recovers' || !since.has(change.person)) continue;
        lengths.push((change.earliest - since.get(change.person)!) / (year / 12));
        since.delete(change.person);
      }
      lasting += since.size;
    }
    expect(lengths.length).toBeGreaterThan(1000);
    expect(lasting).toBeLessThan(lengths.length / 200);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(Math.abs(mean - 3)).toBeLessThan((4 * (3 / Math.SQRT2)) / Math.sqrt(lengths.length));
  });
});

describe('turnover alone', () => {
  it('empties posts at its rate', () => {
    const size = 2000;
    const days = 365;
    const { run } = cohort(size, 40, days, others('turnover'), { 'turnover.political-share': 0 }, true);
    const seeds = [5, 6, 7, 8, 9, 10];
    const left = seeds.reduce(
      (sum, seed) => sum + run(seed).chronicle.filter(({ kind }) => kind === 'vacates').length,
      0,
    );
    const months = days / (year / 12);
    expectShare(left, seeds.length * size, 1 - Math.exp(-parameters.turnover!['national-exit']!.value * months));
  });
});

describe('the null engine', () => {
  const plan = planOf(council({ days: 700, parameters: {} }), { variant: 'null', seed: 8 });
  const runs = Array.from({ length: 12 }, (_, history) => runPlan(plan, history));

  it('knows no patronage and no motions, but departures, deaths and appointments', () => {
    const told: Record<string, number> = {};
    for (const { history, trace } of runs) {
      const latents = history.latents();
      for (const column of ['patronage', 'perceived-patronage', 'affinity'])
        expect(latents.get(column)!.trim(), column).toBe('');
      for (const [name, count] of Object.entries(trace.told)) told[name] = (told[name] ?? 0) + count;
    }
    expect(Object.keys(told).filter((name) => /^(votes|coalition|sanctions|force|assemblies)/.test(name))).toEqual([]);
    expect(Object.keys(told)).toEqual(
      expect.arrayContaining(['turnover vacates', 'appointments fills', 'health falls-ill']),
    );
  });

  it('makes control the share of formal resources and standing', () => {
    const { model, start } = plan;
    runModel(model, start, {
      seed: 8,
      history: 0,
      to: plan.to,
      epoch: plan.epoch,
      outside: [],
      given: new Set<never>(),
      observe: ({ now, control, perceived, row }) => {
        // Standing is not shown, so compare those of equal posts: control differs by standing alone, at most its weight.
        expect([...perceived()]).toEqual([...control]);
        const weight = model.values.control!['standing-weight']!;
        const worth = (person: Person['id']) =>
          now.isDead(person) ? 0 : now.postsOf(person).reduce((sum, post) => sum + model.posts.worth.get(post)!, 0);
        const persons = [...now.persons()];
        const total = persons.reduce((sum, person) => sum + worth(person), 0);
        const alive = persons.filter((person) => !now.isDead(person)).length;
        // Who has no part has no row.
        for (const person of persons.filter((one) => row(one) !== undefined)) {
          expect(control[row(person)!]!).toBeGreaterThanOrEqual(worth(person) / (total + weight * alive) - 1e-12);
          expect(control[row(person)!]!).toBeLessThanOrEqual((worth(person) + weight) / total + 1e-12);
        }
      },
    });
  });

  it('is blind to loyalty, ability and opinion: abilities and positions change no appointment', () => {
    const settings = { off: nullEngine.off, overrides: nullEngine.overrides };
    const scenario = council({ days: 700, parameters: {} });
    const model = modelOf(scenario.cast, scenario.rules, settings);
    const start = startOf(scenario, model.values);
    const surely = (value: number) => ({ low: value, mode: value, high: value });
    const judged = (ability: (i: number) => number, pace: number) => ({
      ...start,
      assessments: new Map(
        [...scenario.cast.persons.keys()].map((person, i) => [
          person,
          new Map([
            ['organisation', surely(ability(i))],
            ['pace', surely(pace)],
          ]),
        ]),
      ),
    });
    const options = {
      seed: 2,
      history: 0,
      to: scenario.to,
      epoch: monthOf(scenario.asOf),
      outside: [],
      given: new Set<never>(),
    };
    const facts = (from: typeof start) =>
      runModel(model, from, options).chronicle.map(({ cause: _cause, ...fact }) => fact);
    expect(facts(judged((i) => i % 2, 1))).toEqual(facts(judged(() => 0.5, 0)));
  });
});
