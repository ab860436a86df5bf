/**
 * Measures of one history: a closed list of numbers read off its chronicle and its last month, each with a unit. Preregistered
 * signs are stated in them and contrasts compare them.
 *
 * To add one: a line in `measures`, and the number under the same name from `measureHistory` or `measureLastMonth`.
 */
import { addDays, type Day } from '../calendar/index.ts';
import { type ModelGlance, organisation, patronage } from '../model/index.ts';
import { type Change, type Chronicle, exitReasons, type PersonId, statuses } from '../polity/index.ts';
import type { Plan } from './plan.ts';

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
  const count = (name: string, amount = 1) => {
    numbers[name] = (numbers[name] ?? 0) + amount;
  };
  for (const name of counted) numbers[name] = 0;
  const known = standing(start);
  const since = new Map<string, Day>();
  const rivals = new Set(known.rivals);
  const men = new Set<string>();
  const movers = new Map<string, PersonId>();
  const isOwn = (pair: string) => men.has(pair) || known.men.has(pair);
  const begun = (tenure: string) => since.get(tenure) ?? known.since.get(tenure);
  for (const change of told) {
    switch (change.kind) {
      case 'dies':
        count('deaths');
        break;
      case 'falls-ill':
        count('illnesses');
        break;
      case 'sanctioned':
        count(`sanctions-${change.status}`);
        break;
      case 'moves':
        movers.set(JSON.stringify([change.body, change.motion]), change.person);
        break;
      case 'votes': {
        if (change.motion.on !== 'remove') break;
        count('motions-to-remove');
        if (change.carried) count('motions-carried');
        const mover = change.cause.ids?.mover ?? movers.get(JSON.stringify([change.body, change.motion]));
        if (mover !== undefined && rivals.has(`${mover} ${change.motion.person}`)) count('motions-by-rivals');
        break;
      }
      case 'fills':
        if (change.acting) break;
        count('entries');
        if (change.sponsor === undefined) break;
        count('sponsored');
        if (isOwn(`${change.sponsor} ${change.person}`)) count('own-men');
        break;
      case 'vacates':
        if (change.acting) break;
        count('departures');
        count(`departures-${change.reason}`);
        count('months-in-post', monthsBetween(begun(`${change.person} ${change.post}`), change.earliest));
        break;
    }
    follow(change, since, rivals, men);
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

interface Standing {
  /** First days of tenures, by person and post. */
  readonly since: Map<string, Day>;
  /** Whose rival is whom. */
  readonly rivals: Set<string>;
  /** Who has named whom, or is his patron. */
  readonly men: Set<string>;
}

function follow(change: Change, since: Standing['since'], rivals: Standing['rivals'], men: Standing['men']): void {
  if (change.kind === 'fills') {
    if (!change.acting) since.set(`${change.person} ${change.post}`, change.earliest);
    if (change.sponsor !== undefined) men.add(`${change.sponsor} ${change.person}`);
  } else if (change.kind === 'ties') {
    if (change.tie === 'rival') rivals.add(`${change.from} ${change.to}`);
    else if (change.tie === 'patron') men.add(`${change.from} ${change.to}`);
  } else if (change.kind === 'unties' && change.tie === 'rival') rivals.delete(`${change.from} ${change.to}`);
}

/** All histories of a plan have one start: gone through once. */
const starts = new WeakMap<Chronicle, Standing>();

function standing(start: Chronicle): Standing {
  const before = starts.get(start);
  if (before) return before;
  const known: Standing = { since: new Map(), rivals: new Set(), men: new Set() };
  for (const change of start) follow(change, known.since, known.rivals, known.men);
  starts.set(start, known);
  return known;
}

/** The measures of a month's end. */
export function measureLastMonth(glance: ModelGlance): Measured {
  const { now, control } = glance;
  const numbers: Record<string, number> = {
    'any-paramount': glance.paramount === undefined ? 0 : 1,
    'largest-control': control.reduce((most, share) => Math.max(most, share), 0),
    'hidden-control': glance.perceived().reduce((sum, share, row) => sum + Math.abs(share - control[row]!), 0) / 2,
  };
  const mean = (name: string, values: readonly number[]) => {
    if (values.length > 0) numbers[name] = values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const posts = [...now.cast.posts.values()].filter(({ id }) => now.exists(id));
  const rows = (persons: Iterable<PersonId>) => [...persons].map((person) => glance.row(person)!);
  mean(
    'single-posts-filled',
    posts.filter(({ id }) => now.capacity(id) === 1).map(({ id }) => now.holders(id).length),
  );
  const holders = rows(new Set(posts.filter(({ cadres }) => cadres === 0).flatMap(({ id }) => now.holders(id))));
  const able = glance.column(organisation);
  mean(
    'organisation-of-holders',
    holders.map((row) => able.get(row)),
  );
  const appointers = posts.filter(
    (post) => (post.class === 'chair' || post.class === 'first') && post.functions.includes('appointments'),
  );
  mean(
    'control-of-appointers',
    rows(new Set(appointers.flatMap(({ id }) => now.holders(id)))).map((row) => control[row]!),
  );
  const clients = new Map<number, number>();
  const bonds = glance.column(patronage);
  for (let row = 0; row < control.length; row++)
    for (const [patron] of bonds.row(row)) clients.set(patron, (clients.get(patron) ?? 0) + 1);
  const most = Math.max(0, ...clients.values());
  mean(
    'control-of-most-clients',
    [...clients].filter(([, many]) => many === most).map(([row]) => control[row]!),
  );
  return numbers;
}

/** Numbers that are 0 where nothing of the kind happens. */
const counted: readonly string[] = [
  'departures',
  ...exitReasons.map((reason) => `departures-${reason}`),
  'entries',
  'deaths',
  'illnesses',
  ...statuses.map((status) => `sanctions-${status}`),
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
