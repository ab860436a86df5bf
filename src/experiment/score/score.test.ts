import { describe, expect, it } from 'vitest';
import { asOf, assessment, claim, council, day, id, on, world } from '../../../tests/world.ts';
import { firstDayOf, lastDayOf, monthOf } from '../../calendar/index.ts';
import { exp } from '../../engine/index.ts';
import { parameterValues } from '../../model/index.ts';
import type { PersonId, PostId, Proposition } from '../../polity/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { runHere } from '../ensemble.ts';
import { planOf } from '../plan.ts';
import { runPlan } from '../trace.ts';
import { ruled } from './forecasters.ts';
import { type Answered, forecasters, judge, type RunPlan, score, standpointOf } from './index.ts';
import { forecastsFrom } from './score.ts';

const run: RunPlan = async (plan, histories, _label, take) => {
  for (const { truths } of await runHere(plan)(0, histories)) take(truths);
};

/**
 * Two councillors and a clerk. On the record ada leaves the council after three months and is expelled after eight, bo dies
 * after eight, and nothing befalls cy, who holds nothing that leads.
 */
const small = world({
  persons: ['ada', 'bo', 'cy'],
  organs: { league: 'party', council: 'body' },
  posts: {
    councillor: { organ: 'council', capacity: 2, functions: ['agenda'] },
    clerk: { organ: 'league', class: 'staff', functions: ['press'] },
  },
  days: 366,
  claims: [
    claim('a', 'ada', 'holds', { object: 'councillor', from: on(-400), to: on(95), value: 'removed' }),
    claim('b', 'bo', 'holds', { object: 'councillor', from: on(-400), to: on(250), value: 'death' }),
    claim('c', 'cy', 'holds', { object: 'clerk', from: on(-400), to: 'open' }),
    claim('d', 'bo', 'died', { from: on(250), value: 'illness' }),
    claim('e', 'ada', 'status', { from: on(250), to: 'open', value: 'expelled' }),
  ],
});

describe('a scenario worked out by hand', () => {
  const answers = score(small, { dates: [asOf], horizons: [6, 12], histories: 8, seed: 1 }, run);

  it('has the questions and truths that follow from the rule', async () => {
    const { answered, unknown } = await answers;
    const truth = new Map(
      answered.map(({ question, truth }) => [`${question.kind} ${question.person} ${question.horizon}`, truth]),
    );
    const happened = [...truth].filter(([name, value]) => value === 'true' && !name.startsWith('paramount'));
    expect(happened.map(([name]) => name).sort()).toEqual([
      'dead bo 12',
      'expelled ada 12',
      'keeps-post bo 6',
      'removed ada 12',
      'removed ada 6',
      'sits-full bo 6',
    ]);
    // Eight kinds but becomes-full, of two persons at two horizons: both sit.
    expect(truth.size).toBe(8 * 2 * 2);
    expect(unknown).toEqual({});
  });

  it('gives the status quo the scores counted by hand', async () => {
    const { forecasters: judged, answered, ordered, kinds, floor, histories } = await answers;
    const quo = judged.find(({ forecaster }) => forecaster === 'status-quo')!;
    const wrong = answered.filter(({ truth, chances }) => (truth === 'true') !== (chances['status-quo'] === 1)).length;
    // keeps-post and sits-full: three each; removed: two; dead and expelled: one each; who is paramount is measured.
    const measured = kinds.find(({ kind }) => kind === 'paramount')!.brier['status-quo']! * 4;
    expect(wrong).toBe(10 + measured);
    expect(quo.brier).toBeCloseTo(wrong / 32, 12);
    expect(histories).toBe(8);
    expect(floor).toBeCloseTo(1 / 18, 12);
    expect(quo.floored).toBe(32);
    expect(quo.log).toBeCloseTo((wrong * Math.log(18) + (32 - wrong) * Math.log(18 / 17)) / 32, 12);
    // Out of the post at the first look, at the second, or at neither: he forecasts the last class.
    expect(ordered.map(({ person, truth }) => [person, truth])).toEqual([
      ['ada', 0],
      ['bo', 1],
    ]);
    expect(quo.ordered).toEqual({ n: 2, rps: (1 + 0.5) / 2 });
  });

  it('gives each simulated forecaster chances that no count of histories makes certain', async () => {
    const { answered } = await answers;
    for (const { chances } of answered)
      for (const who of ['model', 'null-engine', 'shuffled-assessments', 'shuffled-ties'] as const) {
        expect(chances[who]!).toBeGreaterThan(0);
        expect(chances[who]!).toBeLessThan(1);
        expect(Math.abs(chances[who]! * 9 - 0.5 - Math.round(chances[who]! * 9 - 0.5))).toBeLessThan(1e-9);
      }
  });
});

describe('judging', () => {
  const rows = (chance: (truth: boolean, i: number) => number): readonly Answered[] =>
    Array.from({ length: 24 }, (_, i): Answered => {
      const truth = i % 5 === 0;
      return {
        question: {
          id: `q${i}`,
          date: asOf,
          horizon: 6,
          kind: 'dead',
          person: id(`p${i % 4}`),
          case: `c${i % 3}`,
          proposition: { says: 'is', person: id(`p${i % 4}`), status: 'dead', day: day(9) },
        },
        truth: truth ? 'true' : 'false',
        chances: { model: chance(truth, i), 'base-rate': 5 / 24 },
      };
    });
  const against = (answered: readonly Answered[]) =>
    judge(answered, [], 150, 1).forecasters.find(({ forecaster }) => forecaster === 'base-rate')!.modelAgainst!;

  it('a perfect forecaster has skill 1', () => {
    expect(against(rows(Number)).brier).toEqual({ n: 24, skill: 1, low: 1, high: 1 });
  });

  it('the base rate has skill 0 against itself', () => {
    const { brier, log } = against(rows(() => 5 / 24));
    expect(brier).toEqual({ n: 24, skill: 0, low: 0, high: 0 });
    expect(log.skill).toBe(0);
  });

  it('who is wrong throughout has negative skill, also at the upper end', () => {
    const { brier } = against(rows((truth) => 1 - Number(truth)));
    expect(brier.high!).toBeLessThan(0);
  });

  it('leaves out what the record leaves open', () => {
    const all = rows(Number);
    const open = all.map((one, i): Answered => (i < 10 ? { ...one, truth: 'unknown' } : one));
    expect(judge(open, [], 150, 1).forecasters[0]!.n).toBe(14);
  });

  it('compares on the questions that both cover', () => {
    const some = rows(() => 0.5).map((one, i): Answered => (i < 6 ? { ...one, chances: { model: 0.5 } } : one));
    expect(against(some).brier.n).toBe(18);
  });
});

describe('forecasts', () => {
  const base = council({
    days: 260,
    claims: [
      claim('t1', 'ada', 'tie', { object: 'bo', value: 'patron 0.5', from: on(-60), to: 'open' }),
      claim('t2', 'cy', 'tie', { object: 'gus', value: 'patron 0.5', from: on(-60), to: 'open' }),
      claim('known', 'bo', 'status', { from: on(30), to: 'open', value: 'exiled' }),
    ],
    assessments: ['ada', 'bo', 'cy'].map((person, i) => assessment(person, 'ambition', i / 4)),
    outcomes: [{ says: 'loses', person: id('ada'), posts: [id('speaker')], day: day(250) }],
  });
  const options = { horizons: [2, 6], histories: 4, seed: 3 };
  const told = async (scenario: Scenario) => JSON.stringify(await forecastsFrom(scenario, day(60), options, run));
  const planted = (from: ReturnType<typeof on>): Scenario => ({
    ...base,
    claims: [
      ...base.claims,
      claim('x1', 'ada', 'died', { from, value: 'executed' }),
      claim('x2', 'cy', 'status', { from, to: 'open', value: 'expelled' }),
      claim('x3', 'ivy', 'holds', { object: 'speaker', from, to: 'open' }),
      claim('x4', 'ivy', 'tie', { object: 'dee', value: 'patron 1', from, to: 'open' }),
      claim('x5', 'hal', 'condition', { from, to: 'open', value: 'ill' }),
      claim('x6', 'gale', 'event', { from }),
      claim('x7', 'fay', 'born', { from }),
    ],
  });

  it('are moved by nothing dated after the day, and by what is dated before', async () => {
    const whole = await told(base);
    expect(await told(planted(on(61)))).toBe(whole);
    expect(await told(planted(on(120)))).toBe(whole);
    const late = { ...base, assessments: [...base.assessments, assessment('dee', 'authority', 1, on(30))] };
    expect(await told(late)).toBe(whole);
    expect(await told(planted(on(50)))).not.toBe(whole);
  });

  it('then meet another record', async () => {
    const of = (scenario: Scenario) => score(scenario, { dates: [day(60)], ...options }, run);
    const [before, after] = [await of(base), await of(planted(on(61)))];
    const chances = ({ answered }: typeof before) => answered.map((one) => [one.question.id, one.chances]);
    expect(chances(after)).toEqual(chances(before));
    const truth = ({ answered }: typeof before, kind: string, person: string) =>
      answered.find(({ question }) => question.kind === kind && question.person === person)!.truth;
    expect([truth(before, 'dead', 'ada'), truth(after, 'dead', 'ada')]).toEqual(['false', 'true']);
    expect([truth(before, 'expelled', 'cy'), truth(after, 'expelled', 'cy')]).toEqual(['false', 'true']);
  });

  it('repeat bit for bit, given or not', async () => {
    expect(await told(base)).toBe(await told(base));
    const given = { ...options, given: ['natural-deaths'] as const };
    const died = planted(on(61));
    const foretold = { ...died, claims: died.claims.map((c) => (c.id === 'x1' ? { ...c, value: 'illness' } : c)) };
    const { questions, chances } = await forecastsFrom(foretold, day(60), given, run);
    const dead = questions.findIndex(({ kind, person }) => kind === 'dead' && person === 'ada');
    expect(chances[dead]!.model).toBeGreaterThan(0.8);
  });

  it('of every forecaster are chances; only what no published figure covers is missing', async () => {
    const { questions, chances, ordered } = await forecastsFrom(base, day(60), options, run);
    const uncovered = new Set<string>();
    chances.forEach((one, i) => {
      for (const who of forecasters) {
        if (one[who] === undefined) uncovered.add(`${who} ${questions[i]!.kind}`);
        else {
          expect(one[who]).toBeGreaterThanOrEqual(0);
          expect(one[who]).toBeLessThanOrEqual(1);
        }
      }
    });
    for (const name of uncovered)
      expect(name).toMatch(/^(base-rate|formal-rank|largest-bloc) (expelled|arrested|banished)$|^base-rate paramount$/);
    expect(ordered.length).toBeGreaterThan(3);
    for (const { chances: of } of ordered)
      for (const who of forecasters)
        expect(
          of[who]!.reduce((sum, p) => sum + p, 0),
          who,
        ).toBeCloseTo(1, 12);
  });
});

describe('the base rate', () => {
  const calm = council({ parameters: {}, days: 3600 });
  const here = standpointOf(planOf(calm, { variant: 'free', seed: 1, from: asOf }));
  const chance = (proposition: Proposition) => ruled['base-rate'](here, proposition)!;
  const holders = { speaker: 'ada', councillor: 'dee', treasurer: 'bo', warden: 'gus' } as const;

  it('of death is the life table of the parameters, summed up by small steps', () => {
    const { makeham, gompertz, slope } = parameterValues().health as Record<string, number>;
    let hazard = 0;
    const years = 365 / 365.2425;
    // ada is 40 on the first day.
    for (let i = 0; i < 1000; i++)
      hazard += (years / 1000) * (makeham! + gompertz! * exp(slope! * (40 + ((i + 0.5) / 1000) * years - 50)));
    expect(chance({ says: 'is', person: id('ada'), status: 'dead', day: day(365) })).toBeCloseTo(1 - exp(-hazard), 6);
  });

  it('of staying leaves a post as the null engine does', () => {
    const monthly = new Map<PostId, number>();
    for (let history = 0; history < 40; history++)
      // A whole month of 31 days shows the hazard.
      // The first month is cut short.
      for (const change of runPlan(planOf(calm, { variant: 'null', seed: 5 }), history).history.chronicle)
        if (change.kind === 'vacates' && change.by === 'turnover' && change.earliest > day(31)) {
          const month = monthOf(change.earliest);
          const months = (lastDayOf(month) - firstDayOf(month) + 1) / (365.2425 / 12);
          monthly.set(change.post, -Math.log(1 - change.cause.numbers!.chance!) / months);
        }
    for (const [post, person] of Object.entries(holders)) {
      const stays = chance({ says: 'holds', person: id(person), posts: [id(post)], day: day(730) });
      const lives = 1 - chance({ says: 'is', person: id(person), status: 'dead', day: day(730) });
      const hazard = -Math.log(stays / lives) / (730 / (365.2425 / 12));
      expect(hazard, post).toBeCloseTo(monthly.get(id(post))!, 9);
    }
  });

  it('of a seat grows with the places that become free, and is 0 where none can', () => {
    const gains = (after: number, posts: readonly string[] = ['treasurer']) =>
      chance({ says: 'gains', person: id('gus'), posts: posts.map((post) => id(post)), day: day(after) });
    expect(gains(0)).toBe(0);
    expect(gains(400)).toBeGreaterThan(gains(200));
    expect(gains(400, ['treasurer', 'captain'])).toBeGreaterThan(gains(400));
    expect(chance({ says: 'gains', person: id('jo'), posts: [id('treasurer')], day: day(400) })).toBe(0);
  });

  it('removal and death share what is lost, and a negation the rest', () => {
    const posts = [id<PostId>('treasurer')];
    const person = id<PersonId>('bo');
    const lost = chance({ says: 'loses', person, posts, day: day(900) });
    const stays = chance({ says: 'holds', person, posts, day: day(900) });
    const dead = chance({ says: 'is', person, status: 'dead', day: day(900) });
    expect(lost + stays).toBeLessThan(1);
    expect(lost + stays + dead).toBeGreaterThan(1);
    expect(chance({ says: 'not', of: { says: 'holds', person, posts, day: day(900) } })).toBe(1 - stays);
  });
});
