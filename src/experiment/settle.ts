/** Settling: an uncertain chronicle gets exact days. One uniform a spell, so that its end follows its beginning. */
import { type Day, type Span, sampleDay } from '../calendar/index.ts';
import { Stream, stableKey } from '../engine/index.ts';
import type { Change, Chronicle } from '../polity/index.ts';

/** Chooses, for a spell or a single change, where in its possible days it lies: a number from 0 to below 1. */
export type Place = (spell: string) => number;

/** The middle of the possible days. */
export const middle: Place = () => 0.5;

/** A place drawn for each history, addressed by the spell. */
export function drawn(seed: number, history: number): Place {
  const stream = new Stream(seed, history);
  const mechanism = stableKey('settling');
  return (spell) => stream.at(0, mechanism, stableKey(spell), 0).uniform();
}

/** The chronicle on exact days, in their order; changes of one day keep the order they had. */
export function settle(chronicle: Chronicle, place: Place): Chronicle {
  const settled = chronicle.map((change): Change => {
    if (change.earliest === change.latest) return change;
    // What exists is there for all who may have held it: from its first possible day to its last.
    if (change.kind === 'creates') return { ...change, latest: change.earliest };
    if (change.kind === 'abolishes') return { ...change, earliest: change.latest };
    const day = dayAt(change, place(change.spell ?? `${change.kind} ${change.claims?.[0] ?? ''}`));
    const { days: _days, ...rest } = change;
    return { ...rest, earliest: day, latest: day };
  });
  return settled.sort((a, b) => a.earliest - b.earliest);
}

function dayAt(change: Span & { readonly days?: readonly Span[] }, u: number): Day {
  const alternatives = change.days ?? [{ earliest: change.earliest, latest: change.latest }];
  return sampleDay(
    {
      kind: 'moment',
      edtf: '',
      calendar: 'gregorian',
      precision: 'day',
      uncertain: false,
      approximate: false,
      earliest: change.earliest,
      latest: change.latest,
      alternatives,
    },
    u,
  );
}
