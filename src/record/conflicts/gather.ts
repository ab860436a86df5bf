/** Contradictions become conflicts: those about one thing that share a statement are one conflict. */
import type { Claim } from '../claim.ts';
import type { Conflict, ConflictKind, Side, SizeUnit } from './conflict.ts';
import { earliestStart, latestEnd } from './days.ts';
import { grouped } from './grouped.ts';
import type { Statement } from './ledger.ts';

/** Statements of which not all can hold; leaving out any one, the others can. */
export interface Contradiction {
  readonly parts: readonly Statement[];
  readonly code: string;
  readonly ids?: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly amount: number;
}

/** A conflict that nothing has been concluded from. */
export type Bare = Omit<Conflict, 'sides' | 'claims' | 'conclusions'> & { readonly parts: readonly Statement[] };

export class Gatherer {
  readonly bare: Bare[] = [];

  /** Takes the contradictions of one kind about one thing. */
  add(
    kind: ConflictKind,
    about: Pick<Claim, 'subject' | 'predicate' | 'object'>,
    unit: SizeUnit,
    contradictions: readonly Contradiction[],
  ): void {
    if (contradictions.length === 0) return;
    const { subject, predicate, object } = about;
    for (const group of connected(contradictions)) {
      const parts = [...new Set(group.flatMap((one) => one.parts))].sort(byContent);
      const place = new Map(parts.map((part, i) => [part, i]));
      const sets = group
        .map((one) => ({ one, set: one.parts.map((part) => place.get(part)!).sort((a, b) => a - b) }))
        .sort((a, b) => bySides(a.set, b.set));
      const largest = sets.reduce((a, b) => (b.one.amount > a.one.amount ? b : a)).one;
      this.bare.push({
        kind,
        about: { subject, predicate, ...(object !== undefined && { object }) },
        parts,
        contradictions: sets.map(({ set }) => set),
        why: { code: largest.code, ids: largest.ids ?? {}, numbers: largest.numbers ?? {} },
        size: { amount: largest.amount, unit },
      });
    }
  }
}

/** Groups that share no statement. */
function connected(contradictions: readonly Contradiction[]): Iterable<readonly Contradiction[]> {
  if (contradictions.length === 1) return [contradictions];
  const parent = new Map<Statement, Statement>();
  const root = (part: Statement): Statement => {
    let top = part;
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) {
      parent.set(top, parent.get(up) ?? up);
      top = up;
    }
    return top;
  };
  for (const { parts } of contradictions) for (const part of parts) parent.set(root(part), root(parts[0]!));
  return grouped(contradictions, ({ parts }) => root(parts[0]!)).values();
}

function bySides(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((side, i) => side !== b[i]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}

/** By time, then by what is said; identifiers come last. */
function byContent({ first: a }: Statement, { first: b }: Statement): number {
  return (
    compare(earliestStart(a), earliestStart(b)) ||
    compare(latestEnd(a), latestEnd(b)) ||
    compare(a.value ?? '', b.value ?? '') ||
    compare(a.predicate, b.predicate) ||
    compare(a.subject, b.subject) ||
    compare(a.object ?? '', b.object ?? '') ||
    compare(a.id, b.id)
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function saying(claim: Claim): Side['says'] {
  const { subject, predicate, object, value, from, to, modality, called } = claim;
  return {
    subject,
    predicate,
    modality,
    ...(object !== undefined && { object }),
    ...(value !== undefined && { value }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(called !== undefined && { called }),
  };
}
