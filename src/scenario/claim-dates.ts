/** The dates of claims: EDTF in the calendar of the source, open ends, and which of them a predicate takes. */
import { type CalendarName, type Moment, parseEdtf } from '../calendar/index.ts';
import type { Predicate, PredicateSchema } from '../record/index.ts';
import type { ClaimRow, ClaimValues } from './claim-table.ts';
import type { Session, Site } from './session.ts';

interface Dates {
  readonly from?: Moment | 'open';
  readonly to?: Moment | 'open';
}

/** @param schema undefined where the predicate is unknown: the dates are still checked for themselves. */
export function readDates(
  values: ClaimValues,
  row: ClaimRow,
  predicate: Predicate | undefined,
  schema: PredicateSchema | undefined,
): Dates {
  const from = readDate(values.from, row.site('from'), values.calendar);
  const to = readDate(values.to, row.site('to'), values.calendar);
  if (schema?.dates === 'none') {
    if (values.from !== undefined) row.site('from').fail('date', `an empty cell: “${predicate}” takes no dates`);
    if (values.to !== undefined) row.site('to').fail('date', `an empty cell: “${predicate}” takes no dates`);
    return {};
  }
  if (schema?.dates === 'point') {
    const whole = `a date: “${predicate}” happens at one time`;
    if (from === 'open') row.site('from').fail('date', whole);
    if (to === 'open') row.site('to').fail('date', `${whole}, or an empty cell`);
    if (values.from === undefined && values.to !== undefined && !row.isBad('from')) {
      row.site('from').fail('empty-cell', 'the first day, as the last is given');
    }
  }
  if (predicate === 'series' && values.from === undefined && values.to === undefined) {
    if (!row.isBad('from') && !row.isBad('to')) row.site('from').fail('empty-cell', 'the time that was measured');
  }
  if (isMoment(from) && isMoment(to) && from.earliest > to.latest) {
    row.site('to').fail('date', `a date that is not before “from”, ${from.edtf}`);
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function readDate(
  text: string | undefined,
  site: Site,
  calendar: CalendarName | undefined,
): Moment | 'open' | undefined {
  if (text === undefined) return undefined;
  const known = momentsOf(site.session);
  const key = calendar === undefined ? text : `${calendar} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const result = parseEdtf(text, calendar);
  if (!result.ok) return site.fail('date', result.expected, { hint: result.hint });
  if (result.date.kind === 'moment') {
    known.set(key, result.date);
    return result.date;
  }
  if (result.date.kind === 'open') return 'open';
  return site.fail('date', 'one date', { hint: 'write the two ends of a span in “from” and “to”' });
}

/** A record has far more dates than days: each text is read once, and its moment shared. */
const moments = new WeakMap<Session, Map<string, Moment>>();

function momentsOf(session: Session): Map<string, Moment> {
  let known = moments.get(session);
  if (known === undefined) {
    known = new Map();
    moments.set(session, known);
  }
  return known;
}

function isMoment(date: Moment | 'open' | undefined): date is Moment {
  return typeof date === 'object';
}
