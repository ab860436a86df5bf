/** Conflicts over a policy's rule: codes such as `limit=10` in its value, compared key by key. Words are not compared. */
import { datesKey } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { addTo } from './grouped.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';
import { beginningsApart, compared, datesApart, marksOf } from './occurrence.ts';

const code = /(?:^|[;,\s])([a-z][a-z0-9_-]*)=([^;,\s]+)/gi;

/** Keys to their values as written; a key that is stated twice, or with a condition in brackets, says nothing certain. */
export function codesOf(value: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const [, key, stated] of value.matchAll(code)) {
    const plain = key!.toLowerCase().replaceAll('-', '_');
    const is = stated!.includes('(') ? '?' : stated!.toLowerCase();
    codes.set(plain, codes.has(plain) && codes.get(plain) !== is ? '?' : is);
  }
  return codes;
}

export function findRules(ledger: Ledger, found: Gatherer): void {
  for (const claims of ledger.groups('policy')) {
    if (claims.length < 2) continue;
    const coded = claims.filter((claim) => claim.value?.includes('='));
    const statements = statementsOf(coded, (claim) => `${claim.value} ${datesKey(claim)}`);
    if (statements.length < 2) continue;
    const marks = marksOf(statementsOf(claims));
    const codes = new Map(statements.map((one) => [one, codesOf(one.first.value!)]));
    const byKey = new Map<string, Contradiction[]>();
    for (const [a, b] of compared(statements))
      if (isOneTime(a, b, marks.ends))
        for (const { key, one, other } of differences(codes.get(a)!, codes.get(b)!)) {
          const { amount, numeric } = distance(one, other);
          const ids = one < other ? { key, one, other } : { key, one: other, other: one };
          const contradiction = {
            parts: [a, b],
            code: 'rule-differs',
            ids,
            numbers: numeric ? { ratio: amount } : {},
            amount,
          };
          addTo(byKey, key, contradiction);
        }
    const { subject, predicate } = claims[0]!;
    for (const contradictions of byKey.values())
      found.add(
        'policy',
        { subject, predicate },
        contradictions.every((one) => 'ratio' in one.numbers!) ? 'ratio' : 'values',
        contradictions,
      );
  }
}

/** Whether two claims speak of one time of the policy: they begin together, or an end between their beginnings is told by nobody. */
function isOneTime(a: Statement, b: Statement, ends: ReturnType<typeof marksOf>['ends']): boolean {
  return datesApart(a.first.from, b.first.from) === 0 || beginningsApart(a, b, { ends }) > 0;
}

/** Keys on which two rules differ. A key holds for all cases that a longer key names: `limit=20` is also `limit_in_towns=20`. */
function* differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) {
  for (const [key, one] of a)
    for (const [case_, other] of b)
      if ((key === case_ || case_.startsWith(`${key}_`) || key.startsWith(`${case_}_`)) && !agree(one, other))
        yield { key: key.length > case_.length ? key : case_, one, other };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** `20`, `3..6`; `10~` is about 10, which is within a tenth of it. */
function rangeOf(text: string): Range | undefined {
  const match = /^(-?[0-9.]+?)(?:\.\.(-?[0-9.]+))?(~?)$/.exec(text);
  if (!match) return undefined;
  const [low, high] = [Number(match[1]), Number(match[2] ?? match[1])];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const about = match[3] ? Math.abs(high) / 10 : 0;
  return { low: low - about, high: high + about };
}

function agree(one: string, other: string): boolean {
  if (one === other || one === '?' || other === '?') return true;
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a !== undefined && b !== undefined && a.low <= b.high && b.low <= a.high;
}

/** Of numbers, by what share of the larger they differ at the least; of words, one value. */
function distance(one: string, other: string): { readonly amount: number; readonly numeric: boolean } {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  if (!a || !b) return { amount: 1, numeric: false };
  const [small, large] = a.high < b.low ? [a.high, b.low] : [b.high, a.low];
  return { amount: (large - small) / Math.max(Math.abs(large), Math.abs(small)), numeric: true };
}
