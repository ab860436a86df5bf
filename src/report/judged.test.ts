/** The parts of the report that judge the model: titles that follow the numbers, and sections that come with what was run. */
import { describe, expect, it } from 'vitest';
import { council, day, id } from '../../tests/world.ts';
import {
  ablation,
  type CauseEffect,
  type CauseVerdict,
  causeEffect,
  contrastOf,
  ensemble,
  type Judged,
  judged,
  type Perception,
  type PlanOptions,
  type PublishedFigure,
  planOf,
  type RunPlan,
  recordFor,
  runPlan,
  type Score,
  type Sign,
  type Spread,
  score,
  shareOf,
  statedCauses,
  type Variant,
  withoutCause,
  withoutMechanism,
} from '../experiment/index.ts';
import type { Proposition } from '../polity/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { ablationTitle, saidText } from './ablation-table.ts';
import { causeText, points } from './cause-text.ts';
import { calibrationTitle } from './charts/calibration.ts';
import { causesTitle } from './charts/causes.ts';
import type { Summaries } from './charts/paramount.ts';
import { patternRows, patternsTitle } from './charts/pattern-ranges.ts';
import { perceptionTitle } from './charts/perception.ts';
import { nameOf } from './names.ts';
import { type ReportInput, reportPage } from './page.ts';
import { scoresTitle } from './scores-table.ts';

const holds = (person: string): Proposition => ({
  says: 'holds',
  person: id(person),
  posts: [id('speaker')],
  day: day(200),
});
const base = council({ outcomes: [holds('ada')] });
const chronicle = base.claims.at(-1)!;
const evil = '<script>off</script>';
/** The last claim of the council's source is read as the effect of a cause. */
const scenario: Scenario = {
  ...base,
  readings: [
    {
      claim: chronicle.id,
      label: 'causal',
      proposition: holds('bo'),
      without: { text: `off votes ${evil}`, off: ['votes'], set: {}, notGiven: [] },
      basis: 'test',
    },
  ],
  questions: { ...base.questions, source: id('chronicle') },
};
const names = nameOf(scenario.cast);
const tracesOf = (options: PlanOptions) => {
  const plan = planOf(scenario, options);
  return Array.from({ length: 4 }, (_, history) => runPlan(plan, history).trace);
};

async function inputOf(): Promise<ReportInput> {
  const summary = (variant: Variant) => ensemble(planOf(scenario, { variant, seed: 1 }), 4);
  const plan = planOf(scenario, { variant: 'given', seed: 1 });
  const record = recordFor(scenario);
  return {
    scenario,
    record,
    independent: record,
    summaries: {
      null: await summary('null'),
      free: await summary('free'),
      given: await summary('given'),
      record: await summary('record'),
    },
    plan,
    told: [],
  };
}

const sign: Sign = {
  id: 'votes-1',
  when: 'off',
  variants: ['free'],
  measure: 'departures-removed',
  direction: 'falls',
  least: 0,
  unit: 'a history',
  registered: '2001-03-16',
  model: '1.0.0',
  sha256: '',
};

async function judgedOf(input: ReportInput): Promise<NonNullable<ReportInput['judged']>> {
  const free: PlanOptions = { variant: 'free', seed: 1 };
  const [full, off] = [tracesOf(free), tracesOf(withoutMechanism(free, 'votes'))];
  const plan = planOf(scenario, free);
  const given = tracesOf({ variant: 'given', seed: 1 });
  const run: RunPlan = async (one, many, _label, take) => {
    for (let history = 0; history < many; history++) take(runPlan(one, history).trace.truths);
  };
  const tally = contrastOf(plan, full, off);
  return {
    ablation: {
      variant: 'free',
      histories: 4,
      mechanisms: [ablation('votes', tally, [judged(sign, tally)])],
    },
    causes: statedCauses(input.plan).map((cause) =>
      causeEffect(cause, contrastOf(input.plan, given, tracesOf(withoutCause(input.plan, cause.without)))),
    ),
    scores: await score(scenario, { dates: [scenario.asOf], horizons: [3, 6], histories: 4, seed: 1 }, run),
  };
}

describe('the report', () => {
  it('has the sections that judge only where they were run, whole, escaped and the same twice', async () => {
    const input = await inputOf();
    const without = reportPage(input);
    const judging = { ...input, judged: await judgedOf(input) };
    const page = reportPage(judging);
    for (const section of ['causes', 'mechanisms', 'scores']) {
      expect(page).toContain(`<section id="${section}"`);
      expect(without).not.toContain(`<section id="${section}"`);
    }
    for (const section of ['underestimated', 'patterns']) expect(without).toContain(`<section id="${section}"`);
    expect(page).not.toContain('<script');
    expect(page).toContain('off votes &lt;script&gt;');
    expect(reportPage(judging)).toBe(page);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/(?:href="#|aria-labelledby="|url\(#)([\w-]+)/g))
      expect(ids).toContain(target);
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    levels.slice(1).forEach((level, i) => {
      expect(level).toBeLessThanOrEqual(levels[i]! + 1);
    });
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  it('sets beside a causal claim what switching it off shows, or says what would be', async () => {
    const input = await inputOf();
    const row = (page: string) => page.split('<tr role="row" data-label="causal">')[1]!.split('</tr>')[0]!;
    expect(row(reportPage(input))).toContain('Not tested in this run');
    const { causes = [] } = await judgedOf(input);
    const tested = row(reportPage({ ...input, judged: { causes } }));
    expect(tested).not.toContain('Not tested');
    expect(tested).toContain(causeText(causes[0]!));
  });

  it('lists the mechanisms that ran, and the kinds of change that none of them tells', async () => {
    const input = await inputOf();
    const page = reportPage(input);
    for (const { mechanism } of input.plan.model.set.parts) expect(page).toContain(`<em>${mechanism.id}</em>`);
    const plan = planOf(scenario, { variant: 'given', seed: 1, off: ['health'] });
    expect(reportPage({ ...input, plan })).toContain('switched off in given histories: health');
  });
});

describe('who is underestimated', () => {
  const spread = (...mean: readonly number[]): Spread => ({ mean, low: mean, high: mean });
  const perception = (real: readonly number[], perceived: readonly number[]): Perception => ({
    months: ['2001-12', '2002-12', '2003-12'],
    persons: [
      { person: id('bo'), real: spread(0.1, 0.1, 0.1), perceived: spread(0.1, 0.1, 0.1) },
      { person: id('ada'), real: spread(...real), perceived: spread(...perceived) },
    ],
  });

  it('names the widest gap, and when it closed', () => {
    expect(perceptionTitle(perception([0.05, 0.09, 0.1], [0.05, 0.06, 0.095]), names)).toBe(
      'ada is underestimated most: 9\u00a0% of control, 6\u00a0% as perceived, December 2002; the gap has closed by December 2003',
    );
    expect(perceptionTitle(perception([0.05, 0.09, 0.1], [0.05, 0.06, 0.08]), names)).toContain('it has not closed');
    expect(perceptionTitle(perception([0.05, 0.09, 0.2], [0.05, 0.06, 0.1]), names)).toContain('widest at the end');
  });

  it('says so where nobody is, and takes the overestimated for none', () => {
    expect(perceptionTitle(perception([0.05, 0.05, 0.05], [0.2, 0.2, 0.2]), names)).toBe(
      'Nobody is underestimated by as much as one point of control; most so bo, by 0.0\u00a0points, December 2001',
    );
  });
});

describe('causes', () => {
  const effect = (verdict: CauseVerdict, withCause: number, without: number): CauseEffect => ({
    claim: id('c1'),
    without: 'off votes',
    proposition: 'x',
    histories: 40,
    withCause: shareOf(withCause, 40),
    withoutCause: shareOf(without, 40),
    difference: (without - withCause) / 40,
    low: -0.1,
    high: 0.1,
    unchanged: shareOf(0, 40),
    verdict,
  });

  it('are told plainly', () => {
    expect(causeText(effect('borne out', 16, 5))).toBe(
      'without it the outcome falls from 40\u00a0% to 13\u00a0%: the model bears the claim out',
    );
    expect(causeText(effect('not borne out', 16, 16))).toBe(
      'without it the outcome is as frequent: the model does not bear the claim out',
    );
    expect(causeText({ ...effect('not borne out', 4, 4), unchanged: shareOf(40, 40) })).toContain('changes no history');
    expect(causesTitle([effect('borne out', 9, 1), effect('absent', 0, 0), effect('absent', 0, 0)])).toBe(
      'Of 3 causes that the source states and that can be switched off, the model bears out 1 and cannot test 2, whose outcome never comes about',
    );
  });

  it('have differences with a true minus', () => {
    expect([points(-0.281), points(0.004), points(0.12)]).toEqual(['−28', '0', '+12']);
  });
});

describe('mechanisms', () => {
  const one = (verdict: 'confirmed' | 'no effect') => ({ sign, verdict });
  const run = (mechanism: string, movesNothing: boolean, ...signs: readonly ReturnType<typeof one>[]) =>
    ({ mechanism, movesNothing, signs }) as never;

  it('are summed up by their signs, and those that move nothing are named', () => {
    const mechanisms = [run('wit', false, one('confirmed'), one('no effect')), run('luck', true)];
    expect(ablationTitle({ variant: 'free', histories: 4, mechanisms })).toBe(
      'Of 2 signs written down beforehand: 1 confirmed and 1 no effect; switching off luck moves nothing',
    );
    expect(ablationTitle({ variant: 'free', histories: 4, mechanisms: [run('wit', false)] })).toContain('No sign');
  });

  it('have their signs told in words', () => {
    expect(saidText({ sign: { ...sign, least: 2, to: 0 } })).toBe(
      'off: departures from posts with the reason removed (a history) falls by at least 2, to 0',
    );
    expect(
      saidText({ sign: { ...sign, when: { overrides: { 'wit.gain': 0 } }, direction: 'none', least: 0.05 } }),
    ).toBe('wit.gain = 0: departures from posts with the reason removed (a history) stays within 0.05');
  });
});

describe('scores', () => {
  const skill = (low: number, high: number) => ({ n: 9, skill: (low + high) / 2, low, high });
  const other = (forecaster: string, low: number, high: number) =>
    ({ forecaster, modelAgainst: { brier: skill(low, high) } }) as unknown as Judged;

  it('say first where the model loses', () => {
    const forecasters = [
      { forecaster: 'model' } as unknown as Judged,
      other('status-quo', 0.1, 0.3),
      other('base-rate', -0.3, -0.1),
      other('null-engine', -0.1, 0.1),
    ];
    const kinds = [{ kind: 'removed', modelAgainst: { 'null-engine': skill(-0.2, 0.1) } }] as unknown as Score['kinds'];
    expect(scoresTitle({ forecasters, kinds })).toBe(
      'The model loses to base rate; it is not shown to be better than null engine; it beats status quo; it scores worse than the null engine on “removed”',
    );
  });

  it('tell which way forecasts err', () => {
    const title = (slope: number) => calibrationTitle({ recalibration: { ok: true, intercept: 0, slope }, curve: [] });
    expect(title(0.5)).toContain('too extreme, slope 0.50');
    expect(title(1.5)).toContain('too timid');
    expect(title(1)).toContain('about as extreme as they should be');
  });
});

describe('patterns', () => {
  const published: PublishedFigure = {
    pattern: 'coup-attempts',
    what: 'coups',
    low: 0.01,
    figure: 0.02,
    high: 0.05,
    source: 'test',
    status: 'memory',
    note: 'none',
  };
  const summaries = (mean: number, low: number, high: number) => {
    const spread = { patterns: [{ pattern: 'coup-attempts', of: 9, mean, median: low, low, high }] };
    return { null: spread, free: spread, given: spread, record: spread } as unknown as Summaries;
  };
  const title = (of: Summaries, figure = published) => patternsTitle(patternRows(of, [figure]));

  it('lie off where neither their mark nor their range meets the published one', () => {
    expect(title(summaries(0.3, 0.2, 0.4))).toBe(
      'Of 1 pattern of given histories 1 lies off the published range: attempts to seize power by force (above)',
    );
    expect(title(summaries(0.001, 0, 0.002))).toContain('(below)');
    expect(title(summaries(0.02, 0, 0))).toContain('None of 1 pattern');
    expect(title(summaries(0.06, 0.04, 0.1))).toContain('None of 1 pattern');
  });

  it('say where a figure sets a parameter', () => {
    expect(title(summaries(0.02, 0, 0), { ...published, basis: 'x.y' })).toContain('1 of the figures set parameters');
  });
});
