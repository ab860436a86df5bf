/**
 * The ballot of an assembly: every delegate leaves each name on it or strikes it, independently, by logit. Votes are counted
 * by drawing, for each delegation and name, how many of its followers leave the name: a binomial number, by inversion, exact.
 */
import { type Draws, expit, jointKey, type ReadVector, type StableKey } from '../engine/index.ts';
import type { PersonId } from '../polity/index.ts';
import type { AssemblyElectorate } from './assembly-electorate.ts';
import type { Judging, Tastes } from './filling.ts';
import { isCarried, type VoteRule } from './kernels/index.ts';

export interface Assembled extends Judging {
  readonly standing: ReadVector;
}

export interface BallotParameters extends Pick<Tastes, 'loyalty-weight' | 'competence-weight' | 'distance-weight'> {
  /** What is taken of whoever was not judged. */
  readonly 'usual-organisation': number;
  /** Utility of full public standing to those who follow nobody. */
  readonly 'prestige-weight': number;
  /** Utility of standing on the list. */
  readonly habit: number;
}

export interface BallotName {
  readonly row: number;
  /** Addresses draws about the person, the place and the meeting. */
  readonly key: StableKey;
  readonly listed: boolean;
}

export type DrawsAt = (who: StableKey, which: number) => Draws;

/** Which draw of a name or of a delegation and name. */
const drawOf = { followers: 2, rest: 3, tie: 4 } as const;

/**
 * What judges (rows) think of persons (rows), in logit units, one row of the result a judge: loyalty and sympathy, ability
 * beyond the usual, opinions. Everybody is wholly loyal to himself.
 */
export function opinionsOf(
  { issues, affinity, patronage, organisation: able, position, salience }: Judging,
  tastes: Pick<Tastes, 'loyalty-weight' | 'competence-weight' | 'distance-weight'> & {
    readonly 'usual-organisation': number;
  },
  judges: readonly number[],
  persons: readonly number[],
): Float64Array {
  const n = persons.length;
  const opinions = new Float64Array(judges.length * n);
  const placeOf = new Map(persons.map((row, at) => [row, at]));
  const judgeOf = new Map(judges.map((row, at) => [row, at]));
  const ability = persons.map((row) => tastes['competence-weight'] * (able.get(row) - tastes['usual-organisation']));
  const where = Float64Array.from({ length: n * issues }, (_, i) =>
    position.get(persons[Math.floor(i / issues)]!, i % issues),
  );
  judges.forEach((judge, j) => {
    for (let at = 0; at < n; at++) opinions[j * n + at] = ability[at]!;
    for (let k = 0; k < issues; k++) {
      const own = position.get(judge, k);
      const weight = (tastes['distance-weight'] * salience.get(judge, k)) / (2 * issues);
      for (let at = 0; at < n; at++) opinions[j * n + at]! -= weight * Math.abs(own - where[at * issues + k]!);
    }
    const self = placeOf.get(judge);
    if (self !== undefined) opinions[j * n + self]! += tastes['loyalty-weight'];
    for (const [row, value] of affinity.row(judge)) {
      const at = placeOf.get(row);
      if (at !== undefined) opinions[j * n + at]! += tastes['loyalty-weight'] * value;
    }
  });
  persons.forEach((row, at) => {
    for (const [patron, share] of patronage.row(row)) {
      const j = judgeOf.get(patron);
      if (j !== undefined) opinions[j * n + at]! += tastes['loyalty-weight'] * share;
    }
  });
  return opinions;
}

/** Where the middle of those in play stands on each issue, and how much each issue matters to them. */
export interface Middle {
  readonly position: Float64Array;
  readonly salience: Float64Array;
}

export function middleOf({ now, roster, isInPlay, issues, position, salience }: Judging): Middle {
  const middle = { position: new Float64Array(issues), salience: new Float64Array(issues) };
  let count = 0;
  for (let row = 0; row < roster.size; row++) {
    const person = roster.id(row) as PersonId;
    if (now.isDead(person) || now.isDebarred(person) || !isInPlay(person)) continue;
    count++;
    for (let k = 0; k < issues; k++) {
      middle.position[k]! += position.get(row, k);
      middle.salience[k]! += salience.get(row, k);
    }
  }
  for (let k = 0; k < issues && count > 0; k++) {
    middle.position[k]! /= count;
    middle.salience[k]! /= count;
  }
  return middle;
}

/** What those who follow nobody think of a person (a row), in logit units: prestige, less his distance from the middle. */
export function repute(
  { issues, position, standing }: Assembled,
  params: Pick<BallotParameters, 'prestige-weight' | 'distance-weight'>,
  { position: middle, salience }: Middle,
  row: number,
): number {
  let sum = 0;
  for (let k = 0; k < issues; k++) sum += (salience[k]! * Math.abs(middle[k]! - position.get(row, k))) / 2;
  return params['prestige-weight'] * standing.get(row) - (params['distance-weight'] * sum) / Math.max(1, issues);
}

/** Votes for each name. A leader would have his followers vote as his present patrons wish, each by his share, and as he himself does with what is left. */
export function tally(
  state: Assembled,
  params: BallotParameters,
  { delegations, followers, rest }: AssemblyElectorate,
  middle: Middle,
  names: readonly BallotName[],
  draws: DrawsAt,
): readonly number[] {
  const led = followers > 0 ? delegations : [];
  const judges = new Map<number, number>();
  const judge = (row: number): number => {
    const known = judges.get(row) ?? judges.size;
    judges.set(row, known);
    return known;
  };
  const guided = led.map(({ leader, key }) => {
    const guides: { readonly judge: number; readonly share: number }[] = [];
    let own = 1;
    for (const [patron, share] of state.patronage.row(leader)) {
      if (!state.now.isPresent(state.roster.id(patron) as PersonId)) continue;
      guides.push({ judge: judge(patron), share });
      own -= share;
    }
    guides.push({ judge: judge(leader), share: Math.max(0, own) });
    return { key, guides };
  });
  const n = names.length;
  const opinions = opinionsOf(
    state,
    params,
    [...judges.keys()],
    names.map(({ row }) => row),
  );
  return names.map(({ row, key, listed }, at) => {
    const habit = listed ? params.habit : 0;
    let votes = 0;
    for (const delegation of guided) {
      let wish = habit;
      for (const guide of delegation.guides) wish += guide.share * opinions[guide.judge * n + at]!;
      votes += binomial(draws(jointKey(delegation.key, key), drawOf.followers), followers, expit(wish));
    }
    if (rest > 0) votes += binomial(draws(key, drawOf.rest), rest, expit(habit + repute(state, params, middle, row)));
    return votes;
  });
}

/** Places of the names that are elected, most votes first: those with the majority, as many as there are places; ties by lot. */
export function winners(
  names: readonly BallotName[],
  votes: readonly number[],
  { members, delegates }: AssemblyElectorate,
  rule: VoteRule,
  places: number,
  draws: DrawsAt,
): readonly number[] {
  const lot = (at: number): number => draws(names[at]!.key, drawOf.tie).uniform();
  return names
    .map((_, at) => at)
    .filter((at) => isCarried({ members, yes: votes[at]!, no: delegates - votes[at]!, abstain: 0 }, rule))
    .sort((a, b) => votes[b]! - votes[a]! || lot(a) - lot(b))
    .slice(0, places);
}

/** So many trials that the chance of the rarest outcome of so many even ones can still be held by a number. */
const mostTrials = 1000;

/**
 * A number of successes among `trials` independent ones of chance `p`, by inversion: exact, and never falling when `p`
 * rises. Takes one uniform for every 1,000 trials or part of them.
 */
export function binomial(draws: Pick<Draws, 'open'>, trials: number, p: number): number {
  if (!(Number.isInteger(trials) && trials >= 0) || !(p >= 0 && p <= 1))
    throw new RangeError(`binomial: ${trials} trials of chance ${p}`);
  let successes = 0;
  for (let left = trials; left > 0; left -= mostTrials) {
    const some = Math.min(left, mostTrials);
    const u = draws.open();
    successes += p > 0.5 ? some - quantile(1 - u, some, 1 - p) : quantile(u, some, p);
  }
  return successes;
}

/** The least number of successes whose cumulative chance is at least `u`; `p` at most a half. */
function quantile(u: number, trials: number, p: number): number {
  if (p === 0) return 0;
  const odds = p / (1 - p);
  let chance = power(1 - p, trials);
  let below = chance;
  let count = 0;
  while (below < u && count < trials) {
    chance *= (odds * (trials - count)) / (count + 1);
    const next = below + chance;
    // The rounded sum may end short of u; past the mean a term that adds nothing is the last.
    if (next === below && count > trials * p) break;
    below = next;
    count++;
  }
  return count;
}

/** By repeated squaring: the same bits everywhere. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, left = exponent; left > 0; left = Math.floor(left / 2), factor *= factor)
    if (left % 2 === 1) result *= factor;
  return result;
}
