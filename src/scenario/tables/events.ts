/** events.csv: what happens besides changes of post: risings, wars, meetings, documents. */
import { type EventId, eventKinds, type NamedEvent } from '../../polity/index.ts';
import { textWithNames } from '../placeholders.ts';
import { choice, identifier } from '../scalars.ts';
import type { SourceFile } from '../session.ts';
import { filled, readTable } from '../table.ts';

export const eventsTable = {
  file: 'events.csv',
  names: 'event',
  columns: { id: filled(identifier), kind: filled(choice(eventKinds)), name: filled(textWithNames) },
} as const;

export function readEvents(file: SourceFile): ReadonlyMap<EventId, NamedEvent> {
  const events = new Map<EventId, NamedEvent>();
  readTable(eventsTable, file, ({ id, kind = 'other', name = '' }) => {
    if (id !== undefined) events.set(id as EventId, { id: id as EventId, name, kind });
  });
  return events;
}
