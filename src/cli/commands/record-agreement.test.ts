import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';

const folder = mkdtempSync(join(tmpdir(), 'interregnum-codings-'));
function table(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
/** K. Krippendorff (2011), section A: two observers, ten units, binary. */
const binary = table(
  'binary.csv',
  `unit,coder,value,remark\n${[...'0100000010'].map((one, at) => `${at},meg,${one},x\n${at},owen,${'1110010000'[at]},\n`).join('')}`,
);

describe('record agreement', () => {
  it('of a table: alpha as published, with intervals that repeat', async () => {
    const first = await json('record', 'agreement', '--file', binary);
    expect(first).toMatchObject({
      kind: 'agreement',
      format: 1,
      level: 'nominal',
      units: 10,
      values: 20,
      coders: ['meg', 'owen'],
      seed: 1,
      samples: 2000,
    });
    expect(first.alpha).toBeCloseTo(0.095, 3);
    expect(first.overUnits.low).toBeLessThan(first.alpha);
    expect(first.overUnits.high).toBeGreaterThan(first.alpha);
    expect(await json('record', 'agreement', '--file', binary)).toEqual(first);
    expect((await json('record', 'agreement', '--file', binary, '--seed', '2')).overUnits).not.toEqual(first.overUnits);
    const { out } = await run('record', 'agreement', '--file', binary);
    expect(out).toMatch(/alpha +0\.095\n/);
    expect(out).toContain('2000 samples, seed 1');
  });

  it('of claims: by field, coders and predicate', async () => {
    const row = (id: string, value: string, from: string, coder: string) =>
      `${id},chronicle,page ${id[0]},,,,eli,condition,,${value},${from},,,,,,${coder},\n`;
    const path = onDisk(
      playable({
        'claims.csv': (rows) =>
          rows +
          row('1a', 'ill', '1921-01-01', 'a') +
          row('1b', 'ill', '1921-01-03', 'b') +
          row('2a', 'ill', '1921-02-01', 'a') +
          row('2b', 'away', '1921-02-01', 'b') +
          row('3a', 'well', '1921-03-01', 'a'),
      }),
    );
    expect(await json('record', 'agreement', path, '--a', 'a', '--b', 'b', '--predicate', 'condition')).toMatchObject({
      of: 'value',
      units: 2,
      values: 4,
      alone: 1,
      alpha: 0,
    });
    // Days 0 and 2, 31 and 31: 1 - (2 * 4 / 4) / (2 * (2² + 31² + 31² + 29² + 29²) / 12), by hand.
    const dated = await json('record', 'agreement', path, '--of', 'from', '--predicate', 'condition');
    expect(dated.level).toBe('interval');
    expect(dated.alpha).toBeCloseTo(1 - 2 / ((2 * (4 + 961 + 961 + 841 + 841)) / 12), 9);
    expect(await json('record', 'agreement', northmark)).toMatchObject({ units: 0, alpha: null, overUnits: null });
    expect((await run('record', 'agreement', northmark)).out).toContain('no unit is coded by two');
  });

  it('refuses what it cannot measure, all of it at once', async () => {
    const wrong = table('wrong.csv', 'unit,coder,value\n1,a,4\n1,b,x\n1,a,5\n2,,7\n');
    const { code, err } = await run('record', 'agreement', '--file', wrong, '--level', 'interval');
    expect(code).toBe(2);
    for (const part of [
      'wrong.csv:3:5: found “x”, expected a number',
      'wrong.csv:4:3',
      'line 2 has one',
      'wrong.csv:5:3',
      '3 errors',
    ])
      expect(err).toContain(part);
    for (const [args, part] of [
      [[northmark, '--file', binary], 'not both'],
      [[], 'name a scenario'],
      [['--file', join(folder, 'none.csv')], 'none.csv'],
      [['--file', table('header.csv', 'unit,coder\n1,a\n')], 'a column “value”'],
      [['--file', binary, '--level', 'ordnal'], 'did you mean ordinal?'],
      [['--file', binary, '--of', 'value'], '--of: it is about claims'],
      [['--file', binary, '--a', 'meg'], '--b: found nothing'],
      [['--file', binary, '--a', 'mag', '--b', 'owen'], 'did you mean meg?'],
      [['--file', binary, '--samples', '5'], '--samples'],
      [[northmark, '--of', 'valu'], 'did you mean value?'],
      [[northmark, '--predicate', 'hold'], 'did you mean holds?'],
    ] as const) {
      const refused = await run('record', 'agreement', ...args);
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(part)]);
    }
  });
});
