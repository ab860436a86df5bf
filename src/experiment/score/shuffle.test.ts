import { describe, expect, it } from 'vitest';
import { asOf, assessment, claim, council, day, on } from '../../../tests/world.ts';
import type { Scenario } from '../../scenario/index.ts';
import { shuffledScenario } from './index.ts';

const tie = (name: string, from: string, to: string, when = -60) =>
  claim(name, from, 'tie', { object: to, value: 'patron 0.5', from: on(when), to: 'open' });
const base = council({
  claims: [tie('t1', 'ada', 'bo'), tie('t2', 'ada', 'cy'), tie('t3', 'dee', 'eli'), tie('t4', 'fay', 'ada')],
  assessments: ['ada', 'bo', 'cy', 'dee', 'eli'].flatMap((person, i) => [
    assessment(person, 'ambition', i / 10),
    assessment(person, 'oratory', 1 - i / 10),
  ]),
});
const judged = ({ assessments }: Scenario) =>
  new Map(
    ['ada', 'bo', 'cy', 'dee', 'eli', 'gus'].map((person) => [
      person,
      assessments
        .filter((one) => one.person === person)
        .map(({ attribute, mode }) => `${attribute} ${mode}`)
        .join(),
    ]),
  );
const ties = ({ claims }: Scenario) =>
  claims.filter(({ predicate }) => predicate === 'tie').map(({ subject, object }) => `${subject} ${object}`);

describe('assessments shuffled', () => {
  it('go to others all together, and only to those who have some', () => {
    const before = judged(base);
    const moved = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const after = judged(shuffledScenario(base, 'assessments', seed, asOf));
      expect([...after.values()].sort()).toEqual([...before.values()].sort());
      expect(after.get('gus')).toBe('');
      for (const [person, bundle] of after) if (bundle !== before.get(person)) moved.add(person);
    }
    expect([...moved].sort()).toEqual(['ada', 'bo', 'cy', 'dee', 'eli']);
  });

  it('repeat, and heed no evidence from after the as-of day', () => {
    const later = { ...base, assessments: [...base.assessments, assessment('gus', 'ambition', 0.9, on(3))] };
    expect(judged(shuffledScenario(base, 'assessments', 5, asOf))).toEqual(
      judged(shuffledScenario(base, 'assessments', 5, asOf)),
    );
    const found = judged(shuffledScenario(later, 'assessments', 5, asOf));
    expect(found).toEqual(
      new Map([...judged(shuffledScenario(base, 'assessments', 5, asOf)), ['gus', 'ambition 0.9']]),
    );
  });
});

describe('ties shuffled', () => {
  it('keep the shape of the net and touch nothing else', () => {
    const changed = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const after = shuffledScenario(base, 'ties', seed, asOf);
      const out = (net: readonly string[], end: 0 | 1) => {
        const counts = new Map<string, number>();
        for (const one of net) counts.set(one.split(' ')[end]!, (counts.get(one.split(' ')[end]!) ?? 0) + 1);
        return [...counts.values()].sort();
      };
      for (const end of [0, 1] as const) expect(out(ties(after), end)).toEqual(out(ties(base), end));
      expect(after.claims.every(({ subject, object }) => subject !== object)).toBe(true);
      expect(after.claims.filter(({ predicate }) => predicate !== 'tie')).toEqual(
        base.claims.filter(({ predicate }) => predicate !== 'tie'),
      );
      changed.add(ties(after).join());
    }
    expect(changed.size).toBeGreaterThan(10);
  });

  it('heed no tie from after the day', () => {
    const later = { ...base, claims: [...base.claims, tie('t9', 'ivy', 'hal', 40)] };
    expect(ties(shuffledScenario(later, 'ties', 5, day(30))).slice(0, 4)).toEqual(
      ties(shuffledScenario(base, 'ties', 5, day(30))),
    );
  });
});
