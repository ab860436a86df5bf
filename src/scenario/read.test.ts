import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { folderAt, rowsOf } from '../../tests/mutations.ts';
import { type Folder, jsonSchemas, problemText, readScenario } from './index.ts';

const fixture = folderAt(join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'ten-rows'));
const textOf = (name: string) => new TextDecoder().decode(fixture.get(name));

type Edit = readonly [file: string, from: string, to: string];

function replaced(folder: Folder, [file, from, to]: Edit): string {
  const text = new TextDecoder().decode(folder.get(file));
  expect(text, `${file} holds ${from}`).toContain(from);
  return text.replace(from, to);
}

function edited(...edits: readonly Edit[]): Folder {
  const folder = new Map(fixture);
  for (const edit of edits) folder.set(edit[0], new TextEncoder().encode(replaced(folder, edit)));
  return folder;
}

function problems(folder: Folder): readonly string[] {
  const loaded = readScenario(folder, 'x');
  return loaded.ok ? [] : loaded.problems.map((each) => `${each.kind} ${problemText(each)}`);
}

describe('readScenario', () => {
  it('reads the fixture into typed values', () => {
    const loaded = readScenario(fixture, 'ten-rows');
    if (!loaded.ok) throw new Error(problems(fixture).join('\n'));
    const { scenario } = loaded;
    expect(scenario.id).toBe('ten-rows');
    expect([...scenario.cast.persons.keys()]).toEqual(['ada', 'bo', 'cleo', 'dag']);
    expect(scenario.claims.length).toBe(10);
    expect(scenario.parameters).toEqual({ 'turnover.region-exit': 0.04 });
    const [holds, , born, tie] = scenario.claims;
    expect(holds).toMatchObject({ subjectIs: 'person', objectIs: 'post', grade: { reliability: 'B', credibility: 2 } });
    expect(holds?.locator).toMatchObject({ text: 'page 1', start: 0, end: 24 });
    // 3 February 1880 of the Julian calendar is 15 February of the Gregorian one, twelve days later.
    expect(born?.from).toMatchObject({ earliest: Date.UTC(1880, 1, 15) / 86_400_000 });
    expect(tie).toMatchObject({ to: 'open', value: 'patron 0.45', modality: 'judged', grade: { reliability: 'C' } });
    expect(scenario.readings[0]?.proposition).toMatchObject({
      says: 'loses',
      posts: ['warden', 'councillor'],
    });
    expect(scenario.rules.bodies.get('council' as never)).toMatchObject({ ballot: 'open', quorum: { num: 1, den: 2 } });
    expect(scenario.rules.posts.get('clerk' as never)?.filling).toEqual([{ step: 'decree', by: { post: 'warden' } }]);
    expect(scenario.rules.posts.get('councillor' as never)).toMatchObject({ filling: [], certainty: 1 });
    const warden = scenario.rules.posts.get('warden' as never)!;
    // What an alternative does not state is as in the rule.
    expect(warden.otherwise).toEqual({
      filling: [{ step: 'decree', by: { post: 'warden' } }],
      requires: [],
      incompatible: warden.incompatible,
      exOfficio: [],
      deputies: warden.deputies,
      dismissal: [],
    });
    expect([warden.certainty, warden.filling.length, warden.requires]).toEqual([0.8, 2, ['councillor']]);
  });

  it('takes names of built-in properties as any other word', () => {
    expect(
      problems(edited(['persons.csv', 'dag,', 'constructor,'], ['claims.csv', 'dag,died', 'constructor,died'])),
    ).toEqual([]);
    expect(problems(edited(['claims.csv', ',born,', ',__proto__,']))).toHaveLength(1);
    expect(problems(edited(['scenario.yaml', 'root: league', '__proto__: league']))[0]).toMatch(/^structure.*:6:1:/);
  });

  // The mark › says where each of the problems must be reported, in their order.
  const cases: readonly (readonly [what: string, edits: readonly Edit[], expected: readonly RegExp[]])[] = [
    [
      'an unknown post',
      [['claims.csv', 'ada,holds,warden', 'ada,holds,›wardn']],
      [/^unknown-reference.*“wardn”.*“warden”\?/],
    ],
    [
      'a person where a post is meant',
      [['claims.csv', 'bo,holds,councillor', 'bo,holds,›cleo']],
      [/^unknown-reference .*“cleo” is a person/],
    ],
    ['an unknown predicate', [['claims.csv', ',died,', ',›dies,']], [/^choice.*“died”\?/]],
    ['an upper-case identifier, once', [['persons.csv', 'ada,', '›Ada,']], [/^identifier.*write ada/]],
    [
      'an identifier of two tables',
      [
        ['rules.yaml', 'incompatible: [clerk]', 'incompatible: []'],
        ['posts.csv', 'clerk,league', '›ada,league'],
      ],
      [/^duplicate.*persons.csv line 2 and line 4/],
    ],
    ['a decimal comma', [['assessments.csv', '0.6,0.8', '›"0,6",0.8']], [/^number.*write 0.6/]],
    ['a range upside down', [['assessments.csv', '0.6,0.8', '0.85,›0.8']], [/^number.*0.85/]],
    ['a value outside the range', [['assessments.csv', '0.1,0.2', '›-0.1,0.2']], [/^number.*0 to 1/]],
    ['a date as a spreadsheet has it', [['claims.csv', '1880-02-03', '›03.02.1880']], [/^date.*1880-02-03/]],
    [
      'a span that ends before it begins',
      [['claims.csv', '1920-05,1924-01-17', '1920-05,›1919']],
      [/^date.*not before/],
    ],
    ['dates where none belong', [['claims.csv', 'c1,because,c6,,,', 'c1,because,c6,,›1921,']], [/^date.*no dates/]],
    ['an open end of a point', [['claims.csv', '10-2-?,1924-01-17', '10-2-?,›..']], [/^date/]],
    ['an unknown claim', [['claims.csv', 'because,c6', 'because,›x77']], [/^unknown-reference.*claims.csv/]],
    ['a tie without a strength', [['claims.csv', 'patron 0.45', '›patron']], [/^value/]],
    ['a tie of unknown kind', [['claims.csv', 'patron 0.45', '›patrom 0.45']], [/^choice.*“patron”\?/]],
    ['a tie too strong', [['claims.csv', 'patron 0.45', 'patron ›45']], [/^number/]],
    ['a tally that became a date', [['claims.csv', '10-2-?', '›10/2/2001']], [/^value.*spreadsheet/]],
    ['offsets without a digest', [['claims.csv', 'page 9,,,,bo', 'page 9,1,5,›,bo']], [/^empty-cell.*SHA-256/]],
    ['offsets the wrong way round', [['claims.csv', '30,60', '60,›30']], [/^number/]],
    [
      'a short row, and errors in others',
      [
        ['persons.csv', 'bo,Bo Lind,,', 'bo,Bo Lind›'],
        ['persons.csv', 'Q104', '›104'],
      ],
      [/^structure.*2 missing/, /^value/],
    ],
    ['a long row', [['persons.csv', 'bo,Bo Lind,,', 'bo,Lind, Bo,,›']], [/^structure/]],
    [
      'an unknown column',
      [['organs.csv', 'kind,parent,wikidata', '›kin,parent,wikidata›']],
      [/^header.*“kind”/, /^header.*a column “kind”/],
    ],
    ['a list with a wrong item', [['posts.csv', '| agenda', '| ›agendum']], [/^choice.*“agenda”\?/]],
    [
      'a proposition about an unknown body',
      [['readings.csv', 'warden|council', 'warden|›counsil']],
      [/^unknown-reference.*“council”\?/],
    ],
    ['a redirect to what cannot be an identifier', [['redirects.csv', ',warden', ',›War_den']], [/^identifier/]],
    ['a chain of redirects', [['redirects.csv', 'a-h,ada', 'a-h,›w-dn']], [/^rule.*write “warden”/]],
    ['a redirect from what is there', [['redirects.csv', 'a-h,', '›bo,']], [/^duplicate/]],
    ['two redirects from one identifier', [['redirects.csv', 'a-h,', '›w-dn,']], [/^duplicate.*line 2 and line 3/]],
    ['a redirect to nowhere', [['redirects.csv', ',warden', ',›wardn']], [/^unknown-reference.*“warden”\?/]],
    ['a redirect to a policy', [['redirects.csv', ',warden', ',›toll-act']], [/^unknown-reference/]],
    ['a redirect from words', [['redirects.csv', 'a-h,', '›a h,']], [/^identifier/]],
    ['a proposition without its date', [['scenario.yaml', ' by 1924', ' by ›soon']], [/^date/]],
    ['an outcome without a proposition', [['readings.csv', 'causal,', 'outcome,›']], [/^empty-cell/]],
    [
      'a filling nobody begins',
      [['rules.yaml', 'nominate: council', '›confirm: council']],
      [/^rule.*nominate or decree/],
    ],
    ['a fraction above one', [['rules.yaml', '2/3', '›3/2']], [/^number/]],
    ['a fraction as a decimal', [['rules.yaml', 'quorum: 1/2', 'quorum: ›0.5']], [/^number.*write 1\/2/]],
    ['an unknown key', [['rules.yaml', 'deputies', '›deputees']], [/^structure.*“deputies”\?/]],
    ['rules of a body that is none', [['rules.yaml', '  council:', '  ›league:']], [/^rule.*party/]],
    [
      'an alternative to a rule that is certain',
      [
        ['rules.yaml', 'certainty: 0.8', 'certainty: 1'],
        ['rules.yaml', 'otherwise: {', 'otherwise: ›{'],
      ],
      [/^rule.*certainty below 1$/],
    ],
    [
      'an alternative to a rule without certainty',
      [['rules.yaml', 'certainty: 0.8\n    otherwise: {', 'otherwise: ›{']],
      [/^rule.*add `certainty`/],
    ],
    [
      'an alternative that says nothing',
      [['rules.yaml', 'otherwise: { filling: [{ decree: warden }], requires: [] }', 'otherwise: ›{ }']],
      [/^structure.*such as `filling`/],
    ],
    [
      'an alternative with an alternative',
      [['rules.yaml', 'otherwise: { filling', 'otherwise: { ›certainty: 1, filling']],
      [/^structure.*“certainty”/],
    ],
    [
      'a filling that nobody begins otherwise',
      [['rules.yaml', '[{ decree: warden }], re', '[{ ›elect: council }], re']],
      [/^rule/],
    ],
    ['an alias', [['rules.yaml', 'meetings: 52', 'meetings: ›*x']], [/^alias/]],
    ['an as-of day outside the span', [['scenario.yaml', 'as-of: 1921-03-16', 'as-of: ›1920-03-16']], [/^date/]],
    ['a rule of resolution misspelt', [['scenario.yaml', 'best-grade', '›majorty']], [/^choice.*majority/]],
    ['a table of weights misspelt', [['scenario.yaml', 'best-grade', 'sample:›falt']], [/^choice.*flat/]],
    [
      'a source preferred that there is not',
      [['scenario.yaml', 'best-grade', 'prefer:›chronicl']],
      [/^unknown-reference/],
    ],
    ['one of several', [['scenario.yaml', 'best-grade', '{ prefer: [chronicle, ›chronicl] }']], [/^unknown-reference/]],
    ['a source preferred twice', [['scenario.yaml', 'best-grade', 'prefer:chronicle,›chronicle']], [/^choice.*once/]],
    ['no source preferred', [['scenario.yaml', 'best-grade', '›prefer']], [/^choice/]],
    ['a list as the rule', [['scenario.yaml', 'best-grade', '›[majority]']], [/^structure/]],
    [
      'an organ inside itself',
      [
        ['organs.csv', 'party,,', 'party,›council,'],
        ['organs.csv', 'body,league', 'body,›league'],
      ],
      [/^rule/, /^rule/],
    ],
    ['a source that copies itself', [['sources.json', '["chronicle"]', '›["memoir"]']], [/^rule/]],
    [
      'an unknown source',
      [['sources.json', '["chronicle"]', '[›"chronicles"]']],
      [/^unknown-reference.*“chronicle”\?/],
    ],
    [
      'an address that is a script',
      [['sources.json', '"https://example.org/chronicle"', '›"javascript:alert(1)"']],
      [/^value/],
    ],
  ];
  it.each(cases)('reports %s', (_, edits, expected) => {
    const places: string[] = [];
    const folder = new Map(fixture);
    for (const [file, from, to] of edits) {
      let text = replaced(folder, [file, from, to]);
      for (let at = text.indexOf('›'); at !== -1; at = text.indexOf('›')) {
        const lines = text.slice(0, at).split('\n');
        places.push(`${file}:${lines.length}:${[...lines.at(-1)!].length + 1}:`);
        text = text.replace('›', '');
      }
      folder.set(file, new TextEncoder().encode(text));
    }
    const found = problems(folder);
    expect(found.map((each) => each.split(' ')[1])).toEqual(places);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
  });

  it('reports the errors of all files at once, in order', () => {
    const folder = new Map(
      edited(['claims.csv', ',died,', ',dies,'], ['scenario.yaml', 'given:', 'givn:'], ['posts.csv', 'staff', 'stuff']),
    );
    folder.delete('sources.json');
    expect(problems(folder).map((each) => each.split(': ')[0])).toEqual(
      [
        'choice claims.csv:6:25',
        'choice posts.csv:4:20',
        'missing-file sources.json:1:1',
        'structure scenario.yaml:7:1',
      ].sort((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1)),
    );
  });

  it('warns of contested rules without an alternative, once, where the first of them is', () => {
    const folder = edited(['rules.yaml', '    otherwise: { filling: [{ decree: warden }], requires: [] }\n', '']);
    const warned = readScenario(folder, 'x');
    expect(warned.ok && warned.warnings.map(problemText)).toEqual([
      expect.stringMatching(/^rules.yaml:17:16: found “0.8”, expected `otherwise` beside it.*: warden$/),
    ]);
  });

  it('names the file that was probably meant', () => {
    const folder = new Map(fixture);
    folder.set('claim.csv', folder.get('claims.csv')!);
    const warned = readScenario(folder, 'x');
    expect(warned.ok && warned.warnings.map(problemText)).toEqual([expect.stringContaining('“claims.csv”?')]);
    folder.delete('claims.csv');
    expect(problems(folder)[0]).toMatch(/^missing-file claims.csv:1:1:.*“claim.csv”\?/);
  });

  it('has a digest of what it reads and of nothing else', () => {
    const digest = (folder: Folder) => {
      const loaded = readScenario(folder, 'x');
      return loaded.ok ? loaded.scenario.digest : '';
    };
    const whole = digest(fixture);
    expect(whole).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(new Map([...fixture].reverse()).set('README.md', new Uint8Array(3)))).toBe(whole);
    expect(digest(edited(['persons.csv', 'Bo Lind', 'Bo Lund']))).not.toBe(whole);
  });

  it('never throws, whatever it is given', () => {
    const nonsense = [undefined, null, 5, 'x', {}, []].map((each) => new Map([['persons.csv', each]]));
    for (const folder of nonsense) expect(readScenario(folder as never, 'x').ok).toBe(false);
    expect(readScenario(undefined as never, 'x')).toMatchObject({ ok: false });
  });

  it('bounds the size of files and cells', () => {
    const large = new Map(fixture).set('rules.yaml', new Uint8Array(2_000_001));
    expect(problems(large)).toEqual([expect.stringMatching(/^unreadable-file rules.yaml:1:1:.*2000001 bytes/)]);
    const cell = edited(['persons.csv', 'Bo Lind', 'o'.repeat(100_001)]);
    expect(problems(cell)).toEqual([expect.stringMatching(/^value persons.csv:3:4:.*100,000/)]);
  });
});

describe('jsonSchemas', () => {
  it('describes the fixture, and refuses what the reader refuses', () => {
    const schemas = jsonSchemas();
    const persons = z.fromJSONSchema(schemas['persons.csv'] as never);
    const [header, ...rows] = rowsOf(textOf('persons.csv'));
    const asObjects = rows.map((row) =>
      Object.fromEntries(
        row.flatMap((cell, at) =>
          cell === '' ? [] : [[header![at]!, header![at] === 'variants' ? cell.split(' | ') : cell]],
        ),
      ),
    );
    expect(persons.safeParse(asObjects).success).toBe(true);
    expect(persons.safeParse([{ ...asObjects[0], id: 'Ada' }]).success).toBe(false);
    expect(persons.safeParse([{ ...asObjects[0], nmae: 'x' }]).success).toBe(false);
    const sources = z.fromJSONSchema(schemas['sources.json'] as never);
    expect(sources.safeParse(JSON.parse(textOf('sources.json'))).success).toBe(true);
    expect(sources.safeParse([{ id: 'a', type: 'book', title: 'A' }]).success).toBe(false);
    for (const file of ['scenario.yaml', 'rules.yaml']) {
      const schema = z.fromJSONSchema(schemas[file] as never);
      const value = parse(textOf(file), { schema: 'core' });
      expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
      expect(schema.safeParse({ ...value, mechanism: {} }).success).toBe(false);
    }
  });

  it('has every table and file', () => {
    const names = Object.keys(jsonSchemas()).sort();
    expect(names).toEqual([...fixture.keys()].sort());
  });
});
