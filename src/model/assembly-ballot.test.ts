import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, claim, id, names, on, world } from '../../tests/world.ts';
import { type Draws, expit, type ReadPairs, type ReadVector, Stream, stableKey } from '../engine/index.ts';
import { startOf } from '../experiment/index.ts';
import {
  type Assembled,
  type BallotName,
  binomial,
  type DrawsAt,
  middleOf,
  opinionsOf,
  repute,
  tally,
  winners,
} from './assembly-ballot.ts';
import { electorateOf } from './assembly-electorate.ts';
import { tallyDistribution } from './kernels/index.ts';
import { electionChances } from './kernels/slate.ts';
import { modelOf } from './model.ts';

const fixed = (u: number): Pick<Draws, 'open'> => ({ open: () => u });

describe('a binomial number', () => {
  it('is the quantile of the exact distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        (trials, p, u) => {
          const count = binomial(fixed(u), trials, p);
          const chances = tallyDistribution(new Float64Array(trials).fill(p));
          const below = chances.slice(0, count).reduce((sum, chance) => sum + chance, 0);
          expect(below).toBeLessThanOrEqual(u + 1e-12);
          expect(below + chances[count]!).toBeGreaterThanOrEqual(u - 1e-12);
        },
      ),
    );
  });

  it('never falls when the chance or the uniform rises, and stays within the trials', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const open = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), unit, unit, open, open, (trials, a, b, u, v) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const count = binomial(fixed(u), trials, low);
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThanOrEqual(trials);
        expect(binomial(fixed(u), trials, high)).toBeGreaterThanOrEqual(count);
        expect(binomial(fixed(Math.max(u, v)), trials, low)).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  it('of thousands of trials takes a uniform for each thousand and has the right mean', () => {
    let taken = 0;
    const stream = new Stream(1, 1);
    let sum = 0;
    for (let i = 0; i < 400; i++) {
      const draws = stream.at(0, stableKey('test'), stableKey('trial', i), 0);
      const open = () => {
        taken++;
        return draws.open();
      };
      sum += binomial({ open }, 2500, 0.9);
    }
    expect(taken).toBe(1200);
    // Five standard errors of the mean.
    expect(Math.abs(sum / 400 - 2250)).toBeLessThan(5 * Math.sqrt((2500 * 0.9 * 0.1) / 400));
  });

  it.each([
    [-1, 0.5],
    [1.5, 0.5],
    [3, -0.1],
    [3, 1.1],
    [3, Number.NaN],
  ])('of %s trials with chance %s is refused', (trials, p) => {
    expect(() => binomial(fixed(0.5), trials, p)).toThrow(RangeError);
  });
});

/** Six wardens who send delegates, and four who stand for election. */
const wardens = names.slice(0, 6);
const scenario = world({
  persons: names.slice(0, 10),
  organs: { diet: 'body', senate: 'body', march: 'territory' },
  posts: {
    senator: { organ: 'senate', capacity: 2 },
    warden: { organ: 'march', class: 'first', capacity: 8, functions: ['region', 'delegates'] },
  },
  bodies: { diet: { meetings: 1, ballot: 'secret', elects: [id('senator')] } },
  claims: [
    ...wardens.map((name) => claim(`${name}-warden`, name, 'holds', { object: 'warden', from: on(-400), to: 'open' })),
    claim('ill', 'fay', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
  ],
  assessments: names.slice(0, 10).map((name, i) => assessment(name, 'pace', (i % 5) / 2 - 1)),
});
const model = modelOf(scenario.cast, scenario.rules, { off: [], overrides: {} });
const { institutions: now } = startOf(scenario, model.values);
const people = [...now.persons()].sort();
const roster = {
  size: people.length,
  row: (person: string) => people.indexOf(id(person)),
  has: (person: string) => people.includes(id(person)),
  id: (row: number) => people[row]!,
  rows: (ids: readonly string[]) => Int32Array.from(ids, (one) => people.indexOf(one as never)),
  key: (row: number) => stableKey('person', people[row]!),
};
const row = roster.row;
const vector = (of: Readonly<Record<string, number>> = {}, rest = 0): ReadVector => ({
  get: (at) => of[people[at]!] ?? rest,
});
/** From `a>b` to a share. */
const pairs = (of: Readonly<Record<string, number>> = {}): ReadPairs => ({
  get: (a, b) => of[`${people[a]}>${people[b]}`] ?? 0,
  rowSum: (a) => people.reduce((sum, b) => sum + (of[`${people[a]}>${b}`] ?? 0), 0),
  size: (a) => people.filter((b) => of[`${people[a]}>${b}`]).length,
  row: (a) => people.flatMap((b, at) => (of[`${people[a]}>${b}`] ? [[at, of[`${people[a]}>${b}`]!] as const] : [])),
  entries: Object.keys(of).length,
});
const stateOf = (more: Partial<Assembled> = {}): Assembled => ({
  now,
  roster,
  posts: model.posts,
  isInPlay: () => true,
  issues: 1,
  organisation: vector({}, 0.45),
  position: { get: () => 0 },
  salience: { get: () => 1 },
  affinity: pairs(),
  patronage: pairs(),
  standing: vector(),
  ...more,
});
const p = {
  'loyalty-weight': 2,
  'usual-organisation': 0.45,
  'competence-weight': 1,
  'distance-weight': 1.5,
  'prestige-weight': 2,
  habit: 1,
  delegates: 6,
  steering: 0.7,
  secrecy: 1,
};
const nameOf = (person: string, listed = true): BallotName => ({
  row: row(person),
  key: stableKey('name', person),
  listed,
});
const drawsOf = (seed: number): DrawsAt => {
  const stream = new Stream(seed, 0);
  return (who, which) => stream.at(0, stableKey('test'), who, which);
};
const electorate = (chance = 0.5, params = p) => electorateOf(now, roster, model.posts, id('diet'), params, chance);
const count = (state: Assembled, seed: number, persons: readonly string[], voters = electorate()) =>
  tally(
    state,
    p,
    voters,
    middleOf(state),
    persons.map((person) => nameOf(person)),
    drawsOf(seed),
  );

describe('the electorate', () => {
  it('has as many delegates for every place, held or not, and a leader for each present holder', () => {
    const { members, delegates, delegations, followers, rest } = electorate();
    expect(delegates).toBe(48);
    expect(members).toBe(48);
    expect(delegations.map(({ leader }) => people[leader]).sort()).toEqual(['ada', 'bo', 'cy', 'dee', 'eli']);
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

describe('opinions', () => {
  it('are loyalty both ways, sympathy, ability beyond the usual, less distance by what matters to the judge', () => {
    const state = stateOf({
      patronage: pairs({ 'gus>ada': 0.5 }),
      affinity: pairs({ 'ada>gus': 0.2, 'ada>hal': -1 }),
      organisation: vector({ hal: 0.95 }, 0.45),
      position: { get: (at) => (people[at] === 'gus' ? 1 : 0) },
      salience: { get: (at) => (people[at] === 'ada' ? 0.5 : 1) },
    });
    const [gus, hal, ada] = opinionsOf(state, p, [row('ada')], [row('gus'), row('hal'), row('ada')]);
    expect(gus).toBeCloseTo(2 * 0.7 - 1.5 * 0.5 * 0.5, 12);
    expect(hal).toBeCloseTo(-2 + 0.5, 12);
    expect(ada).toBeCloseTo(2, 12);
    expect(opinionsOf(state, p, [], [row('ada')]).length).toBe(0);
  });
});

describe('the count', () => {
  const rounds = Array.from({ length: 200 }, (_, seed) => seed);

  it('gives every name from 0 to all votes, by the chances that the page states', () => {
    const state = stateOf({
      patronage: pairs({ 'ada>gus': 0.8, 'bo>fay': 1, 'hal>gus': 0.6 }),
      affinity: pairs({ 'ada>hal': 0.5, 'cy>ivy': -1, 'fay>hal': -1 }),
      standing: vector({ hal: 0.5 }),
    });
    const voters = electorate();
    const on = ['hal', 'ivy'];
    const sums = [0, 0];
    for (const seed of rounds)
      count(state, seed, on, voters).forEach((votes, at) => {
        expect(votes).toBeGreaterThanOrEqual(0);
        expect(votes).toBeLessThanOrEqual(voters.delegates);
        sums[at]! += votes;
      });
    // To gus, his patron, hal is worth 1.2, to ada 1; fay, who would have him struck, is ill and instructs nobody.
    const hal = [0.8 * 1.2 + 0.2 * 1, 0, 0, 0, 0].reduce((sum, wish) => sum + 4 * expit(1 + wish), 0);
    const ivy = [0, 0, -2, 0, 0].reduce((sum, wish) => sum + 4 * expit(1 + wish), 0);
    const expected = [hal + 28 * expit(1 + 1), ivy + 28 * expit(1)];
    // Five standard errors, each vote having a variance of at most a quarter.
    for (const at of [0, 1])
      expect(Math.abs(sums[at]! / rounds.length - expected[at]!)).toBeLessThan(5 * Math.sqrt(48 / 4 / rounds.length));
  });

  it('never falls for a client when his patron commands more of a delegation, by paired draws', () => {
    let gained = 0;
    for (const seed of rounds) {
      const shares = [0, 0.4, 1].map(
        (share) =>
          count(stateOf({ patronage: pairs({ 'hal>gus': 1, 'ada>gus': share, 'bo>gus': share }) }), seed, ['hal'])[0]!,
      );
      expect(shares[1]!).toBeGreaterThanOrEqual(shares[0]!);
      expect(shares[2]!).toBeGreaterThanOrEqual(shares[1]!);
      gained += shares[2]! - shares[0]!;
    }
    expect(gained).toBeGreaterThan(rounds.length);
  });

  it('does not depend on who heads which organisation when nobody is steered', () => {
    const unsteered = electorate(0.99, { ...p, steering: 0 });
    const state = stateOf({ patronage: pairs({ 'hal>gus': 1, 'ada>gus': 1 }), affinity: pairs({ 'bo>hal': -1 }) });
    const nobody = { ...unsteered, delegations: [], rest: unsteered.delegates };
    const others = { ...unsteered, delegations: unsteered.delegations.map(({ key }) => ({ key, leader: row('jo') })) };
    for (const seed of rounds) {
      const votes = count(state, seed, ['hal', 'ivy'], unsteered);
      expect(count(state, seed, ['hal', 'ivy'], nobody)).toEqual(votes);
      expect(count(state, seed, ['hal', 'ivy'], others)).toEqual(votes);
    }
    expect(rounds.some((seed) => count(state, seed, ['hal'])[0] !== count(state, seed, ['hal'], nobody)[0])).toBe(true);
  });

  it('is the same for alike names within Monte-Carlo error, and for each whatever the order and the other names', () => {
    const state = stateOf({ patronage: pairs({ 'ada>bo': 0.5 }) });
    let difference = 0;
    for (const seed of rounds) {
      const [gus, hal] = count(state, seed, ['gus', 'hal']);
      expect(count(state, seed, ['ivy', 'hal', 'gus']).slice(1)).toEqual([hal, gus]);
      const voters = electorate();
      expect(count(state, seed, ['gus'], { ...voters, delegations: [...voters.delegations].reverse() })[0]).toBe(gus);
      difference += gus! - hal!;
    }
    expect(Math.abs(difference / rounds.length)).toBeLessThan(5 * Math.sqrt((2 * 48) / 4 / rounds.length));
  });

  it('elects as often as the exact chances of the whole ballot say', () => {
    const state = stateOf({
      patronage: pairs({ 'hal>gus': 1, 'ada>gus': 0.7 }),
      affinity: pairs({ 'bo>ivy': -1, 'cy>jo': 0.5 }),
      standing: vector({ jo: 0.2 }),
    });
    const on = ['hal', 'ivy', 'jo'].map((person) => nameOf(person, false));
    const low = { ...p, habit: 0 };
    const voters = electorate();
    const wishes = { hal: [0.7 * 2, 0, 0, 0, 0], ivy: [0, -2, 0, 0, 0], jo: [0, 0, 1, 0, 0] };
    const prestige = { hal: 0, ivy: 0, jo: 0.4 };
    const strikes = (['hal', 'ivy', 'jo'] as const).map((person) => [
      ...wishes[person].flatMap((wish) => Array<number>(4).fill(1 - expit(wish))),
      ...Array<number>(28).fill(1 - expit(prestige[person])),
    ]);
    // Ties go by lot: the mean over all orders of preference.
    const rule = { seats: 2, share: { num: 1, den: 2 } };
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const exact = [0, 1, 2].map(
      (at) => orders.reduce((sum, order) => sum + electionChances(strikes, rule, order)[at]!, 0) / orders.length,
    );
    const tries = 2000;
    const majority = {
      quorum: { num: 1, den: 2 },
      majority: { of: 'present', share: { num: 1, den: 2 }, strict: true },
    } as const;
    const elected = [0, 0, 0];
    for (let seed = 0; seed < tries; seed++) {
      const votes = tally(state, low, voters, middleOf(state), on, drawsOf(seed));
      const won = winners(on, votes, voters, majority, 2, drawsOf(seed));
      expect(won.length).toBeLessThanOrEqual(2);
      for (const at of won) elected[at]!++;
    }
    elected.forEach((count, at) => {
      expect(exact[at]!).toBeGreaterThan(0.05);
      expect(Math.abs(count / tries - exact[at]!)).toBeLessThan(5 * Math.sqrt(0.25 / tries));
    });
  });

  it('of those who follow nobody rests on prestige and on the middle of those in play', () => {
    const at = (person: number) => (['ada', 'bo'].includes(people[person]!) ? 1 : 0);
    const state = stateOf({ position: { get: at }, standing: vector({ gus: 0.4 }) });
    const middle = middleOf(state);
    expect(middle.position[0]).toBeCloseTo(0.2, 12);
    expect(repute(state, p, middle, row('gus'))).toBeCloseTo(2 * 0.4 - (1.5 * 0.2) / 2, 12);
    expect(repute(state, p, middle, row('ada'))).toBeCloseTo(-(1.5 * 0.8) / 2, 12);
    expect(repute(stateOf({ issues: 0 }), p, middleOf(stateOf({ issues: 0 })), row('ada'))).toBeCloseTo(0, 12);
  });
});
