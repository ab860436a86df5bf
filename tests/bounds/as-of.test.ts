/** Nothing dated after the as-of day reaches a free history; what is dated before it does. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, isoDay, type Moment } from '../../src/calendar/index.ts';
import { planOf, runPlan, summarise } from '../../src/experiment/index.ts';
import { statuses, tieKinds } from '../../src/polity/index.ts';
import { type Claim, type Predicate, predicateNames } from '../../src/record/index.ts';
import { type Folder, readScenario, type Scenario } from '../../src/scenario/index.ts';
import { folderAt } from '../mutations.ts';
import { assessment, claim, council, on, within } from '../world.ts';

const base = council({ days: 200 });
const histories = [0, 1, 2, 3, 4, 5];

/** The summary of a free ensemble, and the latents and chronicles of its histories, as text. */
function result(scenario: Scenario): string {
  const plan = planOf(scenario, { variant: 'free', seed: 9 });
  const runs = histories.map((history) => runPlan(plan, history));
  const traces = runs.map(({ trace }) => trace);
  const inner = runs.map(({ history }) => [history.chronicle, [...history.latents()]]);
  return JSON.stringify([summarise(plan, traces), inner]);
}
const whole = result(base);
const withClaims = (...claims: readonly Claim[]): Scenario => ({ ...base, claims: [...base.claims, ...claims] });

type Planted = Readonly<Record<Predicate, (from: Moment, to: Moment | 'open') => readonly Claim[]>>;
/** At least one absurd claim a predicate. */
const absurd: Planted = {
  born: (from) => [claim('x', 'ada', 'born', { from })],
  died: (from) => [claim('x', 'ada', 'died', { from, value: 'executed' })],
  kin: () => [claim('x', 'ada', 'kin', { object: 'bo', value: 'child' })],
  holds: (from, to) => [
    claim('x', 'ivy', 'holds', { object: 'captain', from, to }),
    claim('y', 'bo', 'holds', { object: 'warden', from, to, value: 'removed' }),
  ],
  acting: (from, to) => [claim('x', 'ivy', 'acting', { object: 'speaker', from, to })],
  exists: (from, to) => [
    claim('x', 'council', 'exists', { from, to, subjectIs: 'organ' }),
    claim('y', 'captain', 'exists', { from, to, subjectIs: 'post' }),
  ],
  renamed: (from) => [claim('x', 'council', 'renamed', { from, value: 'The Court', subjectIs: 'organ' })],
  rank: (from) => [claim('x', 'ivy', 'rank', { object: 'council', from, value: '1' })],
  designates: (from) => [claim('x', 'ada', 'designates', { object: 'ivy', from })],
  tie: (from, to) =>
    tieKinds.map((kind) => claim(`x-${kind}`, 'dee', 'tie', { object: 'bo', from, to, value: `${kind} 1` })),
  faction: (from, to) => [claim('x', 'ada', 'faction', { object: 'league', from, to })],
  status: (from, to) => statuses.map((value) => claim(`x-${value}`, 'ada', 'status', { from, to, value })),
  condition: (from, to) => [
    claim('x', 'ada', 'condition', { from, to, value: 'ill' }),
    claim('y', 'bo', 'condition', { from, to, value: 'away' }),
  ],
  event: (from) => [
    claim('x', 'gale', 'event', { from }),
    claim('y', 'gale', 'event', { from, object: 'ada', value: 'led it' }),
  ],
  because: () => [claim('x', 'ada-speaker', 'because', { object: 'bo-treasurer' })],
  believes: (from, to) => [claim('x', 'ada', 'believes', { from, to, value: 'that all is lost' })],
  vote: (from) => [claim('x', 'council', 'vote', { from, object: 'ada', value: '6-0-0' })],
  policy: (from, to) => [claim('x', 'toll-act', 'policy', { from, to })],
  stance: (from, to) => [claim('x', 'ada', 'stance', { object: 'pace', from, to, value: '1' })],
  trait: (from, to) => [claim('x', 'ada', 'trait', { from, to, value: 'mad' })],
  series: (from, to) => [claim('x', 'grain', 'series', { from, to, value: '0' })],
  knew: (from) => [claim('x', 'ada', 'knew', { object: 'gale', from })],
  before: () => [claim('x', 'ada-speaker', 'before', { object: 'bo-treasurer' })],
};
/** What of it a model may hear, if it is old enough. */
const heard: readonly Predicate[] = ['born', 'died', 'holds', 'exists', 'tie', 'status', 'condition'];

describe('a claim dated after the as-of day', () => {
  it.each(predicateNames)('%s: changes no byte of a free result', (predicate) => {
    const plant = absurd[predicate];
    expect(result(withClaims(...plant(on(1), on(40))))).toBe(whole);
    expect(result(withClaims(...plant(on(60), 'open')))).toBe(whole);
    // On a day that may lie before: nothing that could be hindsight gets through.
    expect(result(withClaims(...plant(within(-20, 1), 'open')))).toBe(whole);
  });

  it('changes no byte where its source is the best there is', () => {
    const best = absurd
      .holds(on(1), 'open')
      .map((one): Claim => ({ ...one, grade: { reliability: 'A', credibility: 1 } }));
    expect(result(withClaims(...best))).toBe(whole);
  });

  it('says nothing through the end of what began before: neither the day nor the reason', () => {
    const ended = (to: Moment, value: string): Scenario => ({
      ...base,
      claims: base.claims.map((one) =>
        one.subject === 'cy' && one.object === 'captain' ? { ...one, to, value } : one,
      ),
    });
    expect(result(ended(on(1), 'removed'))).toBe(whole);
    expect(result(ended(on(150), 'death'))).toBe(whole);
    expect(result(ended(on(-5), 'removed'))).not.toBe(whole);
  });
});

describe('the same claim dated before it', () => {
  it.each(heard)('%s: changes the result', (predicate) => {
    // For a body or post that exists already, only the end is news; for the others the beginning.
    const plant = absurd[predicate](on(predicate === 'exists' ? -5000 : -60), predicate === 'exists' ? on(-3) : 'open');
    const scenario =
      predicate === 'exists' ? { ...base, claims: base.claims.filter(({ id }) => id !== 'founded-captain') } : base;
    const changed = {
      ...scenario,
      claims: [...scenario.claims.filter(({ id }) => predicate !== 'born' || id !== 'born-ada'), ...plant],
    };
    expect(result(changed)).not.toBe(whole);
  });

  it.each(tieKinds)('a tie of the kind %s changes the result', (kind) => {
    expect(
      result(withClaims(claim('x', 'dee', 'tie', { object: 'bo', from: on(-60), to: 'open', value: `${kind} 1` }))),
    ).not.toBe(whole);
  });

  it('on the very as-of day counts', () => {
    expect(result(withClaims(claim('x', 'ada', 'died', { from: on(0) })))).not.toBe(whole);
  });
});

describe('a person of the tables of whom nothing is known by the as-of day', () => {
  it('changes nothing by being named, or by what he does later', () => {
    const zed = { ...council({ persons: [...base.cast.persons.keys(), 'zed'], days: 200 }), questions: base.questions };
    const later = claim('x', 'zed', 'holds', { object: 'captain', from: on(50), to: 'open' });
    // He may fall ill and be counted for it, and that is all.
    const shares = (scenario: Scenario) => ({ ...JSON.parse(result(scenario))[0], told: undefined });
    expect(shares({ ...zed, claims: [...base.claims, later] })).toEqual(shares(base));
  });
});

describe('a judgement', () => {
  it.each(['organisation', 'authority', 'ambition', 'health-risk', 'pace', 'pace-salience'])(
    'of %s counts if its evidence was known',
    (attribute) => {
      const judged = (evidence: ReturnType<typeof on>): Scenario => ({
        ...base,
        assessments: [assessment('ada', attribute, 0.95, evidence), assessment('bo', attribute, 0.05, evidence)],
      });
      expect(result(judged(on(1)))).toBe(whole);
      expect(result(judged(within(-300, 1)))).toBe(whole);
      expect(result(judged(on(0)))).not.toBe(whole);
      expect(result(judged(on(-300)))).not.toBe(whole);
    },
  );
});

/** The free result of a folder, its digest apart. */
function folderResult(folder: Folder, count: number): string {
  const loaded = readScenario(folder, 'planted');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 3)));
  const { to, asOf } = loaded.scenario;
  const plan = planOf(loaded.scenario, { variant: 'free', seed: 1, to: Math.min(to, asOf + 120) as typeof to });
  const traces = Array.from({ length: count }, (_, history) => runPlan(plan, history).trace);
  const { scenario: _scenario, ...rest } = summarise(plan, traces);
  return JSON.stringify([rest, traces.map(({ control }) => [...control])]);
}

function withRow(folder: Folder, table: string, cells: Readonly<Record<string, string>>): Folder {
  // A folder without the table gets one.
  const text = folder.has(table) ? new TextDecoder().decode(folder.get(table)) : `${Object.keys(cells).join(',')}\n`;
  const header = text.slice(0, text.indexOf('\n')).trim().split(',');
  const row = header.map((name) => cells[name] ?? '').join(',');
  return new Map(folder).set(table, new TextEncoder().encode(`${text.trimEnd()}\n${row}\n`));
}

const scenarios = join(import.meta.dirname, '..', '..', 'scenarios');
const real = readdirSync(scenarios).filter((name) => existsSync(join(scenarios, name, 'scenario.yaml')));

describe.each(real)('rows planted in the tables of %s', (name) => {
  const folder = new Map([...folderAt(join(scenarios, name))].filter(([path]) => !path.startsWith('conversion/')));
  const loaded = readScenario(folder, name);
  if (!loaded.ok) throw new Error(`${name} does not load`);
  const { scenario } = loaded;
  const [first, second] = scenario.questions.persons;
  const post = scenario.questions.posts[0]!;
  const source = [...scenario.sources.keys()][0]!;
  const row = (cells: Readonly<Record<string, string>>) => ({
    id: 'planted',
    source,
    locator: 'nowhere',
    grade: 'A1',
    modality: 'asserted',
    coder: 'test',
    ...(scenario.ties && { note: `set: ${scenario.ties}` }),
    ...cells,
  });
  const later = isoDay(addDays(scenario.asOf, 1400));
  const before = isoDay(addDays(scenario.asOf, -40));
  const rows = (from: string): readonly (readonly [string, Readonly<Record<string, string>>])[] => [
    ['claims.csv', row({ subject: first!, predicate: 'died', value: 'executed', from })],
    ['claims.csv', row({ subject: second!, predicate: 'tie', object: first!, value: 'patron 1', from, to: '..' })],
    ['claims.csv', row({ subject: second!, predicate: 'status', value: 'expelled', from, to: '..' })],
    ['claims.csv', row({ subject: post, predicate: 'exists', from, to: from })],
    [
      'assessments.csv',
      { person: first!, attribute: 'authority', low: '0', mode: '0', high: '0', basis: 'planted', evidence_date: from },
    ],
  ];

  it('change no byte if they are dated later, and do if dated before', () => {
    const without = folderResult(folder, 2);
    for (const [table, cells] of rows(later))
      expect(folderResult(withRow(folder, table, cells), 2), JSON.stringify(cells)).toBe(without);
    const [table, cells] = rows(before)[0]!;
    expect(folderResult(withRow(folder, table, cells), 2)).not.toBe(without);
  });
});
