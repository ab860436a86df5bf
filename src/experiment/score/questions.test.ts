import { describe, expect, it } from 'vitest';
import { claim, council, day, id, on, within } from '../../../tests/world.ts';
import { dayOf, isoDay } from '../../calendar/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { planOf } from '../plan.ts';
import {
  addMonths,
  bestPost,
  datesEvery,
  leadingBodies,
  leadingPosts,
  personsAsked,
  questionsFrom,
  standpointOf,
} from './index.ts';

const standing = (scenario: Scenario, after = 0) =>
  standpointOf(planOf(scenario, { variant: 'free', seed: 1, from: day(after) }));

describe('dates', () => {
  it('keep the day of the month, or end it', () => {
    expect(isoDay(addMonths(dayOf(2001, 1, 31), 1))).toBe('2001-02-28');
    expect(isoDay(addMonths(dayOf(2001, 3, 16), 60))).toBe('2006-03-16');
    expect(isoDay(addMonths(dayOf(2001, 3, 16), 0))).toBe('2001-03-16');
  });

  it('leave room for the shortest horizon', () => {
    const dates = datesEvery(dayOf(2001, 3, 16), dayOf(2003, 9, 16), 12, 6);
    expect(dates.map(isoDay)).toEqual(['2001-03-16', '2002-03-16', '2003-03-16']);
    expect(datesEvery(dayOf(2001, 3, 16), dayOf(2003, 9, 15), 12, 6)).toHaveLength(2);
  });
});

describe('questions', () => {
  it('are about holders of posts worth a seat where decisions are made, and the rest of their bodies', () => {
    const here = standing(council());
    // A warden commands a region, a clerk a fraction of the press; both are worth less than a councillor.
    expect([...leadingPosts(here)].sort()).toEqual(['captain', 'councillor', 'speaker', 'treasurer']);
    expect(leadingBodies(here)).toEqual(['council']);
    expect(personsAsked(here)).toEqual(['ada', 'bo', 'cy', 'dee', 'eli', 'fay']);
    expect(bestPost(here, id('ada'))).toBe('speaker');
    expect(bestPost(here, id('cy'))).toBe('captain');
  });

  it('ask nothing that is answered, nothing beyond the end, and nothing twice', () => {
    const scenario = council({
      claims: [
        claim('gus-councillor', 'gus', 'holds', { object: 'treasurer', from: on(-9), to: 'open' }),
        claim('bo-out', 'bo', 'status', { value: 'expelled', from: on(-5), to: 'open' }),
        claim('bo-back', 'bo', 'holds', { object: 'treasurer', from: on(-2), to: 'open' }),
      ],
      outcomes: [
        { says: 'gains', person: id('hal'), posts: [id('warden')], day: day(200) },
        { says: 'is', person: id('bo'), status: 'expelled', day: day(200) },
        { says: 'not', of: { says: 'is', person: id('bo'), status: 'expelled', day: day(200) } },
        { says: 'paramount', person: id('ada'), day: day(-1) },
      ],
    });
    const questions = questionsFrom(standing(scenario), [1, 6, 24]);
    const asked = (kind: string, person: string) =>
      questions.filter((one) => one.kind === kind && one.person === person).map(({ horizon }) => horizon);
    expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
    expect(asked('keeps-post', 'ada')).toEqual([1, 6]);
    // Who sits is asked whether he still will; who never sat, whether he comes to.
    expect(asked('becomes-full', 'ada')).toEqual([]);
    expect(asked('sits-full', 'ada')).toEqual([1, 6]);
    expect(asked('becomes-full', 'gus')).toEqual([1, 6]);
    expect(asked('sits-full', 'gus')).toEqual([]);
    expect(asked('expelled', 'gus')).toEqual([1, 6]);
    expect(asked('expelled', 'bo')).toEqual([]);
    // Of the outcomes one is open: the others are answered on the day, or lie before it.
    expect(questions.filter(({ kind }) => kind === 'outcome').map(({ person }) => person)).toEqual(['hal']);
  });

  it('follow what was known on the day, not what the record found later', () => {
    const later = council({
      claims: [
        claim('ivy-captain', 'ivy', 'holds', { object: 'captain', from: on(30), to: 'open' }),
        claim('jo-treasurer', 'gus', 'holds', { object: 'treasurer', from: within(50, 70), to: 'open' }),
      ],
    });
    expect(personsAsked(standing(later))).not.toContain('ivy');
    expect(personsAsked(standing(later, 60))).toContain('ivy');
    // A day that may lie after is not known.
    expect(personsAsked(standing(later, 60))).not.toContain('gus');
    expect(personsAsked(standing(later, 70))).toContain('gus');
  });
});
