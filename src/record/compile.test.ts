import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organ, policy, post, regime, who } from '../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../tests/invented-claims.ts';
import { type Day, dayOf, isoDay } from '../calendar/index.ts';
import { enact, fold, type InstitutionsView, isEnding, readingOn, type Truth, truthOf } from '../polity/index.ts';
import type { Claim, Predicate } from './claim.ts';
import { compile, sinceEver } from './compile.ts';
import { resolve } from './resolve.ts';

const { cast, rules } = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body', party: 'party', north: 'faction' },
  posts: { seat: { organ: 'council', capacity: 2 }, head: { organ: 'council' } },
});
const chronicleOf = (...claims: readonly Claim[]) => compile(resolve(claims, { rule: 'best-grade' }), cast);
let next = 0;
const says = (predicate: Predicate, subject: string, more: Partial<ClaimSpec> = {}) =>
  claim({ id: `c${next++}`, predicate, subject, ...more });
const on = (text: string) => {
  const [y, m, d] = text.split('-').map(Number);
  return dayOf(y!, m!, d!);
};
const seat = (more: Partial<ClaimSpec>) => says('holds', 'ada', { object: 'seat', ...more });
/** `fills 2001-01-01..2001-12-31` */
const inShort = (chronicle: ReturnType<typeof chronicleOf>) =>
  chronicle.map(
    ({ kind, earliest, latest }) => `${kind} ${isoDay(earliest)}${earliest === latest ? '' : `..${isoDay(latest)}`}`,
  );
const asked = (claims: readonly Claim[], day: string, question: (now: InstitutionsView) => boolean): Truth =>
  truthOf(readingOn(cast, rules, chronicleOf(...claims), on(day)), question);
const holds = (now: InstitutionsView) => now.holds(who('ada'), post('seat'));

describe('a tenure', () => {
  it('becomes a beginning and an end that know each other, their days and their claims', () => {
    const one = seat({ from: '2001-02-03', to: '2002', value: 'removed' });
    const [begin, end] = chronicleOf(one);
    const about = {
      person: 'ada',
      post: 'seat',
      acting: false,
      by: 'record',
      claims: [one.id],
      cause: { code: 'claimed' },
    };
    expect(begin).toMatchObject({ kind: 'fills', earliest: on('2001-02-03'), latest: on('2001-02-03'), ...about });
    expect(end).toMatchObject({
      kind: 'vacates',
      earliest: on('2002-01-01'),
      latest: on('2002-12-31'),
      reason: 'removed',
      ...about,
    });
    expect(begin!.spell).toBeDefined();
    expect(end!.spell).toBe(begin!.spell);
  });

  it('that began and ended on one day held on that day', () => {
    const one = [seat({ from: '2001-02-03', to: '2001-02-03' })];
    expect(['2001-02-02', '2001-02-03', '2001-02-04'].map((day) => asked(one, day, holds))).toEqual([
      'false',
      'true',
      'false',
    ]);
  });

  it('that began and ended in one month may have held on any day of it', () => {
    const one = [seat({ from: '2001-02', to: '2001-02' })];
    expect(['2001-01-31', '2001-02-01', '2001-02-28', '2001-03-02'].map((day) => asked(one, day, holds))).toEqual([
      'false',
      'unknown',
      expect.stringMatching('unknown|false'),
      'false',
    ]);
  });

  it('of which only the end is known held the day before, and perhaps long before', () => {
    const one = [seat({ to: '2001-02-03' })];
    expect(['1890-01-01', '2001-02-01', '2001-02-02', '2001-02-03'].map((day) => asked(one, day, holds))).toEqual([
      'unknown',
      'unknown',
      'true',
      'false',
    ]);
    expect(chronicleOf(seat({ from: '..', to: '2001-02-03' }))[0]).toMatchObject({
      earliest: sinceEver,
      latest: sinceEver,
    });
  });

  it('with an open end lasts', () => {
    expect(inShort(chronicleOf(seat({ from: '2001', to: '..' })))).toEqual(['fills 2001-01-01..2001-12-31']);
  });

  it('keeps the possible days of a date with gaps', () => {
    const [begin] = chronicleOf(seat({ from: '[2001-02-03,2001-05-06]' }));
    expect(begin!.days).toEqual(['2001-02-03', '2001-05-06'].map((day) => ({ earliest: on(day), latest: on(day) })));
    expect(chronicleOf(seat({ from: '2001' }))[0]).not.toHaveProperty('days');
  });

  it('whose end no claim states ended with its holder’s death', () => {
    const death = says('died', 'ada', { from: '2003-04-05', value: 'illness' });
    const chronicle = chronicleOf(
      seat({ from: '2001', to: '..' }),
      seat({ object: 'head', from: '2001', to: '2002' }),
      says('acting', 'ada', { object: 'head', from: '2003' }),
      says('holds', 'bo', { object: 'seat', from: '2001' }),
      death,
    );
    const deaths = chronicle.filter((change) => change.kind === 'vacates' && change.reason === 'death');
    expect(deaths).toHaveLength(2);
    for (const change of deaths) {
      expect(change).toMatchObject({
        person: 'ada',
        earliest: on('2003-04-05'),
        by: 'rule',
        cause: { code: 'after-dies' },
        claims: [death.id],
      });
      expect(
        chronicle
          .filter(({ spell }) => spell === change.spell)
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(['fills', 'vacates']);
    }
    const now = fold(cast, rules, chronicle, on('2003-04-05'), 'possibly');
    expect([now.postsOf(who('ada')), now.postsOf(who('bo'))]).toEqual([[], ['seat']]);
  });

  it('two of them are two spells', () => {
    const chronicle = chronicleOf(seat({ from: '2001', to: '2002' }), seat({ from: '2005', to: '2006' }));
    expect(new Set(chronicle.map(({ spell }) => spell)).size).toBe(2);
    expect(
      ['2002-01-01', '2003-06-01', '2005-12-31'].map((day) =>
        truthOf(readingOn(cast, rules, chronicle, on(day)), holds),
      ),
    ).toEqual(['unknown', 'false', 'true']);
  });
});

describe('other predicates', () => {
  it.each<[string, Claim, readonly string[]]>([
    ['died', says('died', 'ada', { from: '2001' }), ['dies 2001-01-01..2001-12-31']],
    [
      'exists',
      says('exists', 'council', { from: '2001-01-01', to: '2002-01-01' }),
      ['creates 2001-01-01', 'abolishes 2002-01-01'],
    ],
    ['renamed', says('renamed', 'council', { from: '2001-01-01', value: 'senate' }), ['renames 2001-01-01']],
    [
      'ill',
      says('condition', 'ada', { from: '2001-01-01', to: '2001-02-01', value: 'ill' }),
      ['falls-ill 2001-01-01', 'recovers 2001-02-01'],
    ],
    [
      'away',
      says('condition', 'ada', { from: '2001-01-01', to: '2001-02-01', value: 'away' }),
      ['departs 2001-01-01', 'returns 2001-02-01'],
    ],
    ['well', says('condition', 'ada', { from: '2001-01-01', to: '2001-02-01', value: 'well' }), []],
    [
      'status',
      says('status', 'ada', { from: '2001-01-01', to: '2001-02-01', value: 'exiled' }),
      ['sanctioned 2001-01-01', 'lifted 2001-02-01'],
    ],
    [
      'faction',
      says('faction', 'ada', { object: 'north', from: '2001-01-01', to: '2001-02-01' }),
      ['joins 2001-01-01', 'leaves 2001-02-01'],
    ],
    [
      'policy',
      says('policy', 'tax', { from: '2001-01-01', to: '2001-02-01' }),
      ['adopts 2001-01-01', 'repeals 2001-02-01'],
    ],
    ['event', says('event', 'gale', { from: '2001-01-01' }), ['happens 2001-01-01']],
    ['part in an event', says('event', 'gale', { object: 'ada', from: '2001-01-01' }), []],
    ['series', says('series', 'rain', { from: '2001-01-01', value: '3' }), ['measures 2001-01-01']],
    ['vote', says('vote', 'council', { from: '2001-01-01', value: '5-3-?' }), ['votes 2001-01-01']],
    [
      'patron',
      says('tie', 'ada', { object: 'bo', from: '2001-01-01', to: '2002-01-01', value: 'patron 0.5' }),
      ['ties 2001-01-01', 'unties 2002-01-01'],
    ],
    [
      'ally',
      says('tie', 'ada', { object: 'bo', from: '2001-01-01', value: 'ally 0.5' }),
      ['ties 2001-01-01', 'ties 2001-01-01'],
    ],
    ['tie to an organ', says('tie', 'ada', { object: 'north', from: '2001-01-01', value: 'ally 0.5' }), []],
    ['born', says('born', 'ada', { from: '1950' }), []],
    ['trait', says('trait', 'ada', { from: '1950', value: 'grim' }), []],
  ])('%s', (_, one, wanted) => {
    expect(inShort(chronicleOf(one))).toEqual(wanted);
    for (const change of chronicleOf(one)) expect(change.claims).toEqual([one.id]);
  });

  it('a mutual tie holds both ways and ends both ways; a patron’s only one way', () => {
    const tie = (value: string) => [says('tie', 'ada', { object: 'bo', from: '2001-01-01', to: '2003-01-01', value })];
    const both = (value: string, day: string) =>
      (['ally', 'rival', 'kin', 'friend', 'patron', 'staff'] as const)
        .map((kind) =>
          [
            asked(tie(value), day, (now) => now.isTied(who('ada'), who('bo'), kind)),
            asked(tie(value), day, (now) => now.isTied(who('bo'), who('ada'), kind)),
          ].join(' '),
        )
        .filter((pair) => pair !== 'false false');
    for (const kind of ['ally', 'rival', 'kin', 'friend'])
      expect([both(`${kind} 0.5`, '2002-01-01'), both(`${kind} 0.5`, '2003-01-01')]).toEqual([['true true'], []]);
    for (const kind of ['patron', 'staff'])
      expect([both(`${kind} 0.5`, '2002-01-01'), both(`${kind} 0.5`, '2003-01-01')]).toEqual([['true false'], []]);
  });

  it.each([
    ['5-3-1', { yes: 5, no: 3, abstain: 1, carried: true }],
    ['3-5-?', { yes: 3, no: 5, abstain: undefined, carried: false }],
    ['3-3-0', { yes: 3, no: 3, abstain: 0, carried: false }],
    ['?-3-0', { yes: undefined, no: 3, abstain: 0, carried: undefined }],
  ])('a tally of %s', (value, counts) => {
    expect(chronicleOf(says('vote', 'council', { from: '2001-01-01', value }))[0]).toMatchObject({
      body: 'council',
      ...counts,
    });
  });

  it('a name, a measured value and an office are kept', () => {
    expect(chronicleOf(says('renamed', 'council', { from: '2001', value: 'senate' }))[0]).toMatchObject({
      what: 'council',
      name: 'senate',
    });
    expect(chronicleOf(says('series', 'rain', { from: '2001', value: '-2.5' }))[0]).toMatchObject({
      series: 'rain',
      value: -2.5,
    });
    expect(chronicleOf(says('status', 'ada', { object: 'party', from: '2001', value: 'expelled' }))[0]).toMatchObject({
      status: 'expelled',
      organ: 'party',
    });
  });
});

describe('expelled and readmitted', () => {
  const status = (value: string, from: string, to?: string) =>
    says('status', 'ada', { object: 'party', value, from, ...(to !== undefined && { to }) });
  const expelled = (claims: readonly Claim[], day: string) =>
    asked(claims, day, (now) => now.hasStatus(who('ada'), 'expelled', organ('party')));

  it('readmission ends the expulsion', () => {
    const claims = [status('expelled', '2001-01-01'), status('readmitted', '2003-01-01')];
    expect(['2000-12-31', '2002-01-01', '2003-01-01'].map((day) => expelled(claims, day))).toEqual([
      'false',
      'true',
      'false',
    ]);
  });

  it('an end that is also told as a readmission is one end, so that a second expulsion counts', () => {
    const claims = [
      status('expelled', '2001-01-01', '2003-01-01'),
      status('readmitted', '2003-01-01'),
      status('expelled', '2005-01-01', '2006-01-01'),
    ];
    expect(['2002-01-01', '2004-01-01', '2005-06-01'].map((day) => expelled(claims, day))).toEqual([
      'true',
      'false',
      'true',
    ]);
  });

  it('a policy told twice ends once', () => {
    const claims = [
      says('policy', 'tax', { object: 'council', from: '2001-01-01' }),
      says('policy', 'tax', { from: '2001-01-01', to: '2003-01-01' }),
    ];
    expect(asked(claims, '2004-01-01', (now) => now.inForce(policy('tax')))).toBe('false');
  });

  it('a mutual tie told from both ends is one tie', () => {
    const claims = [
      says('tie', 'ada', { object: 'bo', from: '2001-01-01', to: '2003-01-01', value: 'ally 0.5' }),
      says('tie', 'bo', { object: 'ada', from: '2001-01-01', value: 'ally 0.5' }),
    ];
    expect(asked(claims, '2004-01-01', (now) => now.isTied(who('ada'), who('bo'), 'ally'))).toBe('false');
  });
});

describe('compiling random claims', () => {
  const of = { cast, rules };
  const drawn = fc.oneof(anyClaims(of, 25), anyClaims(of, 12, ['holds', 'died', 'acting']));

  it('gives changes in the order of days, each on some day and with claims that are there', () => {
    fc.assert(
      fc.property(drawn, (claims) => {
        const chronicle = chronicleOf(...claims);
        const known = new Set<string>(claims.map(({ id }) => id));
        chronicle.forEach((change, i) => {
          expect(change.earliest).toBeLessThanOrEqual(change.latest);
          if (i > 0) expect(chronicle[i - 1]!.earliest).toBeLessThanOrEqual(change.earliest);
          expect(change.claims?.length).toBeGreaterThan(0);
          for (const id of change.claims ?? []) expect(known).toContain(id);
        });
        expect(() => enact(cast, rules, chronicle)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('gives spells of which some order of days is possible, and every end a beginning', () => {
    fc.assert(
      fc.property(drawn, (claims) => {
        const chronicle = chronicleOf(...claims);
        const deaths = new Set(chronicle.filter(({ by }) => by === 'rule').map(({ spell }) => spell));
        for (const end of chronicle) {
          if (!isEnding(end) || ('status' in end && end.status === 'expelled')) continue;
          const begin = chronicle.find((change) => change.spell === end.spell && !isEnding(change));
          expect(begin).toBeDefined();
          // A source may have somebody take a post after his death; that is for the conflict finder.
          if (!deaths.has(end.spell)) expect(end.latest).toBeGreaterThan(begin!.earliest as Day);
        }
      }),
      { numRuns: 300 },
    );
  });
});
