/** A small court for tests of the coalition: who holds what, and every number that stakes rest on, told by hand. */

import { type OwnPairs, type OwnVector, storeFor } from '../src/engine/index.ts';
import { GrowingRoster } from '../src/engine/roster.ts';
import { startOf } from '../src/experiment/index.ts';
import { type Circle, circleOf, type StakeParameters } from '../src/model/coalition-circle.ts';
import type { GameParameters, Setting } from '../src/model/coalition-game.ts';
import * as columns from '../src/model/columns.ts';
import type { Arena } from '../src/model/instruments.ts';
import { parameterValues } from '../src/model/parameters.ts';
import type { BodyRule, Institutions, PostRule } from '../src/polity/index.ts';
import { claim, day, half, id, on, type WorldSpec, world } from './world.ts';

export const values = parameterValues();
export const usual = { ...values.votes, ...values.decree, ...values.coalition } as unknown as GameParameters &
  StakeParameters;

type Pairs = readonly (readonly [from: string, to: string, value: number])[];

export interface CourtSpec {
  /** Who holds what: seats in the council, the crown, the army. */
  readonly council?: readonly string[];
  readonly crown?: string;
  readonly marshal?: string;
  readonly clerks?: readonly string[];
  readonly absent?: readonly string[];
  /** Shares of perceived control; the rest have none. */
  readonly control: Readonly<Record<string, number>>;
  readonly affinity?: Pairs;
  readonly patronage?: Pairs;
  readonly ambition?: Readonly<Record<string, number>>;
  readonly legalism?: Readonly<Record<string, number>>;
  readonly authority?: Readonly<Record<string, number>>;
  readonly rule?: Partial<BodyRule>;
  readonly rules?: Readonly<Record<string, Partial<Omit<PostRule, 'post'>>>>;
  readonly more?: Partial<WorldSpec>;
}

export interface Court {
  readonly arena: Arena & { readonly affinity: OwnPairs; readonly perceivedPatronage: OwnPairs };
  readonly now: Institutions;
  readonly ambition: OwnVector;
  row(name: string): number;
}

/** Seats are taken away by the council, the army by the crown's decree, clerks by the army's; the crown by nobody. */
export function court(spec: CourtSpec): Court {
  const { council = [], clerks = [], crown, marshal } = spec;
  const persons = [...new Set([...council, ...clerks, ...(crown ? [crown] : []), ...(marshal ? [marshal] : [])])];
  const holds = (name: string, post: string) =>
    claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-100), to: 'open' });
  const scenario = world({
    persons,
    organs: { council: 'body', palace: 'agency', office: 'agency' },
    posts: {
      seat: { organ: 'council', capacity: 12, functions: ['agenda'] },
      crown: { organ: 'palace', class: 'chair', functions: ['head-of-state'] },
      marshal: { organ: 'palace', class: 'chair', functions: ['army'] },
      clerk: { organ: 'office', class: 'staff', capacity: 6, functions: ['press'] },
    },
    bodies: { council: { majority: half, removal: half, ...spec.rule } },
    rules: {
      seat: { dismissal: [{ body: id('council') }] },
      marshal: { filling: [{ step: 'decree', by: { post: id('crown') } }] },
      clerk: { filling: [{ step: 'decree', by: { post: id('marshal') } }] },
      ...spec.rules,
    },
    claims: [
      ...council.map((name) => holds(name, 'seat')),
      ...clerks.map((name) => holds(name, 'clerk')),
      ...(crown ? [holds(crown, 'crown')] : []),
      ...(marshal ? [holds(marshal, 'marshal')] : []),
    ],
    ...spec.more,
  });
  const now = startOf(scenario, values).institutions.copy();
  for (const person of spec.absent ?? [])
    now.apply({
      kind: 'falls-ill',
      person: id(person),
      earliest: day(0),
      latest: day(0),
      by: 'test',
      cause: { code: 't' },
    });
  const roster = new GrowingRoster([...now.persons()]);
  const vector = (numbers: Readonly<Record<string, number>> = {}) => {
    const store = storeFor(columns.ambition, 1) as unknown as OwnVector & { grow(rows: number): void };
    store.grow(roster.size);
    for (let row = 0; row < roster.size; row++) store.set(row, numbers[roster.id(row)] ?? 0);
    return store;
  };
  const pairs = (list: Pairs = []) => {
    const store = storeFor(columns.affinity, 1) as unknown as OwnPairs & { grow(rows: number): void };
    store.grow(roster.size);
    for (const [from, to, value] of list) store.set(roster.row(from), roster.row(to), value);
    return store;
  };
  return {
    now,
    row: (name) => roster.row(name),
    ambition: vector(spec.ambition),
    arena: {
      now,
      roster,
      issues: 1,
      position: { get: () => 0 },
      salience: { get: () => 0 },
      affinity: pairs(spec.affinity),
      patronage: pairs(spec.patronage),
      perceivedPatronage: pairs(spec.patronage),
      authorityInForce: vector(spec.authority),
      restraint: { get: () => 0 },
      legalism: vector(spec.legalism),
      control: Float64Array.from({ length: roster.size }, (_, row) => spec.control[roster.id(row)] ?? 0),
      worth: new Map([
        [id('seat'), 0.35],
        [id('crown'), 0.2],
        [id('marshal'), 1],
        [id('clerk'), 0.03],
      ]),
    },
  };
}

/** A setting in which all are alike sharp and nobody has been vindicated. */
export function settingIn({ arena, ambition }: Court, params: GameParameters = usual): Setting & { circle: Circle } {
  const circle = circleOf(arena, ambition, 9);
  const each = (value: number) => new Float64Array(circle.rows.length).fill(value);
  return { arena, params, circle, temper: { sharpness: each(1), cost: each(params.inertia) } };
}
