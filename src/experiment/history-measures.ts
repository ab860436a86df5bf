/**
 * Measures of one history: a closed list of numbers read off its chronicle and its last month, each with a unit. Preregistered
 * signs are stated in them and contrasts compare them.
 *
 * To add one: a line in `measures`, and the number under the same name from `measureHistory` or from `measureLastMonth` (last-month.ts).
 */
import { addDays, type Day } from '../calendar/index.ts';
import {
  type Chronicle,
  type ExitReason,
  exitReasons,
  type FactOf,
  type PersonId,
  type Status,
  statuses,
} from '../polity/index.ts';
import type { Plan } from './plan.ts';
import { soFar } from './so-far.ts';

export interface Measure {
  readonly about: string;
  readonly unit: string;
  /**
   * The measure is a ratio of sums over all histories: of the number under its own name to the one under this. The mean of
   * the number over histories when left out.
   */
  readonly over?: string;
}

/** The unit of a measure that is 1 in a history or 0. */
export const shareOfHistories = 'share of histories';

const entries = <K extends string>(names: readonly K[], measure: (name: K) => readonly [string, Measure]) =>
  Object.fromEntries(names.map(measure));

/** Every measure by name. */
export const measures: Readonly<Record<string, Measure>> = {
  'any-paramount': { about: 'histories that end with somebody paramount', unit: shareOfHistories },
  'likeliest-winner': {
    about: 'histories that end with the person paramount who most often is in the first of the two settings',
    unit: shareOfHistories,
  },
  departures: { about: 'departures from posts', unit: 'a history' },
  ...entries(exitReasons, (reason) => [
    `departures-${reason}`,
    { about: `departures from posts with the reason ${reason}`, unit: 'a history' },
  ]),
  entries: { about: 'posts filled', unit: 'a history' },
  deaths: { about: 'deaths', unit: 'a history' },
  illnesses: { about: 'illnesses begun', unit: 'a history' },
  ...entries(statuses, (status) => [
    `sanctions-${status}`,
    { about: `sanctions that leave somebody ${status}`, unit: 'a history' },
  ]),
  'months-in-post': { about: 'time in post at departure', unit: 'months', over: 'departures' },
  'motions-to-remove': { about: 'votes on a motion to remove', unit: 'a history' },
  'motions-carried': { about: 'motions to remove that are carried', unit: 'share of them', over: 'motions-to-remove' },
  'motions-by-rivals': {
    about: 'motions to remove whose mover holds a rival tie to the target',
    unit: 'share of them',
    over: 'motions-to-remove',
  },
  sponsored: { about: 'posts filled at the word of a person', unit: 'a history' },
  'own-men': {
    about: 'appointees whom their sponsor had named before, or whose patron he was at the start',
    unit: 'share of those sponsored',
    over: 'sponsored',
  },
  'single-posts-filled': {
    about: 'holders of a post with one place, at the end',
    unit: 'persons a post',
  },
  'organisation-of-holders': {
    about: 'ability to organise of holders of posts without cadres, at the end',
    unit: '0 to 1',
  },
  'largest-control': { about: 'the largest share of control, at the end', unit: 'share of control' },
  'control-of-most-clients': {
    about: 'control of the person with the most clients, at the end',
    unit: 'share of control',
  },
  'control-of-appointers': {
    about: 'control of those who hold a post of class chair or first that commands appointments, at the end',
    unit: 'share of control',
  },
  'games-played': { about: 'games of the circle of those who count that were solved', unit: 'a history' },
  'games-unsettled': {
    about: 'games whose responses did not settle within the sweeps',
    unit: 'share of them',
    over: 'games-played',
  },
  'hidden-control': {
    about: 'control that would have to change hands to make real what everybody perceives, at the end',
    unit: 'share of control',
  },
  'oldest-frail-dead': {
    about: 'whether the oldest of the persons asked about with a judged health risk above 0.05 dies within three years',
    unit: shareOfHistories,
  },
};

/** Numbers by the name of their measure; a name is absent where the history has nothing to measure. */
export type Measured = Readonly<Record<string, number>>;

/** @param start the chronicle up to the start, @param told what followed */
export function measureHistory(plan: Plan, start: Chronicle, told: Chronicle): Measured {
  const numbers: Record<string, number> = {};
  for (const name of counted) numbers[name] = 0;
  const count = (name: string, amount = 1) => {
    numbers[name] = numbers[name]! + amount;
  };
  const before = soFar(start).copy();
  const moves: FactOf<'moves'>[] = [];
  for (const change of told) {
    switch (change.kind) {
      case 'dies':
        count('deaths');
        break;
      case 'falls-ill':
        count('illnesses');
        break;
      case 'sanctioned':
        count(sanctionsOf[change.status]);
        break;
      case 'moves':
        moves.push(change);
        break;
      case 'votes': {
        if (change.motion.on !== 'remove') break;
        count('motions-to-remove');
        if (change.carried) count('motions-carried');
        const mover = (change.cause.ids?.mover as PersonId | undefined) ?? moverOf(change, moves);
        if (mover !== undefined && before.rivals.has(mover, change.motion.person)) count('motions-by-rivals');
        break;
      }
      case 'fills':
        if (change.acting) break;
        count('entries');
        if (change.sponsor === undefined) break;
        count('sponsored');
        if (before.men.has(change.sponsor, change.person)) count('own-men');
        break;
      case 'vacates':
        if (change.acting) break;
        count('departures');
        count(departuresFor[change.reason]);
        count('months-in-post', monthsBetween(before.since.get(change.person, change.post), change.earliest));
        break;
    }
    before.follow(change);
  }
  const frail = oldestFrail(plan);
  if (frail !== undefined) {
    const last = addDays(plan.start.day, Math.round(3 * 365.2425));
    numbers['oldest-frail-dead'] = told.some(
      (change) => change.kind === 'dies' && change.person === frail && change.earliest <= last,
    )
      ? 1
      : 0;
  }
  return numbers;
}

/** Whoever brought last what is voted on. */
function moverOf({ body, motion }: FactOf<'votes'>, moves: readonly FactOf<'moves'>[]): PersonId | undefined {
  const text = JSON.stringify(motion);
  return moves.findLast((move) => move.body === body && JSON.stringify(move.motion) === text)?.person;
}

const departuresFor = Object.fromEntries(exitReasons.map((reason) => [reason, `departures-${reason}`])) as Readonly<
  Record<ExitReason, string>
>;
const sanctionsOf = Object.fromEntries(statuses.map((status) => [status, `sanctions-${status}`])) as Readonly<
  Record<Status, string>
>;

/** Numbers that are 0 where nothing of the kind happens. */
const counted: readonly string[] = [
  'departures',
  ...Object.values(departuresFor),
  'entries',
  'deaths',
  'illnesses',
  ...Object.values(sanctionsOf),
  'months-in-post',
  'motions-to-remove',
  'motions-carried',
  'motions-by-rivals',
  'sponsored',
  'own-men',
];

/** Judged risk a year beyond which a person counts as frail. */
const frailRisk = 0.05;

function oldestFrail({ persons, start }: Plan): PersonId | undefined {
  const frail = persons.filter(
    (person) =>
      (start.assessments.get(person)?.get('health-risk')?.mode ?? 0) > frailRisk &&
      start.born.has(person) &&
      !start.institutions.isDead(person),
  );
  return frail.sort((a, b) => start.born.get(a)! - start.born.get(b)! || (a < b ? -1 : 1))[0];
}

const daysPerMonth = 365.2425 / 12;

function monthsBetween(from: Day | undefined, to: Day): number {
  return from === undefined ? 0 : (to - from) / daysPerMonth;
}
