import { describe, expect, it } from 'vitest';
import { drawsOf, statesOf, type Told } from '../../tests/assembly.ts';
import { claim, id, names, on, world } from '../../tests/world.ts';
import { stableKey } from '../engine/index.ts';
import { blocsOf, electorateOf } from './assembly-electorate.ts';

/** Six wardens of eight send delegates; one of them is ill. */
const wardens = names.slice(0, 6);
const { state, roster, row } = statesOf(
  world({
    persons: names.slice(0, 8),
    organs: { diet: 'body', senate: 'body', march: 'territory' },
    posts: {
      senator: { organ: 'senate', capacity: 2 },
      warden: { organ: 'march', class: 'first', capacity: 8, functions: ['region', 'delegates'] },
    },
    bodies: { diet: { meetings: 1, ballot: 'secret', elects: [id('senator')] } },
    claims: [
      ...wardens.map((name) =>
        claim(`${name}-warden`, name, 'holds', { object: 'warden', from: on(-400), to: 'open' }),
      ),
      claim('ill', 'fay', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
    ],
  }),
);
const p = { delegates: 6, steering: 0.7, secrecy: 1 };
const electorate = (chance = 0.5, params = p) => electorateOf(state(), id('diet'), params, chance);
const blocs = (told: Told, seed: number, chance = 0.5) =>
  Object.fromEntries(
    blocsOf(state(told), electorate(chance), drawsOf(seed)(stableKey('meeting'), 1)).map(({ guide, delegates }) => [
      roster.id(guide),
      delegates,
    ]),
  );
const seeds = Array.from({ length: 400 }, (_, seed) => seed);

describe('the electorate', () => {
  it('has as many delegates for every place, held or not, and a leader for each present holder', () => {
    const { members, delegates, delegations, followers, rest } = electorate();
    expect(delegates).toBe(48);
    expect(members).toBe(48);
    expect(delegations.map(({ leader }) => roster.id(leader)).sort()).toEqual(['ada', 'bo', 'cy', 'dee', 'eli']);
    expect(followers).toBe(4);
    expect(rest).toBe(48 - 5 * 4);
  });

  it('follows by the share stated, less behind a secret ballot, rounded so that the mean is right', () => {
    const grid = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
    const mean = (params: typeof p) => grid.reduce((sum, u) => sum + electorate(u, params).followers, 0) / grid.length;
    expect(mean(p)).toBeCloseTo(4.2, 2);
    expect(mean({ ...p, secrecy: 0.5 })).toBeCloseTo(2.1, 2);
    expect(mean({ ...p, steering: 0 })).toBe(0);
    expect(mean({ ...p, steering: 1 })).toBe(6);
  });
});

describe('blocs', () => {
  it('are those of the leaders where nobody has patrons, and none where nobody follows', () => {
    expect(blocs({}, 1)).toEqual({ ada: 4, bo: 4, cy: 4, dee: 4, eli: 4 });
    expect(blocsOf(state(), { ...electorate(), followers: 0 }, drawsOf(1)(stableKey('meeting'), 1))).toEqual([]);
  });

  it('gather behind a patron in proportion to the share he commands, and none behind one who is ill', () => {
    const patronage = { 'ada>gus': 0.5, 'ada>hal': 0.2, 'ada>fay': 0.3, 'bo>gus': 1 };
    const won = { ada: 0, gus: 0, hal: 0, fay: 0 };
    for (const seed of seeds) {
      const { bo, gus = 0, hal = 0, ada = 0, fay = 0, ...others } = blocs({ patronage }, seed);
      expect(bo).toBeUndefined();
      expect(others).toEqual({ cy: 4, dee: 4, eli: 4 });
      expect(gus + hal + ada + fay).toBe(8);
      won.gus += (gus - 4) / 4;
      won.hal += hal / 4;
      won.ada += ada / 4;
      won.fay += fay / 4;
    }
    const error = 5 * Math.sqrt(0.25 / seeds.length);
    expect(Math.abs(won.gus / seeds.length - 0.5)).toBeLessThan(error);
    expect(Math.abs(won.hal / seeds.length - 0.2)).toBeLessThan(error);
    expect(Math.abs(won.ada / seeds.length - 0.3)).toBeLessThan(error);
    expect(won.fay).toBe(0);
  });

  it('of a patron never lose a delegation when he commands more of it', () => {
    for (const seed of seeds) {
      const [few, more, all] = [0.1, 0.4, 1].map((share) => {
        const patronage = Object.fromEntries(wardens.map((name) => [`${name}>gus`, share]));
        return blocs({ patronage }, seed).gus ?? 0;
      });
      expect(more!).toBeGreaterThanOrEqual(few!);
      expect(all).toBe(20);
    }
  });

  it('depend on no other delegation, and stand in the order of rows', () => {
    const told = { patronage: { 'ada>gus': 0.5, 'cy>gus': 0.5 } };
    const { delegations, ...rest } = electorate();
    const at = (list: typeof delegations, seed: number) =>
      blocsOf(state(told), { ...rest, delegations: list }, drawsOf(seed)(stableKey('meeting'), 1));
    for (const seed of seeds.slice(0, 50)) {
      const whole = at(delegations, seed);
      expect(at([...delegations].reverse(), seed)).toEqual(whole);
      const guides = whole.map(({ guide }) => guide);
      expect(guides).toEqual([...guides].sort((a, b) => a - b));
      const alone = at(
        delegations.filter(({ leader }) => leader === row('ada')),
        seed,
      );
      expect(guides).toContain(alone[0]!.guide);
    }
  });
});
