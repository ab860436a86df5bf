import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { council } from '../../tests/world.ts';
import { choiceByFullLook } from '../../verification/plain/choice.ts';
import { type OwnMatrix, type OwnPairs, type OwnPersonColumn, Stream, stableKey, storeFor } from '../engine/index.ts';
import { GrowingRoster } from '../engine/roster.ts';
import { startOf } from '../experiment/index.ts';
import type { PersonId } from '../polity/index.ts';
import { type Choosing, firstChoice } from './choosing.ts';
import * as columns from './columns.ts';
import type { Tastes } from './filling.ts';
import { modelOf } from './model.ts';

const scenario = council({ days: 100, parameters: {} });
const model = modelOf(scenario.cast, scenario.rules, { off: [], overrides: {} });
const start = startOf(scenario, model.values);
const now = start.institutions;
const roster = new GrowingRoster([...now.persons()].sort());
const posts = [...scenario.cast.posts.values()];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const column = <C>(declaration: Parameters<typeof storeFor>[0]): C => {
  const store = storeFor(declaration, 1);
  store.grow(roster.size);
  return store as unknown as C;
};

/** A state of a council in which everything that a choice rests on is drawn. */
const state = fc.record({
  able: fc.array(share, { minLength: roster.size, maxLength: roster.size }),
  stand: fc.array(share, { minLength: roster.size, maxLength: roster.size }),
  ties: fc.array(
    fc.tuple(fc.nat(roster.size - 1), fc.nat(roster.size - 1), fc.double({ min: -1, max: 1, noNaN: true })),
    { maxLength: 12 },
  ),
  weights: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 7, maxLength: 7 }),
  post: fc.nat(posts.length - 1),
  judge: fc.nat(roster.size - 1),
  seed: fc.nat(),
  rejected: fc.array(fc.nat(roster.size - 1), { maxLength: 2 }),
  least: fc.constantFrom(Number.NEGATIVE_INFINITY, -2, 0, 3),
});

function judgingOf({ able, stand, ties }: typeof state extends fc.Arbitrary<infer S> ? S : never): Choosing {
  const organisation = column<OwnPersonColumn>(columns.organisation);
  const position = column<OwnMatrix>(columns.position);
  const salience = column<OwnMatrix>(columns.salience);
  const affinity = column<OwnPairs>(columns.affinity);
  const patronage = column<OwnPairs>(columns.patronage);
  able.forEach((value, row) => {
    organisation.set(row, value);
  });
  stand.forEach((value, row) => {
    position.set(row, 0, 2 * value - 1);
  });
  for (const [a, b, value] of ties) {
    affinity.set(a, b, value);
    patronage.set(b, a, Math.abs(value));
  }
  const isInPlay = (person: PersonId) => now.hasServed(person) || start.assessments.has(person);
  return {
    now,
    roster,
    posts: model.posts,
    judged: start.assessments,
    isInPlay,
    issues: 1,
    organisation,
    position,
    salience,
    affinity,
    patronage,
  };
}

describe('the screened choice', () => {
  it('is the choice that looking at every candidate in full makes', () => {
    let chosen = 0;
    fc.assert(
      fc.property(state, (drawn) => {
        const judging = judgingOf(drawn);
        const [loyalty, competence, distance, ladder, rank, load, down] = drawn.weights as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const tastes: Tastes = {
          'loyalty-weight': loyalty,
          'competence-weight': competence,
          'distance-weight': distance,
          'ladder-weight': ladder,
          'rank-weight': rank,
          'load-weight': load,
          'step-down': down / 5,
        };
        const post = posts[drawn.post]!;
        const taste = new Stream(drawn.seed, 0).at(0, stableKey('a choice'), stableKey(post.id), 0);
        const args = [judging, tastes, drawn.judge, post, taste, drawn.least, drawn.rejected] as const;
        const screened = firstChoice(...args);
        expect(screened).toEqual(choiceByFullLook(...args));
        if (screened.row >= 0) chosen++;
      }),
      { numRuns: 2000 },
    );
    expect(chosen).toBeGreaterThan(500);
  });
});
