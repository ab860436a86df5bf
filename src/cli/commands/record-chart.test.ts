import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'chart-'));
const chart = (...argv: readonly string[]) => run('record', 'chart', northmark, ...argv);
const file = (name: string) => join(folder, name);

describe('record chart', () => {
  it.each([
    ['tenures', ['--body', 'council']],
    ['tenures', ['--person', 'ada', '--from', '1921', '--to', '1921-12']],
    ['organisation', ['--on', '1921-06-01']],
    ['organisation', ['--body', 'council']],
    ['network', ['--on', '1921-06-01', '--most', '5']],
    ['conflicts', []],
    ['conflicts', ['--person', 'ada']],
  ])('%s %j: writes a page and a drawing that stand alone, the same each time', async (kind, more) => {
    for (const name of ['one.svg', 'one.html']) {
      const { code, out, err } = await chart('--kind', kind, ...more, '--out', file(name));
      expect([code, err]).toEqual([0, '']);
      const text = readFileSync(file(name), 'utf8');
      expect(text.trimEnd()).toMatch(name.endsWith('svg') ? /<\/svg>$/ : /<\/html>$/);
      for (const line of out.split('\n')) if (!line.includes(folder)) expect(line.length).toBeLessThanOrEqual(80);
      const answer = await json('record', 'chart', northmark, '--kind', kind, ...more, '--out', file(name));
      expect(answer).toMatchObject({ kind: 'chart', format: 1, of: kind, resolution: 'best-grade', file: file(name) });
      expect(answer.bytes).toBe(Buffer.byteLength(text));
      expect(readFileSync(file(name), 'utf8')).toBe(text);
      expect(text).toContain('Northmark');
    }
  });

  it('takes a rule of resolution, and says which was used', async () => {
    const answer = await json(
      ...['record', 'chart', northmark, '--kind', 'tenures', '--resolution', 'majority', '--out', file('rule.svg')],
    );
    expect(answer.resolution).toBe('majority');
    expect(answer.notes.join(' ')).toContain('the rule majority decides');
    expect(readFileSync(file('rule.svg'), 'utf8')).toContain('resolution: majority');
  });

  it('shows the bars of the posts that the scenario names, with the claims behind them', async () => {
    await chart('--kind', 'tenures', '--out', file('chief.html'));
    const page = readFileSync(file('chief.html'), 'utf8');
    expect(page).toMatch(/<a href="#tenures-speaker-by-ada-1"><title>/);
    expect(page).toMatch(/<li id="tenures-speaker-by-ada-1"[^>]*>[\s\S]*?<code>ada-speaker<\/code>/);
    expect(page).toContain('The Northmark chronicle');
  });

  it.each([
    [['--kind', 'tenurs', '--out', 'x.svg'], '--kind: found “tenurs”, expected one of tenures, organisation, network'],
    [['--kind', 'tenurs', '--out', 'x.svg'], 'did you mean tenures?'],
    [['--kind', 'toString', '--out', 'x.svg'], '--kind: found “toString”'],
    [['--kind', 'tenures', '--out', 'x.png'], '--out: found “x.png”, expected a file that ends in .svg or .html'],
    [['--kind', 'tenures', '--out', join('nowhere', 'x.svg')], '--out: there is no folder nowhere'],
    [['--kind', 'tenures', '--on', '1921', '--out', 'x.svg'], '--on: a picture of kind tenures takes --body'],
    [
      ['--kind', 'organisation', '--person', 'ada', '--out', 'x.svg'],
      '--person: a picture of kind organisation takes --body, --on only',
    ],
    [['--kind', 'tenures', '--body', 'councl', '--out', 'x.svg'], 'there is no organ councl; did you mean council?'],
    [['--kind', 'tenures', '--post', 'speeker', '--out', 'x.svg'], 'did you mean speaker?'],
    [
      ['--kind', 'tenures', '--body', 'council', '--post', 'speaker', '--out', 'x.svg'],
      'expected --body or --post, not both',
    ],
    [['--kind', 'tenures', '--from', '1922', '--to', '1921', '--out', 'x.svg'], '--to: found “1921”'],
    [['--kind', 'organisation', '--on', '1921-06', '--out', 'x.svg'], '--on: found “1921-06”, expected one day'],
    [['--kind', 'network', '--most', '1', '--out', 'x.svg'], '--most: found “1”, expected a whole number from 2 to 60'],
    [['--kind', 'network', '--person', 'adda', '--out', 'x.svg'], 'did you mean ada?'],
    [
      ['--kind', 'conflicts', '--person', 'ada', '--body', 'council', '--out', 'x.svg'],
      'expected one of --body, --post and --person',
    ],
    [['--kind', 'conflicts', '--on', '1921-06-01', '--out', 'x.svg'], '--on: a picture of kind conflicts takes'],
    [['--kind', 'tenures', '--resolution', 'best', '--out', 'x.svg'], '--resolution: found “best”'],
    [['--kind', 'tenures'], '--out'],
  ])('%j is refused, and nothing is written', async (argv, message) => {
    const { code, out, err } = await chart(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(existsSync('x.svg')).toBe(false);
  });
});
