/** How two sets of days stand to each other: what must hold, and what may. */
import type { Moment, Span } from './moment.ts';

/** Every day of `a` precedes every day of `b`. */
export function necessarilyBefore(a: Span, b: Span): boolean {
  return a.latest < b.earliest;
}

/** Some day of `a` precedes some day of `b`. */
export function possiblyBefore(a: Span, b: Span): boolean {
  return a.earliest < b.latest;
}

/** They share a day; the gaps between a moment's alternatives do not count. */
export function possiblySame(a: Span | Moment, b: Span | Moment): boolean {
  const left = alternativesOf(a);
  const right = alternativesOf(b);
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const one = left[i]!;
    const other = right[j]!;
    if (one.latest < other.earliest) i++;
    else if (other.latest < one.earliest) j++;
    else return true;
  }
  return false;
}

function alternativesOf(span: Span | Moment): readonly Span[] {
  return 'alternatives' in span ? span.alternatives : [span];
}
