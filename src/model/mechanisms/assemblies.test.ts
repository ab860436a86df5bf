import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, claim, day, id, names, on, type WorldSpec, world } from '../../../tests/world.ts';
import { type Plan, type PlanOptions, planOf, runPlan, startOf } from '../../experiment/index.ts';
import type { BodyRule, Change, Institutions, PersonId, PostId } from '../../polity/index.ts';
import { exercise, variantsOf } from '../mechanisms.properties.ts';
import { mechanisms, modelOf } from '../model.ts';
import { assemblies } from './assemblies.ts';

const others = mechanisms.map((one) => one.id).filter((name) => name !== 'assemblies');
const quiet = others.filter((name) => !['character', 'standing', 'patronage', 'relations'].includes(name));
const holds = (name: string, post: string, from = -400) =>
  claim(`${name}-${post}`, name, 'holds', { object: post, from: on(from), to: 'open' });

/** A diet that elects senators and alternates; the senate fills the consulate; three wardens send delegates. */
function realm(diet: Partial<BodyRule> = {}, more: Partial<WorldSpec> = {}) {
  const { claims = [], ...rest } = more;
  return world({
    persons: names,
    organs: { diet: 'body', senate: 'body', consulate: 'body', march: 'territory' },
    posts: {
      senator: { organ: 'senate', capacity: 4 },
      alternate: { organ: 'senate', class: 'candidate', capacity: 2 },
      consul: { organ: 'consulate', capacity: 2, functions: ['agenda', 'appointments'] },
      warden: { organ: 'march', class: 'first', capacity: 3, functions: ['region', 'delegates'] },
    },
    bodies: {
      diet: {
        meetings: 1,
        ballot: 'secret',
        elects: [id('senator'), id('alternate')],
        slate: { body: id('consulate') },
        ...diet,
      },
    },
    rules: {
      senator: { requires: [id('alternate')], incompatible: [id('alternate')] },
      consul: {
        filling: [
          { step: 'nominate', by: { body: id('consulate') } },
          { step: 'elect', by: { body: id('senate') } },
        ],
        requires: [id('senator')],
      },
    },
    claims: [
      ...['ada', 'bo', 'cy', 'dee'].map((name) => holds(name, 'senator')),
      ...['eli', 'fay'].map((name) => holds(name, 'alternate')),
      ...['ada', 'bo'].map((name) => holds(name, 'consul')),
      ...['gus', 'hal', 'ivy'].map((name) => holds(name, 'warden')),
      ...claims,
    ],
    assessments: names.map((name, i) => assessment(name, 'organisation', 0.2 + (i % 7) / 10)),
    days: 1200,
    ...rest,
  });
}

const options: PlanOptions = { variant: 'free', seed: 1, off: quiet };
const planFor = (scenario = realm(), more: Partial<PlanOptions> = {}): Plan =>
  planOf(scenario, { ...options, ...more });
const changesOf = (plan: Plan, history = 0) => runPlan(plan, history).history.chronicle;
const own = (changes: readonly Change[]) => changes.filter(({ by }) => by === 'assemblies');
const elections = (changes: readonly Change[]) =>
  own(changes).filter((change): change is Change<'votes'> => change.kind === 'votes');
const everybody = Array.from({ length: 40 }, (_, history) => history);

/** Goes through a history and hands every change, with the institutions just before it. */
function follow(plan: Plan, history: number, look: (change: Change, before: Institutions) => void): Institutions {
  const institutions = plan.start.institutions.copy();
  for (const change of changesOf(plan, history)) {
    look(change, institutions);
    institutions.apply(change);
  }
  return institutions;
}

describe('an assembly', () => {
  it('meets once a year, elects every post in turn, and says who got how many votes', () => {
    const changes = changesOf(planFor());
    const told = elections(changes);
    expect(told.map(({ motion }) => (motion.on === 'question' ? motion.question : ''))).toEqual(
      [1, 2, 3].flatMap(() => ['senator', 'alternate']),
    );
    for (const { cause, carried, body } of told) {
      const { delegates, names: many, before, elected, again, unlisted, places, ...votes } = cause.numbers!;
      expect(body).toBe('diet');
      expect(delegates).toBe(18);
      expect(Object.keys(votes)).toHaveLength(many!);
      for (const [whose, received] of Object.entries(votes)) {
        expect(whose).toMatch(/^votes:[a-z]+$/);
        expect(received).toBeLessThanOrEqual(delegates!);
      }
      expect(elected).toBeLessThanOrEqual(places!);
      expect(again).toBeLessThanOrEqual(Math.min(elected!, before!));
      expect([carried, unlisted! <= elected!]).toEqual([elected! > 0, true]);
    }
  });

  it('fills no more places than there are, with those alone who may be elected and have the majority', () => {
    const scenario = realm(
      { mayResize: true },
      {
        claims: [
          claim('ill-dee', 'dee', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
          claim('ill-jo', 'jo', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
          claim('out-kit', 'kit', 'status', { value: 'expelled', from: on(-20), to: 'open' }),
          claim('out-cy', 'cy', 'status', { value: 'suspended', from: on(-20), to: 'open' }),
        ],
      },
    );
    const plan = planFor(scenario, {
      off: others.filter((name) => !['character', 'health', 'turnover'].includes(name)),
    });
    let entered = 0;
    const ill = new Set<PersonId>();
    for (const history of everybody) {
      const end = follow(plan, history, (change, now) => {
        if (change.by !== 'assemblies') return;
        if (change.kind === 'fills') {
          entered++;
          expect(now.isPresent(change.person)).toBe(true);
          const { votes, delegates, rank } = change.cause.numbers!;
          expect(votes! * 2).toBeGreaterThan(delegates!);
          expect(rank).toBeLessThanOrEqual(now.capacity(change.post));
          expect(change.sponsor).not.toBe(change.person);
        }
        if (change.kind === 'resizes') expect(change.capacity).toBeGreaterThan(now.capacity(change.post));
        if (change.kind === 'votes' && change.motion.on === 'question' && change.motion.question === 'senator')
          for (const person of now.holders(id('senator')))
            if (now.isIll(person) && change.cause.numbers![`votes:${person}`]) ill.add(person);
      });
      for (const post of ['senator', 'alternate'] as PostId[])
        expect(end.holders(post).length).toBeLessThanOrEqual(end.capacity(post));
      expect(end.holds(id('jo'), id('senator')) && end.isIll(id('jo'))).toBe(false);
      for (const person of ['kit', 'cy'] as PersonId[])
        expect(end.postsOf(person).filter((post) => post !== 'warden')).toEqual([]);
    }
    expect(entered).toBeGreaterThan(everybody.length);
    // Whoever is ill may keep the place that he has.
    expect([...ill]).toContain('dee');
  });

  it('never cuts: of an overfull post it keeps as many places as are taken, if it may', () => {
    const crowd = names.slice(6).map((name) => holds(name, 'alternate'));
    const capacityAfter = (mayResize: boolean) => {
      const plan = planFor(realm({ mayResize }, { claims: crowd }), { overrides: { 'assemblies.enlargement': 0 } });
      const { institutions } = runPlan(plan, 0).history;
      expect(institutions.holders(id('alternate')).length).toBeLessThanOrEqual(institutions.capacity(id('alternate')));
      return institutions.capacity(id('alternate'));
    };
    expect(capacityAfter(false)).toBe(2);
    expect(capacityAfter(true)).toBe(8);
  });

  it('grows by no more than twice the mean enlargement, and by that much on average', () => {
    const plan = planFor(
      realm({ mayResize: true }, { posts: { ...posts(), senator: { organ: 'senate', capacity: 100 } } }),
    );
    const grown = everybody.map((history) => {
      const first = own(changesOf(plan, history)).find((change) => change.kind === 'resizes');
      return first?.kind === 'resizes' ? first.capacity / 100 - 1 : 0;
    });
    expect(Math.max(...grown)).toBeLessThan(0.305);
    const mean = grown.reduce((sum, share) => sum + share, 0) / grown.length;
    expect(Math.abs(mean - 0.15)).toBeLessThan((5 * 0.3) / Math.sqrt(12 * grown.length));
  });

  function posts(): WorldSpec['posts'] {
    return {
      alternate: { organ: 'senate', class: 'candidate', capacity: 2 },
      consul: { organ: 'consulate', capacity: 2, functions: ['agenda', 'appointments'] },
      warden: { organ: 'march', class: 'first', capacity: 3, functions: ['region', 'delegates'] },
    };
  }
});

describe('the day after', () => {
  it('whoever lost the seat that his post requires loses the post, and others only by a vote of their colleagues', () => {
    const plan = planFor(realm(), { overrides: { 'assemblies.incumbency-weight': 0, 'assemblies.habit': 0 } });
    const codes = new Map<string, number>();
    for (const history of everybody)
      follow(plan, history, (change, now) => {
        if (change.by !== 'assemblies' || change.kind !== 'vacates' || change.post !== 'consul') return;
        codes.set(change.cause.code, (codes.get(change.cause.code) ?? 0) + 1);
        expect(now.holds(change.person, id('senator'))).toBe(change.cause.code === 'not-confirmed');
        expect(change.reason).toBe('not-re-elected');
        const met = elections(changesOf(plan, history)).map(({ earliest }) => earliest + 1);
        expect(met).toContain(change.earliest);
        const { chance } = change.cause.numbers ?? {};
        if (change.cause.code === 'not-confirmed') expect(chance! > 0 && chance! < 1).toBe(true);
      });
    expect(codes.get('seat-lost')).toBeGreaterThan(0);
    expect(codes.get('not-confirmed')).toBeGreaterThan(0);
  });
});

describe('symmetry and identity', () => {
  it('alike persons are elected alike often', () => {
    const alike = names.slice(9);
    const plan = planFor(realm({}, { assessments: alike.map((name) => assessment(name, 'organisation', 0.5)) }), {
      off: others,
    });
    const counts = alike.map(() => 0);
    const histories = 120;
    for (let history = 0; history < histories; history++) {
      const { institutions } = runPlan(plan, history).history;
      alike.forEach((name, i) => {
        if (institutions.holds(id(name), id('senator')) || institutions.holds(id(name), id('alternate'))) counts[i]!++;
      });
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(5);
    // Five standard errors of a count of so many tries.
    for (const count of counts) expect(Math.abs(count - mean)).toBeLessThan(5 * Math.sqrt(mean));
  });

  it('the order of the tables and of the claims changes nothing', () => {
    const scenario = realm({ mayResize: true });
    const turned = {
      ...scenario,
      cast: {
        ...scenario.cast,
        persons: new Map([...scenario.cast.persons].reverse()),
        posts: new Map([...scenario.cast.posts].reverse()),
      },
      claims: [...scenario.claims].reverse(),
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (history) => {
        const told = changesOf(planFor(turned), history);
        expect(told.map((change) => JSON.stringify(change)).sort()).toEqual(
          changesOf(planFor(scenario), history)
            .map((change) => JSON.stringify(change))
            .sort(),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('a history that starts to decide late has its meetings on the days of one that decides from the start', () => {
    const days = (more: Partial<PlanOptions>) =>
      elections(changesOf(planFor(realm(), more))).map(({ earliest }) => earliest as number);
    const whole = days({});
    for (const after of [100, 364, 370, 500, 740]) {
      const from = day(after);
      expect(days({ from })).toEqual(whole.filter((met) => met > from));
    }
  });
});

describe('who votes', () => {
  it('nobody follows where steering is off: whose men head the organisations makes no difference to the count', () => {
    const tie = (from: string, to: string, value: string) =>
      claim(`${from}-${to}`, from, 'tie', { object: to, value, from: on(-300), to: 'open' });
    const feuds = ['ada', 'bo', 'cy'].map((name) => tie('lou', name, 'rival 1'));
    const free = realm({}, { claims: feuds });
    const bound = realm(
      {},
      { claims: [...feuds, ...['gus', 'hal', 'ivy'].map((name) => tie('lou', name, 'patron 1'))] },
    );
    const counts = (scenario: ReturnType<typeof realm>, steering: number) => {
      const plan = planFor(scenario, {
        // Feuds would have him out before the assembly meets.
        off: ['coalition', 'force', 'sanctions'],
        overrides: { 'assemblies.steering': steering, 'assemblies.surplus': 0 },
        to: day(400),
      });
      return everybody.map((history) => elections(changesOf(plan, history)).map(({ cause }) => cause.numbers!));
    };
    expect(counts(bound, 0)).toEqual(counts(free, 0));
    const forAda = (scenario: ReturnType<typeof realm>) =>
      counts(scenario, 1).reduce((sum, told) => sum + (told[0]!['votes:ada'] ?? 0), 0) / everybody.length;
    expect(forAda(bound)).toBeLessThan(forAda(free) - 0.3);
  });

  it('where no post commands delegates the assembly’s own members elect', () => {
    const scenario = world({
      persons: names.slice(0, 8),
      organs: { council: 'body' },
      posts: {
        speaker: { organ: 'council', class: 'chair' },
        councillor: { organ: 'council', capacity: 5 },
      },
      bodies: { council: { meetings: 2, elects: [id('speaker')], slate: { post: id('speaker') } } },
      claims: [holds('ada', 'speaker'), ...['ada', 'bo', 'cy', 'dee', 'eli'].map((name) => holds(name, 'councillor'))],
      days: 400,
    });
    const told = elections(changesOf(planFor(scenario)));
    expect(told).toHaveLength(2);
    for (const { cause } of told) expect(cause.numbers!.delegates).toBe(5);
  });

  it('an assembly without delegates or members, or that elects nothing, does nothing', () => {
    const empty = realm({}, { claims: [] });
    const noWardens = { ...empty, claims: empty.claims.filter(({ object }) => object !== 'warden') };
    const none = world({
      persons: ['ada'],
      organs: { diet: 'body' },
      posts: { senator: { organ: 'diet' } },
      days: 800,
    });
    const alone = world({
      persons: ['ada'],
      organs: { diet: 'body' },
      posts: { senator: { organ: 'diet' } },
      bodies: { diet: { meetings: 1, elects: [id('senator')] } },
      days: 800,
    });
    expect(own(changesOf(planFor(none)))).toEqual([]);
    expect(own(changesOf(planFor(alone)))).toEqual([]);
    expect(own(changesOf(planFor(realm({ elects: [] }))))).toEqual([]);
    expect(own(changesOf(planFor(realm(), { off: [...quiet, 'assemblies'] })))).toEqual([]);
    // Organisations without a head send their delegates all the same.
    expect(own(changesOf(planFor(noWardens))).length).toBeGreaterThan(0);
  });

  it('without a list from anybody the floor makes one, and the committee is filled', () => {
    const scenario = realm({ slate: { body: id('diet') } });
    const { institutions, chronicle } = runPlan(planFor(scenario), 0).history;
    expect(institutions.holders(id('senator'))).toHaveLength(4);
    for (const change of own(chronicle)) if (change.kind === 'fills') expect(change.sponsor).toBeUndefined();
  });
});

describe('the contract', () => {
  it('needs every single declaration', () => {
    const tie = (from: string, to: string, value: string) =>
      claim(`${from}-${to}`, from, 'tie', { object: to, value, from: on(-300), to: 'open' });
    const scenario = realm(
      { mayResize: true },
      { claims: [tie('ada', 'gus', 'patron 0.6'), tie('bo', 'kit', 'ally 0.5'), tie('lou', 'hal', 'patron 0.5')] },
    );
    const model = modelOf(scenario.cast, scenario.rules, { off: [], overrides: {} });
    const start = startOf(scenario, model.values);
    const seeds = [1, 2, 3, 4];
    const whole = seeds.map((seed) => exercise(model, start, [], 1200, [], seed));
    const survivors = variantsOf(assemblies).filter(({ mechanism }) =>
      seeds.every((seed, i) => {
        try {
          return exercise(model, start, [], 1200, [mechanism], seed) === whole[i];
        } catch {
          return false;
        }
      }),
    );
    expect(survivors.map(({ lacks }) => lacks)).toEqual([]);
  });
});
