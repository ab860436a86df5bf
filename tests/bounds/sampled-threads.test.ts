/** Parameters drawn from their priors, and settings run side by side: the same bytes for any number of threads. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contrasts,
  eachHistory,
  ensemble,
  type PlanOptions,
  planOf,
  type RunPlan,
  score,
} from '../../src/experiment/index.ts';
import { openThreads, type Threads } from '../../src/host/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { playable } from '../playable.ts';

const root = join(import.meta.dirname, '..', '..');
const workerUrl = pathToFileURL(join(root, 'dist', 'worker.js'));

beforeAll(async () => {
  const { sourceStamp } = await import(pathToFileURL(join(root, 'bin', 'stamp.js')).href);
  const stamp = join(root, 'dist', 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp(root)) return;
  const built = spawnSync(process.execPath, [join('tools', 'build.js')], { cwd: root, encoding: 'utf8' });
  expect(built.stderr + built.stdout).toBe('');
});

describe('an ensemble over parameter sets', () => {
  const folder = playable();
  const loaded = readScenario(folder, 'northmark');
  if (!loaded.ok) throw new Error('the scenario does not load');

  it.each(['coded', 'derived'])('with ties %s is the same in one, two and three threads', async (ties) => {
    const run = async (count: number) => {
      const threads = openThreads(count, workerUrl);
      try {
        const plan = planOf(loaded.scenario, { variant: 'free', seed: 9, perSet: 3, ties });
        return JSON.stringify(await ensemble(plan, 20, threads.run(plan, folder), threads.count));
      } finally {
        await threads.close();
      }
    };
    const whole = await run(1);
    expect(JSON.parse(whole).sampled.sets).toHaveLength(7);
    expect(await run(2)).toBe(whole);
    expect(await run(3)).toBe(whole);
  });
});

describe('an ensemble over sets of rules', () => {
  const folder = playable({
    'rules.yaml': (text) =>
      text.replace('[{ decree: speaker }] }', '[{ decree: speaker }], certainty: 0.5, otherwise: { filling: [] } }'),
  });
  const loaded = readScenario(folder, 'northmark');
  if (!loaded.ok) throw new Error('the scenario does not load');

  it('is the same in one, two and three threads', async () => {
    const run = async (count: number) => {
      const threads = openThreads(count, workerUrl);
      try {
        const plan = planOf(loaded.scenario, { variant: 'free', seed: 9, perSet: 3, drawn: ['parameters', 'rules'] });
        return JSON.stringify(await ensemble(plan, 20, threads.run(plan, folder), threads.count));
      } finally {
        await threads.close();
      }
    };
    const whole = await run(1);
    const drawn: readonly { readonly alternatives: readonly string[] }[] = JSON.parse(whole).sampled.sets;
    expect(new Set(drawn.map(({ alternatives }) => alternatives.join()))).toEqual(new Set(['', 'warden']));
    expect(await run(2)).toBe(whole);
    expect(await run(3)).toBe(whole);
  });
});

describe('settings side by side', () => {
  const folder = playable();
  const loaded = readScenario(folder, 'northmark');
  if (!loaded.ok) throw new Error('the scenario does not load');
  const { scenario } = loaded;

  async function inThreads<T>(count: number, work: (threads: Threads) => Promise<T>): Promise<string> {
    const threads = openThreads(count, workerUrl);
    try {
      return JSON.stringify(await work(threads));
    } finally {
      await threads.close();
    }
  }

  it.each([
    ['each alone', undefined],
    ['in sets of four', 4],
  ])('%s are the same in one, two and three threads', async (_, perSet) => {
    const base: PlanOptions = { variant: 'free', seed: 9, ...(perSet !== undefined && { perSet }) };
    const run = (count: number) =>
      inThreads(count, async (threads) => {
        const others = ['turnover', 'health'].map((off) => planOf(scenario, { ...base, off: [off] }));
        const tallies = await contrasts(planOf(scenario, base), others, 22, threads.runner(folder));
        return tallies.map((tally) => [tally.contrast(), tally.relative('departures'), tally.alike]);
      });
    const whole = await run(1);
    expect(JSON.parse(whole)[0][0].histories).toBe(22);
    expect(await run(2)).toBe(whole);
    expect(await run(3)).toBe(whole);
  });

  it('are scored the same', async () => {
    const run = (count: number) =>
      inThreads(count, (threads) => {
        const truths: RunPlan = async (plan, histories, _label, take) => {
          await eachHistory(histories, threads.runner(folder).run('truths', [plan]), threads.count, take);
        };
        return score(scenario, { dates: [scenario.asOf], horizons: [3, 6], histories: 10, seed: 2 }, truths);
      });
    const whole = await run(1);
    expect(JSON.parse(whole).answered.length).toBeGreaterThan(5);
    expect(await run(3)).toBe(whole);
  });
});
