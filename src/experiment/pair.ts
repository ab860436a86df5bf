/** Two histories on common random numbers, reduced to what a contrast asks of them. */
import type { Measured } from './history-measures.ts';
import type { Trace } from './trace.ts';

/** Plain data: it crosses threads. Of each two the first is without, the second with. */
export interface Pair {
  readonly history: number;
  /** Who is paramount in the last month; empty while leadership is collective. */
  readonly ends: readonly [string, string];
  /** Truth of the plan's propositions. */
  readonly truths: readonly [readonly boolean[], readonly boolean[]];
  readonly measures: readonly [Measured, Measured];
  /** The first month in which control or holders differ. */
  readonly parts: string | undefined;
  /** Nothing that is followed or measured differs. */
  readonly same: boolean;
  /** An intervention could not be done. */
  readonly refused: boolean;
}

/** @param without and @param done: one history under both settings */
export function pairOf(without: Trace, done: Trace): Pair {
  const parts = firstDifference(without, done);
  return {
    history: without.history,
    ends: [without.paramount.at(-1) ?? '', done.paramount.at(-1) ?? ''],
    truths: [without.truths, done.truths],
    measures: [without.measures, done.measures],
    parts,
    same: parts === undefined && isSame(without, done),
    refused: done.refusedInterventions > 0,
  };
}

function firstDifference(a: Trace, b: Trace): string | undefined {
  const months = a.months.length;
  return a.months.find((_, month) => {
    for (let at = month; at < a.control.length; at += months) if (a.control[at] !== b.control[at]) return true;
    return a.holders.some((post, i) => !areEqual(post[month]!, b.holders[i]![month]!));
  });
}

/** @param a and @param b with the same holders and the same control throughout */
function isSame(a: Trace, b: Trace): boolean {
  return (
    areEqual(a.truths, b.truths) &&
    areEqual(a.paramount, b.paramount) &&
    areEqual(a.perceived, b.perceived) &&
    a.refusedInterventions === b.refusedInterventions &&
    (['measures', 'told', 'patterns'] as const).every((what) => areEqualNumbers(a[what], b[what]))
  );
}

function areEqual<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function areEqualNumbers(a: Measured, b: Measured): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
