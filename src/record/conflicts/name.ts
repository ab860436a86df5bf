/** Conflicts over names: an organ or post called by a name that it had not taken yet, or had laid down. */
import type { OrganId, PostId } from '../../polity/index.ts';
import { type Claim, predicates } from '../claim.ts';
import { datesKey, earliestEnd, latestStart, never, stated } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { type Ledger, plainName, type Statement, statementsOf } from './ledger.ts';

export function findNames(ledger: Ledger, found: Gatherer): void {
  const groups = new Map<string, { readonly what: string; readonly claims: Claim[] }>();
  for (const claim of ledger.affirmed) {
    if (claim.called === undefined) continue;
    const what = namedBy(claim, ledger);
    if (what === undefined) continue;
    const key = `${what} ${plainName(claim.called)}`;
    const group = groups.get(key);
    if (group) group.claims.push(claim);
    else groups.set(key, { what, claims: [claim] });
  }
  for (const { what, claims } of groups.values()) {
    const renamings = ledger.about('renamed', what);
    const name = plainName(claims[0]!.called!);
    const taken = statementsOf(renamings, (claim) => `${plainName(claim.value!)} ${datesKey(claim)}`);
    const own = taken.filter(({ first }) => plainName(first.value!) === name);
    // A name that nobody says was taken is checked only where it is the first one.
    if (own.length === 0 && !firstNames(what, ledger).includes(name)) continue;
    const contradictions = statementsOf(claims).flatMap((part) => against(part, own, taken, what));
    found.add('name', { subject: what, predicate: 'renamed' }, 'days', contradictions);
  }
}

/** The organ or post that a claim's `called` names and of which names are told: a post without any stands for its organ. */
function namedBy(claim: Claim, ledger: Ledger): string | undefined {
  const is = (slot: Claim['objectIs']) => slot === 'organ' || slot === 'post';
  const end = is(claim.objectIs) ? claim.object! : is(claim.subjectIs) ? claim.subject : undefined;
  if (end === undefined) return undefined;
  if (ledger.about('renamed', end).length > 0) return end;
  return ledger.cast.posts.get(end as PostId)?.organ ?? end;
}

/** The name in the cast, and its part before a comma, which tells later names. */
function firstNames(what: string, { cast }: Ledger): readonly string[] {
  const name = cast.organs.get(what as OrganId)?.name ?? cast.posts.get(what as PostId)?.name ?? '';
  return [plainName(name), plainName(name.split(',')[0]!)];
}

function against(
  part: Statement,
  own: readonly Statement[],
  taken: readonly Statement[],
  what: string,
): readonly Contradiction[] {
  const { first } = part;
  // All that is said must lie outside: who led it under an old name may be told of under a later one.
  const begin = stated(first.from)?.earliest ?? earliestEnd(first) - 1;
  const end = stated(first.to)?.latest ?? (predicates[first.predicate].dates === 'point' ? latestStart(first) : never);
  const told = (other: Statement, code: string, amount: number): readonly Contradiction[] =>
    amount > 0 && Number.isFinite(amount)
      ? [
          {
            parts: [part, other],
            code,
            ids: { what, name: first.called!, new: other.first.value! },
            numbers: { amount },
            amount,
          },
        ]
      : [];
  // Not taken yet, whoever dates the taking; a name that somebody says was taken in time may have been.
  const early = own.map((other) => ({ other, days: begun(other) - end }));
  if (early.length > 0 && early.every(({ days }) => days > 0))
    return early.flatMap(({ other, days }) => told(other, 'name-not-yet', days));
  return taken.flatMap((other) => {
    if (own.includes(other)) return [];
    const laidDown = stated(other.first.from)?.latest ?? never;
    const again = own.some(
      ({ first: { from } }) => (stated(from)?.latest ?? -never) >= (stated(other.first.from)?.earliest ?? never),
    );
    // The name given up by this renaming may be an earlier one still.
    const after = own.length === 0 || own.some((mine) => begun(mine) <= laidDown);
    return again || !after ? [] : told(other, 'name-no-longer', begin - laidDown);
  });
}

function begun({ first }: Statement): number {
  return stated(first.from)?.earliest ?? -never;
}
