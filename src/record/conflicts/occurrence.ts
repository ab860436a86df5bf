/**
 * Which beginnings and ends are those of one occurrence. Nobody holds a post that he holds already, and nothing ends twice:
 * two beginnings that cannot be one day are one beginning told in two ways unless an end may lie between them, and the
 * other way round. The end of the earlier itself counts if its claims state one, and otherwise any that a claim states; ends
 * that nobody states are not made up.
 */
import type { Moment } from '../../calendar/index.ts';
import { apart, never, stated } from './days.ts';
import type { Contradiction } from './gather.ts';
import type { Statement } from './ledger.ts';

export interface Marks {
  /** Beginnings and ends that claims state, of the thing itself or of what undoes it. */
  readonly beginnings: readonly Moment[];
  readonly ends: readonly Moment[];
}

export function marksOf(statements: readonly Statement[]): Marks {
  return {
    beginnings: statements.flatMap(({ first }) => stated(first.from) ?? []),
    ends: statements.flatMap(({ first }) => stated(first.to) ?? []),
  };
}

/** Days by which two statements date one beginning apart; 0 where they agree or speak of two. */
export function beginningsApart(a: Statement, b: Statement, { ends }: Pick<Marks, 'ends'>): number {
  const days = datesApart(a.first.from, b.first.from);
  if (days === 0) return 0;
  const [earlier, later] = stated(a.first.from)!.earliest <= stated(b.first.from)!.earliest ? [a, b] : [b, a];
  const [from, until] = [stated(earlier.first.from)!, stated(later.first.from)!];
  const own = stated(earlier.first.to);
  const between = own
    ? own.earliest <= until.latest
    : ends.some((end) => end.latest >= from.earliest && end.earliest <= until.latest);
  return between ? 0 : days;
}

/** Days by which two statements date one end apart; 0 where they agree or speak of two. */
export function endsApart(a: Statement, b: Statement, { beginnings }: Pick<Marks, 'beginnings'>): number {
  const days = datesApart(a.first.to, b.first.to);
  if (days === 0) return 0;
  const [earlier, later] = stated(a.first.to)!.earliest <= stated(b.first.to)!.earliest ? [a, b] : [b, a];
  const [from, until] = [stated(earlier.first.to)!, stated(later.first.to)!];
  const own = stated(later.first.from);
  const between = own
    ? own.latest >= from.earliest
    : beginnings.some((begin) => begin.latest >= from.earliest && begin.earliest <= until.latest);
  return between ? 0 : days;
}

export function datesApart(a: Statement['first']['from'], b: Statement['first']['from']): number {
  const [one, other] = [stated(a), stated(b)];
  return one && other ? apart(one, other) : 0;
}

/** So many different statements of one thing are compared each with each. */
const mostCompared = 200;

/**
 * Pairs of statements. Claims that say the same are one, so statements of one thing are few; where they are not, each is
 * compared with two alone, that which ends first and that which begins last, so that time stays linear: whatever is apart
 * from anything is apart from one of these.
 */
export function* compared(statements: readonly Statement[]): Iterable<readonly [Statement, Statement]> {
  const all = statements.length <= mostCompared;
  const firsts = all ? statements : extremes(statements);
  const done = new Set<Statement>();
  for (const [i, a] of firsts.entries()) {
    done.add(a);
    for (const b of all ? statements.slice(i + 1) : statements) if (!done.has(b)) yield [a, b];
  }
}

function extremes(statements: readonly Statement[]): readonly Statement[] {
  const end = ({ first }: Statement) => (stated(first.to) ?? stated(first.from))?.latest ?? never;
  const begin = ({ first }: Statement) => (stated(first.from) ?? stated(first.to))?.earliest ?? -never;
  const [one, other] = [
    statements.reduce((a, b) => (end(b) < end(a) ? b : a)),
    statements.reduce((a, b) => (begin(b) > begin(a) ? b : a)),
  ];
  // Values of one day have no extremes; any two of them will do.
  return one === other ? [one, statements.find((statement) => statement !== one)!] : [one, other];
}

/** The pairs that a measure sets apart. */
export function pairs(
  statements: readonly Statement[],
  code: string,
  measure: (a: Statement, b: Statement) => number,
  ids: Readonly<Record<string, string>> = {},
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const [a, b] of compared(statements)) {
    const amount = measure(a, b);
    if (amount > 0) found.push({ parts: [a, b], code, ids, numbers: { amount }, amount });
  }
  return found;
}
