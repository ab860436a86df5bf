import { describe, expect, it } from 'vitest';
import { post, regime } from '../../tests/invented.ts';
import { type ClaimSpec, claim } from '../../tests/invented-claims.ts';
import { dayOf } from '../calendar/index.ts';
import type { PostId } from '../polity/index.ts';
import type { Claim } from './claim.ts';
import { findingFor, holdersOn, recordAsOf, recordOf, timeline } from './record.ts';

const { cast, rules } = regime({
  organs: { council: 'body' },
  posts: { seat: { organ: 'council', capacity: 2 }, head: { organ: 'council' } },
});
const held = (
  id: string,
  subject: string,
  from: string | undefined,
  to?: string,
  more: Partial<ClaimSpec> = {},
): Claim =>
  claim({
    id,
    predicate: 'holds',
    subject,
    object: 'seat',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...more,
  });
const record = (...claims: readonly Claim[]) => recordOf(cast, rules, claims, { rule: 'best-grade' });
const on = (text: string) => {
  const [y, m, d] = text.split('-').map(Number);
  return dayOf(y!, m!, d!);
};
/** `ada true fills-claims` by holder. */
const inShort = (claims: readonly Claim[], day: string, where: PostId = post('seat')) =>
  holdersOn(record(...claims), where, on(day)).map(
    ({ person, held: truth, claims: ids }) => `${person} ${truth} ${ids.join('+')}`,
  );

describe('holdersOn', () => {
  const claims = [
    held('a', 'ada', '2001-02-03', '2003-04-05'),
    held('b', 'bo', '2002', '2004'),
    held('c', 'cy', '2001-01-01', undefined, { object: 'head' }),
    held('d', 'cy', '2001-01-01', '2004', { predicate: 'acting' }),
  ];
  it.each([
    ['2001-02-02', []],
    ['2001-02-03', ['ada true a']],
    ['2002-06-01', ['ada true a', 'bo unknown b']],
    ['2003-04-04', ['bo true b', 'ada true a']],
    ['2003-04-05', ['bo true b']],
    ['2004-06-01', ['bo unknown b']],
    ['2005-01-01', []],
  ])('on %s', (day, holders) => {
    expect(inShort(claims, day).sort()).toEqual([...holders].sort());
  });

  it('knows no holder of a post that nobody held or that is not there', () => {
    expect(inShort([], '2001-01-01')).toEqual([]);
    expect(inShort(claims, '2002-06-01', post('nowhere'))).toEqual([]);
    expect(inShort(claims, '2002-06-01', post('head'))).toEqual(['cy true c']);
  });

  it('names the change that began it and the one that ended it', () => {
    const twice = [held('first', 'ada', '2001-01-01', '2001-12-31'), held('second', 'ada', '2003-01-01', '2003-12-31')];
    const [early] = holdersOn(record(...twice), post('seat'), on('2001-06-01'));
    expect([early!.since.earliest, early!.until!.earliest, early!.claims]).toEqual([
      on('2001-01-01'),
      on('2001-12-31'),
      ['first'],
    ]);
    const [late] = holdersOn(record(...twice), post('seat'), on('2003-06-01'));
    expect([late!.since.earliest, late!.until!.earliest, late!.claims]).toEqual([
      on('2003-01-01'),
      on('2003-12-31'),
      ['second'],
    ]);
    const [lasting] = holdersOn(record(held('x', 'ada', '2001-01-01')), post('seat'), on('2009-01-01'));
    expect(lasting).not.toHaveProperty('until');
  });

  it('names the beginning and the end of one tenure, also where two of them touch', () => {
    // The better claim stretches the first tenure into the second.
    const touching = [
      held('first', 'ada', '2001', '2002', { grade: 'C3' }),
      held('second', 'ada', '2004', '2006', { grade: 'C3' }),
      held('end', 'ada', undefined, '2004-06', { grade: 'A1' }),
    ];
    for (const day of ['2003-06-01', '2004-03-01', '2004-06-10', '2005-01-01'])
      for (const { since, until } of holdersOn(record(...touching), post('seat'), on(day)))
        expect(until?.spell, day).toBe(since.spell);
  });

  it('a tenure that nobody ended lasts until the holder’s death, and says by which claim', () => {
    const claims = [
      held('a', 'ada', '2001-01-01'),
      claim({ id: 'death', predicate: 'died', subject: 'ada', from: '2003' }),
    ];
    expect([inShort(claims, '2002-12-31'), inShort(claims, '2003-06-01'), inShort(claims, '2004-01-01')]).toEqual([
      ['ada true a+death'],
      ['ada unknown a+death'],
      [],
    ]);
  });
});

describe('the record', () => {
  const claims = [
    held('a', 'ada', '2001', '2005', { value: 'removed' }),
    held('late', 'bo', '2006'),
    held('wrong', 'ada', '2001', '2003', { grade: 'E5' }),
  ];

  it('knows on which side of which finding a claim stands', () => {
    const one = record(...claims);
    expect([findingFor(one, 'a' as never)?.supports, findingFor(one, 'wrong' as never)?.supports]).toEqual([
      true,
      false,
    ]);
    expect(findingFor(one, 'a' as never)?.finding).toBe(findingFor(one, 'wrong' as never)?.finding);
    expect(findingFor(one, 'nowhere' as never)).toBeUndefined();
    expect(
      findingFor(record(held('j', 'ada', '2001', undefined, { modality: 'judged' })), 'j' as never),
    ).toBeUndefined();
  });

  it('as of a day is the record of what was known then', () => {
    const known = recordAsOf(record(...claims), on('2004-01-01'));
    // What ends later is open now; the worse claim, which ended before, still says so and is still contrary.
    expect([...known.claims.keys()]).toEqual(['a', 'wrong']);
    expect(known.chronicle.map(({ kind }) => kind)).toEqual(['fills']);
    expect(recordAsOf(known, on('2009-01-01')).chronicle).toEqual(known.chronicle);
    expect(recordAsOf(record(...claims), on('2009-01-01')).chronicle).toEqual(record(...claims).chronicle);
  });

  it('a timeline is of a span of days and of what it is asked about', () => {
    const one = record(...claims);
    const kinds = (...args: [string?, ReturnType<typeof on>?, ReturnType<typeof on>?]) =>
      timeline(one, ...args).map(({ kind, earliest }) => `${kind} ${earliest}`);
    const [a, b, c] = [`fills ${on('2001-01-01')}`, `vacates ${on('2005-01-01')}`, `fills ${on('2006-01-01')}`];
    expect(kinds()).toEqual([a, b, c]);
    expect([kinds('ada'), kinds('bo'), kinds('seat'), kinds('cy')]).toEqual([[a, b], [c], [a, b, c], []]);
    expect([
      kinds(undefined, on('2001-12-31')),
      kinds(undefined, on('2002-01-01')),
      kinds(undefined, undefined, on('2004-12-31')),
      kinds('ada', on('2005-06-01'), on('2005-06-01')),
    ]).toEqual([[a, b, c], [b, c], [a], [b]]);
  });
});
