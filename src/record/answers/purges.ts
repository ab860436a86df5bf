/** Purges: sanctions and removals, those of the same days together as one occasion. */
import type { Day, Span } from '../../calendar/index.ts';
import type { Change, EventId, OrganId, PersonId, PostId, Status } from '../../polity/index.ts';
import type { HistoricalRecord } from '../record.ts';
import { type Backing, backingOf } from './backing.ts';

/** What befell a person: a status, or the loss of a post from which he was removed. */
export type Blow = Backing & { readonly person: PersonId } & (
    | { readonly kind: 'status'; readonly status: Status; readonly organ?: OrganId }
    | { readonly kind: 'removal'; readonly post: PostId }
  );

export interface Occasion {
  /** Its possible days: the same for all that belongs to it. */
  readonly when: Span;
  readonly blows: readonly Blow[];
  /** Events that may lie on its days, where these are at most 31. */
  readonly events: readonly (Backing & { readonly event: EventId })[];
}

/** Statuses that are no blow: a way back, a change of mind, a rest, a silence. */
const mild: ReadonlySet<Status> = new Set<Status>(['readmitted', 'recanted', 'retired', 'omitted']);

/** Days of an occasion beyond which an event says nothing about it. */
const longest = 31;

/**
 * In the order of days. Things whose possible days are the same are one occasion: a change dated by its year alone is not
 * guessed to belong to one of the year's days.
 * @param from occasions that may lie on this day or later
 * @param to and on this day or earlier
 */
export function purgesOf(record: HistoricalRecord, from?: Day, to?: Day): readonly Occasion[] {
  const occasions = new Map<string, { readonly when: Span; readonly blows: Blow[] }>();
  for (const change of record.chronicle) {
    if ((from !== undefined && change.latest < from) || (to !== undefined && change.earliest > to)) continue;
    const blow = blowOf(record, change);
    if (blow === undefined) continue;
    const { earliest, latest } = change;
    const occasion = occasions.get(`${earliest} ${latest}`) ?? { when: { earliest, latest }, blows: [] };
    occasions.set(`${earliest} ${latest}`, occasion);
    occasion.blows.push(blow);
  }
  const events = record.chronicle.filter((change): change is Change<'happens'> => change.kind === 'happens');
  return [...occasions.values()]
    .sort((a, b) => a.when.earliest - b.when.earliest || a.when.latest - b.when.latest)
    .map(({ when, blows }) => ({
      when,
      blows,
      events: events
        .filter((one) => isShort(when) && isShort(one) && one.earliest <= when.latest && when.earliest <= one.latest)
        .map((one) => ({ event: one.event, ...backingOf(record, one) })),
    }));
}

function blowOf(record: HistoricalRecord, change: Change): Blow | undefined {
  if (change.kind === 'sanctioned' && !mild.has(change.status)) {
    const { person, status, organ } = change;
    return { kind: 'status', person, status, ...(organ !== undefined && { organ }), ...backingOf(record, change) };
  }
  if (change.kind === 'vacates' && change.reason === 'removed' && !change.acting)
    return { kind: 'removal', person: change.person, post: change.post, ...backingOf(record, change) };
  return undefined;
}

function isShort({ earliest, latest }: Span): boolean {
  return latest - earliest < longest;
}
