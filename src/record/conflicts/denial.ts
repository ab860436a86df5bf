/** Conflicts with denials: what one source affirms and another denies, for every day that the affirmed can have had. */
import { type Claim, predicates } from '../claim.ts';
import { datesKey, earliestEnd, latestStart, never, stated } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { grouped } from './grouped.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';

export function findDenied(ledger: Ledger, found: Gatherer): void {
  const denials = grouped(
    ledger.denied.filter(({ predicate }) => predicate !== 'because' && predicate !== 'before'),
    what,
  );
  if (denials.size === 0) return;
  const affirmed = grouped(
    ledger.affirmed.filter((claim) => denials.has(what(claim))),
    what,
  );
  const key = (claim: Claim) => `${claim.value ?? ''} ${datesKey(claim)}`;
  for (const [of, claims] of affirmed) {
    const others = statementsOf(denials.get(of)!, key);
    const contradictions = statementsOf(claims, key).flatMap((part): Contradiction[] =>
      others
        .filter((other) => isDenied(part, other))
        .map((other) => ({ parts: [part, other], code: 'denied', numbers: { amount: 1 }, amount: 1 })),
    );
    found.add('denied', claims[0]!, 'values', contradictions);
  }
}

function what({ predicate, subject, object }: Claim): string {
  return `${predicate} ${subject} ${object ?? ''}`;
}

/** A denial that states a value denies that value; one that states days denies those, and one that states none denies all. */
function isDenied({ first: a }: Statement, { first: b }: Statement): boolean {
  if (b.value !== undefined && a.value !== b.value) return false;
  if (b.from === undefined && b.to === undefined) return true;
  if (predicates[a.predicate].dates === 'span')
    return earliestEnd(a) > (stated(b.from)?.latest ?? -never) && (stated(b.to)?.earliest ?? never) > latestStart(a);
  const [one, other] = [stated(a.from), stated(b.from)];
  if (!one || !other) return false;
  const last = stated(b.to)?.latest;
  if (last !== undefined) return one.earliest >= other.earliest && (stated(a.to) ?? one).latest <= last;
  return one.alternatives.every((days) =>
    other.alternatives.some((denied) => denied.earliest <= days.earliest && days.latest <= denied.latest),
  );
}
