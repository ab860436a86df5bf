import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, claim, council, day, id, names, on } from '../../../tests/world.ts';
import { type PlanOptions, planOf, runPlan } from '../../experiment/index.ts';
import type { Change, Institutions } from '../../polity/index.ts';
import { gamesIn } from '../coalition-record.ts';
import { vindication } from '../columns.ts';
import { told } from '../mechanisms.properties.ts';
import { mechanisms, runModel } from '../model.ts';
import { type Theories, theories } from '../theories.ts';

const needed = ['character', 'authority', 'relations', 'standing', 'patronage', 'coalition'];
const offBut = (on: readonly string[]) => mechanisms.map((one) => one.id).filter((name) => !on.includes(name));
const tie = (from: string, to: string, value: string) =>
  claim(`${from}-${to}`, from, 'tie', { object: to, value, from: on(-200), to: 'open' });
const feuds = [tie('ada', 'bo', 'rival 0.9'), tie('cy', 'dee', 'rival 0.9'), tie('ada', 'gus', 'rival 0.9')];
const bold = {
  'coalition.opportunities': 12,
  'coalition.inertia': 1,
  'coalition.retaliation': 0.5,
  'coalition.gain': 6,
  'votes.threat-weight': 1.5,
};
const scenario = (more: Parameters<typeof council>[0] = {}) =>
  council({ claims: feuds, days: 1000, parameters: {}, ...more });
const planFor = (more: Partial<PlanOptions> = {}, world = scenario()) =>
  planOf(world, { variant: 'free', seed: 1, off: offBut(needed), overrides: bold, ...more });
const changesOf = (plan: ReturnType<typeof planFor>, history = 0) => runPlan(plan, history).history.chronicle;
const own = (changes: readonly Change[]) => changes.filter(({ by }) => by === 'coalition');
const histories = Array.from({ length: 30 }, (_, history) => history);

/** Goes through a history and hands every change of the coalition, with the institutions just before it. */
function follow(plan: ReturnType<typeof planFor>, look: (change: Change, before: Institutions) => void): number {
  let seen = 0;
  for (const history of histories) {
    const institutions = plan.start.institutions.copy();
    for (const change of changesOf(plan, history)) {
      if (change.by === 'coalition') {
        seen++;
        look(change, institutions);
      }
      institutions.apply(change);
    }
  }
  return seen;
}

describe('the coalition', () => {
  it('moves at most once an occasion, against what somebody holds, through those who have a voice', () => {
    const ill = claim('ill', 'fay', 'condition', { value: 'ill', from: on(-20), to: 'open' });
    const plan = planFor({}, scenario({ claims: [...feuds, ill] }));
    const kinds = new Set<string>();
    const seen = follow(plan, (change, now) => {
      kinds.add(change.kind);
      const { chance, control, actual, backers, residual, converged } = change.cause.numbers!;
      for (const share of [chance, control, actual]) expect(share! > 0 && share! <= 1).toBe(true);
      expect([0, 1]).toContain(converged);
      expect(residual! >= 0).toBe(true);
      if (change.kind === 'moves') {
        if (change.motion.on !== 'remove') throw new Error(change.motion.on);
        const { person, post } = change.motion;
        expect(now.holds(person, post)).toBe(true);
        expect(now.voters(change.body)).toContain(change.person);
        const sides = [change.person, ...change.backers, ...change.opponents, person];
        expect(new Set(sides).size).toBe(sides.length);
        expect(backers).toBe(change.backers.length);
        for (const one of sides) expect(one === person || now.isPresent(one)).toBe(true);
      } else if (change.kind === 'vacates') {
        expect(change.reason).toBe('removed');
        expect(now.holds(change.person, change.post)).toBe(true);
        expect(change.cause.ids!.actor).toBe(now.acting(id('speaker')));
      }
    });
    expect(seen).toBeGreaterThan(60);
    expect([...kinds].sort()).toEqual(['moves', 'vacates']);
    for (const history of histories) {
      const occasions = own(changesOf(plan, history)).map(({ earliest }) => earliest);
      expect(new Set(occasions).size).toBe(occasions.length);
    }
  });

  it('does nothing without ambition and ties, and nothing when it is off', () => {
    const meek = council({
      parameters: {},
      days: 1000,
      assessments: names.slice(0, 9).map((name) => ({ ...assessment(name, 'ambition', 0), high: 0 })),
    });
    const flat = { ...bold, 'votes.threat-weight': 0, 'votes.distance-weight': 0 };
    for (const history of histories.slice(0, 10))
      expect(own(changesOf(planFor({ overrides: flat }, meek), history))).toEqual([]);
    const off = planFor({ off: offBut(needed.filter((name) => name !== 'coalition')) });
    expect(own(changesOf(off))).toEqual([]);
  });

  it('does not move at once again what has just been voted down', () => {
    const plan = planFor({
      overrides: { ...bold, 'coalition.vindication-fading': 0.03, 'coalition.vindication-weight': 6 },
    });
    const lost = told(
      {
        kind: 'votes',
        body: id('council'),
        motion: { on: 'remove', person: id('bo'), post: id('treasurer') },
        yes: 1,
        no: 4,
        abstain: 0,
        absent: 0,
        carried: false,
      },
      day(3),
    );
    const against = (outside: readonly Change[], history: number) => {
      const options = { seed: 1, history, epoch: plan.epoch, given: new Set<never>(), outside, to: day(400) };
      let held = 0;
      const observe = ({ column, row }: Parameters<NonNullable<Parameters<typeof runModel>[2]['observe']>>[0]) => {
        held = column(vindication).get(row(id('bo'))!);
      };
      const { chronicle } = runModel(plan.model, plan.start, { ...options, observe });
      const moved = chronicle.filter(
        (one) => one.kind === 'moves' && 'person' in one.motion && one.motion.person === 'bo',
      );
      return { moved: moved.length, held };
    };
    let [before, after] = [0, 0];
    for (const history of histories) {
      const [free, vindicated] = [against([], history), against([lost], history)];
      before += free.moved;
      after += vindicated.moved;
      expect(free.held).toBe(0);
      expect(vindicated.held).toBeCloseTo(Math.exp(-0.03 * (400 / 30.4)), 1);
    }
    expect(before).toBeGreaterThan(10);
    expect(after).toBeLessThan(before / 2);
  });

  it('counts the games that it solves; nine in ten settle even where stakes are much higher than usual', () => {
    const plan = planFor();
    let [moves, played, unsettled] = [0, 0, 0];
    for (const history of histories) {
      let count = { played: 0, unsettled: 0 };
      const { chronicle } = runModel(plan.model, plan.start, {
        seed: 1,
        history,
        epoch: plan.epoch,
        given: new Set<never>(),
        outside: [],
        to: day(1000),
        observe: ({ now }) => {
          expect(gamesIn(now).played).toBeGreaterThanOrEqual(count.played);
          count = gamesIn(now);
        },
      });
      moves += own(chronicle).length;
      played += count.played;
      unsettled += count.unsettled;
    }
    expect(played).toBeGreaterThanOrEqual(moves);
    expect(unsettled / played).toBeLessThan(0.1);
  });

  it('fails the more often the worse those who move misjudge the mood, while the vote rests on what everybody thinks', () => {
    const with_ = (error: number) => {
      const off = offBut([...needed, 'votes']);
      const plan = planFor({ off, overrides: { ...bold, 'coalition.sounding-error': error } });
      let [votes, carried, apart] = [0, 0, 0];
      for (const history of histories) {
        const moved = new Map<string, number>();
        for (const change of changesOf(plan, history)) {
          if (change.kind === 'moves') moved.set(JSON.stringify(change.motion), change.cause.numbers!.chance!);
          if (change.kind !== 'votes') continue;
          votes++;
          carried += change.carried ? 1 : 0;
          apart += Math.abs(moved.get(JSON.stringify(change.motion))! - change.cause.numbers!.chance!);
        }
      }
      return { carried: carried / votes, apart: apart / votes };
    };
    const [clear, dim] = [with_(0), with_(2)];
    expect(dim.carried).toBeLessThan(clear.carried - 0.1);
    expect(dim.apart).toBeGreaterThan(clear.apart + 0.1);
  });

  it('sees through the eyes of everybody: real control is told beside perceived', () => {
    const bound = scenario({ claims: [...feuds, tie('bo', 'dee', 'patron 0.9')] });
    const differing = new Set<boolean>();
    follow(planFor({}, bound), ({ cause: { numbers } }) => differing.add(numbers!.control !== numbers!.actual));
    expect(differing.has(true)).toBe(true);
  });
});

describe('theories in the slot', () => {
  it.each(theories.coalition)('%s acts, and says the same twice', (coalition) => {
    const plan = planFor({ theories: { coalition } });
    const text = (history: number) => JSON.stringify(own(changesOf(plan, history)));
    expect(histories.slice(0, 10).some((history) => text(history) !== '[]')).toBe(true);
    expect(text(3)).toBe(text(3));
  });

  it('differ', () => {
    const told = theories.coalition.map((coalition) =>
      histories
        .slice(0, 10)
        .map((history) => JSON.stringify(own(changesOf(planFor({ theories: { coalition } }), history)))),
    );
    expect(new Set(told.map((all) => all.join())).size).toBe(theories.coalition.length);
  });

  it('of power alone take no notice of ties', () => {
    const rule = (world: ReturnType<typeof scenario>, coalition: Theories['coalition']) =>
      own(changesOf(planFor({ theories: { coalition } }, world), 1)).map((change) =>
        change.kind === 'moves' ? [change.earliest, change.motion] : [change.earliest, change.kind],
      )[0];
    const friends = scenario({ claims: [tie('ada', 'bo', 'friend 0.9'), tie('cy', 'dee', 'friend 0.9')] });
    expect(rule(friends, 'ruling-coalition')).toEqual(rule(scenario(), 'ruling-coalition'));
  });
});

describe('draws', () => {
  it('are shared by twins until the intervention reaches them, and their occasions after it', () => {
    const later = told(
      { kind: 'vacates', person: id('hal'), post: id('warden'), acting: false, reason: 'left' },
      day(500),
    );
    const plan = planFor();
    for (const history of histories.slice(0, 10)) {
      const run = (outside: readonly Change[]) =>
        own(
          runModel(plan.model, plan.start, {
            seed: 1,
            history,
            epoch: plan.epoch,
            given: new Set<never>(),
            outside,
            to: day(1000),
          }).chronicle,
        );
      const [one, twin] = [run([]), run([later])];
      const until = (changes: readonly Change[]) =>
        JSON.stringify(changes.filter(({ earliest }) => earliest < day(500)));
      expect(until(twin)).toBe(until(one));
      const months = (changes: readonly Change[]) => changes.map(({ earliest }) => earliest);
      const shared = months(twin).filter((at) => months(one).includes(at));
      expect(shared.length).toBeGreaterThanOrEqual(Math.min(one.length, twin.length) / 2);
    }
  });

  it('the order of the tables changes nothing', () => {
    const world = scenario();
    const turned = {
      ...world,
      cast: {
        ...world.cast,
        persons: new Map([...world.cast.persons].reverse()),
        posts: new Map([...world.cast.posts].reverse()),
      },
      claims: [...world.claims].reverse(),
    };
    const outline = (plan: ReturnType<typeof planFor>, history: number) =>
      own(changesOf(plan, history)).map(({ cause: _cause, ...change }) => JSON.stringify(change));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(...theories.coalition), (history, coalition) => {
        const options = { theories: { coalition } };
        expect(outline(planFor(options, turned), history)).toEqual(outline(planFor(options, world), history));
      }),
      { numRuns: 25 },
    );
  });
});
