import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organ, post, regime, who } from '../../../tests/invented.ts';
import { anyClaims, claim } from '../../../tests/invented-claims.ts';
import { addDays, type Day, dayOf } from '../../calendar/index.ts';
import { readingOn, truthOf } from '../../polity/index.ts';
import { type Claim, holdersOn, type Predicate, recordOf } from '../../record/index.ts';
import { daysIn, type Stretch } from './day-sets.ts';
import { openDays, together } from './spell-days.ts';
import { laneDays, postLanes } from './tenure-lanes.ts';

const of = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body' },
  posts: { seat: { organ: 'council', capacity: 3 }, chair: { organ: 'council' } },
});
const posts = [post('seat'), post('chair')];
const shown: Stretch = { from: dayOf(2000, 6, 1), until: dayOf(2010, 1, 1) };
const record = (claims: readonly Claim[]) => recordOf(of.cast, of.rules, claims, { rule: 'best-grade' });
const told: readonly Predicate[] = ['holds', 'acting', 'exists', 'died'];
const anyDay = fc.integer({ min: 0, max: 3400 }).map((days) => addDays(shown.from, days));
const within = (stretches: readonly Stretch[], day: Day) =>
  stretches.some(({ from, until }) => from <= day && day < until);

describe('lanes of tenures', () => {
  it('are solid where the record says that somebody held the post, open where it says that he may have', () => {
    fc.assert(
      fc.property(anyClaims(of, 20, told), fc.infiniteStream(fc.nat(3)), (claims, drawn) => {
        const made = record(claims);
        // Where something begins or ends, and the days beside.
        const days = made.chronicle
          .filter(() => drawn.next().value === 0)
          .flatMap(({ earliest, latest }) => [earliest, latest, addDays(earliest, -1), addDays(latest, -1)])
          .filter((day) => day >= shown.from && day < shown.until);
        const lanes = postLanes(made, { posts }, shown).flatMap((group) => group.lanes);
        for (const day of days)
          for (const where of posts) {
            const holders = new Map(holdersOn(made, where, day).map(({ person, held }) => [person, held]));
            for (const person of of.cast.persons.keys()) {
              const lane = lanes.find((one) => one.post === where && one.person === person);
              const held = together(lane?.spells.filter(({ acting }) => !acting) ?? []);
              const drawn = within(held.certain, day) ? 'true' : within(openDays(held), day) ? 'unknown' : undefined;
              expect(drawn).toBe(holders.get(person));
            }
          }
      }),
      { numRuns: 200 },
    );
  });

  it('have as many open days as possible ones without certain ones', () => {
    fc.assert(
      fc.property(anyClaims(of, 20, told), (claims) => {
        for (const { lanes } of postLanes(record(claims), { posts }, shown))
          for (const lane of lanes) {
            const held = together(lane.spells.filter(({ acting }) => !acting));
            expect(laneDays(lane)).toEqual({
              possible: daysIn(held.possible),
              open: daysIn(held.possible) - daysIn(held.certain),
            });
          }
      }),
    );
  });

  it('stand on the days on which post and organ were there', () => {
    fc.assert(
      fc.property(anyClaims(of, 12, ['exists', 'holds']), anyDay, (claims, day) => {
        const made = record(claims);
        const reading = readingOn(of.cast, of.rules, made.chronicle, day);
        for (const { post: where, being } of postLanes(made, { posts }, shown)) {
          const known = [where, organ('council')].filter((what) =>
            made.chronicle.some((change) => change.kind === 'creates' && change.what === what),
          );
          const truths = known.map((what) => truthOf(reading, (now) => now.exists(what)));
          expect(within(being.certain, day)).toBe(truths.every((truth) => truth === 'true'));
          expect(within(being.possible, day)).toBe(truths.every((truth) => truth !== 'false'));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are sorted by first day and keep acting apart', () => {
    const made = record([
      claim({ id: 'a', predicate: 'holds', subject: 'ada', object: 'chair', from: '2005', to: '2006' }),
      claim({ id: 'b', predicate: 'acting', subject: 'bo', object: 'chair', from: '2004-05-01', to: '2005-01-01' }),
      claim({ id: 'c', predicate: 'holds', subject: 'bo', object: 'chair', from: '2007-01-01', to: '2007-02-01' }),
    ]);
    const [group] = postLanes(made, { posts }, shown);
    expect(group!.lanes.map(({ person }) => person)).toEqual(['bo', 'ada']);
    expect(group!.lanes[0]!.spells.map(({ acting }) => acting)).toEqual([true, false]);
    expect(laneDays(group!.lanes[0]!)).toEqual({ possible: 31, open: 0 });
    expect(postLanes(made, { posts, person: who('ada') }, shown).flatMap(({ lanes }) => lanes)).toHaveLength(1);
  });
});
