import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, council, day, id } from '../../tests/world.ts';
import { anyScenario } from '../../tests/worlds.ts';
import type { Change, Fact, Motion } from '../polity/index.ts';
import { measureHistory, measures } from './history-measures.ts';
import { planOf, runPlan } from './index.ts';

const told = (after: number, fact: Fact, ids?: Record<string, string>): Change => ({
  ...fact,
  earliest: day(after),
  latest: day(after),
  by: 'test',
  cause: { code: 'test', ...(ids && { ids }) },
});
const fills = (person: string, post: string, sponsor?: string): Fact => ({
  kind: 'fills',
  person: id(person),
  post: id(post),
  acting: false,
  ...(sponsor !== undefined && { sponsor: id(sponsor) }),
});
const leaves = (person: string, post: string, reason: 'removed' | 'death'): Fact => ({
  kind: 'vacates',
  person: id(person),
  post: id(post),
  acting: false,
  reason,
});
const vote = (person: string, carried: boolean): Fact => ({
  kind: 'votes',
  body: id('council'),
  motion: { on: 'remove', person: id(person), post: id('councillor') },
  yes: 3,
  no: 2,
  abstain: 0,
  absent: 0,
  carried,
});
const rival = (from: string, to: string): Fact => ({
  kind: 'ties',
  from: id(from),
  to: id(to),
  tie: 'rival',
  strength: 0.5,
});

describe('measures of a history', () => {
  const plan = planOf(council(), { variant: 'free', seed: 1 });
  const of = (changes: readonly Change[], start: readonly Change[] = []) => measureHistory(plan, start, changes);

  it('count what is told by kind and reason, and nothing of those who only act', () => {
    const found = of([
      told(1, { kind: 'falls-ill', person: id('bo') }),
      told(2, { kind: 'dies', person: id('bo'), manner: 'illness' }),
      told(2, leaves('bo', 'treasurer', 'death')),
      told(3, leaves('cy', 'captain', 'removed')),
      told(3, { ...leaves('cy', 'warden', 'removed'), acting: true } as Fact),
      told(4, fills('dee', 'captain')),
      told(4, { ...fills('dee', 'warden'), acting: true } as Fact),
      told(5, { kind: 'sanctioned', person: id('cy'), status: 'exiled' }),
    ]);
    expect(found).toMatchObject({
      deaths: 1,
      illnesses: 1,
      departures: 2,
      'departures-death': 1,
      'departures-removed': 1,
      'departures-left': 0,
      entries: 1,
      'sanctions-exiled': 1,
      'sanctions-expelled': 0,
    });
  });

  it('count time in post from its beginning, before the start too', () => {
    const year = 365.2425;
    const found = of(
      [told(10, leaves('ada', 'speaker', 'removed'))],
      [told(10 - Math.round(2 * year), fills('ada', 'speaker'))],
    );
    expect(found['months-in-post']).toBeCloseTo(24, 1);
  });

  it('tell whose motions are those of rivals: the mover is in the cause, or moved it before', () => {
    const motion: Motion = { on: 'remove', person: id('cy'), post: id('councillor') };
    const found = of(
      [
        told(1, vote('bo', true), { mover: 'ada' }),
        told(2, vote('bo', false), { mover: 'dee' }),
        told(3, { kind: 'moves', person: id('eli'), body: id('council'), motion, backers: [], opponents: [] }),
        told(4, vote('cy', true)),
        told(5, { kind: 'unties', from: id('ada'), to: id('bo'), tie: 'rival' }),
        told(6, vote('bo', false), { mover: 'ada' }),
      ],
      [told(-1, rival('ada', 'bo')), told(-1, rival('eli', 'cy'))],
    );
    expect(found).toMatchObject({ 'motions-to-remove': 4, 'motions-carried': 2, 'motions-by-rivals': 2 });
  });

  it('know a sponsor’s own men: by a tie, or from an earlier post', () => {
    const found = of(
      [
        told(1, fills('bo', 'captain', 'ada')),
        told(2, fills('cy', 'warden', 'ada')),
        told(3, fills('cy', 'clerk', 'ada')),
        told(4, fills('cy', 'treasurer', 'bo')),
        told(5, fills('dee', 'clerk')),
      ],
      [told(-1, { kind: 'ties', from: id('ada'), to: id('bo'), tie: 'patron', strength: 0.4 })],
    );
    expect(found).toMatchObject({ sponsored: 4, 'own-men': 2 });
  });

  it('follow the oldest of the frail, for three years', () => {
    const scenario = council({
      assessments: [
        assessment('ivy', 'health-risk', 0.2),
        assessment('ada', 'health-risk', 0.3),
        assessment('hal', 'health-risk', 0.04),
      ],
    });
    const one = planOf(scenario, { variant: 'free', seed: 1 });
    const dead = (person: string, after: number) =>
      measureHistory(one, [], [told(after, { kind: 'dies', person: id(person), manner: 'natural' })])[
        'oldest-frail-dead'
      ];
    // ivy was born before ada.
    expect(dead('ivy', 1000)).toBe(1);
    expect(dead('ivy', 1200)).toBe(0);
    expect(dead('ada', 10)).toBe(0);
    expect(of([])['oldest-frail-dead']).toBeUndefined();
  });
});

describe('every measure', () => {
  it('that a run gives is on the list, is a number, and a share is one', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, seed) => {
        const { trace } = runPlan(planOf(scenario, { variant: 'free', seed }), 0);
        for (const [name, value] of Object.entries(trace.measures)) {
          seen.add(name);
          expect(measures, name).toHaveProperty([name]);
          expect(Number.isFinite(value) && value >= 0, name).toBe(true);
          if (/^(share|0 to 1)/.test(measures[name]!.unit) && measures[name]!.over === undefined)
            expect(value, name).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(trace.measures['any-paramount']).toBe(trace.paramount.at(-1) === '' ? 0 : 1);
        const reasons = Object.entries(trace.measures).filter(([name]) => name.startsWith('departures-'));
        expect(reasons.reduce((sum, [, count]) => sum + count, 0)).toBe(trace.measures.departures);
      }),
      { numRuns: 60 },
    );
    // Who appoints by command of a post is found in the council.
    for (const name of Object.keys(runPlan(planOf(council(), { variant: 'free', seed: 1 }), 0).trace.measures))
      seen.add(name);
    for (const [name, { over }] of Object.entries(measures)) {
      if (over !== undefined) expect(measures, name).toHaveProperty([over]);
      // The winner is read off the ensemble; the frail need a judgement.
      if (name !== 'likeliest-winner' && name !== 'oldest-frail-dead') expect(seen, name).toContain(name);
    }
  });
});
