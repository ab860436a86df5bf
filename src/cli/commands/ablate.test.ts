import { describe, expect, it } from 'vitest';
import { few, json, northmark, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';
import { mechanisms } from '../../model/index.ts';

const length = (line: string) => [...line].length;

describe('ablate', () => {
  it('prints each mechanism within 80 columns, what was said beside what was found', async () => {
    const { code, out, err } = await run('ablate', northmark, '--histories', '6', '--threads', '1');
    expect([code, err]).toEqual([0, '']);
    for (const { id } of mechanisms) expect(out).toMatch(new RegExp(`^${id} off `, 'm'));
    for (const line of out.split('\n')) expect(length(line), line).toBeLessThanOrEqual(80);
    expect(out).toMatch(
      /^departures-death .*(confirmed|contradicted|too small|no effect|no effect at all|undecided)$/m,
    );
    expect(out.replaceAll('\n', ' ')).toContain('Each interval is for one comparison');
  });

  it('says of a mechanism that moves nothing that it does', async () => {
    const { out } = await run('ablate', northmark, ...few, '--mechanism', 'force');
    expect(out).toContain('Moves nothing');
  });

  it('as JSON states the settings, each effect and each sign with its digest', async () => {
    const found = await json('ablate', northmark, ...few, '--mechanism', 'health, votes', '--ties', 'derived');
    expect(found).toMatchObject({
      kind: 'ablation',
      format: 1,
      variant: 'free',
      histories: 4,
      seed: 1,
      ties: 'derived',
      mechanisms: [{ mechanism: 'health' }, { mechanism: 'votes' }],
    });
    const [health] = found.mechanisms;
    expect(health.signs[0].sign.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(health.outcomes[0]).sort()).toEqual(['about', 'difference', 'full', 'high', 'low', 'off']);
    expect(health.measures.find(({ measure }: { measure: string }) => measure === 'deaths').off).toBe(0);
  });

  it('judges signs registered for the variant asked', async () => {
    const ids = async (variant: string) =>
      (
        await json('ablate', northmark, ...few, '--mechanism', 'patronage', '--variant', variant)
      ).mechanisms[0].signs.map(({ sign }: { sign: { id: string } }) => sign.id);
    expect(await ids('given')).toContain('patronage-1');
    expect(await ids('free')).toEqual([]);
  });

  it('is the same with parameters drawn, run twice', async () => {
    const argv = [
      'ablate',
      northmark,
      ...few,
      '--mechanism',
      'turnover',
      '--parameters',
      'sample:2',
      '--json',
    ] as const;
    const first = await run(...argv);
    expect(first.code).toBe(0);
    expect((await run(...argv)).out).toBe(first.out);
    expect(JSON.parse(first.out).perSet).toBe(2);
  });
});

describe('wrong usage', () => {
  const without = onDisk(playable({ 'scenario.yaml': (text) => text.replace('off: []', 'off: [relations]') }));
  it.each([
    [['ablate', northmark, '--mechanism', 'helth', ...few], 'did you mean health?'],
    [['ablate', northmark, '--variant', 'null', ...few], 'expected free or given'],
    [['ablate', northmark, '--histories', '1'], 'from 2'],
    [['ablate', without, '--mechanism', 'relations', ...few], 'off already'],
    [['ablate', northmark, '--off', 'health', '--mechanism', 'health', ...few], 'off already'],
    [['ensemble', northmark, '--ties', 'derivd', ...few], 'did you mean derived?'],
    [['run', northmark, '--theory', 'coalition=ruling-coalitoin'], 'did you mean ruling-coalition?'],
    [['run', northmark, '--theory', 'votes=spatial'], 'one of the slots coalition, appointments'],
    [['run', northmark, '--theory', 'coalition'], 'expected one of quantal-response'],
    [['run', northmark, '--parameters', 'draw'], 'sample:HISTORIES-A-SET'],
    [['run', northmark, '--parameters', 'sample:0'], 'from 1'],
    [['run', northmark, '--parameters', 'sample:1.5'], 'sample:HISTORIES-A-SET'],
    [['run', northmark, '--rules', 'table'], 'expected stated, sample or sample:HISTORIES-A-SET'],
    [['score', northmark, '--rules', 'sample:0'], 'from 1'],
    [['run', northmark, '--parameters', 'sample:2', '--rules', 'sample:3'], 'the same number of histories a set'],
  ] as const)('%j ends with 2 and says what was expected', async ([...argv], said) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });
});

describe('ties and parameters of other commands', () => {
  it('are stated by run, whatif and ensemble', async () => {
    const history = await json('run', northmark, '--history', '5', '--parameters', 'sample:3', '--ties', 'sourced');
    expect(history).toMatchObject({ ties: 'sourced', perSet: 3, seed: 1 });
    expect(history.theories).toEqual({ coalition: 'quantal-response', appointments: 'balanced' });
    const told = await json('run', northmark, '--theory', 'coalition=largest-bloc, appointments=loyalty');
    expect(told.theories).toEqual({ coalition: 'largest-bloc', appointments: 'loyalty' });
    // History 5 of sets of 3 belongs to set 1, as do 3 and 4.
    const other = await json('run', northmark, '--history', '4', '--parameters', 'sample:3');
    expect(other.overrides).toEqual(history.overrides);
    const next = await json('run', northmark, '--history', '6', '--parameters', 'sample:3');
    expect(next.overrides).not.toEqual(history.overrides);
    const whatif = await json('whatif', northmark, '--vacate', 'treasurer=bo@1921-06-01', ...few, '--ties', 'derived');
    expect(whatif).toMatchObject({ kind: 'whatif', ties: 'derived', seed: 1 });
    const summary = await json('ensemble', northmark, ...few, '--variant', 'free', '--ties', 'derived');
    expect(summary.ties).toBe('derived');
    expect(summary).not.toHaveProperty('sampled');
  });

  it('of an ensemble over sets come with the two errors, on paper and as JSON', async () => {
    const argv = ['ensemble', northmark, '--histories', '12', '--threads', '1', '--parameters', 'sample'] as const;
    const { out } = await run(...argv);
    expect(out).toMatch(/^free: 4 sets of 3 +share +Monte-Carlo +parameters$/m);
    for (const line of out.split('\n')) expect(length(line), line).toBeLessThanOrEqual(80);
    const { summaries } = await json(...argv);
    expect(summaries.free.sampled.sets).toHaveLength(4);
    expect(summaries.free.sampled.truths).toHaveLength(summaries.free.truths.length);
  });
});
