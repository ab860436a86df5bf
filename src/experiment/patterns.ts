/**
 * Patterns: what histories should have in common with regimes of their kind, such as time in post; each a number of one
 * history, to be set beside published figures (published.ts). Nothing is fitted to them.
 */
import type { Day } from '../calendar/index.ts';
import { exp } from '../engine/index.ts';
import type { PostLevel } from '../model/index.ts';
import { type Change, type Chronicle, isVotingSeat, type OrganId, type Post, type PostId } from '../polity/index.ts';
import type { Measured } from './history-measures.ts';
import type { Plan } from './plan.ts';
import type { QuantileSketch } from './quantile-sketch.ts';
import { type Tenure, TimeInPost } from './time-in-post.ts';

export interface Pattern {
  readonly about: string;
  readonly unit: 'months' | 'share' | 'a year';
  /** Which number of the histories stands for all: means of rare counts, medians of durations. */
  readonly centre: 'mean' | 'median';
}

/** As turnover tells posts apart: offices that lead, others, seats in a body, posts that command a territory. */
export const postLevels = ['top', 'national', 'seat', 'region'] as const satisfies readonly PostLevel[];

const levelTexts: Readonly<Record<PostLevel, string>> = {
  top: 'posts at the top',
  national: 'national posts',
  seat: 'seats in bodies',
  region: 'posts over a territory',
};

/** Every pattern by name. */
export const patterns: Readonly<Record<string, Pattern>> = {
  ...Object.fromEntries(
    postLevels.flatMap((level): readonly (readonly [string, Pattern])[] => [
      [
        `median-months-${level}`,
        { about: `median time in post, ${levelTexts[level]}`, unit: 'months', centre: 'median' },
      ],
      [`left-in-a-year-${level}`, { about: `left within a year, ${levelTexts[level]}`, unit: 'share', centre: 'mean' }],
    ]),
  ),
  'removals-in-body': { about: 'days with a removal from a leading body', unit: 'a year', centre: 'mean' },
  'leaders-removed': { about: 'leaders removed from a leading post', unit: 'a year', centre: 'mean' },
  'turnover-after-new-top': {
    about: 'leading posts that change in the year after a new holder of a post at the top',
    unit: 'share',
    centre: 'mean',
  },
  'turnover-otherwise': { about: 'leading posts that change in other years', unit: 'share', centre: 'mean' },
  'leader-deaths': { about: 'deaths of leaders, each year of one', unit: 'a year', centre: 'mean' },
  'coup-attempts': { about: 'attempts to seize power by force', unit: 'a year', centre: 'mean' },
  're-elected': { about: 'members re-elected by an assembly', unit: 'share', centre: 'mean' },
};

const daysPerYear = 365.2425;

interface Place {
  /** Its number among the posts. */
  readonly at: number;
  readonly level: PostLevel;
  /** Worth as much as a full seat in a body that decides, as for scores; where no post is, those worth most. */
  readonly leads: boolean;
  /** The leading body in which it is a voting seat. */
  readonly body: OrganId | undefined;
}

/** All histories of a plan have the same: worked out once. */
const known = new WeakMap<Plan['model'], ReadonlyMap<PostId, Place>>();

function placesOf(plan: Pick<Plan, 'start' | 'model'>): ReadonlyMap<PostId, Place> {
  const places = known.get(plan.model) ?? placesFrom(plan);
  known.set(plan.model, places);
  return places;
}

function placesFrom({ start, model }: Pick<Plan, 'start' | 'model'>): ReadonlyMap<PostId, Place> {
  const { cast } = start.institutions;
  const { endowment, 'class-weight': weight } = model.values;
  const worth = (post: Post) => model.posts.worth.get(post.id)!;
  const posts = [...cast.posts.values()];
  const seat = weight!.full! * endowment!.agenda! + endowment!.seat!;
  // Sums of the same parts may differ in their last bits.
  const bar =
    Math.min(
      seat,
      posts.reduce((most, post) => Math.max(most, worth(post)), 0),
    ) - 1e-9;
  const isBody = (organ: OrganId) => cast.organs.get(organ)?.kind === 'body';
  const bodies = new Set(posts.filter((post) => worth(post) > bar && isBody(post.organ)).map(({ organ }) => organ));
  return new Map(
    posts.map((post, at) => [
      post.id,
      {
        at,
        level: model.posts.level.get(post.id)!,
        leads: worth(post) > bar,
        body: isVotingSeat(post) && bodies.has(post.organ) ? post.organ : undefined,
      },
    ]),
  );
}

/**
 * The patterns of one history; a name is absent where there is nothing to measure. Medians that are not reached are given as
 * the length of the history.
 * @param told what followed the start, on exact days
 */
export function measurePatterns(plan: Pick<Plan, 'start' | 'model' | 'to'>, told: Chronicle): Measured {
  const sweep = new Sweep(plan);
  for (const change of told) if (change.earliest <= plan.to) sweep.hear(change);
  return sweep.close(plan.to);
}

/** Who holds what, as far as patterns ask. */
class Held {
  /** Leading posts that each leader holds. */
  readonly leaders: Map<string, number>;
  /** Members with a vote of each leading body. */
  readonly members: Map<OrganId, number>;
  /** Posts at the top that somebody holds or has held, by number. */
  readonly topEver: Set<number>;
  /** Places held in leading posts below the top. */
  leadingPlaces: number;

  constructor(of?: Held) {
    this.leaders = new Map(of?.leaders);
    this.members = new Map(of?.members);
    this.topEver = new Set(of?.topEver);
    this.leadingPlaces = of?.leadingPlaces ?? 0;
  }

  take(person: string, { at, level, leads, body }: Place): void {
    if (level === 'top') this.topEver.add(at);
    if (leads) add(this.leaders, person, 1);
    if (leads && level !== 'top') this.leadingPlaces++;
    if (body !== undefined) add(this.members, body, 1);
  }

  leave(person: string, { level, leads, body }: Place): void {
    if (leads) add(this.leaders, person, -1);
    if (leads && level !== 'top') this.leadingPlaces--;
    if (body !== undefined) add(this.members, body, -1);
  }
}

/** All histories of a start begin with the same. */
const heldAtStart = new WeakMap<Plan['start'], { readonly model: Plan['model']; readonly held: Held }>();

function heldAt(plan: Pick<Plan, 'start' | 'model'>): Held {
  const before = heldAtStart.get(plan.start);
  if (before?.model === plan.model) return before.held;
  const held = new Held();
  for (const [post, place] of placesOf(plan))
    for (const person of plan.start.institutions.holders(post)) held.take(person, place);
  heldAtStart.set(plan.start, { model: plan.model, held });
  return held;
}

/** Goes through a history once, keeping who holds what. */
class Sweep {
  private readonly places: ReadonlyMap<PostId, Place>;
  private readonly first: Day;
  private last: Day;
  private readonly held: Held;
  /** First days of tenures begun in the history, by the number of the post, then person. */
  private readonly begun: (Map<string, Day> | undefined)[] = [];
  private readonly tenures = new Map<PostLevel, Tenure[]>(postLevels.map((level) => [level, []]));
  private newTopUntil: number;
  private readonly removedLeaders = new Set<string>();
  private readonly removalDays = new Set<string>();
  private readonly days = { leaders: 0, bodies: 0, afterNewTop: 0, otherwise: 0 };
  private readonly changes = { afterNewTop: 0, otherwise: 0 };
  private readonly election = { before: 0, again: 0 };
  /** Who died a leader; a record may tell the vacancy before the death. */
  private readonly dead = new Set<string>();
  private coups = 0;

  constructor(plan: Pick<Plan, 'start' | 'model'>) {
    const { start } = plan;
    this.places = placesOf(plan);
    this.first = start.day;
    this.last = start.day;
    this.newTopUntil = start.day;
    this.held = new Held(heldAt(plan));
  }

  hear(change: Change): void {
    this.advance(change.earliest);
    switch (change.kind) {
      case 'fills': {
        const place = this.places.get(change.post);
        if (change.acting || !place) break;
        if (this.held.topEver.has(place.at)) this.newTopUntil = change.earliest + daysPerYear;
        this.begin(change.person, place.at, change.earliest);
        this.held.take(change.person, place);
        break;
      }
      case 'vacates':
        if (!change.acting) this.leave(change);
        break;
      case 'dies':
        if (this.held.leaders.has(change.person)) this.dead.add(change.person);
        break;
      case 'strikes':
        this.coups++;
        break;
      case 'votes': {
        const { code, numbers } = change.cause;
        if (code !== 'assembly-elects') break;
        this.election.before += numbers?.before ?? 0;
        this.election.again += numbers?.again ?? 0;
        break;
      }
    }
  }

  close(to: Day): Measured {
    this.advance(to);
    for (const { at, level } of this.places.values())
      for (const since of this.begun[at]?.values() ?? [])
        this.tenures.get(level)!.push({ days: to - since, ended: false });
    const numbers: Record<string, number> = {};
    const rate = (name: string, count: number, days: number) => {
      if (days > 0) numbers[name] = (count * daysPerYear) / days;
    };
    for (const [level, tenures] of this.tenures) {
      const held = new TimeInPost(tenures);
      const within = held.shareLeft(daysPerYear);
      if (within === undefined) continue;
      numbers[`median-months-${level}`] = (12 * (held.median() ?? to - this.first)) / daysPerYear;
      numbers[`left-in-a-year-${level}`] = within;
    }
    rate('removals-in-body', this.removalDays.size, this.days.bodies);
    rate('leaders-removed', this.removedLeaders.size, this.days.leaders);
    rate('leader-deaths', this.dead.size, this.days.leaders);
    rate('coup-attempts', this.coups, to - this.first);
    rate('turnover-after-new-top', this.changes.afterNewTop, this.days.afterNewTop);
    rate('turnover-otherwise', this.changes.otherwise, this.days.otherwise);
    // From a rate to the share that changes within a year.
    for (const name of ['turnover-after-new-top', 'turnover-otherwise'])
      if (numbers[name] !== undefined) numbers[name] = 1 - exp(-numbers[name]);
    if (this.election.before > 0) numbers['re-elected'] = this.election.again / this.election.before;
    return numbers;
  }

  private advance(day: Day): void {
    const passed = day - this.last;
    if (passed <= 0) return;
    const after = Math.min(passed, Math.max(0, this.newTopUntil - this.last));
    this.days.leaders += this.held.leaders.size * passed;
    this.days.bodies += this.held.members.size * passed;
    this.days.afterNewTop += this.held.leadingPlaces * after;
    this.days.otherwise += this.held.leadingPlaces * (passed - after);
    this.last = day;
  }

  private begin(person: string, at: number, day: Day): void {
    const begun = this.begun[at] ?? new Map<string, Day>();
    this.begun[at] = begun;
    begun.set(person, day);
  }

  private leave({ person, post, reason, earliest }: Change & { readonly kind: 'vacates' }): void {
    const place = this.places.get(post);
    if (!place) return;
    const { at, level, leads, body } = place;
    const begun = this.begun[at];
    const since = begun?.get(person);
    // A post that is abolished ends no tenure that would not have lasted.
    if (since !== undefined) this.tenures.get(level)!.push({ days: earliest - since, ended: reason !== 'abolished' });
    begun?.delete(person);
    if (leads && reason === 'death') this.dead.add(person);
    if (leads && reason === 'removed') this.removedLeaders.add(`${person} ${earliest}`);
    if (body !== undefined && reason === 'removed') this.removalDays.add(`${body} ${earliest}`);
    // What a leader gives up on taking another post is no turnover among those below him.
    if (leads && level !== 'top' && reason !== 'rule' && reason !== 'abolished')
      this.changes[earliest <= this.newTopUntil ? 'afterNewTop' : 'otherwise']++;
    this.held.leave(person, place);
  }
}

/** Keys at 0 are taken out. */
function add<K>(counts: Map<K, number>, key: K, step: number): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** A pattern over histories. */
export interface PatternSpread {
  readonly pattern: string;
  /** Histories that have it. */
  readonly of: number;
  readonly mean: number;
  readonly median: number;
  /** 10 and 90 % quantiles over histories. */
  readonly low: number;
  readonly high: number;
}

/** @returns undefined where no history has the pattern */
export function patternSpread(pattern: string, sketch: QuantileSketch): PatternSpread | undefined {
  if (sketch.count === 0) return undefined;
  const [low, median, high] = [0.1, 0.5, 0.9].map((q) => sketch.quantile(q)) as [number, number, number];
  return { pattern, of: sketch.count, mean: sketch.mean, median, low, high };
}
