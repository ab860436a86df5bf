/** Settling: an uncertain chronicle gets exact days, drawn for all its dates together (see record/dates.ts). */
import { Stream, stableKey } from '../engine/index.ts';
import type { Change, Chronicle } from '../polity/index.ts';
import { drawnTogether, type HistoricalRecord, type Lots, type Place } from '../record/index.ts';

/** Where uncertain dates lie: drawn, or in the middle of their possible days. */
export type Where = Place | 'middle';

/** A place drawn for each history, addressed by the date it is for. */
export function drawn(seed: number, history: number): Place {
  const stream = new Stream(seed, history);
  const mechanism = stableKey('settling');
  return (address) => stream.at(0, mechanism, stableKey(address), 0).uniform();
}

/** What decides the version of a history, addressed by question and claim. */
export function versionLots(seed: number, history: number): Lots {
  const stream = new Stream(seed, history);
  const mechanism = stableKey('versions');
  return (address) => stream.at(0, mechanism, stableKey(address), 0).exponential(1);
}

type Uncertain = Pick<HistoricalRecord, 'chronicle' | 'orders'>;

/** Histories draw from one chronicle again and again. */
const samplers = new WeakMap<Chronicle, ReturnType<typeof drawnTogether>>();

function samplerOf({ chronicle, orders }: Uncertain): ReturnType<typeof drawnTogether> {
  const known = samplers.get(chronicle) ?? drawnTogether(chronicle, orders);
  samplers.set(chronicle, known);
  return known;
}

/**
 * Changes on exact days, in their order; changes of one day keep the order they had.
 * @param changes some of the chronicle's, all when left out
 */
export function settle(record: Uncertain, place: Where, changes = record.chronicle): Chronicle {
  const dayOf = samplerOf(record);
  const settled = changes.map((change): Change => {
    if (change.earliest === change.latest) return change;
    // What exists is there for all who may have held it: from its first possible day to its last.
    if (change.kind === 'creates') return { ...change, latest: change.earliest };
    if (change.kind === 'abolishes') return { ...change, earliest: change.latest };
    const day = dayOf(change, place);
    const { days: _days, ...rest } = change;
    return { ...rest, earliest: day, latest: day };
  });
  return settled.sort((a, b) => a.earliest - b.earliest);
}
