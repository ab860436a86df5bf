/** Controls: a scenario whose judgements or ties belong to others. What the model still forecasts with it does not come from them. */
import type { Day } from '../../calendar/index.ts';
import { Stream, stableKey } from '../../engine/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { recordKnown } from '../start.ts';

export const shuffles = ['assessments', 'ties'] as const;
export type Shuffle = (typeof shuffles)[number];

/**
 * The scenario with the assessments of one person given, all together, to another, or the ends of ties moved from one person to
 * another: by one permutation of those who had any that were known on the day, so that the judgements and the net of ties stay
 * what they are and only their owners change. Later ones move along and mean nothing to the model.
 */
export function shuffledScenario(scenario: Scenario, what: Shuffle, seed: number, day: Day): Scenario {
  if (what === 'assessments') {
    const known = scenario.assessments.filter(({ evidence }) => evidence.latest <= scenario.asOf);
    const to = permuted(
      known.map(({ person }) => person),
      what,
      seed,
      day,
    );
    return {
      ...scenario,
      assessments: scenario.assessments.map((one) => ({ ...one, person: to.get(one.person) ?? one.person })),
    };
  }
  const known = [...recordKnown(scenario, day).claims.values()].filter(({ predicate }) => predicate === 'tie');
  const to = permuted(
    known.flatMap(({ subject, object }) => [subject, object!]),
    what,
    seed,
    day,
  );
  return {
    ...scenario,
    claims: scenario.claims.map((claim) =>
      claim.predicate === 'tie'
        ? {
            ...claim,
            subject: to.get(claim.subject) ?? claim.subject,
            ...(claim.object !== undefined && { object: to.get(claim.object) ?? claim.object }),
          }
        : claim,
    ),
  };
}

/** A random permutation: draws are addressed by name, and the order of their sizes is the order that those in alphabetical order get. */
function permuted<K extends string>(names: readonly K[], what: Shuffle, seed: number, day: Day): ReadonlyMap<K, K> {
  const stream = new Stream(seed, 0);
  const mechanism = stableKey('shuffle', what);
  const sorted = [...new Set(names)].sort();
  const drawn = sorted.map((name) => ({ name, u: stream.at(0, mechanism, stableKey(name, day), 0).uniform() }));
  drawn.sort((a, b) => a.u - b.u || (a.name < b.name ? -1 : 1));
  return new Map(sorted.map((name, i) => [name, drawn[i]!.name]));
}
