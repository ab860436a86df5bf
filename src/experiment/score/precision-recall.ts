/** The area under the curve of precision against recall, for what happens rarely. */
import type { Answers } from './calibration.ts';

/**
 * Average precision: the mean, over what came true, of the share of true among all forecast at least as high. Equal forecasts
 * are one step, so that their order cannot matter; without interpolation, which would flatter (Davis and Goadrich 2006).
 * The share of what came true is what a forecaster without skill gets.
 * @returns 0 to 1; undefined where nothing came true
 */
export function areaUnderPrecisionRecall({ chances, happened }: Answers): number | undefined {
  const order = chances.map((p, i) => ({ p, yes: happened[i]! })).sort((a, b) => b.p - a.p);
  const all = order.filter(({ yes }) => yes).length;
  if (all === 0) return undefined;
  let area = 0;
  let yes = 0;
  for (let at = 0; at < order.length; ) {
    const { p } = order[at]!;
    const before = yes;
    for (; at < order.length && order[at]!.p === p; at++) if (order[at]!.yes) yes++;
    area += ((yes - before) / all) * (yes / at);
  }
  return area;
}
