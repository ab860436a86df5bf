/**
 * `majority`: what most independent sources say, part by part. A day is supported by every source whose statement allows it;
 * the day with most support wins (Marzullo 1984 finds it for clocks in the same way), and of the statements that allow it the
 * most exact is taken. A value is supported by those who state it. Copies add no vote. Ties go to the side that the most
 * trusted claim is on, then the next most trusted.
 */
import type { Claim } from './claim.ts';
import { type Decider, type End, width } from './conclude.ts';
import { independentCount, type Sources } from './witnesses.ts';

/** @param sources with their dependence; those not named there are independent */
export function majorityDecides(sources: Sources): Decider {
  const votes = (side: readonly Claim[]) => independentCount(new Set(side.map(({ source }) => source)), sources);
  /** Sides of claims in one order of trust: the first of the greatest is the one that holds the earlier claims. */
  const greatest = (sides: readonly (readonly Claim[])[], order: ReadonlyMap<Claim, number>) =>
    sides
      .map((side) => ({ side, votes: votes(side) }))
      .reduce((a, b) => (b.votes > a.votes || (b.votes === a.votes && isBefore(b.side, a.side, order)) ? b : a)).side;
  return {
    date(stating, end) {
      const order = new Map(stating.map((claim, i) => [claim, i]));
      const side = greatest(sidesBy(stating, end), order);
      return side.reduce((a, b) => (width(b[end]) < width(a[end]) ? b : a));
    },
    value(stating) {
      const order = new Map(stating.map((claim, i) => [claim, i]));
      const values = new Map<string, Claim[]>();
      for (const claim of stating) values.set(claim.value!, [...(values.get(claim.value!) ?? []), claim]);
      return greatest([...values.values()], order)[0]!;
    },
  };
}

/** The claims that allow a day, for each day that may have the most; and those that say that there is no such day. */
function sidesBy(stating: readonly Claim[], end: End): readonly (readonly Claim[])[] {
  const dated = stating.flatMap((claim) => {
    const date = claim[end];
    return date === undefined || date === 'open' ? [] : [{ claim, date }];
  });
  // Support rises only where some statement's days begin.
  const days = new Set(dated.flatMap(({ date }) => date.alternatives.map(({ earliest }) => earliest)));
  const sides = [...days].map((day) =>
    dated
      .filter(({ date }) => date.alternatives.some(({ earliest, latest }) => earliest <= day && day <= latest))
      .map(({ claim }) => claim),
  );
  const open = stating.filter((claim) => claim[end] === 'open');
  return open.length > 0 ? [...sides, open] : sides;
}

/** Whether, at the first claim that only one of two sides holds, it is the first side. Sides stand in the order given. */
function isBefore(a: readonly Claim[], b: readonly Claim[], order: ReadonlyMap<Claim, number>): boolean {
  for (let i = 0; ; i++) {
    const [one, other] = [a[i], b[i]];
    if (one === undefined) return false;
    if (other === undefined) return true;
    if (one !== other) return order.get(one)! < order.get(other)!;
  }
}
