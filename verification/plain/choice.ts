/** Plain twin of the screened choice: looks at every candidate in full, one after another. */
import type { Draws } from '../../src/engine/index.ts';
import type { Choosing, Chosen } from '../../src/model/choosing.ts';
import { opinion, suitability, type Tastes } from '../../src/model/filling.ts';
import { gumbelOfWord } from '../../src/model/kernels/index.ts';
import type { Post } from '../../src/polity/index.ts';

export function choiceByFullLook(
  judging: Choosing,
  tastes: Tastes,
  judge: number,
  field: Int32Array,
  post: Post,
  taste: Draws,
  least: number,
): Chosen | undefined {
  let chosen: Chosen | undefined;
  let most = least;
  for (const row of field) {
    if (row === judge) continue;
    const variate = gumbelOfWord(taste.alternative(judging.roster.key(row)));
    const value = opinion(judging, tastes, judge, row) + suitability(judging, tastes, row, post) + variate;
    if (value <= most) continue;
    most = value;
    chosen = { row, value };
  }
  return chosen;
}
