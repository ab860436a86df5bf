import { describe, expect, it } from 'vitest';
import type { Day } from '../../calendar/index.ts';
import type { Change, Chronicle, PersonId, PostId } from '../../polity/index.ts';
import { barsOf, daysHeld, holdersRecorded } from './tenure-bars.ts';

const held = (person: string, begin: readonly [number, number], end?: readonly [number, number]): Chronicle => {
  const about = { person, post: 'warden', acting: false, by: 'record', cause: { code: 'claimed' }, spell: person };
  const changes = [{ ...about, kind: 'fills', earliest: begin[0], latest: begin[1] }];
  return [
    ...changes,
    ...(end ? [{ ...about, kind: 'vacates', reason: 'unknown', earliest: end[0], latest: end[1] }] : []),
  ] as unknown as readonly Change[];
};
const shown = [0, 100] as unknown as readonly [Day, Day];
const bars = (chronicle: Chronicle) =>
  barsOf(chronicle, 'ada' as PersonId, 'warden' as PostId, 'ada', shown).map(({ from, until, certain }) => [
    from,
    until,
    certain,
  ]);

describe('barsOf', () => {
  it('is solid between the last beginning and the first end, open-dated around it', () => {
    expect(bars(held('ada', [10, 20], [50, 60]))).toEqual([
      [10, 20, false],
      [20, 50, true],
      [50, 60, false],
    ]);
  });

  it('is never solid where the tenure may have ended before it began', () => {
    expect(bars(held('ada', [10, 50], [20, 60]))).toEqual([[10, 60, false]]);
  });

  it('is cut at the edges of the chart, and lasts where no end is told', () => {
    expect(bars(held('ada', [-900, -900]))).toEqual([[0, 100, true]]);
    expect(bars(held('ada', [-900, -900], [-10, -10]))).toEqual([]);
  });
});

describe('holdersRecorded', () => {
  it('lists holders by their first day', () => {
    const chronicle = [...held('bo', [40, 40]), ...held('ada', [5, 5], [40, 40])];
    const holders = holdersRecorded(chronicle, 'warden' as PostId, shown, (person) => person);
    expect(holders.map(({ person, bars: all }) => [person, daysHeld(all)])).toEqual([
      ['ada', 35],
      ['bo', 60],
    ]);
  });
});
