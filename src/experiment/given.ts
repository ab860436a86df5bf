/** Given changes: what is taken from the record instead of simulated, on its own days. A run with them is conditional, never a forecast. */
import { type Change, type Chronicle, eventsAbroad, type MannerOfDeath, type OrganId } from '../polity/index.ts';
import type { HistoricalRecord, Place } from '../record/index.ts';
import type { GivenKind, Scenario } from '../scenario/index.ts';
import { settle } from './settle.ts';

const natural: ReadonlySet<MannerOfDeath> = new Set<MannerOfDeath>(['natural', 'illness', 'accident', 'unknown']);

/** The changes of the given kinds after the as-of day and within the span, on exact days chosen by `place`. */
export function givenChanges(
  scenario: Scenario,
  record: HistoricalRecord,
  kinds: readonly GivenKind[],
  place: Place,
): Chronicle {
  if (kinds.length === 0) return [];
  const wanted = record.chronicle.filter((change) => kinds.some((kind) => isOfKind(change, kind, scenario)));
  return settle(record, place, wanted)
    .filter((change) => change.earliest > scenario.asOf && change.earliest <= scenario.to)
    .map((change) => ({ ...change, by: 'given' }));
}

function isOfKind(change: Change, kind: GivenKind, scenario: Scenario): boolean {
  switch (kind) {
    case 'illness':
      return change.kind === 'falls-ill' || change.kind === 'recovers';
    case 'natural-deaths':
      return change.kind === 'dies' && natural.has(change.manner);
    case 'events-abroad':
      return change.kind === 'happens' && eventsAbroad.has(scenario.cast.events.get(change.event)?.kind ?? 'other');
    case 'lifecycle':
      if ('what' in change && scenario.cast.organs.get(change.what as OrganId)?.kind === 'faction') return false;
      return (
        change.kind === 'creates' ||
        change.kind === 'abolishes' ||
        change.kind === 'renames' ||
        change.kind === 'resizes'
      );
  }
}
