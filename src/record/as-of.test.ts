import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regime } from '../../tests/invented.ts';
import { anyClaims, claim } from '../../tests/invented-claims.ts';
import { addDays, dayOf, exactly } from '../calendar/index.ts';
import { knownBy } from './as-of.ts';
import { type Claim, type Predicate, predicateNames, predicates } from './claim.ts';

const of = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body', north: 'faction' },
  posts: { seat: { organ: 'council' } },
});
const asOf = dayOf(2004, 6, 15);
const anyDay = fc.integer({ min: 0, max: 3200 }).map((days) => addDays(dayOf(2000, 6, 1), days));
const some = anyClaims(of, 20);
const dated = predicateNames.filter((name) => predicates[name].dates !== 'none');
const spans = dated.filter((name) => predicates[name].dates === 'span');
const ids = (claims: readonly Claim[]) => claims.map(({ id }) => id as string);

/** A claim of the predicate, with every cell that it may have filled. */
function full(predicate: Predicate, ends: { readonly from?: string; readonly to?: string }): Claim {
  const { subject, object, value }: (typeof predicates)[Predicate] = predicates[predicate];
  const cells: Readonly<Record<string, string>> = {
    person: 'ada',
    organ: 'council',
    post: 'seat',
    policy: 'tax',
    event: 'gale',
    series: 'rain',
    claim: 'c-other',
    words: 'words',
  };
  const texts: Readonly<Record<string, string>> = {
    number: '1',
    words: 'grim',
    tie: 'ally 0.5',
    tally: '3-2-0',
    none: '',
  };
  const text = typeof value === 'string' ? texts[value]! : value[0]!;
  const towards = (object as readonly string[])[0];
  return claim({
    id: 'c-planted',
    predicate,
    subject: cells[subject[0]!]!,
    ...(towards !== undefined && { object: towards === 'person' ? 'bo' : cells[towards]! }),
    ...(text !== '' && { value: text }),
    ...ends,
  });
}

describe('what was known by a day', () => {
  it.each(dated)('%s: what is dated wholly later changes nothing, what is dated before does', (predicate) => {
    const other = claim({ id: 'c-other', predicate: 'born', subject: 'bo', from: '1970' });
    const later = [
      { from: '2004-06-16' },
      { from: '2004-07' },
      { from: '2005', to: '2006' },
      { to: '2004-06-16' },
      { from: '2004-06-16', to: '..' },
    ];
    for (const ends of later)
      expect(knownBy([other, full(predicate, ends)], asOf), JSON.stringify(ends)).toEqual([other]);
    const before = full(predicate, { from: '2004-06-15' });
    expect(knownBy([other, before], asOf)).toEqual([other, before]);
  });

  it.each(dated)('%s: a date that may lie later counts as later', (predicate) => {
    for (const from of ['2004', '2004-06', '[2003-01-01,2004-06-16]'])
      expect(knownBy([full(predicate, { from })], asOf)).toEqual([]);
    const known = full(predicate, { from: '2004-05' });
    expect(knownBy([known], asOf)).toEqual(predicate === 'believes' ? [] : [known]);
  });

  it.each(spans.filter((name) => name !== 'series' && name !== 'believes'))(
    '%s: what ended later is said to last',
    (predicate) => {
      const tells = predicate === 'holds' || predicate === 'acting';
      for (const to of ['2004-06-16', '2004', '2009']) {
        const whole = full(predicate, { from: '2003', to });
        const [known] = knownBy([whole], asOf);
        const { value, ...rest } = whole;
        expect(known).toEqual({ ...rest, ...(value !== undefined && !tells && { value }), to: 'open' });
      }
      const over = full(predicate, { from: '2003', to: '2004-06-15' });
      expect(knownBy([over], asOf)).toEqual([over]);
      expect(knownBy([full(predicate, { from: '..', to: '2009' })], asOf)[0]).toMatchObject({
        from: 'open',
        to: 'open',
      });
    },
  );

  it('a quantity measured over days that end later was not known, nor a point that lasts beyond', () => {
    expect(
      knownBy(
        [full('series', { from: '2004-01', to: '2004-12' }), full('vote', { from: '2004-06-15', to: '2004-06-16' })],
        asOf,
      ),
    ).toEqual([]);
    expect(knownBy([full('series', { from: '2004-01', to: '2004-05' })], asOf)).toHaveLength(1);
  });

  it('claims about claims go with them, however long the chain; those without dates stay', () => {
    const about = (id: string, subject: string, object: string) => ({
      ...claim({ id, predicate: 'because', subject, object }),
      objectIs: 'claim' as const,
    });
    const claims = [
      claim({ id: 'late', predicate: 'died', subject: 'ada', from: '2007' }),
      claim({ id: 'early', predicate: 'died', subject: 'bo', from: '2003' }),
      claim({ id: 'kin', predicate: 'kin', subject: 'ada', object: 'bo', value: 'sibling' }),
      about('a', 'early', 'late'),
      about('b', 'a', 'early'),
      about('c', 'kin', 'b'),
      about('d', 'kin', 'early'),
      {
        ...claim({ id: 'e', predicate: 'believes', subject: 'bo', object: 'late', from: '2003' }),
        objectIs: 'claim' as const,
      },
    ];
    expect(ids(knownBy(claims, asOf))).toEqual(['early', 'kin', 'd']);
  });

  it('asking twice is asking once, and later knowledge never adds to earlier', () => {
    fc.assert(
      fc.property(some, anyDay, fc.nat(900), (claims, day, later) => {
        const known = knownBy(claims, day);
        expect(knownBy(known, day)).toEqual(known);
        expect(knownBy(knownBy(claims, addDays(day, later)), day)).toEqual(known);
      }),
      { numRuns: 300 },
    );
  });

  it('no date that may lie after the day is left, and nothing is invented', () => {
    fc.assert(
      fc.property(some, anyDay, (claims, day) => {
        for (const known of knownBy(claims, day)) {
          for (const date of [known.from, known.to])
            if (date !== undefined && date !== 'open') expect(date.latest).toBeLessThanOrEqual(day);
          const original = claims.find(({ id }) => id === known.id)!;
          expect({ ...original, ...known }).toEqual({ ...original, to: known.to });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('random claims planted wholly after the day change nothing', () => {
    fc.assert(
      fc.property(some, some, anyDay, fc.nat(400), (claims, planted, day, wait) => {
        const first = addDays(day, 1 + wait);
        const absurd = planted
          .filter(({ predicate }) => predicates[predicate].dates !== 'none')
          .map(
            (one, i): Claim => ({
              ...one,
              id: `absurd-${i}` as Claim['id'],
              from: exactly(first),
              ...(one.to && { to: exactly(addDays(first, 9)) }),
            }),
          );
        expect(knownBy([...absurd, ...claims], day)).toEqual(knownBy(claims, day));
      }),
      { numRuns: 200 },
    );
  });
});
