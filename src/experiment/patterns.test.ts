import { describe, expect, it } from 'vitest';
import { claim, council, day, id, on, world } from '../../tests/world.ts';
import { parameters } from '../model/index.ts';
import type { Change, Fact } from '../polity/index.ts';
import {
  measurePatterns,
  patternSpread,
  patterns,
  planOf,
  publishedFigures,
  publishedStatuses,
  runPlan,
  summarise,
} from './index.ts';
import { QuantileSketch } from './quantile-sketch.ts';

const told = (after: number, fact: Fact, cause: Change['cause'] = { code: 'test' }): Change => ({
  ...fact,
  earliest: day(after),
  latest: day(after),
  by: 'test',
  cause,
});
const fills = (person: string, post: string): Fact => ({
  kind: 'fills',
  person: id(person),
  post: id(post),
  acting: false,
});
const leaves = (person: string, post: string, reason: 'removed' | 'transferred' | 'death' | 'rule'): Fact => ({
  kind: 'vacates',
  person: id(person),
  post: id(post),
  acting: false,
  reason,
});

/** A head, three councillors with a say, a warden of a march; the head and the councillors lead. */
const scenario = world({
  persons: ['ada', 'bo', 'cy', 'dee', 'eli', 'fay', 'gus'],
  organs: { office: 'agency', council: 'body', march: 'territory' },
  posts: {
    head: { organ: 'office', class: 'chair', functions: ['head-of-government'] },
    councillor: { organ: 'council', class: 'full', capacity: 3, functions: ['agenda'] },
    warden: { organ: 'march', class: 'first', functions: ['region'] },
  },
  claims: [
    claim('h1', 'ada', 'holds', { object: 'head', from: on(-400), to: 'open' }),
    claim('h2', 'bo', 'holds', { object: 'councillor', from: on(-400), to: 'open' }),
    claim('h3', 'cy', 'holds', { object: 'councillor', from: on(-400), to: 'open' }),
  ],
  days: 1000,
});
const plan = planOf(scenario, { variant: 'free', seed: 1 });
const year = 365.2425;

describe('patterns of a history', () => {
  const chronicle = [
    told(100, fills('dee', 'warden')),
    told(200, leaves('dee', 'warden', 'transferred')),
    told(200, fills('eli', 'warden')),
    told(300, leaves('bo', 'councillor', 'removed')),
    told(300, leaves('cy', 'councillor', 'removed')),
    told(400, fills('fay', 'councillor')),
    told(500, { kind: 'dies', person: id('ada'), manner: 'illness' }),
    told(500, leaves('ada', 'head', 'death')),
    told(500, fills('gus', 'head')),
    told(600, leaves('fay', 'councillor', 'transferred')),
  ];
  const found = measurePatterns(plan, chronicle);

  it('are what counting by hand gives', () => {
    // Days led: ada 500, bo and cy 300 each, fay 200, gus 500; the council had members on 500 days.
    expect(found['leader-deaths']).toBeCloseTo(year / 1800, 12);
    expect(found['leaders-removed']).toBeCloseTo((2 * year) / 1800, 12);
    expect(found['removals-in-body']).toBeCloseTo(year / 500, 12);
    expect(found['coup-attempts']).toBe(0);
    // Councillors' days: 100 in the year after gus came, with one departure; 700 before, with two.
    expect(found['turnover-after-new-top']).toBeCloseTo(1 - Math.exp(-year / 100), 12);
    expect(found['turnover-otherwise']).toBeCloseTo(1 - Math.exp((-2 * year) / 700), 12);
    // One warden left after 100 days, the other still serves after 800.
    expect(found['left-in-a-year-region']).toBe(0.5);
    expect(found['median-months-region']).toBeCloseTo((12 * 100) / year, 12);
    expect(found['left-in-a-year-seat']).toBe(1);
    expect(found['left-in-a-year-top']).toBe(0);
    expect(found['median-months-top']).toBeCloseTo((12 * 1000) / year, 12);
    expect(found).not.toHaveProperty(['left-in-a-year-national']);
    expect(found).not.toHaveProperty(['re-elected']);
  });

  it('count a death that a record tells after the vacancy, and once', () => {
    const other = chronicle.toSpliced(6, 2, chronicle[7]!, chronicle[6]!);
    expect(measurePatterns(plan, other)['leader-deaths']).toBe(found['leader-deaths']);
  });

  it('leave out what is given up on taking another post, and what comes after the end', () => {
    const given = [told(600, leaves('fay', 'councillor', 'rule'))];
    const other = measurePatterns(plan, [
      ...chronicle.slice(0, 9),
      ...given,
      told(1001, leaves('gus', 'head', 'removed')),
    ]);
    expect(other['turnover-after-new-top']).toBe(0);
    expect(other['leaders-removed']).toBe(found['leaders-removed']);
  });

  it('count moves of armed units and who is re-elected', () => {
    const strike: Fact = {
      kind: 'strikes',
      person: id('bo'),
      target: id('ada'),
      units: [],
      against: [],
      succeeds: false,
    };
    const vote: Fact = {
      kind: 'votes',
      body: id('council'),
      motion: { on: 'question', question: 'councillor' },
      yes: undefined,
      no: undefined,
      abstain: undefined,
      absent: 0,
      carried: true,
    };
    const elects = (before: number, again: number) =>
      told(20, vote, { code: 'assembly-elects', numbers: { before, again } });
    const other = measurePatterns(plan, [told(10, strike), elects(4, 3), elects(2, 1)]);
    expect(other['coup-attempts']).toBeCloseTo(year / 1000, 12);
    expect(other['re-elected']).toBeCloseTo(4 / 6, 12);
  });

  it('are on the list, and those of simulated histories are numbers in range', () => {
    const lively = planOf(council({ days: 1500 }), { variant: 'free', seed: 2 });
    for (let history = 0; history < 5; history++)
      for (const [name, value] of Object.entries(runPlan(lively, history).trace.patterns)) {
        expect(patterns).toHaveProperty([name]);
        expect(value).toBeGreaterThanOrEqual(0);
        if (patterns[name]!.unit === 'share') expect(value).toBeLessThanOrEqual(1);
      }
  });
});

describe('patterns over histories', () => {
  it('are means, medians and ranges of the histories that have them', () => {
    const sketch = new QuantileSketch();
    expect(patternSpread('coup-attempts', sketch)).toBeUndefined();
    for (const attempts of [0, 3, 0]) sketch.add(attempts);
    expect(patternSpread('coup-attempts', sketch)).toEqual({
      pattern: 'coup-attempts',
      of: 3,
      mean: 1,
      median: 0,
      low: 0,
      high: 0,
    });
    for (let more = 0; more < 7; more++) sketch.add(3);
    expect(patternSpread('coup-attempts', sketch)!.high).toBeCloseTo(3, 1);
  });
});

describe('published figures', () => {
  it.each(publishedFigures.map((one) => [one.pattern, one] as const))(
    '%s: known, ordered, in range, sourced',
    (_, one) => {
      expect(patterns).toHaveProperty([one.pattern]);
      expect(publishedStatuses).toContain(one.status);
      expect(one.low).toBeLessThanOrEqual(one.figure);
      expect(one.figure).toBeLessThanOrEqual(one.high);
      expect(one.low).toBeGreaterThan(0);
      if (patterns[one.pattern]!.unit === 'share') expect(one.high).toBeLessThan(1);
      for (const text of [one.what, one.source, one.note]) expect(text).not.toBe('');
      if (one.basis === undefined) return;
      const [section, name] = one.basis.split('.') as [string, string];
      expect(parameters[section]).toHaveProperty([name]);
    },
  );
});

describe('perceived control', () => {
  const of = (variant: 'free' | 'null') => {
    const lasting = planOf(council({ days: 800 }), { variant, seed: 3 });
    return summarise(
      lasting,
      [0, 1, 2, 3].map((history) => runPlan(lasting, history).trace),
    );
  };

  it('is measured at the ends of years and in the last month, beside real control', () => {
    const { perception, control, months } = of('free');
    // From March 2001, 800 days.
    expect(perception.months).toEqual(['2001-12', '2002-12', '2003-05']);
    for (const { person, real } of perception.persons) {
      const path = control.find((one) => one.person === person)!;
      perception.months.forEach((month, i) => {
        expect(real.low[i]).toBe(path.low[months.indexOf(month)]);
        expect(real.low[i]).toBeLessThanOrEqual(real.mean[i]! + 1e-6);
        expect(real.high[i]).toBe(path.high[months.indexOf(month)]);
      });
    }
    const gaps = perception.persons.flatMap(({ real, perceived }) =>
      real.mean.map((mean, i) => mean - perceived.mean[i]!),
    );
    expect(gaps.some((gap) => Math.abs(gap) > 1e-3)).toBe(true);
  });

  it('is real control where nobody is anybody’s man', () => {
    for (const { real, perceived } of of('null').perception.persons) expect(perceived).toEqual(real);
  });
});
