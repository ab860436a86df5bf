import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRegime, d, organ, post, type Regime, regime, who } from '../../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../../tests/invented-claims.ts';
import { type Day, parseIsoDay } from '../../calendar/index.ts';
import { covers, type OrganId, type Truth } from '../../polity/index.ts';
import type { Claim } from '../claim.ts';
import { holdersOn, recordOf } from '../record.ts';
import {
  chartDiff,
  chartOn,
  openPlaces,
  personAnswer,
  postsOf,
  postsOn,
  purgesOf,
  sortsOf,
  tiesOf,
  tiesOn,
  vacantSince,
  votesOf,
  withChanges,
} from './index.ts';

const toy = regime({
  persons: ['ada', 'bo', 'cy', 'dee'],
  organs: { league: 'party', council: 'body', march: 'territory' },
  posts: {
    speaker: { organ: 'council', class: 'chair' },
    councillor: { organ: 'council', capacity: 3 },
    warden: { organ: 'march', capacity: 2, cadres: 1 },
  },
});
const always = ['league', 'council', 'march', 'speaker', 'councillor', 'warden'].map((what) =>
  claim({ id: `exists-${what}`, predicate: 'exists', subject: what, from: '1990', to: '..' }),
);
const record = (...claims: readonly Claim[]) =>
  recordOf(toy.cast, toy.rules, [...always, ...claims], { rule: 'best-grade' });
const held = (id: string, subject: string, object: string, from?: string, to?: string, more: Partial<ClaimSpec> = {}) =>
  claim({ id, predicate: 'holds', subject, object, ...(from && { from }), ...(to && { to }), ...more });
const on = (text: string): Day => parseIsoDay(text)!;

/** All organs belong to the first. */
function underFirst({ cast, rules }: Regime): Regime {
  const [root] = cast.organs.keys();
  const organs = [...cast.organs].map(([id, one]) => [id, id === root ? one : { ...one, parent: root! }] as const);
  return { cast: { ...cast, organs: new Map(organs) }, rules };
}

/** A regime with claims about it and two days, the first not after the second. */
const asked = anyRegime.map(underFirst).chain((any) =>
  fc.record({
    any: fc.constant(any),
    claims: anyClaims(any, 20, ['holds', 'holds', 'acting', 'died', 'exists', 'renamed', 'tie', 'kin', 'status']),
    days: fc.tuple(fc.integer({ min: -40, max: 3000 }), fc.integer({ min: 0, max: 1500 })),
  }),
);

describe('posts of a person', () => {
  it('are those over whom `holders` says that he holds, on every day and as surely', () => {
    fc.assert(
      fc.property(asked, ({ any, claims, days: [first] }) => {
        const all = recordOf(any.cast, any.rules, claims, { rule: 'best-grade' });
        for (const day of [d(first), ...all.chronicle.slice(0, 6).map(({ latest }) => latest)])
          for (const person of any.cast.persons.keys()) {
            const sure = (held: Truth, where: string) => (held === 'false' ? [] : [`${where} ${held}`]);
            const spelled = new Map<string, Truth>();
            for (const { post: where, acting, spell } of postsOf(all, person)) {
              const held = covers(spell, day);
              if (!acting && (held === 'true' || spelled.get(where) !== 'true') && held !== 'false')
                spelled.set(where, held);
            }
            const fromHere = [...spelled].flatMap(([where, held]) => sure(held, where));
            const asked = postsOn(all, person, day).filter(({ acting }) => !acting);
            expect(new Set(asked.map(({ post: where }) => where))).toEqual(new Set(spelled.keys()));
            const fromThere = [...any.cast.posts.keys()].flatMap((where) =>
              holdersOn(all, where, day).flatMap((one) => (one.person === person ? [`${where} ${one.held}`] : [])),
            );
            expect(new Set(fromHere)).toEqual(new Set(fromThere));
          }
      }),
    );
  });

  it('list each tenure once, with what ended it and the claims on both sides', () => {
    const [first, second] = postsOf(
      record(
        held('a1', 'ada', 'speaker', '2001-02', '2002-03-04', { value: 'removed' }),
        held('a2', 'ada', 'speaker', '2001-02', '2002-06', { grade: 'E5' }),
        claim({ id: 'a3', predicate: 'acting', subject: 'ada', object: 'warden', from: '2003-01-01' }),
      ),
      who('ada'),
    );
    expect(first).toMatchObject({
      post: 'speaker',
      acting: false,
      reason: 'removed',
      claims: ['a1'],
      contrary: ['a2'],
    });
    expect(second).toMatchObject({ post: 'warden', acting: true, claims: ['a3'], contrary: [] });
    expect(second!.spell.end).toBeUndefined();
  });
});

describe('the chart of an organ', () => {
  it('and what changed make the later chart', () => {
    fc.assert(
      fc.property(asked, ({ any, claims, days: [first, later] }) => {
        const all = recordOf(any.cast, any.rules, claims, { rule: 'best-grade' });
        const root = [...any.cast.organs.keys()][0] as OrganId;
        const [from, to] = [d(first), d(first + later)];
        const [before, after] = [chartOn(all, root, from), chartOn(all, root, to)];
        const changes = chartDiff(before, after);
        const sorted = ({ posts, ...rest }: typeof after) => ({
          ...rest,
          organs: [...rest.organs].sort((a, b) => (a.organ < b.organ ? -1 : 1)),
          posts: [...posts]
            .map((one) => ({
              ...one,
              holders: [...one.holders].sort((a, b) =>
                `${a.person} ${a.acting}` < `${b.person} ${b.acting}` ? -1 : 1,
              ),
            }))
            .sort((a, b) => (a.post < b.post ? -1 : 1)),
        });
        expect(sorted(withChanges(before, changes, to))).toEqual(sorted(after));
        expect(chartDiff(after, after)).toEqual([]);
        for (const change of changes) expect(change.before ?? change.after).toBeDefined();
      }),
    );
  });

  it('has holders as `holders` says, and only what possibly exists', () => {
    fc.assert(
      fc.property(asked, ({ any, claims, days: [first] }) => {
        const all = recordOf(any.cast, any.rules, claims, { rule: 'best-grade' });
        for (const root of any.cast.organs.keys())
          for (const { post: where, holders } of chartOn(all, root, d(first)).posts)
            expect(
              holders.filter(({ acting }) => !acting).map(({ person, held: sure }) => `${person} ${sure}`),
            ).toEqual(holdersOn(all, where, d(first)).map(({ person, held: sure }) => `${person} ${sure}`));
      }),
      { numRuns: 50 },
    );
  });

  const told = record(
    held('a1', 'ada', 'speaker', '2001-02-01', '2002-03-04'),
    held('b1', 'bo', 'councillor', '2001-02-01', '..'),
    held('c1', 'cy', 'councillor', '2002-01', '..'),
    claim({ id: 'n1', predicate: 'renamed', subject: 'council', value: 'Senate', from: '2002-02-02' }),
    claim({ id: 'd1', predicate: 'acting', subject: 'dee', object: 'speaker', from: '2002-03-04', to: '2002-06' }),
  );

  it('counts places that nobody is known to hold, at least and at most, and knows a vacancy', () => {
    const places = (day: string, id: string) => {
      const chart = chartOn(told, organ(id === 'warden' ? 'march' : 'council'), on(day));
      return openPlaces(told, chart.posts.find(({ post: one }) => one === id)!);
    };
    expect(places('2002-01-15', 'councillor')).toEqual({ unnamed: 0, least: 1, most: 2 });
    expect(places('2002-01-15', 'warden')).toEqual({ unnamed: 1, least: 1, most: 1 });
    expect(places('2002-01-15', 'speaker')).toEqual({ unnamed: 0, least: 0, most: 0 });
    const speaker = (day: string) => chartOn(told, organ('council'), on(day)).posts[0]!;
    expect(vacantSince(told, speaker('2002-04-01'), on('2002-04-01'))).toMatchObject({ claims: ['a1'] });
    expect(vacantSince(told, speaker('2001-03-01'), on('2001-03-01'))).toBeUndefined();
    // Before anybody held it nobody knows whether it was vacant.
    expect(vacantSince(told, speaker('2000-03-01'), on('2000-03-01'))).toBeUndefined();
    expect(speaker('2002-04-01').holders).toMatchObject([{ person: 'dee', acting: true, held: 'true' }]);
  });

  it('tells renaming, coming and going, and doubt', () => {
    const changes = chartDiff(
      chartOn(told, organ('council'), on('2002-01-15')),
      chartOn(told, organ('council'), on('2002-03-10')),
    );
    const sorts = changes.map((change) => [change.kind === 'holder' ? change.person : change.kind, ...sortsOf(change)]);
    expect(sorts).toEqual([
      ['organ', 'renamed'],
      ['dee', 'came'],
      ['cy', 'surer'],
      ['ada', 'went'],
    ]);
  });
});

describe('ties', () => {
  it('in force on a day are those whose spells cover it, a mutual one once, with its sign', () => {
    const told = record(
      claim({ id: 't1', predicate: 'tie', subject: 'bo', object: 'ada', value: 'rival 0.5', from: '2001', to: '2003' }),
      claim({ id: 't2', predicate: 'tie', subject: 'ada', object: 'cy', value: 'patron 0.4', from: '2002-01-01' }),
      claim({ id: 'k1', predicate: 'kin', subject: 'ada', object: 'dee', value: 'sibling' }),
    );
    const inShort = (day: string, person?: string) =>
      tiesOn(told, on(day), person === undefined ? undefined : who(person)).map(
        ({ from, kind, to, sign, held: sure }) => `${from} ${kind} ${to} ${sign} ${sure}`,
      );
    expect(inShort('2001-06-01')).toEqual(['ada sibling dee 1 true', 'ada rival bo -1 unknown']);
    expect(inShort('2002-06-01', 'ada')).toEqual([
      'ada sibling dee 1 true',
      'ada rival bo -1 true',
      'ada patron cy 1 true',
    ]);
    expect(inShort('2002-06-01', 'bo')).toEqual(['ada rival bo -1 true']);
    expect(inShort('2004-01-01', 'bo')).toEqual([]);
  });

  it('of a person are found from either end, and none twice', () => {
    fc.assert(
      fc.property(asked, ({ any, claims }) => {
        const all = recordOf(any.cast, any.rules, claims, { rule: 'best-grade' });
        const key = (tie: ReturnType<typeof tiesOf>[number]) =>
          `${tie.from} ${tie.to} ${tie.kind} ${tie.claims.join()} ${tie.spell?.beginning.spell ?? ''}`;
        const every = tiesOf(all).map(key);
        expect(new Set(every).size).toBe(every.length);
        for (const person of any.cast.persons.keys())
          expect(tiesOf(all, person).map(key)).toEqual(
            tiesOf(all)
              .filter(({ from, to }) => from === person || to === person)
              .map(key),
          );
      }),
      { numRuns: 50 },
    );
  });
});

describe('ballots and purges', () => {
  const told = record(
    claim({
      id: 'v1',
      predicate: 'vote',
      subject: 'council',
      object: 'gale',
      objectIs: 'event',
      value: '3-2-?',
      from: '2001-05-05',
    }),
    claim({
      id: 'v2',
      predicate: 'vote',
      subject: 'council',
      object: 'gale',
      objectIs: 'event',
      value: '4-2-?',
      from: '2001-05-05',
      grade: 'E5',
    }),
    claim({ id: 's1', predicate: 'status', subject: 'ada', object: 'league', value: 'expelled', from: '2001-05-05' }),
    claim({ id: 's2', predicate: 'status', subject: 'bo', object: 'league', value: 'expelled', from: '2001-05-05' }),
    claim({ id: 's3', predicate: 'status', subject: 'cy', value: 'retired', from: '2001-05-05' }),
    claim({ id: 's4', predicate: 'status', subject: 'cy', value: 'arrested', from: '2001' }),
    held('a1', 'ada', 'speaker', '2000', '2001-05-05', { value: 'removed' }),
    held('b1', 'bo', 'councillor', '2000', '2001-05-05', { value: 'left' }),
    claim({ id: 'g1', predicate: 'event', subject: 'gale', from: '2001-05' }),
  );

  it('are counted as the best graded claim has it, with the other beside it', () => {
    expect(votesOf(told)).toMatchObject([
      { body: 'council', on: 'gale', yes: 3, no: 2, claims: ['v1'], contrary: ['v2'] },
    ]);
    expect(votesOf(told)[0]!.abstain).toBeUndefined();
    expect(votesOf(told, { body: organ('league') })).toEqual([]);
    expect(votesOf(told, { from: on('2001-05-06') })).toEqual([]);
    expect(votesOf(told, { from: on('2001-05-05'), to: on('2001-05-05') })).toHaveLength(1);
  });

  it('gather what happened on the same days, and guess no day within a year', () => {
    const occasions = purgesOf(told).map(({ blows, events }) => [
      ...blows.map((one) => `${one.person} ${one.kind === 'status' ? one.status : one.post} ${one.claims.join()}`),
      ...events.map(({ event }) => event),
    ]);
    expect(occasions).toEqual([['cy arrested s4'], ['ada speaker a1', 'ada expelled s1', 'bo expelled s2', 'gale']]);
    expect(purgesOf(told, on('2001-06-01'))).toHaveLength(1);
    expect(purgesOf(told, on('2002-01-01'))).toEqual([]);
  });
});

describe('the page of a person', () => {
  it('has life, statuses, factions, and every finding about him that a claim contradicts', () => {
    const { born, died, statuses, factions, disputed } = personAnswer(
      record(
        claim({ id: 'b1', predicate: 'born', subject: 'ada', from: '1960' }),
        claim({ id: 'b2', predicate: 'born', subject: 'ada', from: '1961', grade: 'E5' }),
        claim({ id: 'd1', predicate: 'died', subject: 'ada', value: 'killed', from: '2005' }),
        claim({
          id: 's1',
          predicate: 'status',
          subject: 'ada',
          object: 'league',
          value: 'expelled',
          from: '2001',
          to: '2002',
        }),
        claim({ id: 's2', predicate: 'status', subject: 'ada', object: 'march', value: 'readmitted', from: '2004' }),
        claim({ id: 'f1', predicate: 'faction', subject: 'ada', object: 'march', from: '2001', to: '2002' }),
      ),
      who('ada'),
    );
    expect(born).toMatchObject({ supporting: ['b1'], contrary: ['b2'] });
    expect(died).toMatchObject({ value: 'killed' });
    expect(statuses.map(({ status, claims }) => `${status} ${claims.join()}`)).toEqual([
      'expelled s1',
      'readmitted s2',
    ]);
    expect(factions).toMatchObject([{ faction: 'march', claims: ['f1'] }]);
    expect(disputed.map(({ question }) => question.predicate)).toEqual(['born']);
  });

  it('lists every sanction and every tenure of his that the record knows, once', () => {
    fc.assert(
      fc.property(asked, ({ any, claims }) => {
        const all = recordOf(any.cast, any.rules, claims, { rule: 'best-grade' });
        for (const person of any.cast.persons.keys()) {
          const { statuses, posts } = personAnswer(all, person);
          const begun = all.chronicle.filter(
            (change) => (change.kind === 'sanctioned' || change.kind === 'fills') && change.person === person,
          );
          const listed = [...statuses, ...posts].map(({ spell }) => spell.beginning);
          expect(new Set(listed).size).toBe(listed.length);
          expect(listed).toEqual(expect.arrayContaining([...begun]));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a post', () => {
  it('that is not in the tables has no holders', () => {
    expect(holdersOn(record(), post('nowhere'), on('2001-01-01'))).toEqual([]);
  });
});
