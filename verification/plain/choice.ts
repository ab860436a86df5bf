/** Plain twin of the screened choice: asks of everybody whether he stands, and looks at each who does in full, one after another. */
import type { Draws } from '../../src/engine/index.ts';
import type { Choosing, Chosen } from '../../src/model/choosing.ts';
import { opinion, suitability, type Tastes } from '../../src/model/filling.ts';
import { gumbelOfWord } from '../../src/model/kernels/index.ts';
import type { PersonId, Post } from '../../src/polity/index.ts';

export function choiceByFullLook(
  judging: Choosing,
  tastes: Tastes,
  judge: number,
  post: Post,
  taste: Draws,
  least: number,
  rejected: readonly number[],
): Chosen {
  const { roster } = judging;
  let chosen = -1;
  let most = least;
  let candidates = 0;
  for (let row = 0; row < roster.size; row++) {
    if (row === judge || rejected.includes(row) || !stands(judging, tastes, roster.id(row) as PersonId, post)) continue;
    candidates++;
    const variate = gumbelOfWord(taste.alternative(roster.key(row)));
    const value = opinion(judging, tastes, judge, row) + suitability(judging, tastes, row, post) + variate;
    if (value <= most) continue;
    most = value;
    chosen = row;
  }
  return { row: chosen, value: most, candidates };
}

function stands({ now, posts, isInPlay }: Choosing, tastes: Tastes, person: PersonId, post: Post): boolean {
  if (!now.isPresent(person) || !isInPlay(person) || now.holds(person, post.id)) return false;
  const worth = posts.worth.get(post.id)!;
  const held = now.postsOf(person);
  if (held.some((one) => worth < tastes['step-down'] * posts.worth.get(one)!)) return false;
  if (held.some((one) => posts.excluded.get(post.id)!.has(one) && posts.worth.get(one)! >= worth)) return false;
  const requires = now.postRule(post.id)?.requires ?? [];
  return requires.length === 0 || requires.some((one) => now.holds(person, one));
}
