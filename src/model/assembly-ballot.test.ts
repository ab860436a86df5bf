import { describe, expect, it } from 'vitest';
import { drawsOf, statesOf, type Told } from '../../tests/assembly.ts';
import { claim, id, names, on, world } from '../../tests/world.ts';
import { expit, stableKey } from '../engine/index.ts';
import { type Ballot, ballot, type Meeting, winners } from './assembly-ballot.ts';
import { type AssemblyElectorate, blocsOf, electorateOf } from './assembly-electorate.ts';
import { type Bringers, openingOf } from './assembly-slate.ts';
import { tallyDistribution } from './kernels/index.ts';

/** Six wardens of eight send delegates, one of them ill; the diet elects senators. */
const scenario = world({
  persons: names,
  organs: { diet: 'body', senate: 'body', march: 'territory' },
  posts: {
    senator: { organ: 'senate', capacity: 3 },
    warden: { organ: 'march', class: 'first', capacity: 8, functions: ['region', 'delegates'] },
  },
  bodies: { diet: { meetings: 1, elects: [id('senator')] } },
  claims: [
    ...names
      .slice(0, 6)
      .map((name) => claim(`${name}-warden`, name, 'holds', { object: 'warden', from: on(-400), to: 'open' })),
    claim('ill', 'fay', 'condition', { value: 'ill', from: on(-20), to: 'open' }),
  ],
});
const { state, roster, row } = statesOf(scenario);
const p = {
  delegates: 6,
  steering: 0.7,
  secrecy: 1,
  surplus: 0,
  backing: 2,
  'incumbency-weight': 3,
  'loyalty-weight': 2,
  'competence-weight': 1,
  'distance-weight': 1.5,
  'prestige-weight': 2,
  'rank-weight': 0,
  'ladder-weight': 1,
  habit: 1,
  'usual-organisation': 0.45,
};
const key = stableKey('senator at a meeting');
const seeds = Array.from({ length: 300 }, (_, seed) => seed);
const everybody = electorateOf(state(), id('diet'), p, 0.5);
/** Those delegates alone who follow somebody. */
const steered: AssemblyElectorate = { ...everybody, members: 20, delegates: 20, rest: 0 };
const unsteered: AssemblyElectorate = { ...everybody, followers: 0, rest: 48 };
/** A liking that decides. */
const all = 50;

interface Vote {
  readonly told?: Told;
  readonly params?: typeof p;
  readonly electorate?: AssemblyElectorate;
  /** Whoever is on the list: the one bringer, ill and far away, likes them. */
  readonly list: readonly string[];
  readonly places?: number;
}

function hold({ told = {}, params = p, electorate = everybody, list, places = list.length }: Vote, seed: number) {
  const liked = Object.fromEntries(list.map((name) => [`fay>${name}`, all]));
  const assembled = state({ ...told, affinity: { ...told.affinity, ...liked } });
  const bringers: Bringers = { rows: [row('fay')], parts: [1] };
  const meeting: Meeting = {
    electorate,
    blocs: blocsOf(assembled, electorate, drawsOf(seed)(stableKey('meeting'), 1)),
    opening: openingOf(assembled, params, [id('senator')], bringers),
  };
  const post = scenario.cast.posts.get(id('senator'))!;
  const item = { post, places, key, progress: { done: new Set<never>(), ahead: new Set<never>() } };
  return ballot(assembled, params, meeting, item, drawsOf(seed));
}
const votesIn = ({ names: on, votes }: Ballot): Readonly<Record<string, number>> =>
  Object.fromEntries(on.map((one, at) => [roster.id(one.row), votes[at]!]));
const rule = {
  quorum: { num: 1, den: 2 },
  majority: { of: 'present', share: { num: 1, den: 2 }, strict: true },
} as const;
const electedIn = (held: Ballot, electorate: AssemblyElectorate, places: number, seed: number) =>
  winners({ roster }, held, electorate, rule, places, key, drawsOf(seed)).map((at) => roster.id(held.names[at]!.row));

describe('the ballot', () => {
  it('has the list, names of repute, and from 0 to all votes for each', () => {
    for (const seed of seeds.slice(0, 50)) {
      const { names: on, votes } = hold({ list: ['hal', 'ivy', 'jo'], params: { ...p, surplus: 0.67 } }, seed);
      expect(on.filter(({ listed }) => listed).map((one) => roster.id(one.row))).toEqual(['hal', 'ivy', 'jo']);
      expect(on).toHaveLength(5);
      expect(new Set(on.map((one) => one.row)).size).toBe(5);
      for (const received of votes) expect(received >= 0 && received <= 48).toBe(true);
    }
  });

  it('is decided by the wishes of one guide where all follow him: he has his own people in the place of the list', () => {
    const patronage = Object.fromEntries(names.slice(0, 6).map((name) => [`${name}>gus`, 1]));
    const affinity = { 'gus>hal': -all, 'gus>ivy': -all, 'gus>jo': all, 'gus>kit': all, 'gus>ada': all };
    const list = ['hal', 'ivy', 'jo'];
    for (const seed of seeds.slice(0, 50)) {
      const held = hold(
        { told: { patronage, affinity }, electorate: steered, list, params: { ...p, backing: 1 } },
        seed,
      );
      expect(votesIn(held)).toEqual({ hal: 0, ivy: 0, jo: 20, ada: 20, kit: 20 });
      expect(electedIn(held, steered, 3, seed).sort()).toEqual(['ada', 'jo', 'kit']);
      for (const { backers, row: who } of held.names)
        expect(backers.map(({ guide }) => roster.id(guide))).toEqual(
          ['ada', 'kit'].includes(roster.id(who)) ? ['gus'] : [],
        );
      // Too few to put anybody up, they can only strike.
      expect(votesIn(hold({ told: { patronage, affinity }, electorate: steered, list }, seed))).toEqual({
        hal: 0,
        ivy: 0,
        jo: 20,
      });
    }
  });

  it('rests on nothing that a leader thinks where nobody is steered', () => {
    const told = {
      patronage: { 'ada>gus': 1, 'bo>gus': 1, 'hal>gus': 1 },
      affinity: { 'gus>hal': -all, 'cy>ivy': all, 'ada>jo': 1 },
    };
    const params = { ...p, surplus: 0.5, backing: 0 };
    const vote = { list: ['hal', 'ivy', 'jo'], params };
    let differ = 0;
    for (const seed of seeds.slice(0, 50)) {
      expect(votesIn(hold({ ...vote, told, electorate: unsteered }, seed))).toEqual(
        votesIn(hold({ ...vote, electorate: unsteered }, seed)),
      );
      if (votesIn(hold({ ...vote, told }, seed)).hal !== votesIn(hold(vote, seed)).hal) differ++;
    }
    expect(differ).toBeGreaterThan(40);
  });

  it('gives the means that the page states', () => {
    const told = {
      patronage: { 'ada>gus': 0.8, 'bo>fay': 1, 'hal>gus': 0.6 },
      affinity: { 'ada>hal': 0.5, 'cy>ivy': -1 },
      standing: { hal: 0.5 },
    };
    const sums = { hal: 0, ivy: 0 };
    for (const seed of seeds) {
      const votes = votesIn(hold({ told, list: ['hal', 'ivy'] }, seed));
      sums.hal += votes.hal!;
      sums.ivy += votes.ivy!;
    }
    // To gus, his patron, hal is worth 1.2, to ada 1; fay, who commands bo, is ill and guides nobody.
    const hal = 4 * (0.8 * expit(2.2) + 0.2 * expit(2) + 4 * expit(1)) + 28 * expit(2);
    const ivy = 4 * (4 * expit(1) + expit(-1)) + 28 * expit(1);
    // Five standard errors: five blocs of four and 28 alone, each decision with a variance of at most a quarter.
    const error = 5 * Math.sqrt((5 * 16 + 28) / 4 / seeds.length);
    expect(Math.abs(sums.hal / seeds.length - hal)).toBeLessThan(error);
    expect(Math.abs(sums.ivy / seeds.length - ivy)).toBeLessThan(error);
  });

  it('moves the counts of names together that one bloc dislikes', () => {
    const told = {
      patronage: Object.fromEntries(names.slice(0, 6).map((name) => [`${name}>gus`, 0.5])),
      affinity: { 'gus>hal': -all, 'gus>ivy': -all },
    };
    const counts = seeds.map((seed) => votesIn(hold({ told, list: ['hal', 'ivy', 'jo'] }, seed)));
    const correlation = (a: string, b: string): number => {
      const mean = (of: (one: Readonly<Record<string, number>>) => number) =>
        counts.reduce((sum, one) => sum + of(one), 0) / counts.length;
      const [ma, mb] = [mean((one) => one[a]!), mean((one) => one[b]!)];
      const covariance = mean((one) => (one[a]! - ma) * (one[b]! - mb));
      return covariance / Math.sqrt(mean((one) => (one[a]! - ma) ** 2) * mean((one) => (one[b]! - mb) ** 2));
    };
    // With n blocs of four behind gus, of five and an even chance each, 16 · 5/4 = 20 of a variance of some 35 is common.
    expect(correlation('hal', 'ivy')).toBeGreaterThan(0.35);
    expect(Math.abs(correlation('hal', 'jo'))).toBeLessThan(0.3);
  });

  it('is the same for alike names within Monte-Carlo error, and for each whatever the other names', () => {
    const told = { patronage: { 'ada>bo': 0.5 } };
    let difference = 0;
    for (const seed of seeds) {
      const { gus, hal } = votesIn(hold({ told, list: ['gus', 'hal'] }, seed));
      expect(votesIn(hold({ told, list: ['hal', 'gus', 'ivy'] }, seed))).toMatchObject({ gus, hal });
      difference += gus! - hal!;
    }
    expect(Math.abs(difference / seeds.length)).toBeLessThan(5 * Math.sqrt((2 * (5 * 16 + 28)) / 4 / seeds.length));
  });

  it('elects as often as the chances of all that blocs can do say', () => {
    const told = {
      patronage: { 'hal>gus': 1, 'ada>gus': 0.7 },
      affinity: { 'bo>ivy': -1, 'cy>jo': 0.5 },
      standing: { jo: 0.2 },
    };
    const list = ['hal', 'ivy', 'jo'];
    const prestige = { hal: 0, ivy: 0, jo: 0.4 };
    const chancesIf = (first: 'ada' | 'gus') => {
      const wishes = { hal: [first === 'gus' ? 2 : 0, 0, 0, 0, 0], ivy: [0, -2, 0, 0, 0], jo: [0, 0, 1, 0, 0] };
      return electionChances(
        (['hal', 'ivy', 'jo'] as const).map((name) =>
          countChances(wishes[name].map(expit), 4, 28, expit(prestige[name])),
        ),
        24,
        2,
      );
    };
    const led = chancesIf('gus');
    const free = chancesIf('ada');
    const tries = 2000;
    const elected = [0, 0, 0];
    for (let seed = 0; seed < tries; seed++) {
      const held = hold({ told, list, params: { ...p, habit: 0 } }, seed);
      for (const name of electedIn(held, everybody, 2, seed)) elected[list.indexOf(name)]!++;
    }
    elected.forEach((count, at) => {
      const exact = 0.7 * led[at]! + 0.3 * free[at]!;
      expect(exact).toBeGreaterThan(0.05);
      expect(exact).toBeLessThan(0.95);
      expect(Math.abs(count / tries - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / tries));
    });
  });
});

/** The chance of each count, by all that blocs of `size` can decide and the exact tally of those who follow nobody. */
function countChances(leaves: readonly number[], size: number, rest: number, alone: number): Float64Array {
  const others = tallyDistribution(new Float64Array(rest).fill(alone));
  const chances = new Float64Array(leaves.length * size + rest + 1);
  for (let choice = 0; choice < 2 ** leaves.length; choice++) {
    let chance = 1;
    let blocs = 0;
    leaves.forEach((one, b) => {
      const left = (choice >> b) & 1;
      chance *= left ? one : 1 - one;
      blocs += left;
    });
    others.forEach((other, count) => {
      chances[size * blocs + count]! += chance * other;
    });
  }
  return chances;
}

/** The chance of each of three names to be among the first with more than `least` votes, by all counts; ties by lot. */
function electionChances(counts: readonly Float64Array[], least: number, places: number): readonly number[] {
  const elected = [0, 0, 0];
  const [a, b, c] = counts as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++)
      for (let k = 0; k < c.length; k++) {
        const votes = [i, j, k];
        votes.forEach((own, at) => {
          if (own <= least) return;
          const ahead = votes.filter((one) => one > own).length;
          const tied = votes.filter((one) => one === own).length;
          elected[at]! += a[i]! * b[j]! * c[k]! * Math.min(1, Math.max(0, (places - ahead) / tied));
        });
      }
  return elected;
}
