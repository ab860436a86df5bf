/**
 * Turnover: routine departures from posts at a constant monthly hazard, by level of post, as cross-national figures give
 * it. Departures that politics decides are left to other mechanisms: `political-share` of the observed rate.
 *
 * Levels: `seat` for voting seats of a body that are no office of their own; `region` for posts that command a territory;
 * `top` for posts that command the government or appointments; `national` for the rest. docs/mechanisms/turnover.md
 */
import { addDays, type Day } from '../../calendar/index.ts';
import { jointKey } from '../../engine/index.ts';
import type { InstitutionsView, PersonId, Post, PostId } from '../../polity/index.ts';
import { defineMechanism } from '../contract.ts';
import { chanceWithin } from '../kernels/index.ts';

const daysPerMonth = 365.2425 / 12;
const params = ['national-exit', 'top-exit', 'seat-exit', 'region-exit', 'political-share'] as const;

export const turnover = defineMechanism({
  id: 'turnover',
  about: 'Routine departures from posts.',
  sources: [],
  owns: {},
  reads: {},
  hears: [],
  tells: ['vacates'],
  params,

  plan({ now, inputs, params: p, roster, from, to, draws, book }) {
    const months = (to - from + 1) / daysPerMonth;
    for (const post of now.cast.posts.values()) {
      // A post that no procedure fills is left by death alone: nobody could follow.
      if (!now.exists(post.id) || !now.postRule(post.id)?.filling.length) continue;
      const hazard = p[`${levelOf(now, post)}-exit`] * (1 - p['political-share']);
      const chance = chanceWithin(hazard, months);
      const seat = inputs.posts.key.get(post.id)!;
      for (const person of now.holders(post.id)) {
        const key = jointKey(seat, roster.key(roster.row(person)));
        const draw = draws(key, 0);
        if (draw.uniform() >= chance) continue;
        const day = addDays(from, Math.floor(draw.uniform() * (to - from + 1)));
        book(day as Day, key, { what: 'leaves', ids: { person, post: post.id }, numbers: { chance } });
      }
    }
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
});

function levelOf(now: InstitutionsView, post: Post): 'national' | 'top' | 'seat' | 'region' {
  if (post.class === 'full' && now.cast.organs.get(post.organ)?.kind === 'body') return 'seat';
  if (post.functions.includes('region')) return 'region';
  return post.functions.includes('head-of-government') || post.functions.includes('appointments') ? 'top' : 'national';
}
