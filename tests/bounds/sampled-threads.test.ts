/** Parameters drawn from their priors: the same bytes for any number of threads. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensemble, planOf } from '../../src/experiment/index.ts';
import { openThreads } from '../../src/host/index.ts';
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
