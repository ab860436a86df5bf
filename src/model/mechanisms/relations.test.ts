import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, claim, council, day, id, names, on } from '../../../tests/world.ts';
import { type Plan, planOf } from '../../experiment/index.ts';
import type { Change, Fact } from '../../polity/index.ts';
import { affinity } from '../columns.ts';
import { told } from '../mechanisms.properties.ts';
import { type ModelGlance, mechanisms, runModel } from '../model.ts';

const quiet = mechanisms.map((one) => one.id).filter((name) => !['character', 'relations'].includes(name));
const tie = (name: string, from: string, to: string, value: string) =>
  claim(name, from, 'tie', { object: to, value, from: on(-200), to: 'open' });
const ties = [
  tie('t1', 'ada', 'bo', 'ally 0.8'),
  tie('t2', 'ada', 'cy', 'friend 0.5'),
  tie('t3', 'ada', 'cy', 'ally 0.4'),
  tie('t4', 'dee', 'eli', 'rival 0.6'),
  tie('t5', 'dee', 'fay', 'patron 0.9'),
];

function planFor(more: Parameters<typeof council>[0] = {}, overrides = {}): Plan {
  const scenario = council({ claims: ties, days: 1200, parameters: {}, ...more });
  return planOf(scenario, { variant: 'free', seed: 1, off: quiet, overrides });
}

/** Affinities at the end of each month, by `from to`. */
function follow(plan: Plan, pairs: readonly string[], outside: readonly Change[] = [], days = 1200) {
  const seen: Record<string, number[]> = Object.fromEntries(pairs.map((pair) => [pair, []]));
  const observe = ({ row, column }: ModelGlance) => {
    for (const pair of pairs) {
      const [from, to] = pair.split(' ').map((name) => row(id(name))!) as [number, number];
      seen[pair]!.push(column(affinity).get(from, to));
    }
  };
  const options = { seed: 1, history: 0, epoch: plan.epoch, given: new Set<never>(), outside, to: day(days), observe };
  runModel(plan.model, plan.start, options);
  return seen;
}
const vote = (yes: readonly string[], no: readonly string[], at: number) =>
  told(
    {
      kind: 'votes',
      body: id('council'),
      motion: { on: 'remove', person: id('ada'), post: id('speaker') },
      yes: yes.length,
      no: no.length,
      abstain: 0,
      absent: 0,
      carried: false,
      voters: { yes: yes.map((name) => id(name)), no: no.map((name) => id(name)) },
    },
    day(at),
  );
const motion = (
  mover: string,
  backers: readonly string[],
  opponents: readonly string[],
  at: number,
  on: 'remove' | 'lift' = 'remove',
) => {
  const about = on === 'remove' ? { on, post: id<never>('speaker') } : { on, status: 'censured' as const };
  const fact: Fact = {
    kind: 'moves',
    person: id(mover),
    body: id('council'),
    motion: { ...about, person: id('ada') } as never,
    backers: backers.map((name) => id(name)),
    opponents: opponents.map((name) => id(name)),
  };
  return told(fact, day(at));
};

describe('what is known of two', () => {
  it('adds up and saturates; patronage counts nothing', () => {
    const plan = planFor({}, { 'relations.relaxing': 0 });
    const seen = follow(plan, ['ada bo', 'ada cy', 'dee eli', 'dee fay', 'fay gus'], [], 20);
    expect(seen['ada bo']![0]).toBeCloseTo(0.8, 12);
    expect(seen['ada cy']![0]).toBeCloseTo(1 - 0.5 * 0.6, 12);
    expect(seen['dee eli']![0]).toBeCloseTo(-0.6, 12);
    expect([seen['dee fay']![0], seen['fay gus']![0]]).toEqual([0, 0]);
  });
});

describe('relaxing', () => {
  it('ends what nothing supports, and leaves friends and kin what they are to each other', () => {
    const seen = follow(planFor({}, { 'relations.support': 0 }), ['ada bo', 'ada cy', 'dee eli']);
    const kept = (months: number) => 0.97 ** months;
    // The first month has fifteen days left, the last is whole.
    const months = 15 / 31 + 39;
    expect(seen['ada bo']!.at(-2)).toBeLessThan(0.8 * kept(months - 2));
    expect(seen['ada bo']!.at(-2)).toBeGreaterThan(0.8 * kept(months + 2));
    expect(seen['dee eli']!.at(-2)).toBeGreaterThan(-0.6 * kept(months - 2));
    expect(seen['ada cy']!.at(-2)).toBeGreaterThan(0.5);
    expect(seen['ada cy']!.at(-2)).toBeLessThan(0.5 + 0.2 * kept(months - 2));
    for (const series of Object.values(seen))
      expect(series.map(Math.abs)).toEqual(series.map(Math.abs).sort((a, b) => b - a));
  });

  it('is slower for allies who agree and for rivals who differ, faster for the others', () => {
    const exactly = (name: string, at: number) => ({ ...assessment(name, 'pace', at), low: at, high: at });
    const sides = (first: number, second: number) =>
      planFor({
        assessments: [
          ...['ada', 'dee'].map((name) => exactly(name, first)),
          ...['bo', 'eli'].map((name) => exactly(name, second)),
        ],
      });
    const agreeing = follow(sides(0.9, 0.9), ['ada bo', 'dee eli']);
    const differing = follow(sides(0.9, -0.9), ['ada bo', 'dee eli']);
    expect(agreeing['ada bo']!.at(-1)).toBeGreaterThan(0.6);
    expect(differing['ada bo']!.at(-1)).toBeLessThan(0.1);
    expect(agreeing['dee eli']!.at(-1)).toBeGreaterThan(-0.1);
    expect(differing['dee eli']!.at(-1)).toBeLessThan(-0.45);
  });

  it('forgets what has become nothing', () => {
    const seen = follow(planFor({}, { 'relations.relaxing': 0.08, 'relations.support': 0 }), ['dee eli'], [], 1800);
    expect(seen['dee eli']!.at(-1)).toBe(0);
  });
});

describe('a motion', () => {
  const still = { 'relations.relaxing': 0 };
  it('divides those who move from the target, and draws each side together', () => {
    const plan = planFor({ claims: [] }, still);
    const pairs = ['gus ada', 'ada gus', 'hal ada', 'gus hal', 'hal gus', 'fay ada', 'ada fay', 'fay gus', 'gus fay'];
    const seen = follow(plan, pairs, [motion('gus', ['hal'], ['fay'], 5)], 20);
    const { quarrel, alliance } = plan.model.values.relations!;
    const last = Object.fromEntries(pairs.map((pair) => [pair, seen[pair]!.at(-1)]));
    for (const pair of ['gus ada', 'ada gus', 'hal ada']) expect(last[pair]).toBeCloseTo(-quarrel!, 12);
    for (const pair of ['gus hal', 'hal gus', 'fay ada', 'ada fay']) expect(last[pair]).toBeCloseTo(alliance!, 12);
    expect([last['fay gus'], last['gus fay']]).toEqual([0, 0]);
  });

  it('to lift a sanction does the opposite', () => {
    const censured = claim('c1', 'ada', 'status', { value: 'censured', from: on(-50), to: 'open' });
    const plan = planFor({ claims: [censured] }, still);
    const seen = follow(plan, ['gus ada', 'fay ada'], [motion('gus', [], ['fay'], 5, 'lift')], 20);
    expect(seen['gus ada']!.at(-1)).toBeGreaterThan(0);
    expect(seen['fay ada']!.at(-1)).toBeLessThan(0);
  });

  it('and the hands raised in the open are remembered, both ways', () => {
    const plan = planFor({ claims: [] }, still);
    const seen = follow(plan, ['gus ada', 'ada gus', 'hal ada', 'gus hal'], [vote(['gus'], ['hal'], 5)], 20);
    const { hand } = plan.model.values.relations!;
    expect([seen['gus ada']!.at(-1), seen['ada gus']!.at(-1)]).toEqual([-hand!, -hand!]);
    expect([seen['hal ada']!.at(-1), seen['gus hal']!.at(-1)]).toEqual([hand, 0]);
  });

  it('that fails ends an alliance sooner than time alone does', () => {
    const alone = follow(planFor(), ['ada bo'], [], 200)['ada bo']!.at(-1)!;
    const attacked = follow(planFor(), ['ada bo'], [motion('bo', ['cy'], [], 30)], 200)['ada bo']!.at(-1)!;
    expect(attacked).toBeLessThan(alone - 0.1);
  });
});

it('whatever is moved and voted, affinity stays between −1 and 1 and is mutual where it comes from motions alone', () => {
  const who = fc.constantFrom(...names.slice(0, 9));
  const someone = fc.array(who, { maxLength: 4 });
  const event = fc.tuple(who, someone, someone, fc.integer({ min: 1, max: 300 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const outside = events
        .sort((a, b) => a[3] - b[3])
        .map(([mover, yes, no, at, isVote]) => (isVote ? vote(yes, no, at) : motion(mover, yes, no, at)));
      const pairs = names.slice(0, 9).flatMap((a) => names.slice(0, 9).map((b) => `${a} ${b}`));
      const plan = planFor({ claims: [] }, { 'relations.support': 0 });
      const seen = follow(plan, pairs, outside, 320);
      for (const pair of pairs) {
        const [a, b] = pair.split(' ');
        for (const value of seen[pair]!) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(seen[pair]).toEqual(seen[`${b} ${a}`]);
        if (a === b) expect(seen[pair]!.every((value) => value === 0)).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});
