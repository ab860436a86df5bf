/** Enacting a list of changes: each goes through the door, with what follows of it, and is applied or refused. */
import type { Cast } from './cast.ts';
import type { Change, Chronicle } from './change.ts';
import { consequences, refusal } from './door.ts';
import { Institutions } from './institutions.ts';
import type { Rules } from './rules.ts';

export interface Enacted {
  readonly institutions: Institutions;
  /** What was applied, consequences included, in order. */
  readonly chronicle: Chronicle;
  readonly refused: readonly { readonly change: Change; readonly code: string }[];
}

/** Enacts changes whose days are known, in the order given, on empty institutions. `rule` changes in the list are derived anew. */
export function enact(cast: Cast, rules: Rules, changes: Chronicle): Enacted {
  const institutions = new Institutions(cast, rules);
  const chronicle: Change[] = [];
  const refused: { change: Change; code: string }[] = [];
  const enter = (change: Change): void => {
    const code = refusal(institutions, change);
    if (code !== undefined) {
      if (change.by !== 'rule') refused.push({ change, code });
      return;
    }
    const following = consequences(institutions, change);
    institutions.apply(change);
    chronicle.push(change);
    for (const next of following) enter(next);
  };
  for (const change of changes) if (change.by !== 'rule') enter(change);
  return { institutions, chronicle, refused };
}
