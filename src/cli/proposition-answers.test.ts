/** `ensemble --propositions FILE`: questions of a file beside the scenario's own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'interregnum-questions-'));
function questions(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${['id,prop_type,person_id,target,date,horizon,proposition', ...lines].join('\n')}\n`);
  return path;
}
const histories = ['--histories', '12', '--threads', '1'] as const;

const file = questions(
  'good.csv',
  'sure,,,,,,ada is paramount on 1922-06-30 or not ada is paramount on 1922-06-30',
  'never,expression,,,,,ada is dead by 1922-06 and ada is never dead until 1922-06-30',
  'same,,,,,,ada loses speaker by 1922-06-30',
  'removed,removed,ada,speaker,1922-06-30,,a note in prose',
  'top,paramount,bo,,,15,',
);

describe('ensemble --propositions', () => {
  it('with --json has the chance of each, with its error, for every variant', async () => {
    const all = await json('ensemble', northmark, '--propositions', file, ...histories);
    expect(all.kind).toBe('ensembles');
    expect(all.propositions).toEqual(all.summaries.free.propositions);
    expect(all.propositions.map(({ id }: { id: string }) => id)).toEqual(['sure', 'never', 'same', 'removed', 'top']);
    for (const variant of ['null', 'free', 'given', 'record']) {
      const { propositions, truths, histories: n } = all.summaries[variant];
      const [sure, never, same, removed] = propositions;
      expect(sure).toMatchObject({ p: 1, count: n, n, high: 1 });
      expect(never).toMatchObject({ p: 0, count: 0, low: 0, record: 'false' });
      expect(same).toMatchObject({ p: truths[0].share, low: truths[0].low, high: truths[0].high });
      // She held it at the start, so that to lose it is to be removed.
      expect({ ...removed, id: 'same', proposition: same.proposition }).toEqual(same);
      // Half the interval over the quantile that it spans: above 0 where all histories agree.
      for (const { se, low, high } of propositions) {
        expect(se).toBeCloseTo((high - low) / (2 * 1.959963984540054), 12);
        expect(se).toBeGreaterThan(0);
      }
    }
    expect(all.propositions[2].p).toBeGreaterThan(0);
    expect(all.propositions[2].p).toBeLessThan(1);
    expect(all.propositions[3].proposition).toBe('ada holds speaker on 1921-03-16 and ada loses speaker by 1922-06-30');
    expect(all.propositions[2].record).toBe('true');
    // Who is paramount is measured on the record where it is replayed.
    expect(['true', 'false']).toContain(all.propositions[4].record);
    expect(all.outcomes).toHaveLength(2);
  });

  it('leaves all else as it is without it', async () => {
    const plain = await json('ensemble', northmark, '--variant', 'free', ...histories);
    const asked = await json('ensemble', northmark, '--variant', 'free', '--propositions', file, ...histories);
    const { propositions, truths, ...rest } = asked;
    expect({ ...rest, truths: truths.slice(0, plain.truths.length) }).toEqual(plain);
    expect(truths).toHaveLength(plain.truths.length + propositions.length);
    expect(plain).not.toHaveProperty('propositions');
    // Not replayed, the record has no measure.
    expect(propositions[4].record).toBe('unknown');
  });

  it('prints a table of at most 80 columns', async () => {
    const long = questions(
      'long.csv',
      `${'a-very-long-name-'.repeat(8)},expelled,ada,,1922-01,,`,
      'x,arrested,bo,,,3,',
    );
    const { code, out, err } = await run('ensemble', northmark, '--propositions', long, ...histories);
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(80);
    expect(out).toMatch(/^Proposition +null +free +given +record$/m);
    expect(out).toMatch(/^x +\d+ %.* no$/m);
    expect(out).toContain('standard error');
  });

  it('tells every error of the file with its place, and runs nothing', async () => {
    const bad = questions(
      'bad.csv',
      'x,sits_ful,ada,council,1922-01,,',
      'y,paramount,adda,,1923,,',
      'y,expelled,ada,,,,',
    );
    const { code, out, err } = await run('ensemble', northmark, '--propositions', bad, ...histories);
    expect([code, out]).toEqual([2, '']);
    const found = err.trimEnd().split('\n');
    expect(found).toEqual([
      expect.stringMatching(/bad\.csv:2:3: found “sits_ful”, .*did you mean “sits_full”\?$/),
      expect.stringMatching(/bad\.csv:3:13: found “adda”, .*did you mean “ada”\?$/),
      expect.stringMatching(/bad\.csv:3:19: found “1923”, expected a day from 1921-03-16 to 1922-06-30/),
      expect.stringMatching(/bad\.csv:4:1: found “y”/),
      expect.stringMatching(/bad\.csv:4:17: found nothing, expected a value in the column “date”/),
      '5 errors',
    ]);
    const asJson = await run('ensemble', northmark, '--propositions', bad, '--json', ...histories);
    expect(JSON.parse(asJson.out)).toMatchObject({ kind: 'problems', problems: { length: 5 } });
  });

  it('asks about no day after --to', async () => {
    const argv = ['ensemble', northmark, '--propositions', file, '--to', '1922-01-31', ...histories] as const;
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err).toContain('a day from 1921-03-16 to 1922-01-31');
  });

  it('that is not there ends with 2', async () => {
    const { code, out, err } = await run('ensemble', northmark, '--propositions', join(folder, 'no.csv'), ...histories);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--propositions: cannot read');
  });
});
