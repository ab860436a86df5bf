import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, d, dies, fills, post, regime, told, vacates, who } from '../../tests/invented.ts';
import { isoDay } from '../calendar/index.ts';
import { type Chronicle, type Status, statuses } from './change.ts';
import type { Truth } from './fold.ts';
import { evaluate, type Proposition, parseProposition } from './proposition.ts';

const { cast } = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body', office: 'agency', empty: 'body' },
  posts: { chair: { organ: 'council' }, seat: { organ: 'council' }, head: { organ: 'office' } },
});

function parsed(text: string): Proposition {
  const result = parseProposition(text, cast);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result)}`);
  return result.proposition;
}

describe('parseProposition', () => {
  it.each([
    ['ada holds seat on 2001-02-03', { says: 'holds', person: 'ada', posts: ['seat'], day: d(33) }],
    ['ada gains council by 2001-02-03', { says: 'gains', person: 'ada', posts: ['chair', 'seat'], day: d(33) }],
    [
      'ada loses head|council by 2001-02-03',
      { says: 'loses', person: 'ada', posts: ['head', 'chair', 'seat'], day: d(33) },
    ],
    ['bo is house-arrest by 2001-02-03', { says: 'is', person: 'bo', status: 'house-arrest', day: d(33) }],
    ['bo is paramount on 2001-02-03', { says: 'paramount', person: 'bo', day: d(33) }],
    ['not  bo is\tdead by 2001-02', { says: 'not', of: { says: 'is', person: 'bo', status: 'dead', day: d(58) } }],
  ])('%s', (text, proposition) => {
    expect(parseProposition(text, cast)).toEqual({ ok: true, proposition });
  });

  // The bad word stands between > and <; what is found there is what stands there.
  it.each([
    ['>zed< holds seat on 2001-02-03', 'a person'],
    ['ada >keeps< seat on 2001-02-03', 'holds, gains, loses or is'],
    ['ada holds >throne< on 2001-02-03', 'posts or bodies joined by |'],
    ['ada holds >seat|throne< on 2001-02-03', 'posts or bodies joined by |'],
    ['ada holds >empty< on 2001-02-03', 'posts or bodies joined by |'],
    ['ada is >sad< by 2001-02-03', 'paramount, dead, ill or a status'],
    ['ada holds seat >by< 2001-02-03', '“on”'],
    ['ada gains seat >on< 2001-02-03', '“by”'],
    ['ada loses seat >on< 2001-02-03', '“by”'],
    ['ada is dead >on< 2001-02-03', '“by”'],
    ['ada is paramount >by< 2001-02-03', '“on”'],
    ['ada holds seat on >soon<', 'a date such as 1925-05-31'],
    ['ada holds seat on >2001-02-31<', 'a date such as 1925-05-31'],
    ['ada holds seat on >2001/2002<', 'a date such as 1925-05-31'],
    ['ada holds seat on >..<', 'a date such as 1925-05-31'],
    ['ada holds seat on 2001-02-03 >again<', 'the end of the proposition'],
    ['not >not< ada holds seat on 2001-02-03', 'a person'],
    ['not >zed< holds seat on 2001-02-03', 'a person'],
    ['><', 'a person'],
    ['  ><', 'a person'],
    ['not><', 'a person'],
    ['ada><', 'holds, gains, loses or is'],
    ['ada holds><', 'a post or body'],
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
    expect(parseProposition('zed holds seat on 2001', cast)).toMatchObject({ among: ['ada', 'bo'] });
    expect(parseProposition('ada is sad by 2001', cast)).toMatchObject({
      among: ['dead', 'ill', ...statuses, 'paramount'],
    });
    expect(parseProposition('ada holds throne on 2001', cast)).toMatchObject({
      among: expect.arrayContaining(['seat', 'council']),
    });
  });

  const person = fc.constantFrom('ada', 'bo').map(who);
  const day = fc.nat(4000).map((n) => d(n));
  const posts = fc.uniqueArray(fc.constantFrom('chair', 'seat', 'head').map(post), { minLength: 1 });
  const plain: fc.Arbitrary<Proposition> = fc.oneof(
    fc.record({ says: fc.constantFrom('holds' as const, 'gains', 'loses'), person, posts, day }),
    fc.record({
      says: fc.constant('is' as const),
      person,
      status: fc.constantFrom<Status | 'dead' | 'ill'>('dead', 'ill', ...statuses),
      day,
    }),
    fc.record({ says: fc.constant('paramount' as const), person, day }),
  );
  const any = fc.oneof(
    plain,
    plain.map((of): Proposition => ({ says: 'not', of })),
  );
  function inWords(proposition: Proposition): string {
    switch (proposition.says) {
      case 'not':
        return `not ${inWords(proposition.of)}`;
      case 'paramount':
        return `${proposition.person} is paramount on ${isoDay(proposition.day)}`;
      case 'is':
        return `${proposition.person} is ${proposition.status} by ${isoDay(proposition.day)}`;
      default:
        return `${proposition.person} ${proposition.says} ${proposition.posts.join('|')} ${proposition.says === 'holds' ? 'on' : 'by'} ${isoDay(proposition.day)}`;
    }
  }

  it('reads back whatever the grammar can say', () => {
    fc.assert(
      fc.property(any, (proposition) => {
        expect(parseProposition(inWords(proposition), cast)).toEqual({ ok: true, proposition });
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, and points into the text', () => {
    const word = fc.constantFrom(
      'not',
      'ada',
      'holds',
      'gains',
      'is',
      'seat',
      'seat|',
      '|',
      'on',
      'by',
      'dead',
      'paramount',
      '2001',
      '2001-XX',
      '{2001,2003}',
      '',
      '\u2003',
      '__proto__',
      '😀',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const result = parseProposition(written, cast);
        if (result.ok) return;
        expect(written.slice(result.at, result.at + result.found.length)).toBe(result.found);
        expect(result.at).toBeLessThanOrEqual(written.length);
        expect(result.expected).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('evaluate', () => {
  const truths = (text: string, chronicle: Chronicle, start = 0): Truth =>
    evaluate(parsed(text.replace(/@(\d+)/, (_, n) => isoDay(d(Number(n))))), { chronicle, start: d(start) });
  const tenure = (
    where: string,
    begin: readonly [number, number],
    end?: readonly [number, number],
    reason: 'removed' | 'death' = 'removed',
  ): Chronicle => {
    const spell = `${where} ${begin}`;
    return [
      told(fills('ada', where), between(...begin), { spell }),
      ...(end ? [told(vacates('ada', where, reason), between(...end), { spell })] : []),
    ];
  };

  const known = tenure('seat', [3, 3], [6, 6]);
  const vague = tenure('seat', [3, 5], [8, 10]);
  it.each<[text: string, chronicle: Chronicle, truth: Truth]>([
    ['ada holds seat on @2', known, 'false'],
    ['ada holds seat on @3', known, 'true'],
    ['ada holds seat on @5', known, 'true'],
    ['ada holds seat on @6', known, 'false'],
    ['ada holds head on @4', known, 'false'],
    ['bo holds seat on @4', known, 'false'],
    ['ada holds head|seat on @4', known, 'true'],
    ['ada holds council on @4', known, 'true'],
    ['not ada holds seat on @4', known, 'false'],
    ['ada holds seat on @2', vague, 'false'],
    ['ada holds seat on @3', vague, 'unknown'],
    ['ada holds seat on @5', vague, 'true'],
    ['ada holds seat on @8', vague, 'unknown'],
    ['not ada holds seat on @8', vague, 'unknown'],
    ['ada holds seat on @10', vague, 'false'],
    ['ada gains seat by @2', known, 'false'],
    ['ada gains seat by @3', known, 'true'],
    ['ada gains seat by @9', known, 'true'],
    ['ada gains seat by @2', vague, 'false'],
    ['ada gains seat by @3', vague, 'unknown'],
    ['ada gains seat by @5', vague, 'true'],
    ['ada gains head by @9', known, 'false'],
    ['ada loses seat by @5', known, 'false'],
    ['ada loses seat by @6', known, 'true'],
    ['ada loses head by @6', known, 'false'],
    ['ada loses seat by @7', vague, 'false'],
    ['ada loses seat by @8', vague, 'unknown'],
    ['ada loses seat by @10', vague, 'true'],
  ])('%s', (text, chronicle, truth) => {
    expect(truths(text, chronicle)).toBe(truth);
  });

  it('acting is not holding', () => {
    expect(truths('ada holds seat on @4', [told(fills('ada', 'seat', true), d(3))])).toBe('false');
  });

  it('who had a post at the start gains none of them later', () => {
    const chronicle = [...tenure('seat', [3, 3], [6, 6]), ...tenure('head', [7, 7])];
    expect([truths('ada gains seat|head by @9', chronicle, 4), truths('ada gains head by @9', chronicle, 4)]).toEqual([
      'false',
      'true',
    ]);
    const perhaps = [...tenure('seat', [3, 5]), ...tenure('head', [7, 7])];
    expect(truths('ada gains seat|head by @9', perhaps, 4)).toBe('unknown');
  });

  it('what was given up before the start or at it is not lost', () => {
    expect([5, 6, 7].map((start) => truths('ada loses seat by @9', known, start))).toEqual(['true', 'false', 'false']);
    expect(truths('ada loses seat by @12', vague, 9)).toBe('unknown');
  });

  it('loses means having none of them left', () => {
    const moved = [...known, ...tenure('head', [5, 5])];
    expect([truths('ada loses seat by @9', moved), truths('ada loses seat|head by @9', moved)]).toEqual([
      'true',
      'false',
    ]);
    const returned = [...known, ...tenure('seat', [8, 8])];
    expect([7, 8].map((on) => truths(`ada loses seat by @${on}`, returned))).toEqual(['true', 'false']);
  });

  it('whoever dies in a post loses nothing but his life', () => {
    const died = [...tenure('seat', [3, 3], [6, 6], 'death'), told(dies('ada'), d(6))];
    expect(truths('ada loses seat by @9', died)).toBe('false');
    const movedAndDied = [...tenure('seat', [3, 3], [6, 6]), ...tenure('head', [6, 6], [9, 9], 'death')];
    expect([truths('ada loses seat|head by @9', movedAndDied), truths('ada loses seat by @9', movedAndDied)]).toEqual([
      'false',
      'true',
    ]);
    const outAndDied = [...tenure('seat', [3, 3], [6, 6]), told(dies('ada'), d(8))];
    expect(truths('ada loses seat by @9', outAndDied)).toBe('true');
  });

  it('is unknown where the removal may have come before or after a death', () => {
    const chronicle = [...tenure('seat', [0, 0], [3, 12]), ...tenure('head', [2, 2], [8, 8], 'death')];
    expect(truths('ada loses seat|head by @15', chronicle, 1)).toBe('unknown');
    expect(truths('ada loses seat by @15', chronicle, 1)).toBe('true');
  });

  it('does not depend on the order in which posts are named', () => {
    const chronicle = [...tenure('seat', [0, 0], [8, 8]), ...tenure('head', [2, 2], [8, 8], 'death')];
    expect([
      truths('ada loses seat|head by @9', chronicle, 1),
      truths('ada loses head|seat by @9', chronicle, 1),
    ]).toEqual(['false', 'false']);
  });

  it('has come under a status, or died, or fallen ill', () => {
    const chronicle: Chronicle = [
      told({ kind: 'falls-ill', person: who('ada') }, d(1)),
      told({ kind: 'recovers', person: who('ada') }, d(2)),
      told({ kind: 'sanctioned', person: who('ada'), status: 'expelled' }, between(3, 5)),
      told(dies('ada'), d(8)),
    ];
    const asked = [
      'ada is ill by @0',
      'ada is ill by @1',
      'ada is ill by @9',
      'ada is expelled by @2',
      'ada is expelled by @3',
      'ada is expelled by @5',
      'ada is arrested by @9',
      'ada is dead by @7',
      'ada is dead by @8',
      'bo is dead by @9',
    ];
    expect(asked.map((text) => truths(text, chronicle))).toEqual([
      'false',
      'true',
      'true',
      'false',
      'unknown',
      'true',
      'false',
      'false',
      'true',
      'false',
    ]);
  });

  it('a tenure of the record that a model ended is over', () => {
    const chronicle = [
      told(fills('ada', 'seat'), d(-9), { spell: 'record' }),
      told(vacates('ada', 'seat'), d(3), { by: 'removal' }),
    ];
    expect([truths('ada holds seat on @5', chronicle), truths('ada loses seat by @5', chronicle)]).toEqual([
      'false',
      'true',
    ]);
  });

  it('asks the measure who is paramount; without one it is unknown', () => {
    const proposition = parsed('ada is paramount on 2001-01-05');
    const course = { chronicle: [], start: d(0) };
    const measured = (found: 'ada' | 'bo' | 'collective' | undefined) =>
      evaluate(proposition, { ...course, paramount: (on) => (on === d(4) ? (found as never) : undefined) });
    expect([measured('ada'), measured('bo'), measured('collective'), measured(undefined)]).toEqual([
      'true',
      'false',
      'false',
      'unknown',
    ]);
    expect([evaluate(proposition, course), evaluate({ says: 'not', of: proposition }, course)]).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});
