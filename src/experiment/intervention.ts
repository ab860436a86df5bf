/** Interventions: do this on that day. A what-if is a pair of histories that differ in nothing else. */
import type { Day } from '../calendar/index.ts';
import type { Change, PersonId, PostId } from '../polity/index.ts';

export type Intervention =
  /** Puts a person into a post; in a full post of several places the one who came first gives way. */
  | { readonly do: 'fill'; readonly post: PostId; readonly person: PersonId; readonly on: Day }
  | { readonly do: 'vacate'; readonly post: PostId; readonly person: PersonId; readonly on: Day };

export function changeOf(intervention: Intervention): Change {
  const { person, post, on } = intervention;
  const told = { earliest: on, latest: on, by: 'intervention', cause: { code: 'intervention' } } as const;
  return intervention.do === 'fill'
    ? { ...told, kind: 'fills', person, post, acting: false }
    : { ...told, kind: 'vacates', person, post, acting: false, reason: 'removed' };
}
