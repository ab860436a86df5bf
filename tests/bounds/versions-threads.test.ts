/** Versions of the record: the same bytes for any number of threads, whatever rule the folder states. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensemble, planOf, underRule } from '../../src/experiment/index.ts';
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

describe('an ensemble under sample', () => {
  const folder = new Map(playable());
  const claims = new TextDecoder().decode(folder.get('claims.csv'));
  const header = claims.slice(0, claims.indexOf('\n')).trim().split(',');
  const row = (cells: Readonly<Record<string, string>>) => header.map((name) => cells[name] ?? '').join(',');
  const other = {
    id: 'ada-other',
    source: 'chronicle',
    locator: 'page 2',
    subject: 'ada',
    predicate: 'holds',
    object: 'treasurer',
    from: '1921-03',
    to: '..',
    grade: 'B2',
    coder: 'test',
  };
  const later = { ...other, id: 'ada-later', from: '1920-05', grade: 'B3', locator: 'page 3' };
  folder.set('claims.csv', new TextEncoder().encode(`${claims.trimEnd()}\n${row(other)}\n${row(later)}\n`));
  const loaded = readScenario(folder, 'northmark');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));

  it.each(['free', 'given', 'record'] as const)('%s is the same in one, two and three threads', async (variant) => {
    const run = async (count: number) => {
      const threads = openThreads(count, workerUrl);
      try {
        const scenario = underRule(loaded.scenario, { rule: 'sample', weights: 'flat' });
        const plan = planOf(scenario, { variant, seed: 9 });
        expect(plan.inVersion).toBeDefined();
        return JSON.stringify(await ensemble(plan, 12, threads.run(plan, folder), threads.count));
      } finally {
        await threads.close();
      }
    };
    const whole = await run(1);
    expect(JSON.parse(whole).resolution).toBe('sample:flat');
    expect(await run(2)).toBe(whole);
    expect(await run(3)).toBe(whole);
  });

  it('works with parameter sets and sampled rules as well', async () => {
    const plan = planOf(loaded.scenario, {
      variant: 'free',
      seed: 9,
      perSet: 3,
      drawn: ['parameters', 'rules'],
      resolution: { rule: 'sample', weights: 'usual' },
    });
    const threads = openThreads(2, workerUrl);
    try {
      const two = JSON.stringify(await ensemble(plan, 8, threads.run(plan, folder), threads.count));
      expect(two).toBe(JSON.stringify(await ensemble(plan, 8)));
    } finally {
      await threads.close();
    }
  });
});
