/** The same bytes however the work was split, whatever the tables' order, whoever bears which name. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compare,
  contrastOf,
  ensemble,
  type Plan,
  planOf,
  runHere,
  runPlan,
  summarise,
  type Trace,
  traces,
} from '../../src/experiment/index.ts';
import { openThreads } from '../../src/host/index.ts';
import { type Folder, readScenario, type Scenario } from '../../src/scenario/index.ts';
import { rowsOf, written } from '../mutations.ts';
import { playable } from '../playable.ts';
import { council, day, id } from '../world.ts';
import { anyScenario } from '../worlds.ts';

const root = join(import.meta.dirname, '..', '..');
const histories = 24;

function loaded(folder: Folder): Scenario {
  const read = readScenario(folder, 'northmark');
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  return read.scenario;
}
const planFrom = (folder: Folder, variant: 'free' | 'given' | 'null' = 'given'): Plan =>
  planOf(loaded(folder), { variant, seed: 3 });
/** What clocks say is no result. */
const bytes = (plan: Plan, all: readonly Trace[]) =>
  JSON.stringify([
    summarise(plan, all),
    all.map(({ spent: _spent, control, ...rest }) => ({ ...rest, control: [...control] })),
  ]);
const alone = (plan: Plan, count = histories) =>
  Array.from({ length: count }, (_, history) => runPlan(plan, history).trace);
const folder = playable();
const plan = planFrom(folder);
const whole = bytes(plan, alone(plan));

describe('one process', () => {
  it('is about a scenario in which much happens', () => {
    const { told } = summarise(plan, alone(plan));
    expect(Object.keys(told)).toEqual(
      expect.arrayContaining([
        'appointments enters',
        'appointments votes',
        'given dies',
        'health falls-ill',
        'votes vacates',
        'turnover vacates',
      ]),
    );
  });

  it('gives the same bytes for histories run alone, in any order, twice, and in batches of any size', async () => {
    const backwards = Array.from({ length: histories }, (_, i) => runPlan(plan, histories - 1 - i).trace).reverse();
    expect(bytes(plan, backwards)).toBe(whole);
    const again = planFrom(playable());
    expect(bytes(again, alone(again))).toBe(whole);
    for (const lanes of [1, 2, 3, 7]) expect(bytes(plan, await traces(histories, runHere(plan), lanes))).toBe(whole);
    expect(JSON.stringify(await ensemble(plan, histories))).toBe(JSON.stringify(summarise(plan, alone(plan))));
  });

  it('gives the same bytes when others run between them', () => {
    const other = planOf(council(), { variant: 'free', seed: 77 });
    const mixed = Array.from({ length: histories }, (_, history) => {
      runPlan(other, history);
      return runPlan(plan, history).trace;
    });
    expect(bytes(plan, mixed)).toBe(whole);
  });

  it('depends on the seed and the history alone', () => {
    const other = planOf(plan.scenario, { variant: 'given', seed: 4 });
    expect(bytes(other, alone(other))).not.toBe(whole);
    const all = alone(plan).map(({ history: _history, ...trace }) => JSON.stringify(trace));
    expect(new Set(all).size).toBeGreaterThan(histories / 2);
  });

  it('a prefix of a longer ensemble is the shorter one', () => {
    expect(alone(plan, 5)).toEqual(alone(plan).slice(0, 5));
  });

  it('an earlier end cuts a history off and changes nothing before it', () => {
    const to = day(0) - day(0) + plan.scenario.asOf + 200;
    const short = planOf(plan.scenario, { variant: 'given', seed: 3, to: to as Plan['to'] });
    for (let history = 0; history < 8; history++)
      expect(runPlan(short, history).chronicle).toEqual(
        runPlan(plan, history).chronicle.filter(({ earliest }) => earliest <= to),
      );
  });
});

describe('threads', () => {
  const workerUrl = pathToFileURL(join(root, 'dist', 'worker.js'));
  beforeAll(async () => {
    const { sourceStamp } = await import(pathToFileURL(join(root, 'bin', 'stamp.js')).href);
    const stamp = join(root, 'dist', 'stamp');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp(root)) return;
    const built = spawnSync(process.execPath, [join('tools', 'build.js')], { cwd: root, encoding: 'utf8' });
    expect(built.stderr + built.stdout).toBe('');
    expect(built.status).toBe(0);
  });

  it.each([1, 2, 5])('%i of them give the same bytes', async (count) => {
    const threads = openThreads(count, workerUrl);
    try {
      expect(bytes(plan, await traces(histories, threads.run(plan, folder), threads.count))).toBe(whole);
      // A second plan over the same pool is not mistaken for the first.
      const free = planFrom(folder, 'free');
      expect(bytes(free, await traces(6, threads.run(free, folder), threads.count))).toBe(bytes(free, alone(free, 6)));
    } finally {
      await threads.close();
    }
  });

  it('carry interventions, and stop when told to', async () => {
    const threads = openThreads(2, workerUrl);
    try {
      const done = planOf(plan.scenario, {
        variant: 'free',
        seed: 3,
        interventions: [
          { do: 'fill', post: id('treasurer'), person: id('hal'), on: (plan.scenario.asOf + 60) as Plan['to'] },
        ],
      });
      const without = planFrom(folder, 'free');
      const there = await traces(8, threads.run(done, folder), 2);
      expect(bytes(done, there)).toBe(bytes(done, alone(done, 8)));
      expect(compare(contrastOf(without, alone(without, 8), there)).unchanged.count).toBe(0);
      const signal = { aborted: true };
      await expect(traces(8, threads.run(done, folder, { signal }), 2, { signal })).rejects.toThrow('cancelled');
    } finally {
      await threads.close();
    }
  });
});

const text = (name: string) => new TextDecoder().decode(folder.get(name));
const tables = [...folder.keys()].filter((name) => name.endsWith('.csv'));
const anyOrder = fc.constantFrom(...tables).chain((name) => {
  const [header, ...rows] = rowsOf(text(name));
  return fc
    .shuffledSubarray(rows, { minLength: rows.length })
    .map((shuffled) => ({ name, header: header!, rows: shuffled }));
});
/** All numbers of an ensemble, without the digest and the title. */
function numbers(changed: Folder, variant: 'free' | 'given' = 'given'): string {
  const one = planFrom(changed, variant);
  const all = alone(one, 10);
  const { scenario: _scenario, ...rest } = summarise(one, all);
  return JSON.stringify([
    rest,
    all.map(({ spent: _spent, control, ...trace }) => ({ ...trace, control: [...control] })),
  ]);
}

describe('tables', () => {
  it('may stand in any order: only the digest differs', () => {
    const before = numbers(folder);
    fc.assert(
      fc.property(anyOrder, ({ name, header, rows }) => {
        const changed = new Map(folder).set(name, new TextEncoder().encode(written([header, ...rows], ',', '\n')));
        expect(numbers(changed), name).toBe(before);
      }),
      { numRuns: 40 },
    );
    const backwards = new Map(folder);
    for (const name of tables) {
      const [header, ...rows] = rowsOf(text(name));
      backwards.set(name, new TextEncoder().encode(written([header!, ...rows.reverse()], ',', '\n')));
    }
    expect(numbers(backwards)).toBe(before);
    expect(loaded(backwards).digest).not.toBe(loaded(folder).digest);
  });

  it('may name a person anything: no number depends on it', () => {
    const renamed = playable({ 'persons.csv': (rows) => rows.replace('Ada Holm', 'Zoë <script> =1+1') });
    expect(numbers(renamed)).toBe(numbers(folder));
    expect(numbers(renamed, 'free')).toBe(numbers(folder, 'free'));
  });

  it('of a random scenario, typed: the order of persons, posts, organs, claims and judgements decides nothing', () => {
    const backwards = <K, V>(map: ReadonlyMap<K, V>) => new Map([...map].reverse());
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, seed) => {
        const turned: Scenario = {
          ...scenario,
          cast: {
            persons: backwards(scenario.cast.persons),
            organs: backwards(scenario.cast.organs),
            posts: backwards(scenario.cast.posts),
            policies: backwards(scenario.cast.policies),
            events: backwards(scenario.cast.events),
            issues: backwards(scenario.cast.issues),
          },
          rules: {
            ...scenario.rules,
            bodies: backwards(scenario.rules.bodies),
            posts: backwards(scenario.rules.posts),
            units: backwards(scenario.rules.units),
          },
          claims: [...scenario.claims].reverse(),
        };
        const of = (one: Scenario) => {
          const runs = [0, 1].map((history) => runPlan(planOf(one, { variant: 'given', seed }), history));
          return JSON.stringify(
            runs.map(({ chronicle, history, trace: { spent: _spent, ...trace } }) => [
              chronicle,
              [...history.latents()],
              { ...trace, control: [...trace.control] },
            ]),
          );
        };
        expect(of(turned)).toBe(of(scenario));
      }),
      { numRuns: 100 },
    );
  });
});
