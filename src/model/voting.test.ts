import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim, day, half, id, names, on, world } from '../../tests/world.ts';
import { type OwnPairs, storeFor } from '../engine/index.ts';
import { GrowingRoster } from '../engine/roster.ts';
import { startOf } from '../experiment/start.ts';
import type { Institutions, PersonId } from '../polity/index.ts';
import * as columns from './columns.ts';
import { parameterValues } from './parameters.ts';
import { attitudesTo, type Charge, type Electorate, electorsOf, prospectOf, type VotingParameters } from './voting.ts';

const members = names.slice(0, 7);
const values = parameterValues();
const params = values.votes as unknown as VotingParameters;

/** Seven members of a council; pairs and numbers as told. */
function council(options: {
  readonly ballot?: 'open' | 'secret';
  readonly absent?: readonly string[];
  readonly control?: Record<string, number>;
  readonly patronage?: readonly (readonly [client: string, patron: string, share: number])[];
  readonly affinity?: readonly (readonly [string, string, number])[];
  readonly authority?: Record<string, number>;
  readonly restraint?: number;
  readonly exposure?: Record<string, number>;
  readonly joint?: readonly string[];
}): Electorate {
  const scenario = world({
    persons: [...members, 'hal', 'ivy'],
    organs: { council: 'body', wardens: 'agency' },
    posts: {
      seat: { organ: 'council', capacity: 9 },
      warden: { organ: 'wardens', class: 'chair', capacity: 3 },
    },
    bodies: {
      council: { ballot: options.ballot ?? 'open', majority: half, joint: (options.joint ?? []).map((one) => id(one)) },
    },
    sanctions: [{ status: 'expelled', by: { body: id('council') }, organ: undefined }],
    claims: [
      ...members.map((name, i) => claim(`s${i}`, name, 'holds', { object: 'seat', from: on(-100), to: 'open' })),
      ...['hal', 'ivy'].map((name, i) =>
        claim(`w${i}`, name, 'holds', { object: 'warden', from: on(-100), to: 'open' }),
      ),
    ],
  });
  const now: Institutions = startOf(scenario, values).institutions.copy();
  for (const person of options.absent ?? [])
    now.apply({
      kind: 'falls-ill',
      person: id(person),
      earliest: day(0),
      latest: day(0),
      by: 'test',
      cause: { code: 't' },
    });
  const roster = new GrowingRoster([...now.persons()]);
  const pairs = (list: readonly (readonly [string, string, number])[] = []) => {
    const store = storeFor(columns.affinity, 1) as unknown as OwnPairs & { grow(rows: number): void };
    store.grow(roster.size);
    for (const [from, to, value] of list) store.set(roster.row(from), roster.row(to), value);
    return store;
  };
  return {
    now,
    roster,
    issues: 1,
    position: { get: () => 0 },
    salience: { get: () => 0 },
    affinity: pairs(options.affinity),
    patronage: pairs(options.patronage),
    perceivedPatronage: pairs(options.patronage),
    authorityInForce: { get: (row) => options.authority?.[roster.id(row)] ?? 0 },
    restraint: { get: () => options.restraint ?? 0 },
    exposure: { get: (row) => options.exposure?.[roster.id(row)] ?? 0 },
    control: Array.from({ length: roster.size }, (_, row) => options.control?.[roster.id(row)] ?? 1 / 9),
  };
}

const charge = (target: string, declared: Record<string, number> = {}, state?: Electorate): Charge => ({
  body: id('council'),
  motion: { on: 'remove', person: id(target), post: id('seat') },
  declared: (row) => (state ? (declared[state.roster.id(row)] ?? 0) : 0),
});
const chance = (state: Electorate, one: Charge, with_: VotingParameters = params) =>
  prospectOf(state, with_, one)!.chance;

describe('the reckoning of a vote', () => {
  it('counts nobody absent and never the target', () => {
    const state = council({ absent: ['bo', 'cy'] });
    const { electors, members: all, aside } = prospectOf(state, params, charge('ada'))!;
    expect(electors.map((row) => state.roster.id(row))).toEqual(['dee', 'eli', 'fay', 'gus']);
    expect(all).toBe(7);
    expect(aside).toBe(1);
  });

  it('seats with the body those who judge with it, and only when it judges', () => {
    const state = council({ joint: ['warden'] });
    expect(electorsOf(state.now, charge('ada'))).toContain('hal');
    const other: Charge = { ...charge('hal'), motion: { on: 'remove', person: id('hal'), post: id('warden') } };
    expect(electorsOf(state.now, other)).not.toContain('ivy');
    const sanction: Charge = { ...charge('ada'), motion: { on: 'sanction', person: id('ada'), status: 'expelled' } };
    expect(electorsOf(state.now, sanction)).toContain('ivy');
  });

  it('is likelier against the strong, less likely against the liked, the bound and the shielded', () => {
    const usual = chance(council({}), charge('ada'));
    expect(chance(council({ control: { ada: 0.6 } }), charge('ada'))).toBeGreaterThan(usual);
    const all = (x: number) => members.slice(1).map((name) => [name, 'ada', x] as const);
    expect(chance(council({ affinity: all(0.5) }), charge('ada'))).toBeLessThan(usual);
    expect(chance(council({ affinity: all(-0.5) }), charge('ada'))).toBeGreaterThan(usual);
    expect(chance(council({ patronage: all(0.5) }), charge('ada'))).toBeLessThan(usual);
    expect(chance(council({ authority: { ada: 0.9 } }), charge('ada'))).toBeLessThan(usual);
    expect(chance(council({ authority: { bo: 0.9 }, affinity: [['bo', 'ada', 1]] }), charge('ada'))).toBeLessThan(
      chance(council({ affinity: [['bo', 'ada', 1]] }), charge('ada')),
    );
  });

  it('gives a declared patron his clients, less so behind a secret ballot', () => {
    const clients = ['cy', 'dee', 'eli'].map((name) => [name, 'bo', 0.9] as const);
    const gain = (ballot: 'open' | 'secret') => {
      const state = council({ ballot, patronage: clients });
      const without: VotingParameters = { ...params, 'instruction-weight': 0 };
      const moved = charge('ada', { bo: 1 }, state);
      return chance(state, moved) - chance(state, moved, without);
    };
    expect(gain('open')).toBeGreaterThan(0.05);
    expect(gain('secret')).toBeGreaterThan(0);
    expect(gain('secret')).toBeLessThan(gain('open'));
  });

  it('holds back a sanction that was never used', () => {
    const sanction: Charge = { ...charge('ada'), motion: { on: 'sanction', person: id('ada'), status: 'expelled' } };
    expect(chance(council({ restraint: 1 }), sanction)).toBeLessThan(chance(council({ restraint: 0.2 }), sanction));
  });

  it('is readier to sanction whoever has lost, and slower to lift what was done', () => {
    const sanction: Charge = { ...charge('ada'), motion: { on: 'sanction', person: id('ada'), status: 'expelled' } };
    expect(chance(council({ exposure: { ada: 0.8 } }), sanction)).toBeGreaterThan(chance(council({}), sanction));
    const lift: Charge = { ...charge('ada'), motion: { on: 'lift', person: id('ada'), status: 'expelled' } };
    expect(chance(council({ exposure: { ada: 0.8 } }), lift)).toBeLessThan(chance(council({}), lift));
    expect(chance(council({}), lift)).toBeLessThan(chance(council({}), lift, { ...params, finality: 0 }));
    const removal = charge('ada');
    expect(chance(council({ exposure: { ada: 0.8 } }), removal)).toBe(chance(council({}), removal));
  });

  it('bandwagon sharpens what is expected and leaves an even chance of two even sides alone', () => {
    const without: VotingParameters = { ...params, 'bandwagon-weight': 0 };
    const strong = council({
      control: { ada: 0.9 },
      affinity: members.slice(1).map((name) => [name, 'ada', -0.8] as const),
    });
    expect(chance(strong, charge('ada'))).toBeGreaterThan(chance(strong, charge('ada'), without));
    const weak = council({ affinity: members.slice(1).map((name) => [name, 'ada', 0.8] as const) });
    expect(chance(weak, charge('ada'))).toBeLessThan(chance(weak, charge('ada'), without));
  });

  it('is a chance, and each elector’s chances of yes and no are at most 1 together', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...members),
            fc.constantFrom(...members),
            fc.double({ min: -1, max: 1, noNaN: true }),
          ),
          { maxLength: 8 },
        ),
        fc.array(fc.tuple(fc.constantFrom(...members), fc.constantFrom(-1, 0, 1)), { maxLength: 5 }),
        fc.constantFrom('open' as const, 'secret'),
        (affinity, declared, ballot) => {
          const state = council({ affinity, ballot });
          const one = charge('ada', Object.fromEntries(declared), state);
          const prospect = prospectOf(state, params, one)!;
          expect(prospect.chance).toBeGreaterThanOrEqual(0);
          expect(prospect.chance).toBeLessThanOrEqual(1);
          prospect.electors.forEach((row, i) => {
            expect(prospect.yes[i]! + prospect.no[i]!).toBeLessThanOrEqual(1 + 1e-12);
            const says = ballot === 'open' ? one.declared(row) : 0;
            if (says !== 0) expect(says > 0 ? prospect.yes[i] : prospect.no[i]).toBe(1);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('treats equal members alike', () => {
    const state = council({
      affinity: [
        ['bo', 'ada', 0.3],
        ['cy', 'ada', 0.3],
      ],
    });
    const { electors } = prospectOf(state, params, charge('ada'))!;
    const attitudes = attitudesTo(state, params, charge('ada'), electors, state.now.judges(id('council')));
    const of = (name: string) => attitudes[electors.indexOf(state.roster.row(name as PersonId))]!;
    expect(of('bo')).toBe(of('cy'));
    expect(of('dee')).toBe(of('eli'));
    expect(of('bo')).toBeLessThan(of('dee'));
  });
});
