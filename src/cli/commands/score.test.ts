import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';

const quick = ['--histories', '4', '--threads', '1', '--horizon', '3,6'] as const;

describe('score', () => {
  it('prints forecasters, kinds and where the model loses, within 80 columns', async () => {
    const { code, out, err } = await run('score', northmark, ...quick);
    expect([code, err]).toEqual([0, '']);
    for (const name of ['the model', 'status quo', 'base rate', 'formal rank', 'largest bloc', 'null engine'])
      expect(out).toMatch(new RegExp(`^${name} +\\d+ +[\\d.]+ `, 'm'));
    expect(out).toMatch(/^(assessments|ties) shuffled +\d+/m);
    expect(out).toMatch(/^keeps-post +\d+ +\d+ %/m);
    expect(out).toContain('Developmental');
    expect(out).toMatch(/^(The model (beats|loses to)|Not shown to be better than) /m);
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('gives JSON with every forecast, the same in each run', async () => {
    const found = await json('score', northmark, '--from', '1921-09', ...quick);
    expect(found).toMatchObject({ kind: 'score', format: 1, dates: ['1921-09-30'], horizons: [3, 6], given: [] });
    expect(found.asked).toBe(found.questions.length);
    expect(found.forecasters.map((one: { forecaster: string }) => one.forecaster)).toHaveLength(8);
    for (const one of found.questions) {
      expect(['true', 'false', 'unknown']).toContain(one.truth);
      expect(one.chances.model).toBeGreaterThan(0);
    }
    expect(await json('score', northmark, '--from', '1921-09', ...quick)).toEqual(found);
  });

  it('takes several dates, each once and in order', async () => {
    const dates = ['--from', '1921-09-30', '--from', '1921-06-01', '--from', '1921-09'];
    expect((await json('score', northmark, ...dates, ...quick)).dates).toEqual(['1921-06-01', '1921-09-30']);
    expect((await json('score', northmark, '--every', '6', ...quick)).dates).toEqual([
      '1921-03-16',
      '1921-09-16',
      '1922-03-16',
    ]);
  });

  it('says that given facts make no forecast', async () => {
    const { out } = await run('score', northmark, '--given', 'natural-deaths', ...quick);
    expect(out.replace(/\s+/g, ' ')).toContain('Conditional on natural-deaths taken from the record: no forecasts.');
  });

  it.each([
    [['--from', 'soon']],
    [['--from', '1921-01-01']],
    [['--from', '1922-06-01']],
    [['--from', '1921-09', '--every', '12']],
    [['--every', '0']],
    [['--every', 'year']],
    [['--horizon', '6,x']],
    [['--horizon', '0']],
    [['--horizon', '']],
    [['--horizon', '600']],
    [['--histories', '0']],
    [['--threads', '0']],
    [['--seed', '-1']],
    [['--given', 'ilness']],
    [['--variant', 'free']],
  ])('%j ends with 2 and a message', async (options) => {
    const { code, out, err } = await run('score', northmark, ...options);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim()).not.toBe('');
  });

  it('of a record that answers nothing ends with 1', async () => {
    const empty = onDisk(
      playable({
        'claims.csv': (rows) =>
          rows
            .split('\n')
            .filter((row) => !/,holds,|,died,/.test(row))
            .join('\n'),
        'readings.csv': (rows) => rows.split('\n')[0]!,
        'scenario.yaml': (text) => text.replace(/ {2}outcomes:[\s\S]*$/, '  outcomes: []\n'),
      }),
    );
    const { code, out, err } = await run('score', empty, ...quick);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('nothing to score');
  });

  it('cancelled ends with 2 and prints nothing', async () => {
    const running = run('score', northmark, '--histories', '20000', '--threads', '1', '--horizon', '3');
    setTimeout(() => process.emit('SIGINT'), 300);
    const { code, out, err } = await running;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('cancelled');
  });
});

describe('score of other settings', () => {
  it('takes theories, mechanisms off and tie sets, says so, and lets them decide', async () => {
    const base = [
      'score',
      northmark,
      '--from',
      '1921-06-01',
      '--horizon',
      '6',
      '--histories',
      '6',
      '--threads',
      '1',
    ] as const;
    const plain = await json(...base);
    expect(plain.settings).toEqual({});
    const other = await json(...base, '--off', 'turnover', '--theory', 'coalition=largest-bloc', '--ties', 'all');
    expect(other.settings).toEqual({ off: ['turnover'], theories: { coalition: 'largest-bloc' }, ties: 'all' });
    expect(other.forecasters).not.toEqual(plain.forecasters);
    expect((await run(...base, '--off', 'turnover')).out.replace(/\s+/g, ' ')).toContain(
      'Simulated with off: turnover.',
    );
    expect((await run(...base, '--theory', 'coalition=largest')).err).toContain('largest-bloc');
  });
});
