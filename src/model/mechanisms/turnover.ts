/**
 * Turnover: routine departures from posts at a constant monthly hazard, by level of post, as cross-national figures give
 * it. Departures that politics decides are left to other mechanisms: `political-share` of the observed rate.
 *
 * Levels: `seat` for voting seats of a body that are no office of their own; `region` for posts that command a territory;
 * `top` for posts that command the government or appointments; `national` for the rest.
 *
 * The hazards of a person's posts add up and run against a unit exponential variate; on the day that uses it up he leaves one of
 * them, chosen in proportion to their hazards. Posts gained and lost count from the month after. docs/mechanisms/turnover.md
 */
import { type Day, firstDayOf, lastDayOf, type MonthIndex, monthOf } from '../../calendar/index.ts';
import { jointKey, type PlanScene } from '../../engine/index.ts';
import type { InstitutionsView, PersonId, PostId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { never } from '../columns.ts';
import { defineMechanism, type ModelInputs, type Writing } from '../contract.ts';
import { chanceWithin, usedWithin, waitOf } from '../kernels/index.ts';

const daysPerMonth = 365.2425 / 12;
const owns = {
  exitRate: columns.exitRate,
  exitDay: columns.exitDay,
  tenureDay: columns.tenureDay,
  tenure: columns.tenure,
};
const params = ['national-exit', 'top-exit', 'seat-exit', 'region-exit', 'political-share', 'elected-share'] as const;
type Scene = Writing<typeof owns, Record<never, never>, (typeof params)[number]>;
type Planning = PlanScene<InstitutionsView, ModelInputs, typeof owns, Record<never, never>, (typeof params)[number]>;

export const turnover = defineMechanism({
  id: 'turnover',
  about: 'Routine departures from posts.',
  sources: [],
  owns,
  reads: {},
  hears: ['fills', 'vacates'],
  tells: ['vacates'],
  params,

  init(scene) {
    for (let row = 0; row < scene.roster.size; row++) {
      const rate = rateOf(scene, scene.now.postsOf(scene.roster.id(row) as PersonId));
      if (rate > 0) wind(scene, row, scene.day, rate);
    }
  },

  hear(change, scene) {
    if (change.acting) return;
    const { own, now, roster } = scene;
    const row = roster.row(change.person);
    const before = own.exitRate.get(row);
    const rate = rateOf(scene, now.postsOf(change.person));
    if (rate === before) return;
    const next = firstDayOf((monthOf(change.earliest) + 1) as MonthIndex);
    const left = own.tenure.get(row) - usedWithin((next - own.tenureDay.get(row)) / daysPerMonth, before);
    own.exitRate.set(row, rate);
    // He leaves before, or has been spared and is looked at anew at the end of the month.
    if (own.exitDay.get(row) < next) return;
    if (left > 0) settle(scene, row, next, rate, left);
    else wind(scene, row, next, rate);
  },

  plan(scene) {
    const { own, roster, to } = scene;
    const exits = own.exitDay.values;
    for (let row = 0; row < roster.size; row++) if (exits[row]! <= to) leave(scene, row);
  },

  occur({ ids, numbers }, { now, tell }) {
    const person = ids!.person as PersonId;
    const post = ids!.post as PostId;
    if (!now.holds(person, post)) return;
    tell({
      kind: 'vacates',
      person,
      post,
      acting: false,
      reason: 'transferred',
      cause: { code: 'turnover', ...(numbers && { numbers }) },
    });
  },

  /** Whoever's day has come, whether he left or not, is as anybody in his posts. */
  drift(scene) {
    const { own, roster, month } = scene;
    const to = lastDayOf(month);
    const exits = own.exitDay.values;
    for (let row = 0; row < roster.size; row++)
      if (exits[row]! <= to) wind(scene, row, (to + 1) as Day, own.exitRate.get(row));
  },
});

/** Books which posts somebody leaves this month, and when. Mostly it is one. */
function leave(scene: Planning, row: number): void {
  const { now, own, inputs, roster, from, to, draws, book } = scene;
  const person = roster.id(row) as PersonId;
  const posts = now.postsOf(person);
  const known = exitRates(scene);
  const rates = posts.map((post) => known.get(post)!);
  let rate = own.exitRate.get(row);
  if (rate <= 0) return;
  const months = (to - from + 1) / daysPerMonth;
  const draw = draws(roster.key(row), 0);
  const planned = own.exitDay.get(row);
  let day = planned < from ? dayAfter(from, draw.exponential(1), rate) : planned;
  while (day <= to) {
    const which = draw.categorical(rates);
    const post = posts[which]!;
    const key = jointKey(inputs.posts.key.get(post)!, roster.key(row));
    const chance = chanceWithin(rates[which]!, months);
    book(day as Day, key, { what: 'leaves', ids: { person, post }, numbers: { chance } });
    rates[which] = 0;
    rate = 0;
    for (const one of rates) rate += one;
    day = dayAfter(day, draw.exponential(1), rate);
  }
}

/** Which parameter is the rate of which kind of post. */
const exit = { seat: 'seat-exit', region: 'region-exit', top: 'top-exit', national: 'national-exit' } as const;

/** Hazard a month of a routine departure from any of some posts. */
function rateOf(scene: Reading, posts: readonly PostId[]): number {
  const rates = exitRates(scene);
  let rate = 0;
  for (const post of posts) rate += rates.get(post)!;
  return rate;
}

type Reading = Pick<Scene, 'now' | 'inputs' | 'params'>;

/** By the parameters, which are those of one model. */
const ratesKnown = new WeakMap<Scene['params'], ReadonlyMap<PostId, number>>();

/** The same by post. One that no procedure fills is left by death alone: nobody could follow. */
function exitRates({ now, inputs, params: p }: Reading): ReadonlyMap<PostId, number> {
  const before = ratesKnown.get(p);
  if (before !== undefined) return before;
  const rates = new Map<PostId, number>();
  for (const post of now.cast.posts.keys()) {
    const usual = p[exit[inputs.posts.level.get(post)!]] * (1 - p['political-share']);
    const rate = usual * (inputs.posts.elected.has(post) ? p['elected-share'] : 1);
    rates.set(post, now.postRule(post)?.filling.length ? rate : 0);
  }
  ratesKnown.set(p, rates);
  return rates;
}

function dayAfter(day: number, spared: number, rate: number): number {
  const wait = waitOf(spared, rate) * daysPerMonth;
  return wait < never - day ? day + Math.floor(wait) : never;
}

function wind(scene: Scene, row: number, from: Day, rate: number): void {
  settle(scene, row, from, rate, scene.draws(scene.roster.key(row), 0).exponential(1));
}

function settle({ own }: Scene, row: number, from: Day, rate: number, spared: number): void {
  own.exitRate.set(row, rate);
  own.tenureDay.set(row, from);
  own.tenure.set(row, spared);
  own.exitDay.set(row, dayAfter(from, spared, rate));
}
