/** Conflicts of capacity: two persons in a post for one on a day that their tenures share whatever their days. */
import type { PostId } from '../../polity/index.ts';
import type { Claim } from '../claim.ts';
import { datesKey, daysShared, earliestEnd, latestStart } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { addTo } from './grouped.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';

/**
 * Posts with one place alone: how many places a larger one had changed with time, and no claim says so. Acting holders are
 * left out, since acting is exercising a post beside its holder.
 */
export function findOverCapacity(ledger: Ledger, found: Gatherer): void {
  const byPost = new Map<string, Claim[]>();
  for (const claims of ledger.groups('holds')) {
    const post = claims[0]!.object!;
    if (ledger.cast.posts.get(post as PostId)?.capacity !== 1) continue;
    for (const claim of claims) addTo(byPost, post, claim);
  }
  for (const [post, claims] of byPost) {
    const pairsOf = new Map<string, Contradiction[]>();
    for (const [a, b] of sharing(claims)) {
      const persons = [a.first.subject, b.first.subject].sort();
      const key = persons.join(' ');
      const amount = daysShared(a.first, b.first);
      const one = {
        parts: [a, b],
        code: 'two-holders',
        ids: { post, one: persons[0]!, other: persons[1]! },
        numbers: { amount },
        amount,
      };
      addTo(pairsOf, key, one);
    }
    for (const contradictions of pairsOf.values())
      found.add('capacity', { subject: post, predicate: 'holds' }, 'days', contradictions);
  }
}

/** Tenures that one tenure is compared with: a post for one with more at a time is a post whose capacity is wrong. */
const mostAtOnce = 10;

/**
 * Statements of different persons that share a day for certain, by a sweep over latest beginnings; each with the last of those
 * that began before it.
 */
function* sharing(claims: readonly Claim[]): Iterable<readonly [Statement, Statement]> {
  const statements = statementsOf(claims, (claim) => `${claim.subject} ${datesKey(claim)}`)
    .map((statement) => ({ statement, begin: latestStart(statement.first), end: earliestEnd(statement.first) }))
    .filter(({ begin, end }) => Number.isFinite(begin) && Number.isFinite(end))
    .sort((a, b) => a.begin - b.begin);
  let open: typeof statements = [];
  for (const next of statements) {
    open = open.filter(({ end }) => end > next.begin).slice(-mostAtOnce);
    for (const before of open)
      if (before.statement.first.subject !== next.statement.first.subject && next.end > before.begin)
        yield [before.statement, next.statement];
    open.push(next);
  }
}
