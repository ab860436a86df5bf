/** withdrawals.csv: claims taken out of the record. Their rows stay in claims.csv, and rows here stay when they are undone. */
import type { Day } from '../../calendar/index.ts';
import type { ClaimId } from '../../polity/index.ts';
import { type Claim, withoutDangling } from '../../record/index.ts';
import { day, reference, words } from '../scalars.ts';
import type { Withdrawal } from '../scenario.ts';
import type { SourceFile } from '../session.ts';
import { filled, maybe, readTable } from '../table.ts';

export const withdrawalsTable = {
  file: 'withdrawals.csv',
  columns: {
    claim: filled(reference<ClaimId>('claim')),
    day: filled(day),
    coder: filled(words),
    reason: filled(words),
    undone: maybe(day),
  },
} as const;

/** Read after the claims. Of the rows in force each claim has one at most. */
export function readWithdrawals(file: SourceFile): readonly Withdrawal[] {
  const withdrawals: Withdrawal[] = [];
  const inForce = new Map<ClaimId, number>();
  readTable(withdrawalsTable, file, (values, row) => {
    if (row.isBroken) return;
    const { claim, coder = '', reason = '', undone } = values;
    if (values.day !== undefined && undone !== undefined && undone < values.day)
      row.site('undone').fail('date', 'a day that is not before “day”');
    if (claim === undefined) return;
    withdrawals.push({
      claim,
      day: values.day ?? (0 as Day),
      coder,
      reason,
      ...(undone !== undefined && { undone }),
      line: row.line,
    });
    if (undone !== undefined || row.isBad('undone')) return;
    const before = inForce.get(claim);
    if (before !== undefined)
      row.site('claim').fail('duplicate', 'a claim that is withdrawn once at a time', {
        hint: `line ${before} withdraws it`,
      });
    else inForce.set(claim, row.line);
  });
  return withdrawals;
}

/** The claims that count, and those kept out: withdrawn, or about a claim that is kept out. */
export function splitClaims(
  claims: readonly Claim[],
  withdrawals: readonly Withdrawal[],
): { readonly claims: readonly Claim[]; readonly withheld: readonly Claim[] } {
  const out = new Set(withdrawals.filter(({ undone }) => undone === undefined).map(({ claim }) => claim));
  if (out.size === 0) return { claims, withheld: [] };
  const left = withoutDangling(claims.filter(({ id }) => !out.has(id)));
  const kept = new Set(left);
  return { claims: left, withheld: claims.filter((claim) => !kept.has(claim)) };
}
