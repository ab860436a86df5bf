import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { json, northmark, run } from '../../../../tests/command.ts';
import { onDisk, playable } from '../../../../tests/playable.ts';

/** With variants, disputes, ballots, ties and sanctions beside what is there. */
const rich = onDisk(
  playable({
    'persons.csv': (rows) => rows.replace('ada,Ada Holm,,', 'ada,Ada Holm,Ада Хольм | Adah Holme,'),
    'claims.csv': (rows) =>
      [
        rows.trimEnd(),
        'ada-late,chronicle,page 9,,,,ada,holds,speaker,,1920-05-01,1922-03-01,,,,E5,test,',
        'ada-out,chronicle,page 9,,,,ada,status,league,expelled,1922-01-17,,,,,,test,',
        'bo-out,chronicle,page 9,,,,bo,status,,arrested,1922,,,,,,test,',
        'tie-1,chronicle,page 9,,,,ada,tie,bo,rival 0.5,1920,..,,,,,test,',
        'kin-1,chronicle,page 9,,,,ada,kin,cleo,sibling,,,,,,,test,',
        'vote-1,chronicle,page 9,,,,council,vote,ada,5-2-?,1922-01-17,,,,,,test,',
        'name-1,chronicle,page 9,,,,council,renamed,,Senate,1921-07-01,,,,,,test,',
        'opinion,chronicle,page 9,,,,ada,holds,speaker,,1920,1930,,,judged,,test,',
      ].join('\n'),
  }),
);

const questions: readonly (readonly string[])[] = [
  ['holders', rich, 'speaker', '--on', '1921-06-01'],
  ['posts', rich, 'ada'],
  ['posts', rich, 'ada', '--on', '1921-06-01'],
  ['posts', rich, 'hal', '--on', '1900-01-01'],
  ['person', rich, 'ada'],
  ['person', rich, 'bo'],
  ['organ', rich, 'council', '--on', '1921-06-01'],
  ['organ', rich, 'council', '--on', '1850-01-01'],
  ['organ', rich, 'council', '--diff', '1921-06-01', '1922-03-01'],
  ['organ', rich, 'council', '--diff', '1921-06-01', '1921-06-01'],
  ['votes', rich],
  ['votes', rich, 'council', '--from', '1922-02-01'],
  ['relations', rich, '--on', '1921-06-01'],
  ['relations', rich, 'ada', '--on', '1921-06-01'],
  ['relations', rich, 'hal', '--on', '1921-06-01'],
  ['purges', rich],
  ['purges', rich, '--to', '1921-04'],
  ['evidence', rich, 'ada', 'loses', 'speaker', 'by', '1922-02-01'],
  ['evidence', rich, 'ada is paramount on 1922-02-01 and any of ada|bo is arrested by 1922'],
  ['search', rich, 'Holm'],
  ['show', rich, 'ada-late'],
  ['timeline', rich, 'council'],
];

describe('questions about the record', () => {
  it.each(questions.map((argv) => [argv[0]!, argv.slice(2).join(' '), argv] as const))(
    '%s %s reads in eighty columns, and prints the document that its schema describes',
    async (word, rest, argv) => {
      const { code, out, err } = await run('record', ...argv);
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toBe('');
      for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
      const document = await json('record', ...argv);
      const name = `record ${word}${rest.includes('--diff') ? ' --diff' : ''}`;
      const schema = JSON.parse((await run('schema', name)).out);
      expect(z.fromJSONSchema(closed(schema) as never).safeParse(document).error?.issues ?? []).toEqual([]);
    },
  );

  it('name claims in every line of evidence that `record show` knows', async () => {
    for (const argv of questions) {
      const ids = new Set(
        [
          ...JSON.stringify(await json('record', ...argv)).matchAll(
            /"(?:claims|contrary|supporting|silent|judged)":\[([^\]]*)\]/g,
          ),
        ].flatMap(([, list]) => [...list!.matchAll(/"([^"]+)"/g)].map(([, id]) => id!)),
      );
      for (const id of ids) expect((await run('record', 'show', rich, id)).code, id).toBe(0);
    }
  });

  it('answer with both sides of a dispute', async () => {
    const { out } = await run('record', 'person', rich, 'ada');
    for (const part of [
      'also',
      'Ада Хольм',
      'against: ada-late',
      'Statuses',
      'expelled',
      'rival of',
      'disagree on',
      'found: ',
    ])
      expect(out.replace(/\s+/g, ' ')).toContain(part);
    const evidence = await json('record', 'evidence', rich, 'ada loses speaker by 1922-02-01');
    expect(evidence).toMatchObject({
      truth: 'true',
      sentences: [{ supporting: ['ada-speaker'], contrary: ['ada-late'], judged: ['opinion'] }],
    });
    const { changes } = await json('record', 'organ', rich, 'council', '--diff', '1921-06-01', '1922-03-01');
    expect(changes.map(({ what }: { what: readonly string[] }) => what.join())).toEqual(['renamed', 'went', 'went']);
    expect((await run('record', 'votes', rich)).out).toContain('5 for, 2 against [vote-1]');
    expect((await run('record', 'relations', rich, 'bo', '--on', '1921-06-01')).out).toContain('− Holm, rival of');
  });

  it('take the rule of resolution and print it', async () => {
    for (const argv of questions.filter(([word]) => word !== 'search')) {
      const { out } = await run('record', ...argv, '--resolution', 'majority');
      expect(out.replace(/\s+/g, ' '), argv.join(' ')).toContain('majority');
      expect((await json('record', ...argv, '--resolution', 'majority')).resolution).toBe('majority');
    }
    expect((await run('record', 'posts', rich, 'ada', '--resolution', 'majorty')).code).toBe(2);
  });

  it('take names in any spelling for identifiers, if they are one thing’s', async () => {
    for (const name of ['ada', 'Holm', 'Ада Хольм', 'HOLM, Ada', 'Kholm'])
      expect((await json('record', 'posts', rich, name)).person).toBe('ada');
    expect((await json('record', 'holders', rich, 'Speaker', '--on', '1921-06-01')).post).toBe('speaker');
    expect((await json('record', 'organ', rich, 'the council', '--on', '1921-06-01')).organ).toBe('council');
    expect((await json('record', 'organ', rich, 'Senate', '--on', '1921-06-01')).organ).toBe('council');
    expect((await json('record', 'timeline', rich, 'Ада Хольм')).about).toBe('ada');
  });

  it('search ends with 1 and names the nearest spellings where nothing fits', async () => {
    const { code, out } = await run('record', 'search', rich, 'Lindstroem');
    expect(code).toBe(1);
    expect(out).toContain('bo');
    expect((await run('record', 'search', rich, 'of', '--limit', '1')).out.split('\n').length).toBeLessThan(6);
  });
});

describe('wrong questions', () => {
  it.each([
    [['posts', rich], 'missing required argument'],
    [['posts', rich, 'agda'], 'did you mean ada?'],
    [['posts', rich, 'ada', '--on', '1921'], 'expected one day'],
    [['posts', rich, 'treasurer'], 'there is no person treasurer'],
    [['person', rich, 'qqqqqqqq'], 'there is no person qqqqqqqq\n'],
    [['organ', rich, 'council'], 'either --on with a day or --diff with two days'],
    [['organ', rich, 'council', '--on', '1921-01-01', '--diff', '1921-01-01', '1922-01-01'], 'either --on'],
    [['organ', rich, 'council', '--diff', '1921-01-01'], 'expected two days'],
    [['organ', rich, 'council', '--diff', '1922-01-01', '1921-01-01'], 'not before 1922-01-01'],
    [['organ', rich, 'council', '--diff', 'soon', '1921-01-01'], '--diff: found “soon”'],
    [['organ', rich, 'counsil', '--on', '1921-01-01'], 'did you mean council?'],
    [['votes', rich, 'speaker'], 'there is no organ speaker'],
    [['votes', rich, '--from', '1922', '--to', '1921'], '--to: found “1921”'],
    [['relations', rich, 'ada'], '--on'],
    [['purges', rich, '--from', 'then'], '--from: found “then”'],
    [['evidence', rich, 'ada loses speeker by 1922'], 'column 11: found “speeker”'],
    [['evidence', rich, 'ada loses speeker by 1922'], 'did you mean speaker?'],
    [['evidence', rich, 'ada lost speaker by 1922'], 'column 5: found “lost”'],
    [['evidence', rich, '('], 'column 2'],
    [['search', rich, '—'], 'expected a name with letters or digits'],
    [['search', rich, 'ada', '--limit', '0'], '--limit: found “0”'],
    [['search', 'nowhere', 'ada'], 'there is no scenario folder nowhere'],
  ] as const)('%j end with 2 and say what was expected', async ([...argv], said) => {
    const { code, out, err } = await run('record', ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('a name of several things lists them', async () => {
    const twins = onDisk(playable({ 'persons.csv': (rows) => rows.replace('Hal Moe', 'Hal Holm') }));
    const { code, err } = await run('record', 'posts', twins, 'Holm');
    expect(code).toBe(2);
    expect(err).toContain('“Holm” may be any of ada (Ada Holm), hal (Hal Holm)');
  });

  it('leave what was there before as it was', async () => {
    expect((await run('record', 'holders', northmark, 'treasurer', '--on', '1921-06-01')).out).toContain(
      'Bo Lindqvist',
    );
  });
});

/** The same schema without room for fields that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner ? { ...inner, additionalProperties: false } : inner;
}
