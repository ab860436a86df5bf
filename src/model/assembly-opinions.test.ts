import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statesOf, usual } from '../../tests/assembly.ts';
import { id, names, world } from '../../tests/world.ts';
import { opinionsOf, reputesOf } from './assembly-opinions.ts';

const { state, row } = statesOf(
  world({ persons: names, organs: { diet: 'body' }, posts: { senator: { organ: 'diet' } }, bodies: {} }),
);
const p = {
  'loyalty-weight': 2,
  'usual-organisation': usual.organisation,
  'competence-weight': 1,
  'distance-weight': 1.5,
  'prestige-weight': 2,
};

describe('opinions', () => {
  it('are loyalty both ways, sympathy, ability beyond the usual, less distance by what matters to the judge', () => {
    const told = state({
      patronage: { 'gus>ada': 0.5 },
      affinity: { 'ada>gus': 0.2, 'ada>hal': -1 },
      organisation: { hal: 0.95 },
      position: { gus: 1 },
      salience: { ada: 0.5 },
    });
    const [gus, hal, ada] = opinionsOf(told, p, [row('ada')], [row('gus'), row('hal'), row('ada')]);
    expect(gus).toBeCloseTo(2 * 0.7 - 1.5 * 0.5 * 0.5, 12);
    expect(hal).toBeCloseTo(-2 + 0.5, 12);
    expect(ada).toBeCloseTo(2, 12);
    expect(opinionsOf(told, p, [], [row('ada')])).toHaveLength(0);
    expect(opinionsOf(told, p, [row('ada')], [])).toHaveLength(0);
  });

  it('of many about many are those of each about each', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map(([a, b]) => `${a}>${b}`);
    const told = fc.record({
      issues: fc.integer({ min: 0, max: 3 }),
      patronage: fc.dictionary(pair, number, { maxKeys: 8 }),
      affinity: fc.dictionary(pair, number, { maxKeys: 8 }),
      organisation: fc.dictionary(fc.constantFrom(...names), number),
      position: fc.dictionary(fc.constantFrom(...names), number),
      salience: fc.dictionary(fc.constantFrom(...names), number),
    });
    fc.assert(
      fc.property(told, fc.subarray([...names]), fc.shuffledSubarray([...names]), (all, judges, persons) => {
        const made = state(all);
        const rows = persons.map(row);
        const many = [...opinionsOf(made, p, judges.map(row), rows)];
        const each = judges.flatMap((judge) => rows.map((one) => opinionsOf(made, p, [row(judge)], [one])[0]!));
        expect(many).toEqual(each);
      }),
    );
  });
});

describe('repute', () => {
  it('rests on prestige and on the middle of those in play', () => {
    const told = { position: { ada: 1, bo: 1 }, standing: { gus: 0.4 } };
    const judged = names.slice(0, 10);
    const reputes = reputesOf(state({ ...told, judged }), p);
    expect(reputes[row('gus')]).toBeCloseTo(2 * 0.4 - (1.5 * 0.2) / 2, 12);
    expect(reputes[row('ada')]).toBeCloseTo(-(1.5 * 0.8) / 2, 12);
    expect(reputesOf(state({ ...told, issues: 0 }), p)[row('ada')]).toBeCloseTo(0, 12);
    expect(reputesOf(state({ ...told, judged: [id('ada')] }), p)[row('ada')]).toBeCloseTo(0, 12);
  });
});
