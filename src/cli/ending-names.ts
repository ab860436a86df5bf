/** How tables of a terminal name whoever ends paramount. */
import { nameOf } from '../report/index.ts';
import type { Scenario } from '../scenario/index.ts';

/** A person by name, a cadre by the post and the month in which he entered; null: nobody. */
export function endingNames({ cast }: Pick<Scenario, 'cast'>): (person: string | null) => string {
  const names = nameOf(cast);
  return (person) => (person === null ? 'nobody: collective' : names.person(person));
}
