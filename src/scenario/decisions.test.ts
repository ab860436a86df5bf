import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { parseIsoDay } from '../calendar/index.ts';
import { withDecision, withoutDecision } from './decisions.ts';
import { type Folder, problemText, readScenario } from './index.ts';

const folder = playable();
const bytes = (text: string) => new TextEncoder().encode(text);
const said = { day: '2026-01-02', coder: 'me', reason: 'one hand' };
const day = parseIsoDay('2026-02-03')!;

function read(of: Folder) {
  const loaded = readScenario(of, 'x');
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.scenario;
}
const problems = (of: Folder) => {
  const loaded = readScenario(of, 'x');
  return loaded.ok ? [] : loaded.problems.map((one) => `${one.kind} ${problemText(one)}`);
};
const merged = (of: Folder, from: string, into: string) => withDecision(of, 'merges', { from, into, ...said }).folder;

describe('merges', () => {
  it('make two persons one, wherever they are named, and remember how claims were coded', () => {
    const scenario = read(merged(folder, 'gus', 'hal'));
    expect(scenario.cast.persons.has('gus' as never)).toBe(false);
    expect(scenario.cast.persons.get('hal' as never)).toMatchObject({ variants: ['Gus Wiik'], merged: ['gus'] });
    expect(scenario.claims.find(({ id }) => id === 'gus-clerk')).toMatchObject({
      subject: 'hal',
      coded: { subject: 'gus' },
    });
    expect(scenario.claims.find(({ id }) => id === 'born-hal')).not.toHaveProperty('coded');
    expect(scenario.redirects.get('gus')).toBe('hal');
    const told = read(merged(folder, 'ada', 'hal'));
    expect(told.questions.persons).toEqual(['hal', 'bo', 'cleo']);
    expect(told.readings[0]!.proposition).toMatchObject({ person: 'hal' });
    expect(told.assessments.map(({ person }) => person)).toEqual(['hal', 'bo', 'hal']);
  });

  it('lead to the end of a chain, and come back link by link', () => {
    const chain = merged(merged(folder, 'eli', 'gus'), 'gus', 'hal');
    const scenario = read(chain);
    expect(scenario.cast.persons.get('hal' as never)!.merged).toEqual(expect.arrayContaining(['eli', 'gus']));
    expect(scenario.claims.find(({ id }) => id === 'death-eli')!.subject).toBe('hal');
    const back = read(withoutDecision(chain, 'merges', 3, day).folder);
    expect(back.claims.find(({ id }) => id === 'death-eli')!.subject).toBe('gus');
    expect(back.cast.persons.has('hal' as never)).toBe(true);
  });

  it('undone leave everything as it was', () => {
    const plain = read(folder);
    const names = [...plain.cast.persons.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (from, into) => {
        fc.pre(from !== into);
        const together = merged(folder, from, into);
        if (problems(together).length > 0) return;
        const apart = read(withoutDecision(together, 'merges', 2, day).folder);
        for (const part of ['cast', 'claims', 'questions', 'readings', 'assessments', 'redirects'] as const)
          expect(apart[part]).toEqual(plain[part]);
      }),
      { numRuns: 30 },
    );
  });

  it('of two whom a claim sets apart are refused at that claim', () => {
    expect(problems(merged(folder, 'bo', 'cleo'))).toEqual([
      expect.stringMatching(
        /^value claims\.csv:\d+:\d+: found “cleo”, expected something else than the subject; merges\.csv takes/,
      ),
    ]);
  });

  const header = 'from,into,day,coder,reason,undone\n';
  it.each([
    ['nobody', 'gus,hall,2026-01-02,me,why,', /^unknown-reference merges\.csv:2:5.*did you mean “hal”/],
    ['a post', 'gus,clerk,2026-01-02,me,why,', /^unknown-reference merges\.csv:2:5/],
    ['oneself', 'gus,gus,2026-01-02,me,why,', /^value merges\.csv:2:5/],
    ['two at once', 'gus,hal,2026-01-02,me,why,\ngus,fay,2026-01-02,me,why,', /^duplicate merges\.csv:3:1.*line 2/],
    ['a circle', 'gus,hal,2026-01-02,me,why,\nhal,gus,2026-01-02,me,why,', /^rule merges\.csv:[23]:5/],
    ['no reason', 'gus,hal,2026-01-02,me,,', /^empty-cell merges\.csv:2:23/],
    ['an end before the beginning', 'gus,hal,2026-01-02,me,why,2026-01-01', /^date merges\.csv:2:27/],
    ['a day that is none', 'gus,hal,2026-02-30,me,why,', /^date merges\.csv:2:9/],
  ])('into %s are refused', (_, rows, expected) => {
    expect(problems(new Map(folder).set('merges.csv', bytes(`${header}${rows}\n`)))[0]).toMatch(expected);
  });

  it('may be made again after they were undone', () => {
    const again = merged(withoutDecision(merged(folder, 'gus', 'hal'), 'merges', 2, day).folder, 'gus', 'fay');
    expect(read(again).cast.persons.get('fay' as never)!.merged).toEqual(['gus']);
    expect(read(again).merges.length).toBe(2);
  });
});

describe('withdrawals', () => {
  const about = playable({
    'claims.csv': (rows) =>
      `${rows}why,chronicle,page 2,,,,death-eli,because,night,,,,,,,,test,\nfirst,chronicle,page 2,,,,why,before,night,,,,,,,,test,\n`,
  });
  const without = (of: Folder, claim: string) => withDecision(of, 'withdrawals', { claim, ...said }).folder;

  it('take a claim out together with the claims about it, and keep the rows', () => {
    const scenario = read(without(about, 'death-eli'));
    expect(scenario.withheld.map(({ id }) => id)).toEqual(['death-eli', 'why', 'first']);
    expect(scenario.claims.length + scenario.withheld.length).toBe(read(about).claims.length);
    expect(scenario.withdrawals).toMatchObject([{ claim: 'death-eli', coder: 'me', reason: 'one hand' }]);
    const undone = withoutDecision(without(about, 'death-eli'), 'withdrawals', 2, day).folder;
    expect(read(undone).claims).toEqual(read(about).claims);
  });

  it('silence the reading of the claim', () => {
    expect(read(without(folder, 'ada-speaker')).readings).toEqual([]);
  });

  const header = 'claim,day,coder,reason,undone\n';
  it.each([
    [
      'that there is none of',
      'death-ely,2026-01-02,me,why,',
      /^unknown-reference withdrawals\.csv:2:1.*did you mean “death-eli”/,
    ],
    ['twice', 'night,2026-01-02,me,why,\nnight,2026-01-02,me,why,', /^duplicate withdrawals\.csv:3:1.*line 2/],
    ['without a coder', 'night,2026-01-02,,why,', /^empty-cell withdrawals\.csv:2:18/],
    ['and restored before', 'night,2026-01-02,me,why,2025', /^date withdrawals\.csv:2:25/],
  ])('of a claim %s are refused', (_, rows, expected) => {
    expect(problems(new Map(folder).set('withdrawals.csv', bytes(`${header}${rows}\n`)))[0]).toMatch(expected);
  });
});
