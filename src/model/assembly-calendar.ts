/** When assemblies meet: by the calendar alone, so that a history that starts to decide late, and a twin, agree on the day. */
import { addDays, type Day, firstDayOf, lastDayOf, type MonthIndex } from '../calendar/index.ts';

const daysPerYear = 365.2425;

/** An ordinary meeting, and the days from which its day is drawn, both included. */
export interface Meeting {
  /** 1 for the first after the start. */
  readonly number: number;
  readonly first: Day;
  readonly last: Day;
}

/**
 * The ordinary meetings that fall into a month: number k is due on the day start + k · (a year / `perYear`), and meets
 * within `jitter` days of it, in the month in which it is due and not on that month's last day, so that what follows the
 * day after falls into the same month.
 * @param perYear meetings a year, 0 or more; @param jitter days, 0 or more
 */
export function meetingsDue(start: Day, perYear: number, jitter: number, month: MonthIndex): readonly Meeting[] {
  if (!(perYear > 0)) return [];
  const interval = daysPerYear / perYear;
  const earliest = firstDayOf(month);
  const latest = addDays(lastDayOf(month), -1);
  const meetings: Meeting[] = [];
  for (let number = Math.max(1, Math.floor((earliest - start) / interval)); ; number++) {
    const due = addDays(start, Math.round(number * interval));
    if (due > latest + 1) return meetings;
    if (due < earliest) continue;
    const first = Math.min(latest, Math.max(earliest, start + 1, due - Math.floor(jitter)));
    const last = Math.min(latest, due + Math.floor(jitter));
    if (latest > start) meetings.push({ number, first: first as Day, last: Math.max(first, last) as Day });
  }
}
