import { describe, expect, it } from 'vitest';
import { few, json, northmark, run } from '../../../tests/command.ts';

const rules = ['best-grade', 'majority', 'prefer:chronicle', 'sample', 'sample:flat'];

describe('--resolution', () => {
  it.each(rules)('%s is taken, and printed with every result', async (rule) => {
    const under = ['--resolution', rule];
    for (const args of [
      ['record', 'holders', northmark, 'treasurer', '--on', '1921-06-01'],
      ['record', 'timeline', northmark, 'eli'],
      ['record', 'show', northmark, 'death-eli'],
      ['run', northmark],
      ['run', northmark, '--explain', 'ada'],
      ['ensemble', northmark, ...few, '--variant', 'free'],
    ]) {
      const { code, out } = await run(...args, ...under);
      expect(code).toBe(0);
      expect(out.replaceAll(/\s+/g, ' '), args.join(' ')).toContain(rule);
      for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
      expect(JSON.stringify(await json(...args, ...under))).toContain(`"resolution":"${rule}"`);
    }
  });

  it('is printed by whatif, ablate and score', async () => {
    for (const args of [
      ['whatif', northmark, ...few, '--vacate', 'treasurer=bo@1922-01-10'],
      ['ablate', northmark, ...few, '--mechanism', 'health'],
      ['score', northmark, ...few, '--horizon', '3', '--every', '3'],
    ]) {
      const { code, out } = await run(...args, '--resolution', 'majority');
      expect(code, args[0]).toBe(0);
      expect(out.replaceAll(/\s+/g, ' ')).toContain('majority');
      expect(await json(...args, '--resolution', 'sample')).toMatchObject({ resolution: 'sample' });
    }
  });

  it.each([
    ['best', '--resolution: found “best”, expected best-grade'],
    ['majorty', 'did you mean majority?'],
    ['prefer:chronicl', 'there is no source chronicl; did you mean chronicle?'],
    ['sample:half', 'expected one of usual, flat, steep'],
  ])('refuses %s', async (rule, message) => {
    const { code, err, out } = await run('record', 'timeline', northmark, '--resolution', rule);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
