import { describe, expect, it } from 'vitest';
import { dayOf } from '../calendar/index.ts';
import { antecedentsOf, type Law } from './antecedents.ts';
import type { Change, Fact, Motion } from './change.ts';

const told = (day: number, fact: Fact, by = 'test', code = 'test', ids?: Record<string, string>): Change =>
  ({
    ...fact,
    earliest: dayOf(2001, 1, day),
    latest: dayOf(2001, 1, day),
    by,
    cause: { code, ...(ids && { ids }) },
  }) as Change;
const id = <K extends string>(text: string) => text as K;
const law: Law = {
  cast: {
    posts: new Map(
      [
        ['seat', 'council'],
        ['warden', 'march'],
      ].map(([post, organ]) => [post, { organ }]),
    ) as never,
  },
  rules: {
    posts: new Map([['warden', { filling: [{ step: 'nominate', by: { body: 'council' } }] }]]) as never,
    bodies: new Map([['council', { joint: [] }]]) as never,
    units: new Map([['guard', { commander: 'warden' }]]) as never,
  },
};
const remove: Motion = { on: 'remove', person: id('bo'), post: id('warden') };

const story: readonly Change[] = [
  told(1, { kind: 'fills', person: id('ada'), post: id('seat'), acting: false }),
  told(1, { kind: 'fills', person: id('bo'), post: id('warden'), acting: false }),
  told(2, { kind: 'moves', person: id('ada'), body: id('council'), motion: remove, backers: [], opponents: [] }),
  told(3, {
    kind: 'votes',
    body: id('council'),
    motion: remove,
    yes: 3,
    no: 1,
    abstain: 0,
    absent: 0,
    carried: true,
  }),
  told(3, { kind: 'vacates', person: id('bo'), post: id('warden'), acting: false, reason: 'removed' }),
  told(
    3,
    { kind: 'vacates', person: id('bo'), post: id('seat'), acting: false, reason: 'rule' },
    'rule',
    'after-vacates',
  ),
  told(9, { kind: 'fills', person: id('cy'), post: id('warden'), acting: false, sponsor: id('ada') }),
];

describe('antecedents', () => {
  it('leads from a post filled to the vacancy and to the office of whoever named him', () => {
    expect(antecedentsOf(story, 6, law)).toEqual([
      { at: 4, link: 'vacancy' },
      { at: 0, link: 'office' },
    ]);
  });

  it('leads from a removal to its vote, its motion and the seat of its mover', () => {
    expect(antecedentsOf(story, 4, law)).toEqual([{ at: 3, link: 'vote' }]);
    expect(antecedentsOf(story, 3, law)).toEqual([{ at: 2, link: 'motion' }]);
    expect(antecedentsOf(story, 2, law)).toEqual([{ at: 0, link: 'office' }]);
  });

  it('leads from what follows of itself to what it followed', () => {
    expect(antecedentsOf(story, 5, law)).toEqual([{ at: 4, link: 'event' }]);
  });

  it('never takes a vote of another day for the cause', () => {
    const later = [...story.slice(0, 4), { ...story[4]!, earliest: dayOf(2001, 1, 8), latest: dayOf(2001, 1, 8) }];
    expect(antecedentsOf(later, 4, law)).toEqual([]);
  });

  it('lie before what they led to', () => {
    story.forEach((_, place) => {
      for (const { at } of antecedentsOf(story, place, law)) expect(at).toBeLessThan(place);
    });
  });

  it('names the office that gives the right, and none that was left before', () => {
    const strike = told(10, {
      kind: 'strikes',
      person: id('bo'),
      target: id('ada'),
      units: [id('guard')],
      against: [],
      succeeds: true,
    });
    // Bo was warden until the third.
    expect(antecedentsOf([...story, strike], 7, law)).toEqual([]);
    const later = told(10, { ...strike, kind: 'strikes', person: id('cy') } as Fact);
    expect(antecedentsOf([...story, later], 7, law)).toEqual([{ at: 6, link: 'office' }]);
  });
});
