/** Conflicts over dates: one point of time, or the beginning or end of one occurrence, said to lie on days that differ. */
import type { Claim, Predicate } from '../claim.ts';
import { apart, datesKey, stated } from './days.ts';
import type { Gatherer } from './gather.ts';
import { grouped } from './grouped.ts';
import { type Ledger, plainName, type Statement, statementsOf } from './ledger.ts';
import { beginningsApart, datesApart, endsApart, marksOf, pairs } from './occurrence.ts';

/** Happen once in a life. */
const once = ['born', 'died'] as const satisfies readonly Predicate[];
/** Begin and end, and begin again only when they have ended. */
const lasting = ['holds', 'acting', 'exists', 'faction', 'policy'] as const satisfies readonly Predicate[];

export function findDates(ledger: Ledger, found: Gatherer): void {
  for (const predicate of once)
    for (const claims of ledger.groups(predicate)) {
      if (claims.length < 2) continue;
      const measure = (a: Statement, b: Statement) => datesApart(a.first.from, b.first.from);
      found.add('dates', claims[0]!, 'days', pairs(statementsOf(claims), 'point-apart', measure));
    }
  for (const predicate of lasting)
    for (const claims of ledger.groups(predicate)) if (claims.length > 1) spans(claims, found);
  for (const claims of ledger.groups('event')) if (claims.length > 1) events(claims, found);
  for (const claims of ledger.groups('renamed')) if (claims.length > 1) renamings(claims, found);
}

function spans(claims: readonly Claim[], found: Gatherer): void {
  const statements = statementsOf(claims);
  if (statements.length < 2) return;
  const marks = marksOf(statements);
  const about = { ...claims[0]!, ...(claims[0]!.predicate === 'policy' && { object: undefined }) };
  const { subject, predicate, object } = about;
  const of = { subject, predicate, ...(object !== undefined && { object }) };
  found.add(
    'dates',
    of,
    'days',
    pairs(statements, 'beginnings-apart', (a, b) => beginningsApart(a, b, marks)),
  );
  found.add(
    'dates',
    of,
    'days',
    pairs(statements, 'ends-apart', (a, b) => endsApart(a, b, marks)),
  );
}

/**
 * An event's own claims date one beginning and, where it lasted, one end; a day that stands alone lies within what lasted.
 * Whoever took part did so while it went on; two who took part need not have done so together.
 */
function events(claims: readonly Claim[], found: Gatherer): void {
  const statements = statementsOf(claims, (claim) => `${datesKey(claim)} ${claim.object === undefined ? '' : 'part'}`);
  const measure = ({ first: a }: Statement, { first: b }: Statement) => {
    if (a.object !== undefined && b.object !== undefined) return 0;
    if (a.object === undefined && b.object === undefined && (a.to === undefined) === (b.to === undefined))
      return Math.max(datesApart(a.from, b.from), datesApart(a.to, b.to));
    return hullsApart(a, b);
  };
  const { subject, predicate } = claims[0]!;
  found.add('dates', { subject, predicate }, 'days', pairs(statements, 'point-apart', measure));
}

function hullsApart(a: Claim, b: Claim): number {
  const hull = ({ from, to }: Claim) => ({ first: stated(from)?.earliest, last: (stated(to) ?? stated(from))?.latest });
  const [one, other] = [hull(a), hull(b)];
  if (a.to === undefined && b.to === undefined) return apart(stated(a.from)!, stated(b.from)!);
  return Math.max(0, other.first! - one.last!, one.first! - other.last!);
}

/** A name is taken once, unless another is taken in between. */
function renamings(claims: readonly Claim[], found: Gatherer): void {
  for (const [name, of] of grouped(claims, ({ value }) => plainName(value!))) {
    if (of.length < 2) continue;
    const ends = claims.flatMap((claim) => (plainName(claim.value!) === name ? [] : (stated(claim.from) ?? [])));
    found.add(
      'dates',
      of[0]!,
      'days',
      pairs(statementsOf(of), 'point-apart', (a, b) => beginningsApart(a, b, { ends }), { name: of[0]!.value! }),
    );
  }
}
