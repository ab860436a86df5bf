/** What control goes with a post: the functions it commands, by the global table, weighted by its class. */
import { type Cast, isVotingSeat, type PostId } from '../polity/index.ts';
import type { ParameterValues } from './parameters.ts';

/** Units of the table of endowments, for one place in each post. */
export function endowmentsOf(cast: Cast, values: ParameterValues): ReadonlyMap<PostId, number> {
  const endowment = values.endowment!;
  const weight = values['class-weight']!;
  const endowments = new Map<PostId, number>();
  for (const post of cast.posts.values()) {
    const commands = post.functions.reduce((sum, name) => sum + endowment[name]!, 0);
    const seat = cast.organs.get(post.organ)?.kind === 'body' && isVotingSeat(post) ? endowment.seat! : 0;
    endowments.set(post.id, weight[post.class]! * commands + seat);
  }
  return endowments;
}
