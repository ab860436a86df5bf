import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRegime, regime } from '../../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../../tests/invented-claims.ts';
import { type Day, dayOf, parseIsoDay } from '../../calendar/index.ts';
import { type Cast, evaluate, parseProposition, statuses } from '../../polity/index.ts';
import type { Claim } from '../claim.ts';
import { recordOf } from '../record.ts';
import { evidenceOn } from './evidence.ts';

const toy = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { league: 'party', council: 'body' },
  posts: { speaker: { organ: 'council', class: 'chair' }, councillor: { organ: 'council', capacity: 3 } },
});
const start: Day = parseIsoDay('2001-01-01')!;
const parsed = (text: string, cast: Cast = toy.cast) => {
  const read = parseProposition(text, cast);
  if (!read.ok) throw new Error(`${text}: expected ${read.expected}`);
  return read.proposition;
};
const ask = (text: string, ...claims: readonly Claim[]) =>
  evidenceOn(recordOf(toy.cast, toy.rules, claims, { rule: 'best-grade' }), parsed(text), start);
const inShort = (text: string, ...claims: readonly Claim[]) =>
  ask(text, ...claims).sentences.map(
    ({ truth, supporting, contrary, silent, judged }) =>
      `${truth}: ${supporting.join(' ')} | ${contrary.join(' ')} | ${silent.join(' ')} | ${judged.join(' ')}`,
  );
const held = (id: string, from?: string, to?: string, more: Partial<ClaimSpec> = {}) =>
  claim({
    id,
    predicate: 'holds',
    subject: 'ada',
    object: 'speaker',
    ...(from && { from }),
    ...(to && { to }),
    ...more,
  });

describe('evidence', () => {
  it('takes claims at their word: an end that is not stated is open', () => {
    const claims = [
      held('until-may', '2000', '2002-05-01'),
      held('since', '2000'),
      held('until-june', undefined, '2002-06-01', { grade: 'E5' }),
    ];
    expect(inShort('ada loses speaker by 2002-05-15', ...claims)).toEqual(['true: until-may | until-june | since | ']);
    expect(inShort('ada holds speaker on 2001-06-01', ...claims)).toEqual(['true: until-may |  | since until-june | ']);
  });

  it('says when a conclusion rests on no claim by itself', () => {
    expect(inShort('ada holds speaker on 2005-01-01', held('since', '2000'))).toEqual(['true:  |  | since | ']);
    expect(inShort('bo holds speaker on 2005-01-01', held('since', '2000'))).toEqual(['false:  |  |  | ']);
  });

  it('counts each of several occurrences that would do', () => {
    const expelled = (id: string, object: string, from: string) =>
      claim({ id, predicate: 'status', subject: 'ada', object, value: 'expelled', from });
    const claims = [expelled('e1', 'council', '2001-05-05'), expelled('e2', 'league', '2001-11-11')];
    expect(inShort('ada is expelled by 2001-12-31', ...claims)).toEqual(['true: e1 e2 |  |  | ']);
    expect(inShort('ada is expelled by 2001-06-30', ...claims)).toEqual(['true: e1 |  | e2 | ']);
    expect(inShort('ada is expelled by 2001-01-31', ...claims)).toEqual(['false:  | e1 e2 |  | ']);
  });

  it('a claim about another time is silent where another occurrence decides', () => {
    const claims = [held('early', '1995', '1997'), held('late', '2000', '2004')];
    expect(inShort('ada holds speaker on 2002-01-01', ...claims)).toEqual(['true: late |  | early | ']);
    expect(inShort('ada holds speaker on 2006-01-01', ...claims)).toEqual(['false:  | early late |  | ']);
  });

  it('a denial is contrary, a judgement is set apart, a report counts', () => {
    const day = ['2001-06-01', '2001-06-01'] as const;
    expect(
      inShort(
        'ada holds speaker on 2001-06-01',
        held('yes', '2001', '2003', { grade: 'E5' }),
        held('sure', '2000', '2003'),
        held('no', ...day, { modality: 'denied' }),
        held('opinion', '2000', '2003', { modality: 'judged' }),
        held('said', '2000', '2003', { modality: 'reported' }),
      ),
    ).toEqual(['true: sure said | no | yes | opinion']);
  });

  it('a death is asked about the posts it ended, and left out where it has no part', () => {
    const died = claim({ id: 'died', predicate: 'died', subject: 'ada', from: '2002-02-02' });
    expect(inShort('ada holds speaker on 2003-01-01', held('since', '2000'), died)).toEqual([
      'false:  | died | since | ',
    ]);
    expect(inShort('ada holds speaker on 2001-06-01', held('span', '2000', '2001-12-31'), died)).toEqual([
      'true: span |  |  | ',
    ]);
    expect(inShort('ada is dead by 2002-06-01', held('since', '2000'), died)).toEqual(['true: died |  |  | ']);
  });

  it('goes sentence by sentence, sets member by member; measures are stated by no source', () => {
    const claims = [
      held('since', '2000', '2004'),
      claim({ id: 'tie', predicate: 'tie', subject: 'ada', object: 'bo', value: 'ally 0.5', from: '2000', to: '2004' }),
    ];
    const sentences = (text: string) => ask(text, ...claims).sentences.map(({ sentence }) => sentence);
    expect(sentences('any of ada|bo holds speaker on 2002-01-01 and not cy is dead by 2002-01-01')).toEqual([
      'ada holds speaker on 2002-01-01',
      'bo holds speaker on 2002-01-01',
      'cy is dead by 2002-01-01',
    ]);
    expect(sentences('all members of speaker is never dead until 2002-01-01')).toEqual([
      'ada holds speaker on 2001-01-01',
      'ada is dead by 2002-01-01',
    ]);
    const [associate] = ask('any associates of ada is dead by 2002-01-01', ...claims).sentences;
    expect(associate).toMatchObject({ sentence: 'bo is an associate of ada', truth: 'true', supporting: ['tie'] });
    expect(ask('ada is paramount on 2002-01-01').sentences).toMatchObject([{ measured: true, truth: 'unknown' }]);
  });
});

describe('any evidence', () => {
  const sentence = (cast: Cast) =>
    fc
      .record({
        person: fc.constantFrom(...cast.persons.keys()),
        post: fc.constantFrom(...cast.posts.keys()),
        status: fc.constantFrom(...statuses, 'dead', 'ill'),
        form: fc.nat(7),
        year: fc.integer({ min: 2001, max: 2009 }),
      })
      .map(
        ({ person, post, status, form, year }) =>
          [
            `${person} holds ${post} on ${year}-06-01`,
            `${person} ever holds ${post} by ${year}`,
            `${person} keeps ${post} until ${year}`,
            `${person} gains ${post} by ${year}`,
            `${person} loses ${post} by ${year}`,
            `${person} is ${status} by ${year}`,
            `${person} is ${status} on ${year}-06-01`,
            `${person} keeps ${post} until ${year} except death`,
          ][form]!,
      );
  const asked = anyRegime.chain((any) =>
    fc.record({
      any: fc.constant(any),
      text: sentence(any.cast),
      claims: anyClaims(any, 25, ['holds', 'holds', 'holds', 'acting', 'died', 'status', 'status', 'condition', 'tie']),
    }),
  );

  it('has each claim on one side at most, all about the person asked, and the truth that the record evaluates to', () => {
    let [sided, all] = [0, 0];
    fc.assert(
      fc.property(asked, ({ any, text, claims }) => {
        const record = recordOf(any.cast, any.rules, claims, { rule: 'best-grade' });
        const proposition = parsed(text, any.cast);
        const day = dayOf(2001, 1, 1);
        const { sentences, truth } = evidenceOn(record, proposition, day);
        expect(truth).toBe(evaluate(proposition, { chronicle: record.chronicle, start: day }));
        for (const { supporting, contrary, silent, judged, truth: own } of sentences) {
          expect(own).toBe(truth);
          const ids = [...supporting, ...contrary, ...silent, ...judged];
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) {
            const { subject, predicate, modality } = record.claims.get(id)!;
            expect(text.startsWith(`${subject} `)).toBe(true);
            expect(predicate === 'acting' || predicate === 'tie').toBe(false);
            expect(judged.includes(id)).toBe(modality === 'judged');
          }
          sided += supporting.length + contrary.length;
          all += ids.length;
        }
      }),
      { numRuns: 1500 },
    );
    // Not all are silent, nor none.
    expect(sided).toBeGreaterThan(50);
    expect(all).toBeGreaterThan(sided + 20);
  });

  it('of one claim alone: whatever supports makes it true on the record of that claim, and whatever is contrary false', () => {
    fc.assert(
      fc.property(asked, ({ any, text, claims }) => {
        const [only] = claims;
        if (only === undefined) return;
        const record = recordOf(any.cast, any.rules, [only], { rule: 'best-grade' });
        const { truth, sentences } = evidenceOn(record, parsed(text, any.cast), dayOf(2001, 1, 1));
        if (sentences[0]!.supporting.length > 0) expect(truth).toBe('true');
        if (sentences[0]!.contrary.length > 0) expect(truth).toBe('false');
      }),
      { numRuns: 1500 },
    );
  });

  it('does not hang on the names of claims', () => {
    fc.assert(
      fc.property(asked, ({ any, text, claims }) => {
        const of = (list: readonly Claim[]) =>
          evidenceOn(
            recordOf(any.cast, any.rules, list, { rule: 'best-grade' }),
            parsed(text, any.cast),
            dayOf(2001, 1, 1),
          );
        const renamed = claims.map((one) => ({ ...one, id: `x-${one.id}` as Claim['id'] }));
        const strip = (evidence: ReturnType<typeof of>) =>
          JSON.parse(JSON.stringify(evidence).replaceAll('x-claim', 'claim'));
        expect(strip(of(renamed))).toEqual(strip(of(claims)));
      }),
      { numRuns: 100 },
    );
  });
});
