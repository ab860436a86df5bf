/** Files of propositions: what each type of row means, and every error with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { parseIsoDay } from '../calendar/index.ts';
import { propositionText } from '../polity/index.ts';
import { problemText, propositionTypes, readPropositions, readScenario } from './index.ts';

const redirects = new TextEncoder().encode('from,to\nA_H,ada\nspk,speaker\ncncl,council\n');
const loaded = readScenario(new Map([...playable(), ['redirects.csv', redirects]]), 'northmark');
if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
const { scenario } = loaded;
const day = (text: string) => parseIsoDay(text)!;
const span = { from: scenario.asOf, to: scenario.to };

const header = 'id,prop_type,person_id,target,date,horizon,proposition';
const read = (text: string) => readPropositions(new TextEncoder().encode(text), 'q.csv', scenario, span);
const rows = (...lines: readonly string[]) => read([header, ...lines].join('\n'));
const texts = (result: ReturnType<typeof read>) =>
  result.ok
    ? result.propositions.map(({ proposition }) => propositionText(proposition))
    : result.problems.map((problem) => problemText(problem));

describe('readPropositions', () => {
  it.each([
    ['sits_full,ada,council,1922-01-31,,', 'ada holds speaker|councillor on 1922-01-31'],
    ['sits_any,ada,council | warden,1922-01-31,,', 'ada holds speaker|councillor|warden on 1922-01-31'],
    ['becomes_full,hal,council,1922-01-31,,', 'hal gains speaker|councillor by 1922-01-31'],
    ['removed,ada,speaker,1922-03,,', 'ada holds speaker on 1921-03-16 and ada loses speaker by 1922-03-31'],
    ['keeps_post,bo,treasurer,1922-03,,', 'bo keeps treasurer until 1922-03-31'],
    ['gains_post,bo,march,1922-03,,', 'bo gains warden|clerk by 1922-03-31'],
    ['paramount,bo,not looked at,1922-03,,', 'bo is paramount on 1922-03-31'],
    ['expelled,bo,league,1922-03,,', 'bo is expelled by 1922-03-31'],
    ['arrested,bo,,1922-03,,', 'bo is arrested by 1922-03-31'],
    ['convicted,bo,,1922-03,,', 'bo is convicted by 1922-03-31'],
    ['top_office,bo,,1922-03,,', 'bo holds speaker on 1922-03-31'],
    ['top_office,bo,warden,1922-03,,', 'bo holds warden on 1922-03-31'],
    ['sits_any,A_H,spk|cncl,1922-03,,', 'ada holds speaker|councillor on 1922-03-31'],
    ['paramount,bo,,,12,', 'bo is paramount on 1922-03-16'],
    ['paramount,bo,,,12.0,', 'bo is paramount on 1922-03-16'],
    ['paramount,bo,,,1 month,', 'bo is paramount on 1921-04-16'],
    ['paramount,bo,,,6 months,', 'bo is paramount on 1921-09-16'],
    ['paramount,bo,,,1 year,', 'bo is paramount on 1922-03-16'],
    ['paramount,bo,,,P1Y,', 'bo is paramount on 1922-03-16'],
    ['paramount,bo,,,P1Y3M,', 'bo is paramount on 1922-06-16'],
    ['paramount,bo,,1921-12-31,12 months,', 'bo is paramount on 1921-12-31'],
    ['paramount,bo,,1921-12-31,,Will the treasurer be on top?', 'bo is paramount on 1921-12-31'],
    [
      ',,,,,most members of cncl as full is dead by 1921',
      'most of members of speaker|councillor is dead by 1921-12-31',
    ],
    [',,,,,any of A_H|bo keeps cncl until 1922-05', 'any of ada|bo keeps speaker|councillor until 1922-05-31'],
    ['expression,,,,,control of bo at least 0.2 on 1922-05', 'control of bo at least 0.2 on 1922-05-31'],
  ])('%s: %s', (row, text) => {
    expect(texts(rows(`x,${row}`))).toEqual([text]);
  });

  it('counts months to the last day where a month has no such day', () => {
    const asked = { from: day('1921-03-31'), to: scenario.to };
    const text = `${header}\nx,paramount,bo,,,11,\ny,paramount,bo,,,1,`;
    const result = readPropositions(new TextEncoder().encode(text), 'q.csv', scenario, asked);
    expect(texts(result)).toEqual(['bo is paramount on 1922-02-28', 'bo is paramount on 1921-04-30']);
  });

  it('takes columns in any order, others beside them, and what spreadsheets leave', () => {
    const text =
      '\ufeffnote;date;"person_id";id;prop_type\r\n"a; b";1922-03;bo;P-1;paramount\r\n;;;;\r\nx;1921-12;ada;P-2;expelled\r\n';
    const result = read(text);
    expect(result).toMatchObject({ ok: true, warnings: [], propositions: [{ id: 'P-1' }, { id: 'P-2' }] });
    expect(texts(result)).toEqual(['bo is paramount on 1922-03-31', 'ada is expelled by 1921-12-31']);
  });

  it('warns of a column that looks like a slip', () => {
    const result = read('id,prop_type,person_id,dat,horizon\nx,paramount,bo,1922,1');
    expect(result.ok && result.warnings.map(problemText)).toEqual([
      expect.stringMatching(/^q\.csv:1:24: found “dat”.*did you mean “date”\?$/),
    ]);
  });

  // The mark › says where each of the problems must be reported, in their order.
  it.each<[what: string, lines: readonly string[], expected: readonly RegExp[]]>([
    ['an unknown type', ['x,›sits_ful,ada,council,1922,,'], [/^choice.*“sits_full”\?/]],
    ['an unknown person', ['x,paramount,›adda,,1922-01,,'], [/^unknown-reference.*“ada”\?/]],
    ['a near redirect', ['x,sits_any,ada,›cncll,1922-01,,'], [/^unknown-reference.*“cncl”\?/]],
    ['a post where a person is meant', ['x,paramount,›warden,,1922-01,,'], [/^unknown-reference.*is a post/]],
    ['an unknown second target', ['x,sits_any,ada,council | ›wardn,1922-01,,'], [/^unknown-reference.*“warden”\?/]],
    ['a person as target', ['x,gains_post,ada,›bo,1922-01,,'], [/^unknown-reference.*is a person/]],
    ['a target without full seats', ['x,becomes_full,ada,›clerk,1922-01,,'], [/^rule.*full seats/]],
    ['a target without posts', ['x,sits_any,ada,›empty-hall,1922-01,,'], [/^unknown-reference/]],
    ['no target', ['x,keeps_post,ada,›,1922-01,,'], [/^empty-cell.*target.*keeps_post/]],
    ['no person', ['x,expelled,›,,1922-01,,'], [/^empty-cell.*person_id/]],
    ['no id', ['›,expelled,ada,,1922-01,,'], [/^empty-cell.*id/]],
    ['an id twice', ['x,expelled,ada,,1922-01,,', '›x,expelled,bo,,1922-01,,'], [/^duplicate.*line 2 and line 3/]],
    ['no date', ['x,expelled,ada,,›,,'], [/^empty-cell.*date.*horizon/]],
    ['no date that is one', ['x,expelled,ada,,›31.12.1921,,'], [/^date.*1921-12-31/]],
    ['a span as date', ['x,expelled,ada,,›1921/1922,,'], [/^date/]],
    ['a date too late', ['x,expelled,ada,,›1922,,'], [/^date.*1921-03-16 to 1922-06-30.*simulated after/]],
    ['a date too early', ['x,expelled,ada,,›1921-03-15,,'], [/^date.*1921-03-16 to.*last day known/]],
    ['months too many', ['x,expelled,ada,,,›16,'], [/^value.*end by 1922-06-30.*1922-07-16/]],
    ['no months', ['x,expelled,ada,,,›soon,'], [/^value.*months/]],
    ['zero months', ['x,expelled,ada,,,›0,'], [/^value.*above 0/]],
    ['nothing asked', ['x,,ada,,1922-01,,›'], [/^empty-cell.*proposition.*prop_type/]],
    ['an expression without one', ['x,expression,,,,,›'], [/^empty-cell.*expression/]],
    ['prose without a type', ['x,,,,,,›Will Ada fall?'], [/^unknown-reference.*“Will”/]],
    ['an expression about nobody', ['x,expression,,,,,›zed is dead by 1921'], [/^unknown-reference.*“zed”/]],
    ['an expression with a slip', ['x,,,,,,ada is ›arested by 1921'], [/^choice.*“arrested”\?/]],
    ['an expression too late', ['x,,,,,,ada is dead by ›1923'], [/^date.*1922-06-30/]],
    ['a quoted expression', ['x,,,,,,"ada is dead by 1921 or ›adda is dead by 1921"'], [/^unknown-reference.*“ada”\?/]],
    ['a short row', ['x,paramount,ada›'], [/^structure.*4 missing/]],
    ['a stray quote', ['x,paramount,›"ada" x,,1922-01,,'], [/^syntax/]],
    [
      'all at once',
      ['x,paramount,›adda,,›soon,,', 'y,›wins,ada,,1922-01,,', 'z,sits_any,ada,›nowhere,,›forever,'],
      [/^unknown/, /^date/, /^choice/, /^unknown/, /^value/],
    ],
  ])('reports %s', (what, lines, expected) => {
    let text = [header, ...lines].join('\n');
    const places: string[] = [];
    for (let at = text.indexOf('›'); at !== -1; at = text.indexOf('›')) {
      const before = text.slice(0, at).split('\n');
      places.push(`q.csv:${before.length}:${[...before.at(-1)!].length + 1}:`);
      text = text.replace('›', '');
    }
    const result = read(text);
    const found = result.ok ? [] : result.problems.map((problem) => `${problem.kind} ${problemText(problem)}`);
    if (what === 'a stray quote') expect(found).toHaveLength(1);
    else
      expect(
        found.map((one) => one.split(' ')[1]),
        found.join('\n'),
      ).toEqual(places);
    for (const [i, pattern] of expected.entries()) expect(found[i]).toMatch(pattern);
  });

  it.each([
    ['nothing', ''],
    ['no rows', `${header}\n`],
    ['blank rows', `${header}\n,,,,,,\n`],
    ['no id column', 'prop_type,person_id\nparamount,ada'],
  ])('of %s is an error', (_, text) => {
    expect(read(text).ok).toBe(false);
  });

  it('that is no UTF-8 is an error at the byte', () => {
    const result = readPropositions(new Uint8Array([105, 100, 10, 0xff]), 'q.csv', scenario, span);
    expect(result).toMatchObject({ ok: false, problems: [{ kind: 'unreadable-file', line: 2, column: 1 }] });
  });

  it('needs a target for the top office where there is none', () => {
    const cast = { ...scenario.cast, posts: new Map([...scenario.cast.posts].filter(([id]) => id !== 'speaker')) };
    const text = new TextEncoder().encode(`${header}\nx,top_office,bo,,1922-03,,`);
    const result = readPropositions(text, 'q.csv', { ...scenario, cast }, span);
    expect(texts(result)).toEqual([expect.stringContaining('no top office')]);
  });

  it('never throws', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'ada', 'council', '1922-01', '12', '"', 'council|', '|', 'A_H', ...propositionTypes),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constant('ada holds council on 1922-01'),
    );
    const table = fc.array(fc.array(cell, { minLength: 5, maxLength: 8 }).map((cells) => cells.join(',')));
    fc.assert(
      fc.property(table, (lines) => {
        const result = rows(...lines);
        if (result.ok) expect(result.propositions.length).toBeGreaterThan(0);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
