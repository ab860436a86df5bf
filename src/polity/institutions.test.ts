import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyFact,
  anyRegime,
  d,
  exactChronicle,
  fills,
  organ,
  policy,
  positiveFacts,
  post,
  regime,
  told,
  who,
} from '../../tests/invented.ts';
import type { Fact, Status } from './change.ts';
import { Institutions } from './institutions.ts';

const small = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', office: 'agency', north: 'faction' },
  posts: {
    chair: { organ: 'council', class: 'chair' },
    seat: { organ: 'council', capacity: 3 },
    hopeful: { organ: 'council', class: 'candidate' },
    head: { organ: 'office' },
    aide: { organ: 'office', class: 'deputy', capacity: 2 },
  },
  rules: { head: { deputies: ['aide', 'hopeful'] } },
});
const ada = who('ada');
const bo = who('bo');

function having(...facts: readonly Fact[]): Institutions {
  const institutions = new Institutions(small.cast, small.rules);
  facts.forEach((fact, i) => {
    institutions.apply(told(fact, d(i)));
  });
  return institutions;
}
const vacated = (person: string, where: string, acting = false): Fact => ({
  kind: 'vacates',
  person: who(person),
  post: post(where),
  acting,
  reason: 'left',
});
const sanctioned = (person: string, status: Status, by?: string): Fact => ({
  kind: 'sanctioned',
  person: who(person),
  status,
  ...(by !== undefined && { organ: organ(by) }),
});

describe('each change begins or ends its fact', () => {
  const pairs: readonly (readonly [fact: string, begins: Fact, ends: Fact | undefined])[] = [
    ['dead ada', { kind: 'dies', person: ada, manner: 'illness' }, undefined],
    ['ill ada', { kind: 'falls-ill', person: ada }, { kind: 'recovers', person: ada }],
    ['away ada', { kind: 'departs', person: ada }, { kind: 'returns', person: ada }],
    ['holds ada seat', fills('ada', 'seat'), vacated('ada', 'seat')],
    ['acts ada seat', fills('ada', 'seat', true), vacated('ada', 'seat', true)],
    ['censured ada ', sanctioned('ada', 'censured'), { kind: 'lifted', person: ada, status: 'censured' }],
    [
      'expelled ada council',
      sanctioned('ada', 'expelled', 'council'),
      { kind: 'lifted', person: ada, status: 'expelled', organ: organ('council') },
    ],
    [
      'ally ada bo',
      { kind: 'ties', from: ada, to: bo, tie: 'ally', strength: 0.3 },
      { kind: 'unties', from: ada, to: bo, tie: 'ally' },
    ],
    ['exists seat', { kind: 'creates', what: post('seat') }, { kind: 'abolishes', what: post('seat') }],
    ['in-force tax', { kind: 'adopts', policy: policy('tax') }, { kind: 'repeals', policy: policy('tax') }],
    [
      'member ada north',
      { kind: 'joins', person: ada, faction: organ('north') },
      { kind: 'leaves', person: ada, faction: organ('north') },
    ],
  ];
  it.each(pairs)('%s', (fact, begins, ends) => {
    expect([...positiveFacts(having(begins))]).toEqual([fact]);
    if (ends) {
      expect([...positiveFacts(having(begins, ends))]).toEqual([]);
      expect(having(begins, ends).snapshot()).toBe(having().snapshot());
      expect(having(ends, begins).snapshot()).toBe(having().snapshot());
    }
  });

  it.each([
    [
      {
        kind: 'votes',
        body: organ('council'),
        motion: { on: 'question', question: 'x' },
        yes: 1,
        no: 0,
        abstain: 0,
        absent: 0,
        carried: true,
      },
    ],
    [{ kind: 'measures', series: 'rain', value: 3 }],
    [{ kind: 'happens', event: 'gale' }],
  ] as Fact[][])('%o leaves institutions as they are', (fact) => {
    expect(having(fact!).snapshot()).toBe(having().snapshot());
  });

  it('an entrant is a person from then on, with his day of birth', () => {
    const entered = having({ kind: 'enters', person: who('new-a'), born: d(-9000), from: post('seat') });
    expect(entered.person(who('new-a'))?.cadre).toEqual({ born: d(-9000) });
    expect([...entered.persons()]).toEqual(['ada', 'bo', 'cy', 'new-a']);
    expect(having().person(who('new-a'))).toBeUndefined();
  });

  it('resizes and renames replace', () => {
    const now = having(
      { kind: 'resizes', post: post('seat'), capacity: 5 },
      { kind: 'renames', what: organ('council'), name: 'assembly' },
    );
    expect([now.capacity(post('seat')), now.capacity(post('head')), now.capacity(post('nowhere'))]).toEqual([5, 1, 0]);
    expect([now.nameOf(organ('council')), now.nameOf(post('seat')), now.nameOf(post('nowhere'))]).toEqual([
      'assembly',
      'seat',
      'nowhere',
    ]);
  });

  it('a tie keeps the strength it began with', () => {
    const now = having({ kind: 'ties', from: ada, to: bo, tie: 'ally', strength: 0.3 });
    expect(now.tiesFrom(ada)).toEqual([{ from: 'ada', to: 'bo', kind: 'ally', strength: 0.3 }]);
    expect([now.tiesFrom(bo), [...now.ties()].length]).toEqual([[], 1]);
  });
});

describe('holders and votes', () => {
  it('lists holders in the order they came and counts free places of a post that exists', () => {
    const now = having(fills('cy', 'seat'), fills('ada', 'seat'), { kind: 'creates', what: post('seat') });
    expect(now.holders(post('seat'))).toEqual(['cy', 'ada']);
    expect([now.vacancies(post('seat')), now.vacancies(post('head'))]).toEqual([1, 0]);
  });

  it('two overlapping tenures last until both have ended', () => {
    const twice = [fills('ada', 'seat'), fills('ada', 'seat'), vacated('ada', 'seat')];
    expect(having(...twice).holds(ada, post('seat'))).toBe(true);
    expect(having(...twice, vacated('ada', 'seat')).postsOf(ada)).toEqual([]);
  });

  it('voters hold a voting seat and are not debarred, each once and by identifier', () => {
    const seated = [fills('cy', 'seat'), fills('ada', 'seat'), fills('ada', 'chair'), fills('bo', 'hopeful')];
    expect(having(...seated).voters(organ('council'))).toEqual(['ada', 'cy']);
    expect(having(...seated, sanctioned('cy', 'expelled', 'council')).voters(organ('council'))).toEqual(['ada']);
    expect(having(...seated, sanctioned('cy', 'censured')).voters(organ('council'))).toEqual(['ada', 'cy']);
    expect(having(fills('ada', 'head')).voters(organ('office'))).toEqual([]);
  });

  it('a body debars from itself; an organ that is no body, or none in particular, from everything', () => {
    const by = (organ?: string) => having(sanctioned('ada', 'suspended', organ));
    expect([
      by('council').isDebarred(ada),
      by('council').isDebarredFrom(ada, organ('council')),
      by('council').isDebarredFrom(ada, organ('office')),
    ]).toEqual([false, true, false]);
    expect([by('office').isDebarred(ada), by().isDebarred(ada), by().isDebarred(bo)]).toEqual([true, true, false]);
    expect(by('council').hasStatus(ada, 'suspended')).toBe(false);
  });

  it('a present holder acts, else who acts in his place, else the first deputy present', () => {
    const posts = [fills('ada', 'head'), fills('bo', 'aide'), fills('cy', 'hopeful')];
    const head = post('head');
    const ill = { kind: 'falls-ill', person: ada } as const;
    expect(having(...posts).acting(head)).toBe('ada');
    expect(having(...posts, ill).acting(head)).toBe('bo');
    expect(having(...posts, ill, { kind: 'departs', person: bo }).acting(head)).toBe('cy');
    expect(having(...posts, ill, fills('cy', 'head', true)).acting(head)).toBe('cy');
    expect(having(fills('ada', 'head'), ill).acting(head)).toBeUndefined();
  });
});

describe('snapshot and copy', () => {
  it('snapshots do not depend on the order in which independent facts began', () => {
    const facts = [
      fills('ada', 'seat'),
      fills('bo', 'seat'),
      fills('cy', 'head'),
      sanctioned('bo', 'censured'),
      sanctioned('ada', 'censured'),
    ];
    expect(having(...facts).snapshot()).toBe(having(...[...facts].reverse()).snapshot());
    expect(having(...facts).snapshot()).not.toBe(having(...facts.slice(1)).snapshot());
  });

  const drawn = anyRegime.chain((of) =>
    fc.tuple(fc.constant(of), exactChronicle(of), fc.array(anyFact(of), { maxLength: 15 })),
  );

  it('differ whenever something that can be asked differs', () => {
    fc.assert(
      fc.property(drawn, ([of, chronicle, more]) => {
        const a = new Institutions(of.cast, of.rules);
        for (const change of chronicle) a.apply(change);
        const b = a.copy();
        for (const fact of more) b.apply(told(fact, d(61)));
        const same = JSON.stringify([...positiveFacts(a)].sort()) === JSON.stringify([...positiveFacts(b)].sort());
        if (!same) expect(a.snapshot()).not.toBe(b.snapshot());
      }),
    );
  });

  it('a copy equals its original, and neither feels what befalls the other', () => {
    fc.assert(
      fc.property(drawn, ([of, chronicle, more]) => {
        const original = new Institutions(of.cast, of.rules);
        for (const change of chronicle) original.apply(change);
        const before = original.snapshot();
        const copy = original.copy();
        const other = original.copy();
        expect(copy.snapshot()).toBe(before);
        for (const fact of more) copy.apply(told(fact, d(61)));
        expect(original.snapshot()).toBe(before);
        for (const fact of more) original.apply(told(fact, d(61)));
        expect(copy.snapshot()).toBe(original.snapshot());
        expect([...positiveFacts(copy)]).toEqual([...positiveFacts(original)]);
        expect(other.snapshot()).toBe(before);
      }),
    );
  });

  it('keep voters and judges as counting them anew would find them', () => {
    let changed = 0;
    fc.assert(
      fc.property(drawn, ([of, chronicle, more]) => {
        const kept = new Institutions(of.cast, of.rules);
        const bodies = [...of.cast.organs.keys()];
        const all = (now: Institutions) => bodies.map((body) => [now.voters(body), now.judges(body)]);
        for (const change of chronicle) kept.apply(change);
        let before = JSON.stringify(all(kept));
        for (const fact of more) {
          kept.apply(told(fact, d(61)));
          // A copy has counted nobody yet.
          expect(all(kept)).toEqual(all(kept.copy()));
          const after = JSON.stringify(all(kept));
          if (after !== before) changed++;
          before = after;
        }
      }),
      { numRuns: 2000 },
    );
    expect(changed).toBeGreaterThan(50);
  });
});
