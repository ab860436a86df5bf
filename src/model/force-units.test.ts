import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim, id, on, type WorldSpec, world } from '../../tests/world.ts';
import { exp, type OwnPairs, storeFor } from '../engine/index.ts';
import { GrowingRoster } from '../engine/roster.ts';
import { startOf } from '../experiment/start.ts';
import type { PostId, UnitRule } from '../polity/index.ts';
import * as columns from './columns.ts';
import { type PlotParameters, plotsIn } from './force-plot.ts';
import { keysOf, strikeOf, unitsAgainst } from './force-units.ts';
import type { Arena } from './instruments.ts';
import { parameterValues } from './parameters.ts';
import { postTable } from './post-table.ts';

const values = parameterValues();
const params = {
  ...values.control,
  ...values.votes,
  ...values.decree,
  ...values.coalition,
  ...values.force,
} as unknown as PlotParameters;
const holds = (name: string, post: string) =>
  claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-400), to: 'open' });

interface Unit {
  readonly commander: string;
  readonly strength?: number;
  readonly second?: string;
  readonly guards?: boolean;
}

/** A palace in which ada rules; bo, cy, dee and eli command whatever units there are. Pairs and numbers as told. */
function palace(
  units: Readonly<Record<string, Unit>>,
  more: {
    readonly affinity?: readonly (readonly [string, string, number])[];
    readonly patronage?: readonly (readonly [client: string, patron: string, share: number])[];
    readonly legalism?: number;
    readonly control?: Readonly<Record<string, number>>;
    readonly absent?: readonly string[];
    readonly persons?: WorldSpec['persons'];
    readonly rules?: WorldSpec['rules'];
  } = {},
): Arena {
  const officers = ['ada', 'bo', 'cy', 'dee', 'eli'];
  const rules = Object.entries(units).map(
    ([name, unit]): UnitRule => ({
      unit: id(name),
      name,
      strength: unit.strength ?? 1,
      commander: id(`${unit.commander}-post`),
      secondKey: unit.second === undefined ? undefined : id(`${unit.second}-post`),
      guards: unit.guards ? [id('palace')] : [],
    }),
  );
  const scenario = world({
    persons: more.persons ?? officers,
    organs: { palace: 'agency', camp: 'agency' },
    posts: {
      throne: { organ: 'palace', class: 'chair', functions: ['head-of-state'] },
      ...Object.fromEntries(
        officers.map((name) => [`${name}-post`, { organ: 'camp', class: 'chair', functions: ['army'] } as const]),
      ),
    },
    units: rules,
    rules: more.rules ?? {},
    claims: [
      holds('ada', 'throne'),
      ...officers.filter((name) => !more.absent?.includes(name)).map((name) => holds(name, `${name}-post`)),
    ],
  });
  const now = startOf(scenario, values).institutions.copy();
  const roster = new GrowingRoster([...now.persons()].sort());
  const pairs = (list: readonly (readonly [string, string, number])[] = []) => {
    const store = storeFor(columns.affinity, 1) as unknown as OwnPairs & { grow(rows: number): void };
    store.grow(roster.size);
    for (const [from, to, value] of list) store.set(roster.row(from), roster.row(to), value);
    return store;
  };
  return {
    now,
    roster,
    issues: 0,
    position: { get: () => 0 },
    salience: { get: () => 0 },
    affinity: pairs(more.affinity),
    patronage: pairs(more.patronage),
    perceivedPatronage: pairs(more.patronage),
    authorityInForce: { get: () => 0 },
    restraint: { get: () => 0 },
    control: Array.from({ length: roster.size }, (_, row) => more.control?.[roster.id(row)] ?? 1 / roster.size),
    worth: postTable(scenario.cast, scenario.rules, values).worth,
    legalism: { get: () => more.legalism ?? 0 },
  };
}

const strike = (state: Arena, actor = 'bo', target = 'ada', changed: Partial<PlotParameters> = {}) =>
  strikeOf(state, { ...params, ...changed }, state.roster.row(actor), state.roster.row(target));

describe('the keys of a unit', () => {
  it('are in the hands of whoever exercises the posts, each once; without one of them nobody orders it out', () => {
    const rule = (state: Arena) => state.now.rules.units.get(id('horse'))!;
    const two = palace({ horse: { commander: 'bo', second: 'cy' } });
    expect(keysOf(two.now, rule(two))).toEqual(['bo', 'cy']);
    const same = palace({ horse: { commander: 'bo', second: 'bo' } });
    expect(keysOf(same.now, rule(same))).toEqual(['bo']);
    for (const absent of ['bo', 'cy']) {
      const lost = palace({ horse: { commander: 'bo', second: 'cy' } }, { absent: [absent] });
      expect(keysOf(lost.now, rule(lost))).toEqual([]);
    }
  });
});

describe('a strike', () => {
  it('by a lone armed faction against an unarmed one succeeds for sure', () => {
    expect(strike(palace({ horse: { commander: 'bo' } })).chance).toBe(1);
    expect(strike(palace({ horse: { commander: 'bo', strength: 0.01 } }, { legalism: 1 })).chance).toBe(1);
  });

  it('succeeds as often as the second key turns, where that is all it takes', () => {
    const state = palace({ horse: { commander: 'bo', second: 'cy' } }, { legalism: 0.3 });
    const lean = -params.law * 0.3;
    const join = exp(lean / 2) / (exp(lean / 2) + exp(params.stay) + exp(-lean / 2));
    expect(strike(state, 'bo', 'ada', { rally: 0 }).chance).toBeCloseTo(join, 14);
    const { chance, residual } = strike(state);
    const borne = lean + params.rally * (2 * chance - 1);
    expect(residual).toBeLessThan(1e-14);
    expect(chance).toBeCloseTo(exp(borne / 2) / (exp(borne / 2) + exp(params.stay) + exp(-borne / 2)), 12);
  });

  it('by one of two equal factions succeeds half the time', () => {
    const state = palace({ horse: { commander: 'bo', strength: 3 }, foot: { commander: 'ada', strength: 3 } });
    expect(strike(state).chance).toBe(1 / 2);
    expect(strike(state, 'ada', 'bo').chance).toBe(1 / 2);
  });

  it('without an armed man, against his own second key, or where a key is in no hand fails for sure', () => {
    expect(strike(palace({})).chance).toBe(0);
    expect(strike(palace({ horse: { commander: 'bo', second: 'ada' } })).chance).toBe(0);
    expect(strike(palace({ horse: { commander: 'bo', second: 'cy' } }, { absent: ['cy'] })).chance).toBe(0);
    expect(strike(palace({ horse: { commander: 'bo' } }), 'cy').chance).toBeLessThan(1);
  });

  it('grows with the strength of his units and falls with that of hers', () => {
    const any = fc.double({ min: 0.1, max: 20, noNaN: true });
    fc.assert(
      fc.property(any, any, any, any, (mine, yours, others, more) => {
        const at = (a: number, d: number) =>
          strike(
            palace({
              horse: { commander: 'bo', strength: a },
              foot: { commander: 'ada', strength: d },
              guns: { commander: 'cy', strength: others },
            }),
          ).chance;
        expect(at(mine + more, yours)).toBeGreaterThanOrEqual(at(mine, yours) - 1e-12);
        expect(at(mine, yours + more)).toBeLessThanOrEqual(at(mine, yours) + 1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it('meets guards who defend whenever they do not join', () => {
    const units = (guards: boolean): Readonly<Record<string, Unit>> => ({
      horse: { commander: 'bo', strength: 1 },
      foot: { commander: 'cy', strength: 1, guards },
    });
    expect(strike(palace(units(true))).chance).toBeLessThan(strike(palace(units(false))).chance);
    // A guard whose commander is not there stands all the same.
    expect(strike(palace(units(true), { absent: ['cy'] })).chance).toBe(1 / 2);
    expect(strike(palace(units(false), { absent: ['cy'] })).chance).toBe(1);
    const state = palace(units(true));
    expect(unitsAgainst(state, state.roster.row('ada')).map(({ guards }) => guards)).toEqual([true, false]);
    expect(unitsAgainst(state, state.roster.row('dee')).map(({ guards }) => guards)).toEqual([false, false]);
  });

  it('draws in the friends and clients of the plotter, holds back those of the target and the lawful', () => {
    const units = { horse: { commander: 'bo', second: 'cy' }, foot: { commander: 'dee', strength: 1 } };
    const usual = strike(palace(units)).chance;
    expect(strike(palace(units, { affinity: [['cy', 'bo', 0.8]] })).chance).toBeGreaterThan(usual);
    expect(strike(palace(units, { patronage: [['cy', 'bo', 0.8]] })).chance).toBeGreaterThan(usual);
    expect(strike(palace(units, { affinity: [['dee', 'ada', 0.8]] })).chance).toBeLessThan(usual);
    expect(strike(palace(units, { patronage: [['dee', 'ada', 0.8]] })).chance).toBeLessThan(usual);
    expect(strike(palace(units, { legalism: 0.8 })).chance).toBeLessThan(usual);
  });

  it('reckons with the strongest units alone where more keys are in play than it goes through', () => {
    const many = palace({
      horse: { commander: 'bo', strength: 5 },
      foot: { commander: 'cy', strength: 4 },
      guns: { commander: 'dee', strength: 3 },
      boats: { commander: 'eli', strength: 2 },
    });
    const few = strike(many, 'bo', 'ada', { 'most-keys': 2 });
    expect(few.units.map((unit) => unit.id)).toEqual(['horse', 'foot', 'guns']);
    expect(few.waverers).toHaveLength(2);
    expect(strike(many).waverers).toHaveLength(3);
  });

  it('is the same for persons in another order', () => {
    const units = { horse: { commander: 'bo', second: 'cy' }, foot: { commander: 'dee' }, guns: { commander: 'eli' } };
    const more = { affinity: [['cy', 'bo', 0.4]] as const, legalism: 0.2 };
    const forth = strike(palace(units, more));
    const back = strike(palace(units, { ...more, persons: ['eli', 'dee', 'cy', 'bo', 'ada'] }));
    expect(back.chance).toBe(forth.chance);
  });
});

describe('a plot', () => {
  const enemies = [['bo', 'ada', -1]] as const;
  const bold = { get: () => 0.8 };
  const dared = (state: Arena, changed: Partial<PlotParameters> = {}) =>
    plotsIn(state, { ...params, ...changed }, bold).map(
      ({ actor, target }) => `${state.roster.id(actor)} ${state.roster.id(target)}`,
    );

  it('comes to mind only to somebody with arms or with armed friends, against somebody he would have go', () => {
    const units = { horse: { commander: 'bo' } };
    expect(dared(palace(units, { affinity: enemies }))).toEqual(['bo ada']);
    expect(dared(palace(units))).toEqual([]);
    expect(dared(palace({}, { affinity: enemies }))).toEqual([]);
    const byFriend = palace(units, {
      affinity: [
        ['cy', 'ada', -1],
        ['bo', 'cy', 1],
        ['bo', 'ada', -0.1],
      ],
      control: { bo: 0.01 },
    });
    expect(dared(byFriend, { stay: -9 })).toContain('cy ada');
    expect(dared(palace(units, { affinity: [['cy', 'ada', -1]] }))).toEqual([]);
  });

  it('is never worth more than what those are told who leave out the idle, and theirs are left out', () => {
    const units = { horse: { commander: 'bo' }, foot: { commander: 'cy' }, guns: { commander: 'dee' } };
    const state = palace(units, {
      affinity: [
        ['bo', 'ada', -1],
        ['cy', 'ada', -0.6],
        ['dee', 'bo', -0.9],
      ],
      legalism: 0.1,
    });
    const most = new Map<string, number>();
    const all = plotsIn(state, params, bold, (actor, target, atMost) => {
      most.set(`${actor} ${target}`, atMost);
      return false;
    });
    expect(all.length).toBeGreaterThan(1);
    for (const { actor, target, value } of all)
      expect(value).toBeLessThanOrEqual(most.get(`${actor} ${target}`)! + 1e-12);
    const middle = [...all].sort((a, b) => a.value - b.value)[0]!.value;
    const kept = plotsIn(state, params, bold, (_, __, atMost) => atMost <= middle);
    expect(all.filter(({ value }) => value > middle)).toEqual(kept.filter(({ value }) => value > middle));
  });

  it('is dropped where failing costs too much, where the law is dear, or where a decree does it better', () => {
    const units = { horse: { commander: 'bo' }, foot: { commander: 'ada' } };
    const even = palace(units, { affinity: enemies });
    expect(dared(even)).toEqual(['bo ada']);
    expect(dared(even, { revenge: 99 })).toEqual([]);
    expect(dared(palace(units, { affinity: enemies, legalism: 1 }), { law: 9 })).toEqual([]);
    const dismissal = [{ post: id<PostId>('bo-post') }];
    const lawful = palace(units, { affinity: enemies, rules: { throne: { dismissal }, 'ada-post': { dismissal } } });
    expect(dared(lawful, { obedience: 9 })).toEqual([]);
    expect(dared(lawful, { obedience: -9 })).toEqual(['bo ada']);
  });
});
