import { describe, expect, it } from 'vitest';
import { assessment, claim, council, day, id, on } from '../../tests/world.ts';
import { startOf } from '../experiment/index.ts';
import type { Change, ChangeKind } from '../polity/index.ts';
import { authority, standing } from './columns.ts';
import { defineMechanism } from './contract.ts';
import { exercise, told, variantsOf } from './mechanisms.properties.ts';
import { mechanisms, modelOf } from './model.ts';

/** A council in which every mechanism acts: some ages unknown, a sick man, ties before and during, sanctions from outside. */
const scenario = council({
  claims: [
    claim('t1', 'ada', 'tie', { object: 'bo', value: 'patron 0.6', from: on(-200), to: 'open' }),
    claim('t2', 'cy', 'tie', { object: 'dee', value: 'rival 0.8', from: on(-200), to: 'open' }),
    claim('t3', 'eli', 'tie', { object: 'fay', value: 'ally 0.5', from: on(-200), to: 'open' }),
    claim('t4', 'ada', 'tie', { object: 'hal', value: 'rival 1', from: on(-200), to: 'open' }),
    claim('ill', 'dee', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
  ],
  assessments: [
    assessment('ada', 'authority', 0.3),
    assessment('bo', 'organisation', 0.9),
    assessment('gus', 'health-risk', 0.3),
    assessment('hal', 'health-risk', 0.001),
  ],
});
const unborn = { ...scenario, claims: scenario.claims.filter(({ id: name }) => name !== 'born-ivy') };
const model = modelOf(unborn.cast, unborn.rules, { off: [], overrides: unborn.parameters });
const start = startOf(unborn, model.values);
const days = 900;
const outside = [
  told({ kind: 'ties', from: id('ada'), to: id('gus'), tie: 'patron', strength: 0.9 }, day(20)),
  told({ kind: 'ties', from: id('bo'), to: id('cy'), tie: 'friend', strength: 0.7 }, day(25)),
  told({ kind: 'unties', from: id('ada'), to: id('bo'), tie: 'patron' }, day(50)),
  told({ kind: 'unties', from: id('cy'), to: id('dee'), tie: 'rival' }, day(60)),
  told({ kind: 'sanctioned', person: id('ada'), status: 'censured' }, day(70)),
  told({ kind: 'falls-ill', person: id('bo') }, day(80)),
  told({ kind: 'dies', person: id('ada'), manner: 'accident' }, day(400)),
];
/** Several histories, so that tuning a parameter does not empty the exercise of one kind of happening. */
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const whole = seeds.map((seed) => exercise(model, start, outside, days, [], seed));

describe('the contract of the mechanisms', () => {
  it('is exercised: every kind of change that any mechanism tells or hears occurs, and the same run gives the same text', () => {
    const kinds = new Set(whole.flatMap((text) => (JSON.parse(text)[0] as Change[]).map(({ kind }) => kind)));
    const declared = new Set(mechanisms.flatMap(({ hears, tells }) => [...hears, ...tells]) as ChangeKind[]);
    expect([...declared].filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(exercise(model, start, outside, days, [], 1)).toBe(whole[0]);
    expect(new Set(whole).size).toBe(seeds.length);
  });

  it('needs every single declaration: without it the exercise fails or differs', () => {
    const variants = mechanisms.flatMap(variantsOf);
    expect(variants.length).toBeGreaterThan(90);
    const survivors = variants.filter(({ mechanism }) =>
      seeds.every((seed, i) => {
        try {
          return exercise(model, start, outside, days, [mechanism], seed) === whole[i];
        } catch {
          return false;
        }
      }),
    );
    // A plotter weighs arms against a decree or a secret ballot in none of these histories; force-units.test.ts has him do so.
    const elsewhere = ['secrecy', 'obedience', 'legality', 'defiance'].map((name) => `force params ${name}`);
    expect(survivors.map(({ lacks }) => lacks).filter((lacks) => !elsewhere.includes(lacks))).toEqual([]);
  });

  it('binds in the type too: what is not declared does not compile', () => {
    const spec = {
      id: 'thief',
      about: 'Writes what is not its own.',
      sources: [],
      owns: { standing },
      reads: { authority },
      hears: ['dies'],
      tells: ['recovers'],
      params: ['half'],
    } as const;
    const thief = defineMechanism({
      ...spec,
      init({ own, read, params }) {
        own.standing.set(0, params.half + read.authority.get(0));
        // @ts-expect-error another mechanism's column can be read only
        read.authority.set(0, 1);
        // @ts-expect-error a column that is not declared is not there
        own.patronage?.set(0, 0, 1);
        // @ts-expect-error a parameter that is not declared is not there
        own.standing.set(0, params.pace);
      },
      hear(change, { own }) {
        own.standing.set(0, change.kind === 'dies' ? 0 : 1);
        // @ts-expect-error hears of deaths alone
        if (change.kind === 'fills') own.standing.set(0, 1);
      },
      plan({ own }) {
        // @ts-expect-error only init, hear and drift write
        own.standing.set(0, 1);
      },
      occur(_occasion, { own, tell }) {
        // @ts-expect-error only init, hear and drift write
        own.standing.set(0, 1);
        // @ts-expect-error tells of recoveries alone
        tell({ kind: 'dies', person: id('ada'), manner: 'natural', cause: { code: 'x' } });
      },
    });
    expect(thief.owns).toEqual({ standing });
  });
});
