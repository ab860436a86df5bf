/** Conflicts with what was there: acts in an organ or a post before it existed, after it had ended, or longer than it lasted. */
import type { OrganId, PostId } from '../../polity/index.ts';
import type { Claim, Predicate } from '../claim.ts';
import { earliestEnd, earliestStart, latestStart, never, stated } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';

/**
 * What needs an organ or a post, and for how long. A beginning may have effects that outlast the organ: a policy that it
 * issued, a status that it imposed. Left out: to be named in an event, which may be about the organ.
 */
const needs: Partial<Record<Predicate, { readonly what: 'subject' | 'object'; readonly whole: boolean }>> = {
  holds: { what: 'object', whole: true },
  acting: { what: 'object', whole: true },
  faction: { what: 'object', whole: true },
  rank: { what: 'object', whole: false },
  status: { what: 'object', whole: false },
  policy: { what: 'object', whole: false },
  vote: { what: 'subject', whole: false },
  renamed: { what: 'subject', whole: false },
};

export function findOutsideExistence(ledger: Ledger, found: Gatherer): void {
  const spans = new Map<string, readonly Statement[]>();
  for (const claims of ledger.groups('exists')) spans.set(claims[0]!.subject, statementsOf(claims));
  const outside = new Map<string, { readonly what: string; readonly whole: boolean; readonly claims: Claim[] }>();
  const look = (claim: Claim, what: string | undefined, whole: boolean) => {
    const existing = what === undefined ? undefined : spans.get(what);
    if (existing === undefined || !existing.some(({ first }) => breach(claim, first, whole).amount > 0)) return;
    const key = `${what} ${claim.subject} ${claim.predicate} ${claim.object ?? ''}`;
    const group = outside.get(key);
    if (group) group.claims.push(claim);
    else outside.set(key, { what: what!, whole, claims: [claim] });
  };
  for (const claim of ledger.affirmed) {
    if (claim.from === undefined && claim.to === undefined) continue;
    if (claim.predicate === 'exists') {
      if (claim.subjectIs === 'post') look(claim, ledger.cast.posts.get(claim.subject as PostId)?.organ, true);
      continue;
    }
    const need = needs[claim.predicate];
    const what = need && claim[need.what];
    if (what === undefined) continue;
    look(claim, what, need!.whole);
    look(claim, ledger.cast.posts.get(what as PostId)?.organ, need!.whole);
  }
  for (const { what, whole, claims } of outside.values()) {
    const existing = spans.get(what)!;
    const organ = ledger.cast.organs.has(what as OrganId);
    const contradictions = statementsOf(claims).flatMap((part): Contradiction[] =>
      existing.flatMap((other) => {
        const { code, amount } = breach(part.first, other.first, whole);
        if (amount <= 0) return [];
        // Where it is said to have existed at another time too, the act may belong there.
        const elsewhere = existing.some(
          (third) =>
            third !== other && !isOne(third.first, other.first) && breach(part.first, third.first, whole).amount <= 0,
        );
        return elsewhere
          ? []
          : [{ parts: [part, other], code, ids: { what, is: organ ? 'organ' : 'post' }, numbers: { amount }, amount }];
      }),
    );
    found.add('existence', claims[0]!, 'days', contradictions);
  }
}

/** Days at the least by which an act lies, or reaches, outside an existence, which lasts until an end is stated. */
function breach(act: Claim, existence: Claim, whole: boolean): { readonly code: string; readonly amount: number } {
  const begun = stated(existence.from)?.earliest ?? -never;
  const ended = stated(existence.to)?.latest ?? never;
  const early = begun - latestStart(act);
  if (early > 0) return { code: 'before-existence', amount: early };
  const late = earliestStart(act) - ended;
  if (late > 0) return { code: 'after-existence', amount: late };
  // What was done until the end may be wound up on the day after.
  const longer = whole && act.to !== undefined ? earliestEnd(act) - 1 - ended : 0;
  return { code: 'outlasts-existence', amount: longer };
}

/** Whether two existences overlap for certain, each lasting until an end is stated. */
function isOne(a: Claim, b: Claim): boolean {
  const end = ({ to }: Claim) => stated(to)?.earliest ?? never;
  const begin = ({ from }: Claim) => stated(from)?.latest ?? -never;
  return end(a) > begin(b) && end(b) > begin(a);
}
