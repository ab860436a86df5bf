/** Finds all conflicts of a record: every family of rules over one ledger. */
import type { Cast } from '../../polity/index.ts';
import type { Claim } from '../claim.ts';
import type { Sources } from '../witnesses.ts';
import { findOverCapacity } from './capacity.ts';
import { concluded } from './conclude.ts';
import { type Conflict, conflictKinds } from './conflict.ts';
import { findDates } from './dates.ts';
import { findDenied } from './denial.ts';
import { findOutsideExistence } from './existence.ts';
import { Gatherer } from './gather.ts';
import { Ledger } from './ledger.ts';
import { findOutsideLife } from './life.ts';
import { findNames } from './name.ts';
import { findOrders } from './order.ts';
import { findRules } from './policy.ts';
import { findStatuses } from './status.ts';
import { findValues } from './values.ts';

const families = [
  findDates,
  findValues,
  findOutsideLife,
  findOutsideExistence,
  findOverCapacity,
  findOrders,
  findStatuses,
  findRules,
  findNames,
  findDenied,
] as const;

/**
 * Every conflict, in the order of kinds, then of what it is about. Time is n log n in the claims as long as those about one
 * thing make few different statements; those are compared with each other pair by pair.
 */
export function findConflicts(claims: readonly Claim[], cast: Cast, sources: Sources): readonly Conflict[] {
  const ledger = new Ledger(claims, cast);
  const found = new Gatherer();
  for (const family of families) family(ledger, found);
  return found.bare.map((bare) => concluded(bare, sources)).sort(byKind);
}

function byKind(a: Conflict, b: Conflict): number {
  const text = ({ about: { subject, predicate, object } }: Conflict) => `${subject} ${predicate} ${object ?? ''}`;
  return (
    conflictKinds.indexOf(a.kind) - conflictKinds.indexOf(b.kind) ||
    (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0) ||
    b.size.amount - a.size.amount ||
    (a.claims.join() < b.claims.join() ? -1 : 1)
  );
}
