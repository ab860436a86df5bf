/** `--rules`: contested rules as stated, or drawn for each set of histories. */
import { describe, expect, it } from 'vitest';
import { few, json, northmark, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';

const contested = onDisk(
  playable({
    'rules.yaml': (text) =>
      text
        .replace('requires: [councillor]', 'requires: [councillor]\n    certainty: 0\n    otherwise: { filling: [] }')
        .replace('[{ decree: speaker }] }', '[{ decree: speaker }], certainty: 0.4 }'),
  }),
);
const rules = { contested: ['speaker'], withoutAlternative: ['warden'] };

describe('--rules', () => {
  it('of a scenario whose rules are certain changes no share', async () => {
    const argv = ['ensemble', northmark, ...few, '--variant', 'free'] as const;
    const plain = await json(...argv);
    const sampled = await json(...argv, '--rules', 'sample');
    expect(plain.rules).toEqual({ how: 'stated', contested: [], withoutAlternative: [] });
    const { sampled: _sets, rules: _rules, ...rest } = sampled;
    const { rules: _stated, ...before } = plain;
    expect(rest).toEqual(before);
  });

  it('is stated by every command, with what each set has drawn', async () => {
    const summary = await json('ensemble', contested, ...few, '--variant', 'free', '--rules', 'sample:2');
    expect(summary.rules).toEqual({ how: 'sampled', ...rules });
    expect(summary.sampled).toMatchObject({ drawn: ['rules'], perSet: 2 });
    for (const { alternatives } of summary.sampled.sets) expect(alternatives).toEqual(['speaker']);
    expect(await json('run', contested, '--rules', 'sample')).toMatchObject({
      rules: { how: 'sampled', ...rules },
      drawn: ['rules'],
      alternatives: ['speaker'],
    });
    expect((await json('run', contested)).rules).toEqual({ how: 'stated', ...rules });
    const vacate = ['whatif', contested, '--vacate', 'treasurer=bo@1921-06-01', ...few] as const;
    expect(await json(...vacate, '--rules', 'sample')).toMatchObject({
      rules: { how: 'sampled', ...rules },
      perSet: 2,
    });
    const score = ['score', contested, '--from', '1921-06-01', '--horizon', '6', ...few, '--rules', 'sample'] as const;
    expect((await json(...score)).settings).toEqual({ perSet: 2, drawn: ['rules'] });
    expect((await run(...score)).out.replace(/\s+/g, ' ')).toContain('contested rules: sampled');
  });

  it('on paper says how many rules are sampled and how many cannot be', async () => {
    const { out, err } = await run('ensemble', contested, '--histories', '6', '--threads', '1', '--rules', 'sample:2');
    expect(err).toBe('');
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    const text = out.replace(/\s+/g, ' ');
    expect(text).toContain('contested rules: 1 sampled, 1 without an alternative stay as stated');
    expect(text).toContain('free: 3 sets of 2 share Monte-Carlo rules');
    expect(text).toContain('contested rules hold or their alternatives');
  });

  it('check notes the rules that cannot be sampled, and finds no error', async () => {
    const { code, out } = await run('check', contested);
    expect(code).toBe(0);
    expect(out).toMatch(/^rules\.yaml:\d+:\d+: found “0\.4”, expected `otherwise` .*: warden$/m);
  });
});
