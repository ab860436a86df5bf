/** Contested rules: which alternatives hold in a set of histories. */
import { Stream, stableKey } from '../engine/index.ts';
import { contestedPosts, type PostId, type Rules } from '../polity/index.ts';

/**
 * The posts whose alternative holds in a set: each with the chance that its rule does not hold, independently of the others.
 * Draws are addressed by seed, set and post, so that settings compared with each other have the same rules.
 */
export function alternativesDrawn(rules: Rules, seed: number, set: number): ReadonlySet<PostId> {
  const stream = new Stream(seed, set);
  const purpose = stableKey('rules');
  return new Set(
    contestedPosts(rules).stated.filter(
      (post) => stream.at(0, purpose, stableKey(post), 0).uniform() >= rules.posts.get(post)!.certainty,
    ),
  );
}

/** What a result says of the rules it rests on. */
export interface RulesInForce {
  readonly how: 'stated' | 'sampled';
  /** Contested posts with an alternative, and those without one, whose stated rule holds whatever is asked. */
  readonly contested: readonly PostId[];
  readonly withoutAlternative: readonly PostId[];
}

export function rulesInForce(rules: Rules, sampled: boolean): RulesInForce {
  const { stated, unstated } = contestedPosts(rules);
  return { how: sampled ? 'sampled' : 'stated', contested: stated, withoutAlternative: unstated };
}
