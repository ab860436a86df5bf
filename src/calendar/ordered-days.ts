/** Days that stand in an order: which days are left for each of several uncertain dates when some must precede others. */
import type { Day } from './day.ts';
import type { Span } from './moment.ts';

/** Date `second` lies at least `gap` days after date `first`; 0 allows the same day. Dates by their place in a list. */
export interface DayOrder {
  readonly first: number;
  readonly second: number;
  readonly gap: number;
}

/** The days on which something may lie: sorted, disjoint, not empty. */
export type Days = readonly Span[];

/**
 * The days that each date has left under all orders: exactly those that some choice of the others goes with. Undefined where
 * no choice fits, or where orders run in a circle, even one that a single day would satisfy: what comes before itself is no
 * order. Time linear in dates, spans and orders.
 *
 * Each date's least day above those of its predecessors, and its greatest below those of its successors, suffice: put the
 * ancestors of a date at their least days, its descendants at their greatest, all others at their least, and every order holds.
 */
export function narrowedDays(dates: readonly Days[], orders: readonly DayOrder[]): readonly Days[] | undefined {
  const turns = inTurn(dates.length, orders);
  if (turns === undefined) return undefined;
  const after: DayOrder[][] = dates.map(() => []);
  const before: DayOrder[][] = dates.map(() => []);
  for (const order of orders) {
    after[order.first]!.push(order);
    before[order.second]!.push(order);
  }
  const left = [...dates];
  for (const at of turns) {
    const least = before[at]!.reduce(
      (most, { first, gap }) => Math.max(most, left[first]![0]!.earliest + gap),
      -Infinity,
    );
    const rest = cut(left[at]!, least, Infinity);
    if (rest.length === 0) return undefined;
    left[at] = rest;
  }
  for (const at of turns.reverse()) {
    const most = after[at]!.reduce(
      (least, { second, gap }) => Math.min(least, left[second]!.at(-1)!.latest - gap),
      Infinity,
    );
    left[at] = cut(left[at]!, -Infinity, most);
  }
  return left;
}

/** The part of some days from `low` to `high`. */
export function cut(days: Days, low: number, high: number): Days {
  if (days[0]!.earliest >= low && days.at(-1)!.latest <= high) return days;
  return days.flatMap(({ earliest, latest }) => {
    const [from, to] = [Math.max(earliest, low) as Day, Math.min(latest, high) as Day];
    return from <= to ? [{ earliest: from, latest: to }] : [];
  });
}

/** Dates so that each comes after all that precede it; undefined for circles. */
export function inTurn(count: number, orders: readonly DayOrder[]): number[] | undefined {
  const waiting = new Uint32Array(count);
  const after: number[][] = Array.from({ length: count }, () => []);
  for (const { first, second } of orders) {
    waiting[second]!++;
    after[first]!.push(second);
  }
  const turns: number[] = [];
  for (let at = 0; at < count; at++) if (waiting[at] === 0) turns.push(at);
  for (let next = 0; next < turns.length; next++)
    for (const second of after[turns[next]!]!) if (--waiting[second]! === 0) turns.push(second);
  return turns.length === count ? turns : undefined;
}
