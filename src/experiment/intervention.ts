/** Interventions as changes. A what-if is a pair of histories that differ in nothing else. */
import type { Change } from '../polity/index.ts';
import type { Intervention } from '../scenario/index.ts';

export function changeOf(intervention: Intervention): Change {
  const { person, post, on } = intervention;
  const told = { earliest: on, latest: on, by: 'intervention', cause: { code: 'intervention' } } as const;
  return intervention.do === 'fill'
    ? { ...told, kind: 'fills', person, post, acting: false }
    : { ...told, kind: 'vacates', person, post, acting: false, reason: 'removed' };
}
