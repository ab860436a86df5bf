import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statesOf } from '../../tests/assembly.ts';
import { claim, id, names, on, world } from '../../tests/world.ts';
import type { PostId } from '../polity/index.ts';
import type { Claim } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { confidenceIn } from './assembly-confidence.ts';
import { eligible } from './assembly-slate.ts';

/** A diet elects four senators and two alternates; the senate elects two consuls. */
function realm(claims: readonly Claim[]): Scenario {
  const holds = (name: string, post: string) =>
    claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-400), to: 'open' });
  return world({
    persons: names,
    organs: { diet: 'body', senate: 'body', consulate: 'body' },
    posts: {
      senator: { organ: 'senate', capacity: 4 },
      alternate: { organ: 'senate', class: 'candidate', capacity: 2 },
      consul: { organ: 'consulate', capacity: 2 },
    },
    bodies: { diet: { elects: [id('senator'), id('alternate')] } },
    rules: {
      senator: { incompatible: [id('alternate')] },
      consul: { filling: [{ step: 'elect', by: { body: id('senate') } }], requires: [id('senator')] },
    },
    claims: [
      ...['ada', 'bo', 'cy', 'dee'].map((name) => holds(name, 'senator')),
      ...['eli', 'fay'].map((name) => holds(name, 'alternate')),
      ...['ada', 'bo'].map((name) => holds(name, 'consul')),
      ...claims,
    ],
  });
}

describe('who may be elected', () => {
  const scenario = realm([
    claim('ill-ada', 'ada', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
    claim('ill-jo', 'jo', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
    claim('out-bo', 'bo', 'status', { value: 'expelled', from: on(-20), to: 'open' }),
  ]);
  const { state, roster } = statesOf(scenario);
  const judged = names.filter((name) => name !== 'lou');
  const may = (post: string, done: string[], ahead: string[]) =>
    [
      ...eligible(state({ judged }), scenario.cast.posts.get(id(post))!, {
        done: new Set(done as PostId[]),
        ahead: new Set(ahead as PostId[]),
      }),
    ]
      .map((row) => roster.id(row))
      .join(' ');

  it('is the healthy, those who have the place, and nobody out of play or debarred', () => {
    expect(may('senator', [], ['alternate'])).toBe('ada cy dee eli fay gus hal ivy kit');
  });

  it('is nobody with a post that excludes it and was elected before it, or is worth as much and not elected at all', () => {
    // Alternates are worth less than senators, and have to be left for it.
    expect(may('senator', [], [])).toBe('ada cy dee eli fay gus hal ivy kit');
    expect(may('senator', ['alternate'], [])).toBe('ada cy dee gus hal ivy kit');
    expect(may('alternate', [], [])).toBe('eli fay gus hal ivy kit');
    expect(may('alternate', [], ['senator'])).toBe('cy dee eli fay gus hal ivy kit');
  });
});

describe('the day after', () => {
  const p = {
    'loyalty-weight': 2,
    'usual-organisation': 0.45,
    'competence-weight': 0,
    'distance-weight': 1,
    habit: 1,
  };

  it('nobody is asked where too few are there for a quorum, and he who is asked about sits out', () => {
    const chancesIn = (ill: readonly string[]) => {
      const claims = ill.map((name) =>
        claim(`ill-${name}`, name, 'condition', { value: 'ill', from: on(-20), to: 'open' }),
      );
      return confidenceIn(statesOf(realm(claims)).state(), p, id('senate'), id('diet'));
    };
    const one = 1 / (1 + Math.exp(-1));
    // Three others, of whom two at least must approve.
    const [first, second] = chancesIn([]);
    expect([first!.person, second!.person]).toEqual(['ada', 'bo']);
    expect(first!.chance()).toBeCloseTo(3 * one * one * (1 - one) + one ** 3, 12);
    expect(second!.chance()).toBeCloseTo(first!.chance(), 12);
    expect(chancesIn(['cy'])[0]!.chance()).toBeCloseTo(one * one, 12);
    // One of the three others is fewer than half of them.
    expect(chancesIn(['cy', 'dee'])).toEqual([]);
  });

  it('is bounded from below without knowing the chance', () => {
    const scenario = realm([]);
    const { state } = statesOf(scenario);
    let bounded = 0;
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 12, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (habit, liking) => {
          const told = { affinity: { 'cy>ada': liking, 'dee>ada': liking, 'ada>bo': liking } };
          for (const { atLeast, chance } of confidenceIn(state(told), { ...p, habit }, id('senate'), id('diet'))) {
            expect(atLeast).toBeLessThanOrEqual(chance());
            if (atLeast > 0) bounded++;
          }
        },
      ),
    );
    expect(bounded).toBeGreaterThan(0);
  });
});
