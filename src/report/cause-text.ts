/** What switching off a cause that the source states shows, in words. */
import type { CauseEffect, CauseVerdict } from '../experiment/index.ts';
import { percent } from './numbers.ts';

/** One sentence without its full stop. */
export function causeText({ withCause, withoutCause, verdict, unchanged }: CauseEffect): string {
  const idle = unchanged.count === unchanged.of ? '; switching it off changes no history' : '';
  const [a, b] = [percent(withCause.share), percent(withoutCause.share)];
  switch (verdict) {
    case 'borne out':
      return `without it the outcome falls from ${a} to ${b}: the model bears the claim out`;
    case 'contradicted':
      return `without it the outcome rises from ${a} to ${b}: in the model the cause works against it`;
    case 'not borne out':
      return `without it the outcome is as frequent: the model does not bear the claim out${idle}`;
    case 'absent':
      return `the outcome comes about in no history, with the cause or without: the model cannot tell${idle}`;
    case 'undecided':
      return `${a} with it and ${b} without, a difference that so few histories do not tell from chance or from none${idle}`;
  }
}

export const causeMarks: Readonly<Record<CauseVerdict, { readonly sign: string; readonly tone: string }>> = {
  'borne out': { sign: '✓', tone: 'good' },
  contradicted: { sign: '✗', tone: 'bad' },
  'not borne out': { sign: '=', tone: 'bad' },
  absent: { sign: '∅', tone: 'idle' },
  undecided: { sign: '?', tone: 'idle' },
};

/** `−28 [−40, −16]`, in percentage points. */
export function pointsText({ difference, low, high }: Pick<CauseEffect, 'difference' | 'low' | 'high'>): string {
  return `${points(difference)} [${points(low)}, ${points(high)}]`;
}

/** Whole percentage points with their sign; a true minus, which no spreadsheet takes for a formula. */
export function points(share: number): string {
  const whole = Math.round(100 * share);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : '0';
}
