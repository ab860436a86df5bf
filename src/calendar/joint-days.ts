/**
 * Days for several uncertain dates at once, drawn uniformly from all choices that keep a set of orders.
 *
 * Dates that no order ties together are drawn apart. Dates tied in a tree are drawn exactly: going from the leaves to one date,
 * the number of choices of what hangs below each day is summed, and then days are drawn from there outwards in proportion to
 * those numbers (forward filtering, backward sampling; Carter and Kohn 1994, and before them Baum et al. 1970 for chains). Orders
 * that close a ring are left out of the tree, and a draw that breaks one is drawn again: uniform on the tree's choices, kept
 * where the ring holds, is uniform on the choices that keep both. Only where that fails {@link mostTries} times, or where the
 * days are too many to be counted, {@link sweeps} rounds of Gibbs sampling from the earliest choice take its place, which are
 * uniform in the limit alone.
 */
import type { Day } from './day.ts';
import { Groups } from './groups.ts';
import { cut, type DayOrder, type Days, inTurn, narrowedDays } from './ordered-days.ts';

/** A uniform number, 0 included and 1 not, for a date and an attempt. */
export type DayLots = (date: number, attempt: number) => number;

export const mostTries = 1000;
export const sweeps = 200;
/** Days of one set of tied dates, above which nothing is counted. */
const mostDays = 5_000_000;

export interface JointDays {
  /** What each date has left: see {@link narrowedDays}. */
  readonly left: readonly Days[];
  /** Sets of dates that are drawn together, each rising; dates that are drawn alone are not among them. */
  readonly tied: readonly (readonly number[])[];
  /** Days for all dates of the set to which a date belongs, by date. */
  draw(date: number, lots: DayLots): ReadonlyMap<number, Day>;
  /** The middle day of each date of the set, if these keep the orders; else the middles of what dates drawn before leave. */
  middle(date: number): ReadonlyMap<number, Day>;
}

/** Undefined where {@link narrowedDays} is. */
export function jointDays(dates: readonly Days[], orders: readonly DayOrder[]): JointDays | undefined {
  const left = narrowedDays(dates, orders);
  if (left === undefined) return undefined;
  // An order that the days keep whatever is drawn ties nothing.
  const binding = orders.filter(
    ({ first, second, gap }) => left[first]!.at(-1)!.latest + gap > left[second]![0]!.earliest,
  );
  const sets = tiedBy(binding);
  const bySet = new Map<readonly number[], DayOrder[]>([...new Set(sets.values())].map((set) => [set, []]));
  for (const order of binding) bySet.get(sets.get(order.first)!)!.push(order);
  const samplers = new Map<readonly number[], (lots: DayLots) => ReadonlyMap<number, Day>>();
  const draw: JointDays['draw'] = (date, lots) => {
    const set = sets.get(date);
    if (set === undefined)
      return new Map([[date, nth(left[date]!, Math.floor(lots(date, 0) * lengthOf(left[date]!)))]]);
    let sampler = samplers.get(set);
    if (sampler === undefined) {
      sampler = samplerOf(set, left, bySet.get(set)!);
      samplers.set(set, sampler);
    }
    return sampler(lots);
  };
  return {
    left,
    tied: [...bySet.keys()],
    draw,
    middle(date) {
      const set = sets.get(date) ?? [date];
      const middles = new Map(set.map((at) => [at, middleOf(dates[at]!, left[at]!)]));
      const fits = (bySet.get(set) ?? []).every(
        ({ first, second, gap }) => middles.get(second)! - middles.get(first)! >= gap,
      );
      return fits ? middles : draw(date, () => 0.5);
    },
  };
}

/** Dates that orders tie together, by date. */
function tiedBy(orders: readonly DayOrder[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Groups();
  for (const { first, second } of orders) groups.join(first, second);
  const sets = new Map<number, number[]>();
  const byDate = new Map<number, readonly number[]>();
  for (const at of [...new Set(orders.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b)) {
    const set = sets.get(groups.of(at)) ?? [];
    sets.set(groups.of(at), set);
    set.push(at);
    byDate.set(at, set);
  }
  return byDate;
}

function samplerOf(set: readonly number[], left: readonly Days[], orders: readonly DayOrder[]) {
  const total = set.reduce((sum, at) => sum + lengthOf(left[at]!), 0);
  const groups = new Groups();
  const tree = orders.filter(({ first, second }) => groups.join(first, second));
  const inTree = new Set(tree);
  const rings = orders.filter((order) => !inTree.has(order));
  const fromTree = total > mostDays ? undefined : treeSampler(set, left, tree);
  const turns = () => inTurn(left.length, orders)!.filter((at) => set.includes(at));
  return (lots: DayLots): ReadonlyMap<number, Day> => {
    for (let attempt = 0; fromTree && attempt < mostTries; attempt++) {
      const drawn = fromTree((date) => lots(date, attempt));
      if (rings.every(({ first, second, gap }) => drawn.get(second)! - drawn.get(first)! >= gap)) return drawn;
    }
    return gibbs(turns(), left, orders, lots);
  };
}

interface Branch {
  readonly date: number;
  readonly parent: number;
  readonly isAfter: boolean;
  readonly gap: number;
  /** Choices of the branch at each of its days and those beyond it, away from the parent; in the order of days. */
  sums: Float64Array;
}

/** Draws from the choices of dates tied in a tree, exactly but for the rounding of sums. */
function treeSampler(set: readonly number[], left: readonly Days[], orders: readonly DayOrder[]) {
  const beside = new Map<number, DayOrder[]>(set.map((at) => [at, []]));
  for (const order of orders) {
    beside.get(order.first)!.push(order);
    beside.get(order.second)!.push(order);
  }
  const root = set[0]!;
  const branches: Branch[] = [];
  const reached = new Set([root]);
  for (let at: number | undefined = root, next = 0; at !== undefined; at = branches[next++]?.date)
    for (const { first, second, gap } of beside.get(at)!) {
      const date = first === at ? second : first;
      if (reached.has(date)) continue;
      reached.add(date);
      branches.push({ date, parent: at, isAfter: first === at, gap, sums: new Float64Array(0) });
    }
  const choices = new Map(set.map((at) => [at, new Float64Array(lengthOf(left[at]!)).fill(1)]));
  for (const branch of [...branches].reverse()) {
    branch.sums = summed(choices.get(branch.date)!, branch.isAfter);
    const above = choices.get(branch.parent)!;
    const days = left[branch.date]!;
    let place = 0;
    for (const span of left[branch.parent]!)
      for (let day: number = span.earliest; day <= span.latest; day++) above[place++]! *= within(branch, days, day);
    choices.delete(branch.date);
    rescale(above);
  }
  const whole = summed(choices.get(root)!, false);
  return (lots: (date: number) => number): ReadonlyMap<number, Day> => {
    const drawn = new Map<number, Day>();
    const target = lots(root) * whole.at(-1)!;
    drawn.set(root, nth(left[root]!, firstAbove(whole, target, whole.length)));
    for (const { date, parent, isAfter, gap, sums } of branches) {
      const days = left[date]!;
      const from = drawn.get(parent)!;
      const u = lots(date);
      if (isAfter) {
        const start = countBelow(days, from + gap);
        // Sums fall with the day: the first whose rest is no more than what is left of the whole.
        drawn.set(date, nth(days, firstUnder(sums, start, (1 - u) * sums[start]!)));
      } else {
        const end = countBelow(days, from - gap + 1);
        drawn.set(date, nth(days, firstAbove(sums, u * sums[end - 1]!, end)));
      }
    }
    return drawn;
  };
}

/** Choices of a branch that go with a day of its parent. */
function within({ isAfter, gap, sums }: Branch, days: Days, day: number): number {
  const place = isAfter ? countBelow(days, day + gap) : countBelow(days, day - gap + 1) - 1;
  return sums[place] ?? 0;
}

/** Sums up to each place, or from each place on, so scaled that they overflow nowhere. */
function summed(values: Float64Array, fromHere: boolean): Float64Array {
  const sums = Float64Array.from(values);
  if (fromHere) for (let i = sums.length - 2; i >= 0; i--) sums[i]! += sums[i + 1]!;
  else for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!;
  return sums;
}

function rescale(values: Float64Array): void {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  for (let i = 0; i < values.length; i++) values[i]! /= most;
}

/** The first place below `end` whose rising sum is above the target. */
function firstAbove(sums: Float64Array, target: number, end: number): number {
  let [low, high] = [0, end - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first place from `start` on behind which a falling sum is below the target. */
function firstUnder(sums: Float64Array, start: number, target: number): number {
  let [low, high] = [start, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle + 1]! < target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Each date in turn anew, evenly among the days that the others leave it. @param turns each after all that precede it */
function gibbs(turns: readonly number[], left: readonly Days[], orders: readonly DayOrder[], lots: DayLots) {
  const day = new Map<number, Day>();
  const least = (at: number) =>
    orders.reduce(
      (most, { first, second, gap }) => (second === at ? Math.max(most, day.get(first)! + gap) : most),
      -Infinity,
    );
  const most = (at: number) =>
    orders.reduce(
      (low, { first, second, gap }) => (first === at ? Math.min(low, day.get(second)! - gap) : low),
      Infinity,
    );
  for (const at of turns) day.set(at, cut(left[at]!, least(at), Infinity)[0]!.earliest);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const at of turns) {
      const free = cut(left[at]!, least(at), most(at));
      day.set(at, nth(free, Math.floor(lots(at, mostTries + sweep) * lengthOf(free))));
    }
  return day;
}

/** The middle day, or of the days left if it is not among them. */
function middleOf(days: Days, left: Days): Day {
  const day = nth(days, Math.floor(0.5 * lengthOf(days)));
  const isLeft = left.some(({ earliest, latest }) => earliest <= day && day <= latest);
  return isLeft ? day : nth(left, Math.floor(0.5 * lengthOf(left)));
}

function lengthOf(days: Days): number {
  return days.reduce((sum, { earliest, latest }) => sum + latest - earliest + 1, 0);
}

/** The day at a place, counted from 0. */
function nth(days: Days, place: number): Day {
  let rest = place;
  for (const { earliest, latest } of days) {
    const length = latest - earliest + 1;
    if (rest < length) return (earliest + rest) as Day;
    rest -= length;
  }
  return days.at(-1)!.latest;
}

/** How many of the days lie before a day. */
function countBelow(days: Days, day: number): number {
  let count = 0;
  for (const { earliest, latest } of days) {
    if (day <= earliest) break;
    count += Math.min(latest, day - 1) - earliest + 1;
  }
  return count;
}
