/** English month names, for messages, descriptions and for recognising what spreadsheets write. */

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `month` from 1 to 12. */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1]!;
}

/** The month a full or shortened English name stands for (`Mar`, `sept`, `March`), or undefined. At least three letters. */
export function monthNamed(name: string): number | undefined {
  const start = name.toLowerCase();
  const index = MONTH_NAMES.findIndex((month) => start.length >= 3 && month.toLowerCase().startsWith(start));
  return index < 0 ? undefined : index + 1;
}
