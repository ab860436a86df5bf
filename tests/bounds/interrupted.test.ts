/** Work that is cut short leaves no half-written result. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { onDisk, playable } from '../playable.ts';

const root = join(import.meta.dirname, '..', '..');
const northmark = onDisk(playable());

beforeAll(async () => {
  const { sourceStamp } = await import(pathToFileURL(join(root, 'bin', 'stamp.js')).href);
  const stamp = join(root, 'dist', 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp(root)) return;
  expect(spawnSync(process.execPath, [join('tools', 'build.js')], { cwd: root }).status).toBe(0);
});

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

/** Runs the built command and does something to it on the way. */
function run(argv: readonly string[], meddle: (child: ChildProcess) => void = () => {}): Promise<Ended> {
  const main = pathToFileURL(join(root, 'dist', 'cli.js')).href;
  const script = `const { main } = await import(${JSON.stringify(main)}); process.exitCode = await main(process.argv.slice(1));`;
  const begun = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...argv], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  meddle(child);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err, ms: performance.now() - begun }));
  });
}

const results = () => join(mkdtempSync(join(tmpdir(), 'interregnum-out-')), 'results');
const ensemble = (out: string, histories: number, threads: number) => [
  'ensemble',
  northmark,
  '--histories',
  String(histories),
  '--threads',
  String(threads),
  '--out',
  out,
];

/** Every file that has its final name must be whole. */
function expectWhole(folder: string): number {
  if (!existsSync(folder)) return 0;
  // A temporary file of the writer's ends in a number.
  const files = readdirSync(folder).filter((name) => !/\.\d+$/.test(name));
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.json')) expect(JSON.parse(text)).toMatchObject({ kind: 'ensemble', format: 1 });
    else expect(text.trimEnd(), name).toMatch(/<\/html>$/);
  }
  return files.length;
}

describe('an ensemble that writes its results', () => {
  it('leaves whole files or none wherever it is killed', async () => {
    const whole = results();
    const { code, ms } = await run(ensemble(whole, 30, 1));
    expect(code).toBe(0);
    expect(expectWhole(whole)).toBe(5);
    const left: number[] = [];
    // The last moments are those in which files are written.
    for (const part of [0.3, 0.9, 0.96]) {
      const out = results();
      await run(ensemble(out, 30, 1), (child) => setTimeout(() => child.kill('SIGKILL'), part * ms));
      left.push(expectWhole(out));
    }
    expect(left[0]).toBe(0);
  });

  it('leaves whole files or none when killed as soon as the first appears', async () => {
    for (const wanted of [1, 3]) {
      const out = results();
      await run(ensemble(out, 8, 1), (child) => {
        const watch = setInterval(() => {
          if (!existsSync(out) || readdirSync(out).length < wanted) return;
          clearInterval(watch);
          child.kill('SIGKILL');
        }, 1);
        child.on('close', () => clearInterval(watch));
      });
      expectWhole(out);
    }
  });

  it.each([1, 2])('with %i threads: stops soon after Ctrl-C, writes nothing and says so', async (threads) => {
    const out = results();
    const {
      code,
      out: printed,
      err,
      ms,
    } = await run(ensemble(out, 20_000, threads), (child) => {
      const kill = setTimeout(() => child.kill('SIGKILL'), 15_000);
      const interrupt = setTimeout(() => child.kill('SIGINT'), 2500);
      child.on('close', () => {
        clearTimeout(kill);
        clearTimeout(interrupt);
      });
    });
    expect(err).toContain('cancelled');
    expect([code, printed]).toEqual([2, '']);
    expect(ms).toBeLessThan(10_000);
    // The folder is made before the work, to find out whether it can be; nothing is in it, no half file either.
    expect(readdirSync(out)).toEqual([]);
  });
});
