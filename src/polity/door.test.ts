import { describe, expect, it } from 'vitest';
import { creates, d, dies, fills, organ, policy, post, regime, told, vacates, who } from '../../tests/invented.ts';
import type { Change, Fact, Status } from './change.ts';
import { consequences, refusal } from './door.ts';
import { Institutions } from './institutions.ts';

const { cast, rules } = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', cabinet: 'body', office: 'agency', union: 'party', north: 'faction' },
  posts: {
    chair: { organ: 'council', class: 'chair' },
    seat: { organ: 'council', capacity: 2 },
    premier: { organ: 'cabinet', class: 'first' },
    minister: { organ: 'cabinet' },
    head: { organ: 'office' },
    gone: { organ: 'office' },
  },
  rules: {
    seat: { exOfficio: ['chair', 'premier'] },
    head: { incompatible: ['minister'] },
  },
});
const everything = [
  'council',
  'cabinet',
  'office',
  'union',
  'north',
  'chair',
  'seat',
  'premier',
  'minister',
  'head',
].map(creates);

function given(...facts: readonly Fact[]): Institutions {
  const institutions = new Institutions(cast, rules);
  for (const fact of [...everything, ...facts]) institutions.apply(told(fact, d(0)));
  return institutions;
}
const sanctioned = (person: string, status: Status, by?: string): Fact => ({
  kind: 'sanctioned',
  person: who(person),
  status,
  ...(by !== undefined && { organ: organ(by) }),
});
const lifted = (person: string, status: Status): Fact => ({ kind: 'lifted', person: who(person), status });
const ties = (from: string, to: string): Fact => ({
  kind: 'ties',
  from: who(from),
  to: who(to),
  tie: 'ally',
  strength: 0.5,
});
const unties = (from: string, to: string): Fact => ({ kind: 'unties', from: who(from), to: who(to), tie: 'ally' });
const enters = (person: string): Fact => ({ kind: 'enters', person: who(person), born: d(-9000), from: post('seat') });
const on = <K extends 'falls-ill' | 'recovers' | 'departs' | 'returns'>(kind: K, person = 'ada'): Fact => ({
  kind,
  person: who(person),
});
const member = (kind: 'joins' | 'leaves'): Fact => ({ kind, person: who('ada'), faction: organ('north') });

describe('refusal', () => {
  type Row = readonly [code: string | undefined, before: readonly Fact[], fact: Fact, by?: string];
  const rows: readonly Row[] = [
    ['already-known', [], enters('ada')],
    ['already-known', [enters('new-a')], enters('new-a')],
    [undefined, [], enters('new-a')],
    ['already-dead', [dies('ada')], dies('ada')],
    [undefined, [], dies('ada')],
    ['dead', [dies('ada')], on('falls-ill')],
    ['already-ill', [on('falls-ill')], on('falls-ill')],
    [undefined, [], on('falls-ill')],
    ['dead', [on('falls-ill'), dies('ada')], on('recovers')],
    ['not-ill', [], on('recovers')],
    [undefined, [on('falls-ill')], on('recovers')],
    ['dead', [dies('ada')], on('departs')],
    ['already-away', [on('departs')], on('departs')],
    [undefined, [], on('departs')],
    ['dead', [on('departs'), dies('ada')], on('returns')],
    ['not-away', [], on('returns')],
    [undefined, [on('departs')], on('returns')],
    ['dead', [dies('ada')], fills('ada', 'head')],
    ['dead', [dies('ada')], fills('ada', 'head', true)],
    ['does-not-exist', [], fills('ada', 'gone')],
    ['does-not-exist', [], fills('ada', 'gone', true)],
    ['already-acts', [fills('ada', 'head', true)], fills('ada', 'head', true)],
    [undefined, [fills('ada', 'head')], fills('ada', 'head', true)],
    ['already-holds', [fills('ada', 'head')], fills('ada', 'head')],
    ['already-holds', [fills('ada', 'head')], fills('ada', 'head'), 'mechanism'],
    ['full', [fills('bo', 'head')], fills('ada', 'head'), 'mechanism'],
    [undefined, [fills('bo', 'head')], fills('ada', 'head'), 'record'],
    [undefined, [fills('bo', 'head')], fills('ada', 'head'), 'given'],
    [undefined, [fills('bo', 'head')], fills('ada', 'head'), 'rule'],
    [undefined, [fills('bo', 'head')], fills('ada', 'head'), 'intervention'],
    [undefined, [fills('bo', 'seat')], fills('ada', 'seat'), 'mechanism'],
    ['debarred', [sanctioned('ada', 'expelled')], fills('ada', 'head'), 'mechanism'],
    ['debarred', [sanctioned('ada', 'expelled')], fills('ada', 'head'), 'intervention'],
    [undefined, [sanctioned('ada', 'expelled')], fills('ada', 'head'), 'record'],
    [undefined, [sanctioned('ada', 'censured')], fills('ada', 'head'), 'mechanism'],
    ['does-not-hold', [], vacates('ada', 'head')],
    ['does-not-hold', [fills('ada', 'head', true)], vacates('ada', 'head')],
    ['does-not-hold', [fills('ada', 'head')], vacates('ada', 'head', 'left', true)],
    [undefined, [fills('ada', 'head')], vacates('ada', 'head')],
    [undefined, [fills('ada', 'head', true)], vacates('ada', 'head', 'left', true)],
    ['dead', [dies('ada')], sanctioned('ada', 'expelled')],
    ['already-so', [sanctioned('ada', 'expelled')], sanctioned('ada', 'expelled')],
    [undefined, [sanctioned('ada', 'expelled', 'council')], sanctioned('ada', 'expelled')],
    ['not-so', [], lifted('ada', 'expelled')],
    [undefined, [sanctioned('ada', 'expelled')], lifted('ada', 'expelled')],
    ['same-person', [], ties('ada', 'ada')],
    ['already-tied', [ties('ada', 'bo')], ties('ada', 'bo')],
    [undefined, [ties('ada', 'bo')], ties('bo', 'ada')],
    ['not-tied', [ties('ada', 'bo')], unties('bo', 'ada')],
    [undefined, [ties('ada', 'bo')], unties('ada', 'bo')],
    ['already-exists', [], creates('head')],
    [undefined, [], creates('gone')],
    ['does-not-exist', [], { kind: 'abolishes', what: post('gone') }],
    [undefined, [], { kind: 'abolishes', what: post('head') }],
    ['already-in-force', [{ kind: 'adopts', policy: policy('tax') }], { kind: 'adopts', policy: policy('tax') }],
    ['not-in-force', [], { kind: 'repeals', policy: policy('tax') }],
    [undefined, [{ kind: 'adopts', policy: policy('tax') }], { kind: 'repeals', policy: policy('tax') }],
    ['already-member', [member('joins')], member('joins')],
    ['not-member', [], member('leaves')],
    [undefined, [member('joins')], member('leaves')],
    [undefined, [], { kind: 'resizes', post: post('gone'), capacity: 3 }],
    [undefined, [], { kind: 'renames', what: post('gone'), name: 'x' }],
    [undefined, [], { kind: 'happens', event: 'gale' as never }],
  ];
  it.each(rows.map(([code, before, fact, by]) => ({ code, before, fact, by })))(
    '$fact.kind: $code',
    ({ code, before, fact, by = 'record' }) => {
      expect(refusal(given(...before), told(fact, d(1), { by })), JSON.stringify(fact)).toBe(code);
    },
  );
});

/** What follows, in short: `vacates ada seat death`. */
function followingOf(now: Institutions, fact: Fact, by = 'record'): readonly string[] {
  return consequences(now, told(fact, d(5), { by })).map((change) => {
    expect([change.by, change.earliest, change.latest]).toEqual(['rule', d(5), d(5)]);
    return inShort(change);
  });
}
function inShort(change: Change): string {
  if (change.kind === 'vacates') return `vacates ${change.person} ${change.post} ${change.reason}`;
  if (change.kind === 'fills') return `fills ${change.person} ${change.post}`;
  if (change.kind === 'abolishes') return `abolishes ${change.what}`;
  return change.kind === 'dies' ? `dies ${change.person} ${change.manner}` : change.kind;
}

describe('consequences', () => {
  it('death vacates every post, for that reason', () => {
    const now = given(fills('ada', 'chair'), fills('ada', 'seat'), fills('ada', 'head'), fills('bo', 'seat'));
    expect(followingOf(now, dies('ada'))).toEqual([
      'vacates ada chair death',
      'vacates ada seat death',
      'vacates ada head death',
    ]);
  });

  it('death ends what the person did in the place of others', () => {
    const now = given(fills('ada', 'head', true));
    const following = consequences(now, told(dies('ada'), d(5)));
    expect(following.map((change) => change.kind === 'vacates' && [change.post, change.acting, change.reason])).toEqual(
      [['head', true, 'death']],
    );
  });

  it('an execution kills', () => {
    expect(followingOf(given(), sanctioned('ada', 'executed'))).toEqual(['dies ada executed']);
  });

  it('expulsion by a body takes the seats of that body alone; by another organ or by none, everything', () => {
    const now = given(fills('ada', 'seat'), fills('ada', 'minister'), fills('ada', 'head'));
    const council = ['vacates ada seat removed'];
    const all = ['vacates ada seat removed', 'vacates ada minister removed', 'vacates ada head removed'];
    expect(followingOf(now, sanctioned('ada', 'expelled', 'council'))).toEqual(council);
    expect(followingOf(now, sanctioned('ada', 'expelled', 'union'))).toEqual(all);
    expect(followingOf(now, sanctioned('ada', 'expelled'))).toEqual(all);
    for (const status of ['arrested', 'exiled', 'banished', 'convicted'] as const)
      expect(followingOf(now, sanctioned('ada', status))).toEqual(all);
    for (const status of [
      'suspended',
      'censured',
      'recanted',
      'house-arrest',
      'retired',
      'omitted',
      'readmitted',
    ] as const)
      expect(followingOf(now, sanctioned('ada', status))).toEqual([]);
  });

  it('a post brings what comes with it, and gives up what it excludes, either way round', () => {
    expect(followingOf(given(), fills('ada', 'chair'))).toEqual(['fills ada seat']);
    expect(followingOf(given(fills('ada', 'seat')), fills('ada', 'chair'))).toEqual([]);
    expect(followingOf(given(fills('ada', 'minister')), fills('ada', 'head'))).toEqual(['vacates ada minister rule']);
    expect(followingOf(given(fills('ada', 'head')), fills('ada', 'minister'))).toEqual(['vacates ada head rule']);
    expect(followingOf(given(fills('ada', 'head')), fills('ada', 'minister', true))).toEqual([]);
    const unborn = new Institutions(cast, rules);
    expect(followingOf(unborn, fills('ada', 'chair'))).toEqual([]);
  });

  it('what two posts bring goes with the last of them', () => {
    const two = given(fills('ada', 'chair'), fills('ada', 'premier'), fills('ada', 'seat'));
    expect(followingOf(two, vacates('ada', 'chair'))).toEqual([]);
    const one = given(fills('ada', 'premier'), fills('ada', 'seat'));
    expect(followingOf(one, vacates('ada', 'premier', 'left'))).toEqual(['vacates ada seat rule']);
    expect(followingOf(one, vacates('ada', 'premier', 'abolished'))).toEqual(['vacates ada seat abolished']);
    expect(followingOf(one, vacates('ada', 'seat'))).toEqual([]);
  });

  it('an intervention displaces who came first where there is no room; nobody else does', () => {
    const full = given(fills('cy', 'seat'), fills('bo', 'seat'));
    expect(followingOf(full, fills('ada', 'seat'), 'intervention')).toEqual(['vacates cy seat removed']);
    expect(followingOf(full, fills('ada', 'seat'), 'record')).toEqual([]);
    expect(followingOf(given(fills('cy', 'seat')), fills('ada', 'seat'), 'intervention')).toEqual([]);
  });

  it('an organ is abolished with its posts, a post with its holders', () => {
    expect(followingOf(given(), { kind: 'abolishes', what: organ('council') })).toEqual([
      'abolishes chair',
      'abolishes seat',
    ]);
    expect(followingOf(given(), { kind: 'abolishes', what: organ('office') })).toEqual(['abolishes head']);
    const held = given(fills('ada', 'seat'), fills('bo', 'seat'));
    expect(followingOf(held, { kind: 'abolishes', what: post('seat') })).toEqual([
      'vacates ada seat abolished',
      'vacates bo seat abolished',
    ]);
  });

  it('nobody acts in a post that is abolished', () => {
    const following = consequences(
      given(fills('ada', 'head', true)),
      told({ kind: 'abolishes', what: post('head') }, d(5)),
    );
    expect(following.map((change) => change.kind === 'vacates' && change.acting)).toEqual([true]);
  });

  it('what follows carries the claims and the possible days of its cause', () => {
    const days = [
      { earliest: d(1), latest: d(2) },
      { earliest: d(5), latest: d(6) },
    ];
    const death = told(dies('ada'), { earliest: d(1), latest: d(6) }, { claims: ['c1' as never], days });
    const [following] = consequences(given(fills('ada', 'head')), death);
    expect(following).toMatchObject({ earliest: d(1), latest: d(6), claims: ['c1'], days, by: 'rule' });
  });
});
