/**
 * The council of Saltmarch: when its strongest member falls, and what becomes of the others in other circumstances, worked
 * out on paper in docs/by-hand.md. The same formulas stand here, from the table of parameters alone, and the model is held to
 * them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Day, monthOf } from '../../src/calendar/index.ts';
import { type PlanOptions, planOf, runPlan } from '../../src/experiment/index.ts';
import { findScenario, readFolder } from '../../src/host/index.ts';
import { parameterValues } from '../../src/model/index.ts';
import type { Change } from '../../src/polity/index.ts';
import { type Intervention, readScenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'by-hand.md'), 'utf8');
const loaded = readScenario(readFolder(findScenario('saltmarch', root)!), 'saltmarch');
if (!loaded.ok) throw new Error(`saltmarch does not load: ${JSON.stringify(loaded.problems)}`);
const { scenario } = loaded;

/* By hand: nothing of the model but its table of parameters. */

const values = parameterValues() as Readonly<Record<string, Readonly<Record<string, number>>>>;
const daysOf = [31, 28, 31, 30, 31, 30];
/** Meetings of the council a month: six a year, as rules.yaml has it. */
const meeting = 6 / 12;

/** The council's first half year in three boxes: nothing moved yet, a motion on the table, voted on. */
function waiting() {
  let [quiet, pending, voted] = [1, 0, 0];
  return daysOf.map((days) => {
    const occasion = 1 - Math.exp((-values.coalition!.opportunities! * days) / 365.2425);
    // Of two days drawn from so many, the second is not before the first.
    const inTime = (days + 1) / (2 * days);
    const atOnce = quiet * occasion * meeting * inTime;
    voted += pending * meeting + atOnce;
    pending = pending * (1 - meeting) + quiet * occasion - atOnce;
    quiet *= 1 - occasion;
    return { quiet, pending, voted };
  });
}

const worth = (functions: readonly string[]) =>
  values['class-weight']!.full! * functions.reduce((sum, name) => sum + values.endowment![name]!, 0) +
  values.endowment!.seat!;
const powers = {
  corvin: worth(['army', 'police', 'foreign-intelligence']),
  maud: worth(['industry', 'unions', 'trade']),
  joris: worth(['press', 'ideology', 'justice']),
  ebba: worth(['finance', 'planning']),
};

/** That a motion is carried which Corvin moves alone against Maud, while all of the `free` others have to raise their hands. */
function aloneAgainstMaud(members: readonly (keyof typeof powers)[], free: number) {
  const { corvin, maud } = powers;
  const mean = members.reduce((sum, name) => sum + powers[name], 0) / members.length;
  const v = values.votes!;
  const threat = v['threat-weight']! * Math.log(maud / mean);
  const fear = (v['fear-weight']! * (corvin - maud)) / (corvin + maud);
  const yes = (attitude: number) =>
    Math.exp(attitude / 2) / (Math.exp(attitude / 2) + Math.exp(-attitude / 2) + Math.exp(v.abstention!));
  const first = yes(threat + fear) ** free;
  return yes(threat + fear + v['bandwagon-weight']! * (2 * first - 1)) ** free;
}

/* By the program. */

const histories = 4000;
const start = monthOf(scenario.asOf) + 1;

function simulated(options: Partial<PlanOptions>, count = histories) {
  const plan = planOf(scenario, { variant: 'free', seed: 5, ...options });
  return Array.from({ length: count }, (_, history) => {
    const told = runPlan(plan, history);
    const { chronicle } = told.history;
    return { chronicle, ending: told.trace.paramount.at(-1), truths: told.trace.truths };
  });
}
type Simulated = ReturnType<typeof simulated>;

const vacate = (post: string, person: string): readonly Intervention[] => [
  { do: 'vacate', post, person, on: (scenario.asOf + 1) as Day } as Intervention,
];
const told = (chronicle: readonly Change[], kind: Change['kind']) => chronicle.filter((change) => change.kind === kind);
const monthIn = (change: Change) => monthOf(change.earliest as Day) - start;

/** How far a share lies from a chance, in standard errors of so many histories. */
function errors(share: number, chance: number, count = histories): number {
  const error = Math.sqrt((chance * (1 - chance)) / count);
  return error === 0 ? (share === chance ? 0 : Infinity) : Math.abs(share - chance) / error;
}

/** The share of histories in which the council has voted on that person's seat by the end of each month; `carried`: and taken it. */
function votedBy(sample: Simulated, person: string, carried = false): readonly number[] {
  const first = sample.map(({ chronicle }) =>
    chronicle.find((change) => change.kind === 'votes' && 'person' in change.motion && change.motion.person === person),
  );
  return daysOf.map(
    (_, month) =>
      first.filter((vote) => vote?.kind === 'votes' && monthIn(vote) <= month && (!carried || vote.carried)).length /
      sample.length,
  );
}

/** The chances of carrying that the model told with its first votes. */
function chancesTold(sample: Simulated): readonly number[] {
  const first = sample.map(({ chronicle }) => told(chronicle, 'votes')[0]?.cause?.numbers?.chance);
  return [...new Set(first.filter((chance) => chance !== undefined))];
}

describe('the page', () => {
  it('states the numbers that the formulas give', () => {
    for (const { quiet, pending, voted } of waiting())
      expect(page).toContain(`| ${[quiet, pending, voted].map((chance) => chance.toFixed(4)).join(' | ')} |`);
    const all = aloneAgainstMaud(['corvin', 'maud', 'joris', 'ebba'], 2);
    const three = aloneAgainstMaud(['corvin', 'maud', 'joris'], 1);
    const last = waiting().at(-1)!;
    const stated = [all, three, 1 - last.quiet, 1 - last.voted, last.voted * three, last.voted * all];
    for (const chance of stated) expect(page).toContain(` ${chance.toFixed(4)}`);
  });
});

describe('the four', () => {
  const sample = simulated({});
  const hand = waiting();

  it('command ten, five, four and three', () => {
    const { corvin, maud, joris, ebba } = powers;
    for (const [power, ratio] of [
      [corvin, 10],
      [maud, 5],
      [joris, 4],
    ] as const)
      expect(power / ebba).toBeCloseTo(ratio / 3, 12);
    const moved = told(sample[0]!.chronicle, 'moves')[0]!;
    expect(moved.cause?.numbers?.control).toBeCloseTo(10 / 22, 12);
  });

  it('cast out the strongest, by each month as often as the three boxes say', () => {
    const lost = daysOf.map((_, month) => sample.filter(({ truths }) => truths[month]).length / histories);
    lost.forEach((share, month) => {
      expect(errors(share, hand[month]!.voted), `month ${month + 1}: ${share}`).toBeLessThan(4);
    });
  });

  it('move once, all three against him, and carry it; the three leave each other in peace', () => {
    for (const { chronicle } of sample) {
      const moves = told(chronicle, 'moves');
      expect(moves.length).toBeLessThan(2);
      for (const move of moves)
        expect(move).toMatchObject({ person: 'maud', backers: ['joris', 'ebba'], motion: { person: 'corvin' } });
      for (const vote of told(chronicle, 'votes'))
        expect(vote).toMatchObject({ carried: true, yes: 3, no: 0, abstain: 1 });
    }
    const moved = sample.filter(({ chronicle }) => told(chronicle, 'moves').length > 0).length / histories;
    expect(errors(moved, 1 - hand.at(-1)!.quiet)).toBeLessThan(4);
  });

  it('are led by nobody once he is gone, and by him until then', () => {
    for (const { ending, truths } of sample) expect(ending).toBe(truths[5] ? '' : 'corvin');
  });
});

describe('three of them', () => {
  it('without the strongest: nothing is ever moved', () => {
    for (const { chronicle, ending } of simulated({ interventions: vacate('captain', 'corvin') }, 300)) {
      expect(told(chronicle, 'moves')).toEqual([]);
      expect(ending).toBe('');
    }
  });

  it('without the weakest: the strongest rules alone, and moves against the next, whose fate hangs on one hand', () => {
    const sample = simulated({ interventions: vacate('treasurer', 'ebba') });
    const chance = aloneAgainstMaud(['corvin', 'maud', 'joris'], 1);
    expect(chancesTold(sample)).toEqual([expect.closeTo(chance, 12)]);
    const lost = votedBy(sample, 'maud', true);
    waiting().forEach(({ voted }, month) => {
      expect(errors(lost[month]!, voted * chance), `month ${month + 1}: ${lost[month]}`).toBeLessThan(4);
    });
    for (const { ending, chronicle } of sample) {
      expect(ending).toBe('corvin');
      expect(told(chronicle, 'moves')[0] ?? { person: 'corvin', backers: [] }).toMatchObject({
        person: 'corvin',
        backers: [],
      });
    }
  });
});

describe('the four by another theory, that of the largest bloc', () => {
  const theories = { coalition: 'largest-bloc' } as const;
  const chance = aloneAgainstMaud(['corvin', 'maud', 'joris', 'ebba'], 2);

  it('see the strongest move against the next, and the first vote carried as often as two free hands are raised', () => {
    const sample = simulated({ theories });
    expect(chancesTold(sample)).toEqual([expect.closeTo(chance, 12)]);
    const voted = votedBy(sample, 'maud');
    const lost = votedBy(sample, 'maud', true);
    waiting().forEach((hand, month) => {
      expect(errors(voted[month]!, hand.voted), `month ${month + 1}: voted ${voted[month]}`).toBeLessThan(4);
      expect(errors(lost[month]!, hand.voted * chance), `month ${month + 1}: ${lost[month]}`).toBeLessThan(4);
    });
    for (const { ending } of sample) expect(ending).toBe('corvin');
  });

  it('would be told apart from a model that weighs otherwise', () => {
    const seldom = simulated({ theories, overrides: { 'coalition.opportunities': 8 } });
    const worst = Math.max(...votedBy(seldom, 'maud').map((share, month) => errors(share, waiting()[month]!.voted)));
    expect(worst).toBeGreaterThan(4);
    const fearless = simulated({ theories, overrides: { 'votes.fear-weight': 0 } });
    expect(errors(votedBy(fearless, 'maud', true)[5]!, waiting()[5]!.voted * chance)).toBeGreaterThan(4);
    for (const name of ['threat-weight', 'fear-weight', 'bandwagon-weight', 'abstention']) {
      const other = simulated({ theories, overrides: { [`votes.${name}`]: 0.9 * values.votes![name]! } }, 20);
      expect(Math.abs(chancesTold(other)[0]! - chance), name).toBeGreaterThan(1e-4);
    }
  });
});
