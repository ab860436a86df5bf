/** Dates as sources give them: days, months, and EDTF dates in the Gregorian and the Julian calendar. */
export type { CalendarName, Day, MonthIndex } from './day.ts';
export {
  addDays,
  civil,
  dayOf,
  firstDayOf,
  isoDay,
  isoMonth,
  lastDayOf,
  monthOf,
  parseIsoDay,
  yearsBetween,
} from './day.ts';
export { describeMoment } from './describe.ts';
export { parseEdtf } from './edtf.ts';
export { type DayLots, type JointDays, jointDays } from './joint-days.ts';
export type { DateResult, EdtfDate, Interval, Moment, Open, Precision, Span } from './moment.ts';
export { exactly } from './moment.ts';
export { type DayOrder, type Days, narrowedDays } from './ordered-days.ts';
export { necessarilyBefore, possiblyBefore, possiblySame } from './relations.ts';
export { sampleDay } from './sample.ts';
export { type TakenUp, takeUp } from './take-up.ts';
