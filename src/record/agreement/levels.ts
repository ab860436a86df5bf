/** Levels of measurement, and how far two values of a level are apart. */

export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof levels)[number];

/**
 * The squared difference of two values by their place in a list of all values in order (K. Krippendorff 2011, “Computing
 * Krippendorff’s alpha-reliability”, section C): 0 or 1; the square of how many values lie between them, the two counted
 * half; of their difference; of their difference over their sum.
 * @param values numbers in ascending order, except at the nominal level
 * @param counts how often each value occurs
 */
export function distances(
  level: Level,
  values: readonly (string | number)[],
  counts: readonly number[],
): (a: number, b: number) => number {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1);
  const number = values as readonly number[];
  if (level === 'interval') return (a, b) => (number[a]! - number[b]!) ** 2;
  if (level === 'ratio')
    return (a, b) => {
      const sum = number[a]! + number[b]!;
      return a === b || sum === 0 ? 0 : ((number[a]! - number[b]!) / sum) ** 2;
    };
  const upTo: number[] = [0];
  for (const count of counts) upTo.push(upTo.at(-1)! + count);
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return low === high ? 0 : (upTo[high + 1]! - upTo[low]! - (counts[low]! + counts[high]!) / 2) ** 2;
  };
}
