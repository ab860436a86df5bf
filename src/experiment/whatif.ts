/** What-if: paired histories that share every draw except where the intervention reaches. */

import { pairedDifference, type Share, shareOf } from './interval.ts';
import type { Plan } from './plan.ts';
import type { Trace } from './trace.ts';

export interface Whatif {
  readonly kind: 'whatif';
  readonly histories: number;
  /** Pairs that end alike in every followed respect. */
  readonly unchanged: Share;
  /** Histories in which an intervention could not be done. */
  readonly refused: number;
  /** The month in which a pair first differs, by share of pairs. */
  readonly firstDifference: readonly { readonly month: string; readonly share: number }[];
  readonly endings: readonly Effect[];
  readonly outcomes: readonly Effect[];
}

export interface Effect {
  readonly about: string | null;
  readonly without: number;
  readonly with: number;
  /** Share with less share without, and its 95 % interval from paired histories. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** @param without and @param done: traces of the two plans, in the order of the same histories */
export function compare(plan: Plan, without: readonly Trace[], done: readonly Trace[]): Whatif {
  const n = without.length;
  const firsts = without.map((trace, i) => firstDifference(trace, done[i]!));
  const months = new Map<string, number>();
  for (const month of firsts) if (month !== undefined) months.set(month, (months.get(month) ?? 0) + 1);
  const ends = (traces: readonly Trace[]) => traces.map((trace) => trace.paramount.at(-1) ?? '');
  const persons = [...new Set([...ends(without), ...ends(done)])].sort();
  const effect = (about: string | null, a: readonly boolean[], b: readonly boolean[]): Effect => ({
    about,
    without: share(a),
    with: share(b),
    ...pairedDifference(a, b),
  });
  return {
    kind: 'whatif',
    histories: n,
    unchanged: shareOf(firsts.filter((month) => month === undefined).length, n),
    refused: done.filter((trace) => trace.refusedInterventions > 0).length,
    firstDifference: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, count]) => ({ month, share: count / n })),
    endings: persons
      .map((person) =>
        effect(
          person || null,
          ends(without).map((end) => end === person),
          ends(done).map((end) => end === person),
        ),
      )
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    outcomes: plan.scenario.questions.outcomes.map(({ text }, i) =>
      effect(
        text,
        without.map((trace) => trace.truths[i]!),
        done.map((trace) => trace.truths[i]!),
      ),
    ),
  };
}

/** The first month in which control or holders differ. */
function firstDifference(a: Trace, b: Trace): string | undefined {
  const months = a.months.length;
  return a.months.find((_, month) => {
    for (let at = month; at < a.control.length; at += months) if (a.control[at] !== b.control[at]) return true;
    return a.holders.some((post, i) => post[month]!.join() !== b.holders[i]![month]!.join());
  });
}

function share(truths: readonly boolean[]): number {
  return truths.length === 0 ? 0 : truths.filter(Boolean).length / truths.length;
}
