/** Processes that enter claims at once, and processes that are killed, lose nothing that was reported as saved. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/scenario/csv-edit.ts';
import { run } from '../command.ts';
import { randomFrom } from '../mutations.ts';
import { onDisk, playable } from '../playable.ts';

const root = join(import.meta.dirname, '..', '..');

beforeAll(async () => {
  const { sourceStamp } = await import(pathToFileURL(join(root, 'bin', 'stamp.js')).href);
  const stamp = join(root, 'dist', 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp(root)) return;
  expect(spawnSync(process.execPath, [join('tools', 'build.js')], { cwd: root }).status).toBe(0);
});

/** A process that enters so many claims, one after another, each about the same but for its note. */
function entering(path: string, who: string, count: number, meddle: (child: ChildProcess) => void = () => {}) {
  const main = pathToFileURL(join(root, 'dist', 'cli.js')).href;
  const claim = [
    '--source',
    'chronicle',
    '--subject',
    'hal',
    '--predicate',
    'trait',
    '--value',
    'calm',
    '--coder',
    who,
  ];
  const script = `const { main } = await import(${JSON.stringify(main)});
    for (let i = 0; i < ${count}; i++)
      process.exitCode ||= await main(['record', 'add', ${JSON.stringify(path)}, ...${JSON.stringify(claim)}, '--note', 'note ' + i]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  meddle(child);
  return new Promise<{ code: number | null; saved: readonly string[]; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, saved: [...out.matchAll(/added +(\S+)/g)].map(([, id]) => id!), err }));
  });
}

const idsIn = (path: string) => rowsOf(readFileSync(join(path, 'claims.csv'))).map(({ cells }) => cells.id!);

describe('entering', () => {
  it('by several processes at once keeps every claim of each', async () => {
    const path = onDisk(playable());
    const before = readFileSync(join(path, 'claims.csv'), 'utf8');
    const ended = await Promise.all(['a', 'b', 'c'].map((who) => entering(path, who, 8)));
    expect(ended.map(({ code, err }) => [code, err])).toEqual(ended.map(() => [0, '']));
    const saved = ended.flatMap((one) => one.saved);
    expect(new Set(saved).size).toBe(24);
    expect(new Set(idsIn(path).slice(-24))).toEqual(new Set(saved));
    expect(readFileSync(join(path, 'claims.csv'), 'utf8').startsWith(before)).toBe(true);
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('by processes killed at any moment keeps what was reported, and never half a row', async () => {
    const path = onDisk(playable());
    const random = randomFrom(4);
    const first = idsIn(path);
    const reported: string[] = [];
    let kills = 0;
    for (let round = 0; round < 12; round += 1) {
      const { saved } = await entering(path, `r${round}`, 1000, (child) => {
        let timer: NodeJS.Timeout | undefined;
        // The clock starts when it is at work, or most kills would hit a process that is still loading.
        child.stdout!.once('data', () => {
          timer = setTimeout(() => child.kill('SIGKILL'), 120 * random());
        });
        child.on('close', () => clearTimeout(timer));
      });
      kills += 1;
      reported.push(...saved);
      const ids = idsIn(path);
      expect(ids.slice(0, first.length)).toEqual(first);
      // A claim may have been saved by a process that did not live to say so: one a kill at most.
      expect(ids.length - first.length - reported.length).toBeLessThanOrEqual(kills);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of reported) expect(ids).toContain(id);
      const { code, err } = await run('check', path);
      expect([code, err]).toEqual([0, '']);
    }
    expect(reported.length).toBeGreaterThan(12);
    // Whoever comes next is not kept out by the dead, and sweeps up after them.
    expect((await entering(path, 'last', 1)).code).toBe(0);
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
