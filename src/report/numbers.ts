/** Numbers as the report prints them: shares in percent (the sign on a no-break space), counts, days, lists. */
import { type Day, describeMoment, exactly } from '../calendar/index.ts';

/** Whole percent, `less than 1\u00a0%` and `over 99\u00a0%` where rounding would claim never or always. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1\u00a0%';
  if (share < 1 && share > 0.995) return '>99\u00a0%';
  return `${Math.round(share * 100)}\u00a0%`;
}

/** One decimal, for chances and shares of control. */
export function percentFine(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1\u00a0%';
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

/** 12345 as `12,345`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `3 May 1924`. */
export function dayText(day: Day): string {
  return describeMoment(exactly(day));
}

/** `a, b and c`. */
export function listed(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)!}`;
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}
