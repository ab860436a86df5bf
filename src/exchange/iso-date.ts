/** Dates for formats that know only days, months and years of the Gregorian calendar. */
import { type CalendarName, isoDay, type Moment, parseEdtf } from '../calendar/index.ts';

export interface IsoDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly text: string;
  /** Whether it says all that the moment says. */
  readonly exact: boolean;
}

const plain = /^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?$/;

/** The shortest plain date that covers all days of the moment; undefined where none does or the year has not four digits. */
export function isoDateOf(moment: Moment): IsoDate | undefined {
  const { edtf, calendar, earliest, latest } = moment;
  if (plain.test(edtf) && calendar === 'gregorian') return { text: edtf, exact: true };
  const [first, last] = [isoDay(earliest), isoDay(latest)];
  if (!plain.test(first) || !plain.test(last)) return undefined;
  if (first === last) return { text: first, exact: false };
  if (first.slice(0, 7) === last.slice(0, 7)) return { text: first.slice(0, 7), exact: false };
  return first.slice(0, 4) === last.slice(0, 4) ? { text: first.slice(0, 4), exact: false } : undefined;
}

/** Whether an end lies before its beginning, whatever days are meant; false where either is no date. */
export function isReversed(
  from: string | undefined,
  to: string | undefined,
  calendar: CalendarName = 'gregorian',
): boolean {
  if (from === undefined || to === undefined) return false;
  const [first, last] = [parseEdtf(from, calendar), parseEdtf(to, calendar)];
  if (!first.ok || !last.ok || first.date.kind !== 'moment' || last.date.kind !== 'moment') return false;
  return first.date.earliest > last.date.latest;
}
