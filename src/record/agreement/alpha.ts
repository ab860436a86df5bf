/** Krippendorff's alpha: how far coders agree beyond chance, whatever their number, with values missing, at four levels. */
import { distances, type Level } from './levels.ts';

/** What the coders who coded one unit said of it: one value each. Numbers, except at the nominal level. */
export type Coded = readonly (string | number)[];

export interface Alpha {
  /** 1: perfect; 0: as by chance; below 0: worse than chance. Absent where all values are one, and nothing can be told. */
  readonly alpha?: number;
  /** Mean squared difference within units, and among all pairs of values. */
  readonly observed: number;
  readonly expected: number;
  /** Units with two or more values; those with one say nothing of agreement and are passed over. */
  readonly units: number;
  /** Values in those units. */
  readonly values: number;
}

/** A pair of values of one unit: how far apart, and how much it counts, 1/(m - 1) in a unit of m values. */
export interface Pair {
  readonly squared: number;
  readonly weight: number;
}

/** `1 - observed / expected` (K. Krippendorff 2011; A. F. Hayes, K. Krippendorff 2007). */
export function alphaOf(units: readonly Coded[], level: Level): Alpha {
  const { pairs, expected, values, paired } = measured(units, level);
  const within = pairs.reduce((sum, { squared, weight }) => sum + 2 * squared * weight, 0);
  const observed = values === 0 ? 0 : within / values;
  return { ...(expected > 0 && { alpha: 1 - observed / expected }), observed, expected, units: paired, values };
}

/** All pairs within units, and the mean difference of all pairs of values, whichever unit they are of. */
export function measured(
  units: readonly Coded[],
  level: Level,
): { readonly pairs: readonly Pair[]; readonly expected: number; readonly values: number; readonly paired: number } {
  const paired = units.filter((unit) => unit.length > 1);
  const tally = new Map<string | number, number>();
  for (const unit of paired) for (const value of unit) tally.set(value, (tally.get(value) ?? 0) + 1);
  const values = [...tally.keys()];
  if (level !== 'nominal') (values as number[]).sort((a, b) => a - b);
  const counts = values.map((value) => tally.get(value)!);
  const place = new Map(values.map((value, at) => [value, at]));
  const apart = distances(level, values, counts);
  const pairs = paired.flatMap((unit) => {
    const places = unit.map((value) => place.get(value)!);
    return places.flatMap((a, at) =>
      places.slice(0, at).map((b): Pair => ({ squared: apart(a, b), weight: 1 / (unit.length - 1) })),
    );
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const overall = level === 'nominal' ? differing(counts, total) : weighed(counts, apart);
  return { pairs, expected: total < 2 ? 0 : overall / (total * (total - 1)), values: total, paired: paired.length };
}

/** Pairs of values that are not the same: as {@link weighed} with distances 0 and 1, in linear time. */
function differing(counts: readonly number[], total: number): number {
  return counts.reduce((sum, count) => sum + count * (total - count), 0);
}

function weighed(counts: readonly number[], apart: (a: number, b: number) => number): number {
  let sum = 0;
  for (let a = 0; a < counts.length; a += 1)
    for (let b = 0; b < a; b += 1) sum += 2 * counts[a]! * counts[b]! * apart(a, b);
  return sum;
}
