/** Conflicts over values: one thing said to be two. What is measured is compared for the same days and the same note. */
import type { Claim } from '../claim.ts';
import type { SizeUnit } from './conflict.ts';
import { datesKey, daysShared } from './days.ts';
import type { Gatherer } from './gather.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';
import { pairs } from './occurrence.ts';

/** Kinships of one pair that exclude each other; in-laws may be anything else besides but each other's parent or spouse. */
const excludes: Readonly<Record<string, readonly string[]>> = {
  spouse: ['sibling', 'parent', 'child', 'in-law'],
  sibling: ['spouse', 'parent', 'child'],
  parent: ['spouse', 'sibling', 'child', 'in-law'],
  child: ['spouse', 'sibling', 'parent', 'in-law'],
  'in-law': ['spouse', 'parent', 'child'],
};
const turned: Readonly<Record<string, string>> = { parent: 'child', child: 'parent' };

export function findValues(ledger: Ledger, found: Gatherer): void {
  const compare = (
    claims: readonly Claim[],
    unit: SizeUnit,
    code: string,
    measure: (a: Claim, b: Claim) => number,
    key = (claim: Claim) => claim.value ?? '',
  ) => {
    if (claims.length < 2) return;
    const statements = statementsOf(
      claims.filter((claim) => claim.value !== undefined),
      key,
    );
    found.add(
      'values',
      claims[0]!,
      unit,
      pairs(statements, code, ({ first: a }, { first: b }) => measure(a, b)),
    );
  };
  for (const claims of ledger.groups('died'))
    compare(
      claims.filter(({ value }) => value !== 'unknown'),
      'values',
      'manner-differs',
      (a, b) => Number(!sameManner(a.value!, b.value!)),
    );
  for (const claims of ledger.groups('kin')) {
    // Told from either end, a kinship is one.
    const from = claims[0]!.subject;
    const seen = ({ subject, value }: Claim) => (subject === from ? value! : (turned[value!] ?? value!));
    compare(claims, 'values', 'kin-differs', (a, b) => Number(excludes[seen(a)]!.includes(seen(b))), seen);
  }
  const number = ({ value }: Claim) => String(Number(value));
  for (const claims of ledger.groups('rank'))
    compare(claims, 'places', 'rank-differs', (a, b) => Math.abs(Number(a.value) - Number(b.value)), number);
  for (const claims of ledger.groups('vote')) compare(claims, 'votes', 'votes-differ', votesApart);
  for (const claims of ledger.groups('series')) compare(claims, 'ratio', 'measures-differ', relative, number);
  for (const claims of ledger.groups('condition')) conditions(claims, found);
}

/** An illness is a natural cause, an execution a killing; the others exclude each other. */
function sameManner(a: string, b: string): boolean {
  const within = (one: string, other: string) =>
    (one === 'illness' && other === 'natural') || (one === 'executed' && other === 'killed');
  return a === b || within(a, b) || within(b, a);
}

/** The most votes by which a count differs that both state. */
function votesApart(a: Claim, b: Claim): number {
  const [one, other] = [a.value!.split('-'), b.value!.split('-')];
  return Math.max(
    ...one.map((count, i) => (count === '?' || other[i] === '?' ? 0 : Math.abs(Number(count) - Number(other[i])))),
  );
}

/** The difference as a share of the larger. */
function relative(a: Claim, b: Claim): number {
  const [one, other] = [Number(a.value), Number(b.value)];
  return one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
}

/** Ill and well on one day. */
function conditions(claims: readonly Claim[], found: Gatherer): void {
  const statements = statementsOf(claims, (claim) => `${claim.value} ${datesKey(claim)}`);
  const measure = ({ first: a }: Statement, { first: b }: Statement) =>
    a.value !== b.value && a.value !== 'away' && b.value !== 'away' ? daysShared(a, b) : 0;
  found.add('values', claims[0]!, 'days', pairs(statements, 'condition-differs', measure));
}
