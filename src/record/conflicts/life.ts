/** Conflicts with a life: acts before birth or after death. */
import type { Claim, Predicate } from '../claim.ts';
import { earliestEnd, earliestStart, latestEnd, latestStart, stated } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';
import { pairs } from './occurrence.ts';

/**
 * What only the living do or undergo. Left out, since it may befall the dead or concern them: to be named in an event, ranked
 * in a list, characterised, made kin, expelled, censured, convicted, readmitted or omitted.
 */
const acts: Partial<Record<Predicate, readonly ('subject' | 'object')[]>> = {
  holds: ['subject'],
  acting: ['subject'],
  designates: ['subject'],
  faction: ['subject'],
  condition: ['subject'],
  stance: ['subject'],
  believes: ['subject'],
  knew: ['subject'],
  tie: ['subject', 'object'],
};
const undergone: ReadonlySet<string> = new Set([
  'suspended',
  'recanted',
  'house-arrest',
  'arrested',
  'exiled',
  'banished',
  'executed',
  'retired',
]);

interface Life {
  readonly born: readonly Statement[];
  readonly died: readonly Statement[];
}

export function findOutsideLife(ledger: Ledger, found: Gatherer): void {
  const lives = livesOf(ledger);
  const outside = new Map<string, { readonly person: string; readonly claims: Claim[] }>();
  for (const claim of ledger.affirmed) {
    if (claim.from === undefined && claim.to === undefined) continue;
    const ends =
      claim.predicate === 'status' ? (undergone.has(claim.value!) ? subjectOnly : nobody) : acts[claim.predicate];
    if (ends === undefined) continue;
    for (const end of ends) {
      if ((end === 'subject' ? claim.subjectIs : claim.objectIs) !== 'person') continue;
      const person = claim[end]!;
      const life = lives.get(person);
      if (life === undefined || !isOutside(claim, life)) continue;
      const key = `${person} ${claim.subject} ${claim.predicate} ${claim.object ?? ''} ${claim.predicate === 'status' ? claim.value : ''}`;
      const group = outside.get(key);
      if (group) group.claims.push(claim);
      else outside.set(key, { person, claims: [claim] });
    }
  }
  for (const { person, claims } of outside.values()) {
    const { born, died } = lives.get(person)!;
    const ids = { person };
    const parts = statementsOf(claims);
    const against = (others: readonly Statement[], codes: readonly [whole: string, part: string], days: Days) =>
      parts.flatMap((part): Contradiction[] =>
        others.flatMap((other) => {
          const { whole, some } = days(part.first, other.first);
          const amount = whole > 0 ? whole : some;
          const code = codes[whole > 0 ? 0 : 1];
          return amount > 0 ? [{ parts: [part, other], code, ids, numbers: { amount }, amount }] : [];
        }),
      );
    found.add('life', claims[0]!, 'days', against(born, ['before-birth', 'begins-before-birth'], beforeBirth));
    found.add('life', claims[0]!, 'days', against(died, ['after-death', 'lasts-after-death'], afterDeath));
  }
  for (const [person, { born, died }] of lives) {
    if (born.length === 0 || died.length === 0) continue;
    const measure = (a: Statement, b: Statement) =>
      a.first.predicate === 'born' && b.first.predicate === 'died' ? earliestStart(a.first) - latestStart(b.first) : 0;
    found.add(
      'life',
      { subject: person, predicate: 'died' },
      'days',
      pairs([...born, ...died], 'died-before-born', measure, { person }),
    );
  }
}

const subjectOnly = ['subject'] as const;
const nobody = [] as const;

type Days = (act: Claim, of: Claim) => { readonly whole: number; readonly some: number };

/** Days at the least by which all of an act, or some of it, lies before a birth. */
const beforeBirth: Days = (act, { from }) => {
  const birth = stated(from)?.earliest ?? Number.NEGATIVE_INFINITY;
  const end = act.to === undefined ? latestStart(act) : latestEnd(act);
  return { whole: birth - end, some: birth - latestStart(act) };
};

/** Days at the least by which all of an act, or some of it, lies after a death. Who dies in a post may be replaced on the next day. */
const afterDeath: Days = (act, { from }) => {
  const death = stated(from)?.latest ?? Number.POSITIVE_INFINITY;
  return { whole: earliestStart(act) - death, some: act.to === undefined ? 0 : earliestEnd(act) - 1 - death };
};

function isOutside(act: Claim, { born, died }: Life): boolean {
  const outside = (of: readonly Statement[], days: Days) =>
    of.some(({ first }) => {
      const { whole, some } = days(act, first);
      return whole > 0 || some > 0;
    });
  return outside(died, afterDeath) || outside(born, beforeBirth);
}

function livesOf(ledger: Ledger): ReadonlyMap<string, Life> {
  const lives = new Map<string, Life>();
  for (const predicate of ['born', 'died'] as const)
    for (const claims of ledger.groups(predicate)) {
      const person = claims[0]!.subject;
      lives.set(person, { ...(lives.get(person) ?? { born: [], died: [] }), [predicate]: statementsOf(claims) });
    }
  return lives;
}
