/** What JSON output has in common. */
import { isoDay } from '../calendar/index.ts';
import type { Change } from '../polity/index.ts';

/** A change with its days as ISO 8601 text. */
export function withIsoDays(change: Change): object {
  const { earliest, latest, days, ...rest } = change;
  const span = (one: Pick<Change, 'earliest' | 'latest'>) => ({
    earliest: isoDay(one.earliest),
    latest: isoDay(one.latest),
  });
  const born = 'born' in rest ? { born: isoDay(rest.born) } : {};
  return { ...rest, ...born, ...span(change), ...(days && { days: days.map(span) }) };
}
