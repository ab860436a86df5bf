/** Under every rule of resolution: nothing dated after the as-of day reaches a free history; what is dated before it does. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/calendar/index.ts';
import { planOf, runPlan, summarise } from '../../src/experiment/index.ts';
import { type Claim, parseRule, type ResolutionRule, type SourceId } from '../../src/record/index.ts';
import { readScenario, type Scenario } from '../../src/scenario/index.ts';
import { folderAt } from '../mutations.ts';
import { claim, council, on, within } from '../world.ts';

const rules = ['best-grade', 'prefer:letter', 'prefer:chronicle', 'majority', 'sample', 'sample:flat'].map((text) => {
  const read = parseRule(text);
  if (!read.ok) throw new Error(text);
  return [text, read.rule] as const;
});

/** A claim of another source, trusted more or less than the chronicle. */
const letter = (one: Claim, credibility: 1 | 4 = 4): Claim => ({
  ...one,
  source: 'letter' as SourceId,
  grade: { reliability: 'A', credibility },
});
const seat = (name: string, person: string, post: string, from: Moment) =>
  claim(name, person, 'holds', { object: post, from, to: 'open' });
/** Sources that contradict each other on what is known at the as-of day, with dates that leave room. */
const told = council({
  days: 150,
  claims: [
    letter(seat('l-treasurer', 'bo', 'treasurer', on(-90))),
    letter(seat('l-captain', 'cy', 'captain', within(-300, -30)), 1),
    letter(claim('l-tie', 'dee', 'tie', { object: 'bo', from: on(-60), to: 'open', value: 'patron 0.9' })),
    claim('c-tie', 'dee', 'tie', { object: 'bo', from: on(-60), to: 'open', value: 'patron 0.2' }),
    seat('ivy-clerk', 'ivy', 'clerk', within(-200, -100)),
    claim('gale', 'gale', 'event'),
  ],
});
const base: Scenario = {
  ...told,
  sources: new Map([
    ...told.sources,
    [
      'letter' as SourceId,
      { id: 'letter' as SourceId, title: 'Letter', grade: { reliability: 'A', credibility: 4 }, dependsOn: [] },
    ],
  ]),
};

function result(scenario: Scenario, resolution: ResolutionRule): string {
  const plan = planOf(scenario, { variant: 'free', seed: 9, resolution });
  const runs = [0, 1, 2, 3].map((history) => runPlan(plan, history));
  const inner = runs.map(({ history }) => [history.chronicle, [...history.latents()]]);
  return JSON.stringify([
    summarise(
      plan,
      runs.map(({ trace }) => trace),
    ),
    inner,
  ]);
}
const withClaims = (...claims: readonly Claim[]): Scenario => ({ ...base, claims: [...base.claims, ...claims] });

const planted = (from: Moment): readonly (readonly [string, readonly Claim[]])[] => [
  ['died', [claim('x', 'ada', 'died', { from, value: 'executed' })]],
  ['born', [claim('x', 'ada', 'born', { from })]],
  ['holds', [seat('x', 'ivy', 'captain', from)]],
  ['the same tenure, begun later', [seat('x', 'bo', 'treasurer', from)]],
  ['acting', [claim('x', 'ivy', 'acting', { object: 'speaker', from, to: 'open' })]],
  ['exists', [claim('x', 'captain', 'exists', { from, to: 'open', subjectIs: 'post' })]],
  ['tie', [claim('x', 'dee', 'tie', { object: 'bo', from, to: 'open', value: 'patron 1' })]],
  ['status', [claim('x', 'ada', 'status', { from, to: 'open', value: 'expelled' })]],
  ['condition', [claim('x', 'ada', 'condition', { from, to: 'open', value: 'ill' })]],
];

describe.each(rules)('under %s a claim dated after the as-of day', (_, rule) => {
  const whole = result(base, rule);
  it.each(planted(on(1)))('%s: changes no byte', (_name, claims) => {
    expect(result(withClaims(...claims), rule)).toBe(whole);
    expect(result(withClaims(...claims.map((one) => letter(one, 1))), rule)).toBe(whole);
  });
  it('changes no byte through an order either', () => {
    const order = claim('x', 'gale', 'before', { object: 'later' });
    const later = claim('later', 'gale', 'event', { from: on(30), object: 'ada', value: 'led it' });
    const back = claim('y', 'later', 'before', { object: 'ivy-clerk' });
    expect(result(withClaims(later, order, back), rule)).toBe(whole);
  });
  it('says nothing through the end of what began before', () => {
    const ended = (to: Moment) => ({
      ...base,
      claims: base.claims.map((one) => (one.object === 'captain' ? { ...one, to, value: 'removed' } : one)),
    });
    expect(result(ended(on(1)), rule)).toBe(whole);
    expect(result(ended(on(-5)), rule)).not.toBe(whole);
  });
  it('and the same death dated before it changes the result', () => {
    expect(result(withClaims(claim('x', 'ada', 'died', { from: on(-3) })), rule)).not.toBe(whole);
  });
});

describe('under sample', () => {
  it('histories start from different versions, and twins from one', () => {
    const plan = planOf(base, { variant: 'free', seed: 9, resolution: { rule: 'sample', weights: 'flat' } });
    const ties = (history: number, of = plan) =>
      JSON.stringify([...of.inVersion!(history, of).start.institutions.ties()]);
    expect(new Set(Array.from({ length: 20 }, (_, history) => ties(history))).size).toBe(2);
    const twin = planOf(base, {
      variant: 'free',
      seed: 9,
      resolution: { rule: 'sample', weights: 'flat' },
      off: ['health'],
    });
    for (let history = 0; history < 20; history++) expect(ties(history, twin)).toBe(ties(history));
  });
  it('a claim switched off moves no draw but those of its own question', () => {
    const rule: ResolutionRule = { rule: 'sample', weights: 'flat' };
    const starts = (scenario: Scenario) => {
      const plan = planOf(scenario, { variant: 'free', seed: 9, resolution: rule });
      return Array.from({ length: 12 }, (_, history) =>
        plan.inVersion!(history, plan)
          .start.chronicle.filter((change) => change.kind !== 'ties' && change.kind !== 'unties')
          .map(({ claims: _claims, ...change }) => JSON.stringify(change)),
      );
    };
    expect(starts({ ...base, claims: base.claims.filter(({ id }) => id !== 'l-tie') })).toEqual(starts(base));
  });
});

const scenarios = join(import.meta.dirname, '..', '..', 'scenarios');
const real = readdirSync(scenarios).filter((name) => existsSync(join(scenarios, name, 'scenario.yaml')));

describe.each(real)('claims of %s dated after its as-of day', (name) => {
  const loaded = readScenario(folderAt(join(scenarios, name)), name);
  if (!loaded.ok) throw new Error(`${name} does not load`);
  const { scenario } = loaded;
  it.each(rules.filter(([text]) => !text.startsWith('prefer')))('move no start under %s', (_, resolution) => {
    const isLater = ({ from }: Claim) => from !== undefined && from !== 'open' && from.latest > scenario.asOf;
    const start = (claims: readonly Claim[]) => {
      const plan = planOf({ ...scenario, claims }, { variant: 'free', seed: 1, resolution });
      return [0, 1].map((history) => {
        const { chronicle, born } = plan.inVersion ? plan.inVersion(history, plan).start : plan.start;
        return JSON.stringify([chronicle, [...born]]);
      });
    };
    expect(start(scenario.claims.filter((one) => !isLater(one)))).toEqual(start(scenario.claims));
  });
});
