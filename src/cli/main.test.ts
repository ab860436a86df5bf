import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { few, json, northmark, run } from '../../tests/command.ts';
import { onDisk, playable } from '../../tests/playable.ts';

describe('check', () => {
  it('says in one line that a scenario is well', async () => {
    const { code, out, err } = await run('check', northmark);
    expect(err).toBe('');
    expect(out).toMatch(
      /^northmark: 8 persons, 3 organs, 5 posts, \d+ claims from 1 sources, 3 assessments; no errors\n$/,
    );
    expect(code).toBe(0);
    expect(await json('check', northmark)).toMatchObject({ kind: 'check', format: 1, ok: true, problems: [] });
  });

  it('prints every error with its place, and ends with 1', async () => {
    const broken = onDisk(
      playable({
        'claims.csv': (rows) => rows.replace('bo,holds,treasurer', 'bo,holds,tresurer').replace('1921-09', '1921-19'),
        'posts.csv': (rows) => rows.replace('warden,march', 'warden,marsh'),
      }),
    );
    const { code, out, err } = await run('check', broken);
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(out).toContain('claims.csv:');
    expect(out).toContain('posts.csv:5:8');
    expect(out).toContain('treasurer');
    expect(out).toMatch(/\d+ errors\n$/);
    const machine = await run('check', broken, '--json');
    expect(machine.code).toBe(1);
    const { ok, problems } = JSON.parse(machine.out);
    expect(ok).toBe(false);
    expect(problems.length).toBe(Number(/(\d+) errors\n$/.exec(out)![1]));
  });

  it('finds a parameter that does not exist or has a value outside its range', async () => {
    for (const wrong of ['turnover.nationel-exit: 0.035', 'turnover.national-exit: 35']) {
      const folder = onDisk(
        playable({ 'scenario.yaml': (text) => text.replace('turnover.national-exit: 0.035', wrong) }),
      );
      expect((await run('check', folder)).code, wrong).toBe(1);
    }
  });
});

describe('wrong usage', () => {
  it.each([
    [['ensemble']],
    [['ensembel', northmark]],
    [['ensemble', northmark, '--histories', 'many']],
    [['ensemble', northmark, '--histories', '0']],
    [['ensemble', northmark, '--threads', '0']],
    [['ensemble', northmark, '--seed', '-1']],
    [['ensemble', northmark, '--seed', '9007199254740993']],
    [['ensemble', northmark, '--variant', 'wild', ...few]],
    [['ensemble', northmark, '--given', 'ilness', ...few]],
    [['ensemble', northmark, '--off', 'remuval', ...few]],
    [['ensemble', northmark, '--to', 'soon', ...few]],
    [['ensemble', northmark, '--unknown']],
    [['ensemble', northmark, '--to', '1920-01-01', ...few]],
    [['run', northmark, '--history', '-1']],
    [['run', northmark, '--history', '4294967296']],
    [['run', northmark, '--variant', 'wild']],
    [['whatif', northmark, ...few]],
    [['whatif', northmark, 'nowhere.yaml', ...few]],
    [['whatif', northmark, '--fill', 'treasurer', ...few]],
    [['whatif', northmark, '--fill', 'tresurer=hal@1921-06-01', ...few]],
    [['whatif', northmark, '--fill', 'treasurer=hall@1921-06-01', ...few]],
    [['whatif', northmark, '--fill', 'treasurer=hal@yesterday', ...few]],
    [['whatif', northmark, '--fill', 'treasurer=hal@1920-06-01', ...few]],
    [['whatif', northmark, '--fill', 'treasurer=hal@1929-06-01', ...few]],
    [['record', 'holders', northmark, 'treasurer']],
    [['record', 'holders', northmark, 'treasurer', '--on', 'soon']],
    [['record', 'holders', northmark, 'tresurer', '--on', '1921']],
    [['record', 'show', northmark, 'death-ely']],
    [['record', 'timeline', northmark, 'fai']],
    [['check', 'nowhere-at-all']],
  ] as const)('%j ends with 2, a message on standard error and nothing on standard output', async ([...argv]) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim()).not.toBe('');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('suggests what was probably meant', async () => {
    expect((await run('record', 'holders', northmark, 'tresurer', '--on', '1921')).err).toContain(
      'did you mean treasurer?',
    );
    expect((await run('record', 'show', northmark, 'death-ely')).err).toContain('did you mean death-eli?');
    expect((await run('record', 'timeline', northmark, 'fai')).err).toContain('did you mean fay?');
    expect((await run('run', northmark, '--given', 'ilness')).err).toContain('did you mean illness?');
    const [name] = readdirSync(join(import.meta.dirname, '..', '..', 'scenarios'));
    expect((await run('check', `${name}x`)).err).toContain(`did you mean ${name}?`);
  });

  it('of a scenario that does not load ends with 2 and its errors', async () => {
    const broken = onDisk(playable({ 'posts.csv': (rows) => rows.replace('warden,march', 'warden,marsh') }));
    const { code, out, err } = await run('ensemble', broken, ...few);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('posts.csv:5:8');
  });

  it('of none is help, which is no error', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const command of ['ensemble', 'run', 'whatif', 'check', 'record']) expect(out).toContain(command);
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('run', () => {
  it('tells one history in prose, the same each time', async () => {
    const first = await run('run', northmark, '--history', '3');
    expect(first.code).toBe(0);
    expect(first.out.length).toBeGreaterThan(200);
    expect(await run('run', northmark, '--history', '3')).toEqual(first);
    expect((await run('run', northmark, '--history', '4')).out).not.toBe(first.out);
  });

  it('prints its changes as JSON', async () => {
    const one = await json('run', northmark, '--history', '3', '--variant', 'given');
    expect(one).toMatchObject({
      kind: 'history',
      format: 1,
      seed: 1,
      history: 3,
      variant: 'given',
      given: ['illness', 'natural-deaths'],
    });
    expect(one.months.length).toBe(16);
    expect(one.outcomes.length).toBe(2);
    expect(one.chronicle.length).toBeGreaterThan(5);
  });
});

describe('ensemble', () => {
  it('prints all variants beside the record in under a screen', async () => {
    const { code, out, err } = await run('ensemble', northmark, ...few);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').length).toBeLessThanOrEqual(25);
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    expect(out).toContain('The first speaker gives up the chair');
  });

  it('prints JSON of a stable shape', async () => {
    const all = await json('ensemble', northmark, ...few);
    expect(Object.keys(all)).toEqual(['kind', 'format', 'summaries', 'outcomes']);
    expect(Object.keys(all.summaries)).toEqual(['null', 'free', 'given', 'record']);
    const one = all.summaries.given;
    expect(
      Object.fromEntries(
        Object.entries(one).map(([key, value]) => [key, Array.isArray(value) ? 'array' : typeof value]),
      ),
    ).toEqual({
      kind: 'string',
      format: 'number',
      scenario: 'object',
      version: 'string',
      parametersVersion: 'number',
      variant: 'string',
      seed: 'number',
      histories: 'number',
      from: 'string',
      asOf: 'string',
      to: 'string',
      resolution: 'string',
      given: 'array',
      off: 'array',
      overrides: 'object',
      theories: 'object',
      ties: 'string',
      rules: 'object',
      thresholds: 'object',
      months: 'array',
      endings: 'array',
      paramount: 'array',
      perception: 'object',
      patterns: 'array',
      control: 'array',
      holders: 'array',
      truths: 'array',
      told: 'object',
    });
    expect(one.scenario).toMatchObject({ id: 'northmark', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(one.overrides).toMatchObject({ 'turnover.national-exit': 0.035 });
    for (const shares of [one.endings, one.truths])
      for (const { count, of, share, low, high } of shares) {
        expect(share).toBe(count / of);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      }
    expect(one.endings.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(all.outcomes.map(({ record }: { record: string }) => record)).toEqual(['true', expect.any(String)]);
    expect(await json('ensemble', northmark, ...few, '--variant', 'given')).toEqual(one);
  });

  it('writes its results and the report, whole', async () => {
    const out = mkdtempSync(join(tmpdir(), 'interregnum-out-'));
    const { code, err } = await run('ensemble', northmark, ...few, '--out', out);
    expect(code).toBe(0);
    expect(err).toContain('report.html');
    expect(readdirSync(out).sort()).toEqual(['free.json', 'given.json', 'null.json', 'record.json', 'report.html']);
    expect(JSON.parse(readFileSync(join(out, 'free.json'), 'utf8'))).toMatchObject({
      kind: 'ensemble',
      variant: 'free',
      histories: 4,
    });
    expect(readFileSync(join(out, 'report.html'), 'utf8').trimEnd()).toMatch(/<\/html>$/);
  });
});

describe('whatif', () => {
  it('compares pairs that differ in one decision', async () => {
    const answer = await json('whatif', northmark, '--fill', 'treasurer=hal@1921-06-01', ...few);
    expect(answer).toMatchObject({
      format: 1,
      kind: 'whatif',
      histories: 4,
      refused: 0,
      unchanged: { count: 0, of: 4 },
      variant: 'given',
    });
    expect(answer.firstDifference[0].month).toBe('1921-06');
    const { code, out } = await run('whatif', northmark, '--vacate', 'treasurer=bo@1921-06-01', ...few);
    expect(code).toBe(0);
    expect(out).toContain('4 pairs');
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });

  it('reads decisions from a file, and says where it is wrong', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'interregnum-')), 'fall.yaml');
    writeFileSync(
      file,
      '- { do: vacate, post: treasurer, person: bo, on: 1921-06-01 }\n- { do: fill, post: treasurer, person: hal, on: 1921-06-02 }\n',
    );
    expect((await json('whatif', northmark, file, ...few)).firstDifference[0].month).toBe('1921-06');
    writeFileSync(file, '- { do: vacate, post: tresurer, person: bo, on: 1919-06-01 }\n');
    const { code, err } = await run('whatif', northmark, file, ...few);
    expect(code).toBe(2);
    expect(err).toContain('treasurer');
    expect(err).toContain('2 errors');
  });

  it('tells how often the decision could not be done', async () => {
    const answer = await json('whatif', northmark, '--vacate', 'treasurer=hal@1921-06-01', ...few);
    expect(answer.refused).toBeGreaterThanOrEqual(3);
    expect((await run('whatif', northmark, '--vacate', 'warden=bo@1921-03-20', ...few)).out).toContain(
      'could not be done',
    );
  });
});
