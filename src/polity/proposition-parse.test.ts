import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { d, organ, post, regime, who } from '../../tests/invented.ts';
import { propositionsAbout } from '../../tests/propositions.ts';
import { type Status, statuses } from './change.ts';
import { parseProposition } from './proposition-parse.ts';
import { propositionText } from './proposition-text.ts';

const { cast } = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body', office: 'agency', empty: 'body' },
  posts: {
    chair: { organ: 'council', class: 'chair' },
    seat: { organ: 'council' },
    junior: { organ: 'council', class: 'candidate' },
    head: { organ: 'office', class: 'first' },
  },
});
const all = ['chair', 'seat', 'junior'];
const day = d(33);

describe('parseProposition', () => {
  it.each<[text: string, proposition: unknown]>([
    ['ada holds seat on 2001-02-03', { says: 'holds', person: 'ada', posts: ['seat'], day }],
    [
      'ada holds seat on 2001-02-03 except death',
      { says: 'holds', person: 'ada', posts: ['seat'], day, exceptDeath: true },
    ],
    ['ada ever holds seat by 2001-02-03', { says: 'holds', person: 'ada', posts: ['seat'], day, ever: true }],
    ['ada gains council by 2001-02-03', { says: 'gains', person: 'ada', posts: all, day }],
    ['ada becomes full in council by 2001-02-03', { says: 'gains', person: 'ada', posts: ['chair', 'seat'], day }],
    ['ada gains council as candidate by 2001-02-03', { says: 'gains', person: 'ada', posts: ['junior'], day }],
    [
      'ada holds head | council as full on 2001-02-03',
      { says: 'holds', person: 'ada', posts: ['head', 'chair', 'seat'], day },
    ],
    ['ada loses head|council|seat by 2001-02-03', { says: 'loses', person: 'ada', posts: ['head', ...all], day }],
    ['ada loses head by 2001-02-03 except death', { says: 'loses', person: 'ada', posts: ['head'], day }],
    ['ada keeps head until 2001-02-03', { says: 'keeps', person: 'ada', posts: ['head'], day }],
    [
      'ada keeps head until 2001-02-03 except death',
      { says: 'keeps', person: 'ada', posts: ['head'], day, exceptDeath: true },
    ],
    [
      'ada never gains head until 2001-02-03',
      { says: 'not', of: { says: 'gains', person: 'ada', posts: ['head'], day } },
    ],
    ['bo is house-arrest by 2001-02-03', { says: 'is', person: 'bo', status: 'house-arrest', day }],
    ['bo is ever dead by 2001-02-03', { says: 'is', person: 'bo', status: 'dead', day }],
    ['bo is exiled on 2001-02-03', { says: 'under', person: 'bo', status: 'exiled', day }],
    ['bo is never exiled until 2001-02-03', { says: 'not', of: { says: 'is', person: 'bo', status: 'exiled', day } }],
    ['bo never is ill until 2001-02-03', { says: 'not', of: { says: 'is', person: 'bo', status: 'ill', day } }],
    ['bo is paramount on 2001-02-03', { says: 'paramount', person: 'bo', day }],
    ['bo is ever paramount by 2001-02-03', { says: 'paramount', person: 'bo', day, ever: true }],
    [
      'bo is never paramount until 2001-02-03',
      { says: 'not', of: { says: 'paramount', person: 'bo', day, ever: true } },
    ],
    ['control of ada at least .25 on 2001-02-03', { says: 'control', person: 'ada', least: 0.25, day }],
    [
      'control of ada never at least 1 until 2001-02-03',
      { says: 'not', of: { says: 'control', person: 'ada', least: 1, day, ever: true } },
    ],
    ['not  bo is\tdead by 2001-02', { says: 'not', of: { says: 'is', person: 'bo', status: 'dead', day: d(58) } }],
  ])('%s', (text, proposition) => {
    expect(parseProposition(text, cast)).toEqual({ ok: true, proposition });
  });

  it('takes several persons, named or found at the start', () => {
    const of = (text: string) => parseProposition(`${text} is dead by 2001-02-03`, cast);
    const said = (quantifier: string, set: unknown) => ({
      ok: true,
      proposition: { says: 'quantified', quantifier, set, predicate: { says: 'is', status: 'dead', day } },
    });
    expect(of('any of ada|bo|ada')).toEqual(said('any', { are: 'named', persons: ['ada', 'bo'] }));
    expect(of('all ada | bo')).toEqual(said('all', { are: 'named', persons: ['ada', 'bo'] }));
    expect(of('most members of council as full')).toEqual(said('most', { are: 'members', posts: ['chair', 'seat'] }));
    expect(of('most of members of head|junior')).toEqual(said('most', { are: 'members', posts: ['head', 'junior'] }));
    expect(of('any of associates of bo')).toEqual(said('any', { are: 'associates', of: 'bo' }));
  });

  it('joins sentences: not before and before or, brackets before all', () => {
    const tree = (text: string): unknown => {
      const shape = (p: { says: string; of?: unknown; status?: string }): unknown =>
        p.status ?? [p.says, ...[p.of].flat().map((part) => shape(part as never))];
      const read = parseProposition(text.replaceAll(/\b(dead|ill|exiled)\b/g, 'ada is $1 by 2001'), cast);
      return read.ok ? shape(read.proposition as never) : read;
    };
    expect(tree('dead or ill and exiled')).toEqual(['or', 'dead', ['and', 'ill', 'exiled']]);
    expect(tree('(dead or ill) and exiled')).toEqual(['and', ['or', 'dead', 'ill'], 'exiled']);
    expect(tree('not dead and ill')).toEqual(['and', ['not', 'dead'], 'ill']);
    expect(tree('not (dead and not ill) or exiled')).toEqual([
      'or',
      ['not', ['and', 'dead', ['not', 'ill']]],
      'exiled',
    ]);
    expect(tree('((dead))')).toBe('dead');
    expect(tree('dead and ill and exiled')).toEqual(['and', 'dead', 'ill', 'exiled']);
  });

  // The bad word stands between > and <; what is found there is what stands there.
  it.each([
    ['>zed< holds seat on 2001-02-03', 'a person'],
    ['ada >owns< seat on 2001-02-03', 'holds, gains, loses, keeps, becomes, is, ever or never'],
    ['ada holds >throne< on 2001-02-03', 'posts or bodies joined by |'],
    ['ada holds seat|>throne< on 2001-02-03', 'posts or bodies joined by |'],
    ['ada holds seat|>on< 2001-02-03', 'posts or bodies joined by |'],
    ['ada holds >empty< on 2001-02-03', 'that have posts'],
    ['ada holds junior|>office< as candidate on 2001-02-03', 'a post of class candidate'],
    ['ada holds council as >senior< on 2001-02-03', 'a class of posts'],
    ['ada becomes >fuller< in council by 2001-02-03', 'a class of posts'],
    ['ada becomes full >of< council by 2001-02-03', '“in”'],
    ['ada becomes full in >junior< by 2001-02-03', 'a post of class full'],
    ['ada is >sad< by 2001-02-03', 'paramount, dead, ill or a status'],
    ['ada holds seat >by< 2001-02-03', '“on”'],
    ['ada ever holds seat >on< 2001-02-03', '“by”'],
    ['ada never holds seat >by< 2001-02-03', '“until”'],
    ['ada ever >gains< seat by 2001-02-03', 'holds or is'],
    ['ada never >keeps< seat until 2001-02-03', 'holds, gains, loses or is'],
    ['ada gains seat >on< 2001-02-03', '“by”'],
    ['ada loses seat >on< 2001-02-03', '“by”'],
    ['ada keeps seat >by< 2001-02-03', '“until”'],
    ['ada keeps seat until 2001-02-03 except >illness<', '“death”'],
    ['ada is dead >until< 2001-02-03', '“by” or “on”'],
    ['ada is paramount >by< 2001-02-03', '“on”'],
    ['ada is ever paramount >on< 2001-02-03', '“by”'],
    ['control of >zed< at least 0.2 on 2001', 'a person'],
    ['control of ada >over< 0.2 on 2001', '“at”'],
    ['control of ada at >most< 0.2 on 2001', '“least”'],
    ['control of ada at least >20%< on 2001', 'a share of all control'],
    ['control of ada at least >0< on 2001', 'a share of all control'],
    ['control of ada at least >1.5< on 2001', 'a share of all control'],
    ['any of ada|>zed< is dead by 2001', 'a person'],
    ['any of >council< is dead by 2001', '“members of” or “associates of”'],
    ['most members of >ada< is dead by 2001', 'posts or bodies'],
    ['all associates of >council< is dead by 2001', 'a person'],
    ['>members< of council is dead by 2001', 'any, all or most'],
    ['ada holds seat on >soon<', 'a date such as 1925-05-31'],
    ['ada holds seat on >2001-02-31<', 'a date such as 1925-05-31'],
    ['ada holds seat on >2001/2002<', 'a date such as 1925-05-31'],
    ['ada holds seat on >..<', 'a date such as 1925-05-31'],
    ['ada holds seat on 2001-02-03 >again<', 'the end of the proposition'],
    ['(ada is dead by 2001 >again<', '“)”'],
    ['(ada is dead by 2001><', '“)”'],
    ['ada is dead by 2001 >)<', 'the end of the proposition'],
    ['ada is dead by 2001 and >or< bo is dead by 2001', 'a person'],
    ['not >not< ada holds seat on 2001-02-03', 'a person'],
    ['not >zed< holds seat on 2001-02-03', 'a person'],
    ['><', 'a person'],
    ['  ><', 'a person'],
    ['not><', 'a person'],
    ['ada><', 'holds, gains, loses'],
    ['ada holds><', 'posts or bodies'],
    ['ada is><', 'a status'],
    ['ada holds seat><', '“on”'],
    ['ada holds seat on><', 'a date such as 1925-05-31'],
    ['not ada gains seat><', '“by”'],
  ])('points at %s', (marked, expected) => {
    const widened = [marked, `  ${marked}`, marked.replaceAll(' ', ' \t ')];
    for (const text of widened) {
      const [before, found, after] = text.split(/[><]/) as [string, string, string];
      const result = parseProposition(before + found + after, cast);
      expect(result, text).toMatchObject({ ok: false, at: before.length, found });
      expect(!result.ok && result.expected).toContain(expected);
    }
  });

  it('names what could have stood there', () => {
    expect(parseProposition('zed holds seat on 2001', cast)).toMatchObject({ what: 'person', among: ['ada', 'bo'] });
    expect(parseProposition('ada is sad by 2001', cast)).toMatchObject({
      what: 'word',
      among: ['dead', 'ill', ...statuses, 'paramount'],
    });
    expect(parseProposition('ada holds throne on 2001', cast)).toMatchObject({
      what: 'place',
      among: expect.arrayContaining(['seat', 'council']),
    });
  });

  it('takes other names where they lead to one of the cast, and days within a span alone', () => {
    const redirects = new Map([
      ['A_H', 'ada'],
      ['cncl', 'council'],
      ['gone', 'nowhere'],
    ]);
    const within = { earliest: d(0), latest: d(40) };
    const read = (text: string) => parseProposition(text, cast, { redirects, within });
    expect(read('A_H holds cncl on 2001-02-03')).toEqual({
      ok: true,
      proposition: { says: 'holds', person: 'ada', posts: all, day },
    });
    expect(read('A_H holds gone on 2001-02-03')).toMatchObject({ ok: false, at: 10, found: 'gone', what: 'place' });
    const late = { ok: false, what: 'day', expected: 'a day from 2001-01-01 to 2001-02-10' };
    expect(read('ada is dead by 2001-02-10').ok).toBe(true);
    expect(read('ada is dead by 2001-02-11')).toMatchObject({ ...late, at: 15, found: '2001-02-11' });
    expect(read('ada is dead by 2000-12-31')).toMatchObject({ ...late, found: '2000-12-31' });
  });

  it('gives up on brackets without end, and takes many', () => {
    const nested = (n: number) => parseProposition(`${'('.repeat(n)}ada is dead by 2001${')'.repeat(n)}`, cast);
    expect(nested(64).ok).toBe(true);
    expect(nested(65)).toMatchObject({ ok: false, at: 64, what: 'depth' });
    expect(nested(50_000)).toMatchObject({ ok: false, what: 'depth' });
    expect(parseProposition(Array(5000).fill('ada is dead by 2001').join(' and '), cast).ok).toBe(true);
  });

  const about = propositionsAbout({
    persons: ['ada', 'bo'].map(who),
    posts: ['chair', 'seat', 'junior', 'head'].map(post),
    days: [0, 4000],
    statuses: ['dead', 'ill', ...statuses] satisfies readonly (Status | 'dead' | 'ill')[],
  });
  it('reads back whatever the grammar can say', () => {
    fc.assert(
      fc.property(about, (proposition) => {
        const text = propositionText(proposition);
        expect(parseProposition(text, cast), text).toEqual({ ok: true, proposition });
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, and points into the text', () => {
    const word = fc.constantFrom(
      ...'not ada bo holds gains loses keeps becomes full in is ever never seat council as candidate seat| | on by until'.split(
        ' ',
      ),
      ...'except death dead paramount any all most of members associates control at least 0.2 and or ( ) 2001'.split(
        ' ',
      ),
      ...['2001-XX', '{2001,2003}', '', '\u2003', '__proto__', '😀'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const result = parseProposition(written, cast, { redirects: new Map([['b', organ('council')]]) });
        if (result.ok) return;
        expect(written.slice(result.at, result.at + result.found.length)).toBe(result.found);
        expect(result.at).toBeLessThanOrEqual(written.length);
        expect(result.expected).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });
});
