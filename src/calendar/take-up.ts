/** Orders of days that are taken up one after another, those that no days fit any more being left out. */
import { Groups } from './groups.ts';
import { type DayOrder, type Days, narrowedDays } from './ordered-days.ts';

/** `against-dates`: even alone, or without any circle, no days fit; `circle`: orders taken up before say the reverse. */
export type TakenUp = 'met' | 'against-dates' | 'circle';

export interface TakeUp {
  /** What became of each order, in their order. */
  readonly orders: readonly TakenUp[];
  /** Days left; those of dates that no order met ties to another are the same objects as before. */
  readonly left: readonly Days[];
}

/**
 * Takes up orders in turn, each if some choice of days fits it together with the sure ones and those taken up before it. The
 * orders of one set of tied dates cost its size times one more than how many of them are left out, times a logarithm.
 * @param sure orders that some choice of days fits
 */
export function takeUp(dates: readonly Days[], sure: readonly DayOrder[], stated: readonly DayOrder[]): TakeUp {
  const became: TakenUp[] = stated.map(() => 'met');
  for (const part of parts(dates, sure, stated)) takeUpIn(part, became);
  const met = stated.filter((_, i) => became[i] === 'met');
  const left = [...dates];
  for (const { at, days, sure: kept, stated: taken } of parts(dates, sure, met))
    narrowedDays(days, [...kept, ...taken.map(({ order }) => order)])!.forEach((one, i) => {
      left[at[i]!] = one;
    });
  return { orders: became, left };
}

/** Dates that orders tie together, numbered anew. */
interface Part {
  /** Old numbers. */
  readonly at: readonly number[];
  readonly days: readonly Days[];
  readonly sure: readonly DayOrder[];
  readonly stated: readonly { readonly order: DayOrder; readonly place: number }[];
}

/** The sets of tied dates in which some order is stated. */
function parts(dates: readonly Days[], sure: readonly DayOrder[], stated: readonly DayOrder[]): readonly Part[] {
  if (stated.length === 0) return [];
  const groups = new Groups();
  for (const { first, second } of [...sure, ...stated]) groups.join(first, second);
  const found = new Map<number, { at: number[]; days: Days[]; sure: DayOrder[]; stated: Part['stated'][number][] }>();
  for (const { first } of stated) found.set(groups.of(first), { at: [], days: [], sure: [], stated: [] });
  const anew = new Int32Array(dates.length);
  dates.forEach((days, at) => {
    const part = found.get(groups.of(at));
    if (!part) return;
    anew[at] = part.at.push(at) - 1;
    part.days.push(days);
  });
  const renumbered = ({ first, second, gap }: DayOrder) => ({ first: anew[first]!, second: anew[second]!, gap });
  for (const order of sure) found.get(groups.of(order.first))?.sure.push(renumbered(order));
  stated.forEach((order, place) => {
    found.get(groups.of(order.first))!.stated.push({ order: renumbered(order), place });
  });
  return [...found.values()];
}

function takeUpIn({ days, sure, stated }: Part, became: TakenUp[]): void {
  const met: DayOrder[] = [];
  const fits = (more: readonly DayOrder[]) => narrowedDays(days, [...sure, ...more]) !== undefined;
  const fitTo = (from: number, to: number) => fits([...met, ...stated.slice(from, to).map(({ order }) => order)]);
  for (let next = 0; next < stated.length; ) {
    // Fewer orders never fit worse: the longest run that fits is found by halving.
    let [fitting, failing] = [next, stated.length + 1];
    for (let step = stated.length - next; failing - fitting > 1; step = (failing - fitting) >> 1)
      if (fitTo(next, fitting + step)) fitting += step;
      else failing = fitting + step;
    met.push(...stated.slice(next, fitting).map(({ order }) => order));
    const out = stated[fitting];
    if (out) became[out.place] = fits([out.order]) && closes(out.order, met, days.length) ? 'circle' : 'against-dates';
    next = fitting + 1;
  }
}

/** Whether orders lead from the second date of one to its first. */
function closes({ first, second }: DayOrder, met: readonly DayOrder[], count: number): boolean {
  const next: number[][] = Array.from({ length: count }, () => []);
  for (const order of met) next[order.first]!.push(order.second);
  const reached = new Set([second]);
  // A set is gone through together with what is added to it on the way.
  for (const at of reached) for (const later of next[at]!) reached.add(later);
  return reached.has(first);
}
