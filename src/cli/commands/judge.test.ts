import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { few, northmark, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';
import { Cancelled } from '../../engine/index.ts';
import { mechanisms } from '../../model/index.ts';
import { ensembleCommand } from './ensemble.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'interregnum-judge-'));

describe('ensemble --judge', () => {
  it('writes what judges the model, and the sections into the report', async () => {
    const out = folder();
    const { code, err } = await run('ensemble', northmark, ...few, '--out', out, '--judge', '3');
    expect([code, err]).toEqual([0, expect.stringContaining('report.html')]);
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    const ablation = JSON.parse(read('ablation.json'));
    expect(ablation).toMatchObject({ kind: 'ablation', format: 1, variant: 'free', histories: 3 });
    expect(ablation.mechanisms.map(({ mechanism }: { mechanism: string }) => mechanism)).toEqual(
      mechanisms.map(({ id }) => id),
    );
    expect(JSON.parse(read('causes.json'))).toMatchObject({ kind: 'causes', format: 1, variant: 'given' });
    const scores = JSON.parse(read('scores.json'));
    expect(scores).toMatchObject({ kind: 'score', histories: 3, horizons: [12, 24], given: [] });
    expect(scores.dates[0]).toBe(JSON.parse(read('free.json')).asOf);
    for (const section of ['mechanisms', 'scores']) expect(read('report.html')).toContain(`<section id="${section}"`);
  });

  it('switches off the causes that readings state', async () => {
    const readings = `claim,label,proposition,without,basis
ada-speaker,outcome,ada loses speaker by 1922-01,,the end of a tenure
night,causal,bo holds treasurer on 1922-03-31,off votes,a sitting that led to more
`;
    const causal = onDisk(playable({ 'readings.csv': () => readings }));
    const out = folder();
    const { code } = await run('ensemble', causal, ...few, '--out', out, '--judge', '3');
    expect(code).toBe(0);
    const { causes } = JSON.parse(readFileSync(join(out, 'causes.json'), 'utf8'));
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ without: 'off votes', histories: 3 });
  });

  it('needs a folder and all variants, and says so before anything is run', async () => {
    const alone = await run('ensemble', northmark, ...few, '--judge');
    expect(alone).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--out') });
    const one = await run('ensemble', northmark, ...few, '--judge', '--out', folder(), '--variant', 'free');
    expect(one).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--variant') });
    const bad = await run('ensemble', northmark, ...few, '--judge', '1', '--out', folder());
    expect(bad).toMatchObject({ code: 2, out: '', err: expect.stringContaining('from 2') });
  });

  it('interrupted while it judges, writes nothing', async () => {
    let told = '';
    /** Runs with a signal that aborts once it has been looked at so often. @returns how often it was */
    const lookedAt = async (most: number, judge: { readonly judge?: string }, out: string): Promise<number> => {
      let asked = 0;
      const signal = {
        get aborted() {
          return ++asked > most;
        },
      };
      const packageRoot = join(import.meta.dirname, '../../..');
      const say = (text: string) => {
        told += text;
      };
      const workerUrl = pathToFileURL(join(packageRoot, 'dist', 'worker.js'));
      const context = { packageRoot, workerUrl, interactive: false, out: say, err: say, signal };
      await ensembleCommand(context, northmark, { histories: '2', threads: '1', seed: '1', out, ...judge });
      return asked;
    };
    const plain = await lookedAt(Infinity, {}, folder());
    const out = folder();
    told = '';
    await expect(lookedAt(plain + 30, { judge: '4' }, out)).rejects.toThrow(Cancelled);
    expect(readdirSync(out)).toEqual([]);
    expect(told).toBe('');
  });
});
