import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim, council, day, id, on, world } from '../../tests/world.ts';
import { anyScenario } from '../../tests/worlds.ts';
import { parameterValues } from '../model/index.ts';
import type { Tie } from '../polity/index.ts';
import type { Claim, Grade } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { careersOf, derivedTies } from './derived-ties.ts';
import { planOf, runPlan, startOf } from './index.ts';
import { isTieSet, tieSetOf, tieSetsNamed } from './tie-sets.ts';

const graded = (grade: Grade, one: Claim): Claim => ({ ...one, grade });
const tie = (name: string, from: string, to: string, value: string, note?: string) =>
  claim(name, from, 'tie', { object: to, value, from: on(-200), to: 'open', ...(note !== undefined && { note }) });

const scenario: Scenario = {
  ...council({
    claims: [
      tie('one', 'ada', 'bo', 'patron 0.5', 'set: red; by letter'),
      graded({ reliability: 'F', credibility: 6 }, tie('two', 'cy', 'dee', 'patron 0.4', 'seen at table, set: blue')),
      graded({ reliability: 'B', credibility: 6 }, tie('three', 'eli', 'fay', 'rival 0.4', 'set: red')),
      graded({ reliability: 'C', credibility: 4 }, tie('four', 'gus', 'hal', 'patron 0.3')),
    ],
  }),
  ties: 'red',
};
const values = parameterValues();
const tiesOf = (ties?: string, of: Scenario = scenario) => [...startOf(of, values, ties).institutions.ties()];
const pairs = (ties: readonly Tie[]) => ties.map(({ from, to, kind }) => `${from} ${kind} ${to}`).sort();

describe('a tie set', () => {
  it('is all ties, those of a name, or those from a text that somebody read', () => {
    const mutual = ['eli rival fay', 'fay rival eli'];
    expect(pairs(tiesOf('all'))).toEqual(['ada patron bo', 'cy patron dee', ...mutual, 'gus patron hal']);
    expect(pairs(tiesOf('red'))).toEqual(['ada patron bo', ...mutual]);
    expect(pairs(tiesOf('blue'))).toEqual(['cy patron dee']);
    expect(pairs(tiesOf('sourced'))).toEqual(['ada patron bo', 'gus patron hal']);
  });

  it('is the scenario’s own unless told, and all where it has none', () => {
    expect(tiesOf()).toEqual(tiesOf('red'));
    expect(tiesOf('coded')).toEqual(tiesOf('red'));
    const { ties: _ties, ...without } = scenario;
    expect(tiesOf(undefined, without)).toEqual(tiesOf('all'));
    expect(tieSetOf({}, 'coded')).toBe('all');
    expect(tieSetOf({ ties: 'derived' })).toBe('derived');
  });

  it('has a name that is known', () => {
    expect(tieSetsNamed(scenario)).toEqual(['blue', 'red']);
    for (const name of ['all', 'coded', 'sourced', 'derived', 'blue']) expect(isTieSet(scenario, name)).toBe(true);
    for (const name of ['', 'green', 'set: red', 'set']) expect(isTieSet(scenario, name)).toBe(false);
  });

  it('is named in the plan, and decides histories', () => {
    const course = (ties: string) => {
      const plan = planOf(scenario, { variant: 'free', seed: 1, ties });
      expect(plan.ties).toBe(ties);
      return [0, 1, 2].map((history) => JSON.stringify(runPlan(plan, history).chronicle));
    };
    expect(course('all')).not.toEqual(course('derived'));
  });
});

/** A board of two and a hall of five; the head of the board names its other member and the keeper. */
function firm(claims: readonly Claim[] = []): Scenario {
  const holds = (name: string, post: string, from: number, to: number | 'open' = 'open') =>
    claim(`${name}-${post}-${from}`, name, 'holds', { object: post, from: on(from), to: to === 'open' ? to : on(to) });
  return world({
    persons: ['ada', 'bo', 'cy', 'dee', 'eli', 'fay'],
    organs: { board: 'agency', hall: 'agency', yard: 'agency' },
    posts: {
      head: { organ: 'board', class: 'chair' },
      member: { organ: 'board', capacity: 2 },
      seat: { organ: 'hall', capacity: 5 },
      keeper: { organ: 'yard', class: 'chair' },
    },
    rules: {
      member: { filling: [{ step: 'decree', by: { post: id('head') } }] },
      keeper: { filling: [{ step: 'nominate', by: { body: id('board') } }] },
    },
    claims: [
      holds('ada', 'head', -3000),
      holds('bo', 'member', -2000, -1000),
      holds('cy', 'keeper', -900),
      ...['ada', 'cy', 'dee', 'eli', 'fay'].map((name) => holds(name, 'seat', -1461)),
      ...claims,
    ],
  });
}

describe('derived ties', () => {
  const strength = (ties: readonly Tie[], from: string, to: string, kind: string) =>
    ties.find((one) => one.from === from && one.to === to && one.kind === kind)?.strength;
  const p = values['derived-ties']!;

  it('make whoever named a man his patron, by the rules where no record says who', () => {
    const ties = tiesOf('derived', firm());
    expect(strength(ties, 'ada', 'bo', 'patron')).toBeCloseTo(p.appointment!, 12);
    expect(strength(ties, 'ada', 'cy', 'patron')).toBeCloseTo(p.appointment!, 12);
    expect(ties.filter(({ kind }) => kind === 'patron')).toHaveLength(2);
    expect(ties.filter(({ kind }) => kind !== 'patron' && kind !== 'ally')).toEqual([]);
  });

  it('strengthen with every appointment', () => {
    const again = claim('again', 'bo', 'holds', { object: 'member', from: on(-500), to: 'open' });
    const ties = tiesOf('derived', firm([again]));
    expect(strength(ties, 'ada', 'bo', 'patron')).toBeCloseTo(1 - (1 - p.appointment!) ** 2, 12);
  });

  it('make allies of colleagues, both ways, the closer the longer and the smaller the organ', () => {
    const ties = tiesOf('derived', firm());
    const expected = (years: number) => (p.service! * years) / (years + p['service-half']!);
    // A thousand days, one of two; and four years, one of five.
    expect(strength(ties, 'ada', 'bo', 'ally')).toBeCloseTo(expected(1000 / 365.2425), 12);
    expect(strength(ties, 'dee', 'eli', 'ally')).toBeCloseTo(expected(1461 / 365.2425 / 4), 12);
    for (const { from, to, kind, strength: there } of ties)
      if (kind === 'ally') expect(strength(ties, to, from, 'ally')).toBe(there);
    expect(strength(ties, 'bo', 'cy', 'ally')).toBeUndefined();
  });

  it('know nothing after the as-of day, nothing that is claimed of ties, and none of the dead', () => {
    const before = tiesOf('derived', firm());
    const later = firm([
      claim('later', 'fay', 'holds', { object: 'member', from: on(20), to: 'open' }),
      tie('claimed', 'dee', 'fay', 'patron 0.9'),
    ]);
    expect(tiesOf('derived', later)).toEqual(before);
    const dead = firm([claim('death', 'bo', 'died', { from: on(-5), value: 'natural' })]);
    expect(pairs(tiesOf('derived', dead)).some((pair) => pair.split(' ').includes('bo'))).toBe(false);
  });

  it('of any scenario have a strength from 0 to 1, join two of its persons, and stand in no order of its tables', () => {
    let found = 0;
    fc.assert(
      fc.property(anyScenario, (one) => {
        const ties = tiesOf('derived', one);
        for (const { from, to, strength: s } of ties) {
          found++;
          expect(s > 0 && s <= 1).toBe(true);
          expect(from).not.toBe(to);
          expect(one.cast.persons.has(from) && one.cast.persons.has(to)).toBe(true);
        }
        expect(tiesOf('derived', { ...one, claims: [...one.claims].reverse() })).toEqual(ties);
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('are none of no past', () => {
    const careers = careersOf(scenario.cast, scenario.rules, [], day(0));
    expect(derivedTies(careers, p as never)).toEqual([]);
  });
});
