/**
 * Quantiles of many series of shares in memory that does not grow with the number of values: each series is counted on a grid
 * of equal cells over 0 to 1. A quantile misses the exact one by at most half a cell, 1/8192.
 */
const cells = 4096;
/** The first counts zeros alone, which stay exactly that. */
const width = cells + 1;

export class QuantileGrid {
  readonly #counts: Uint32Array;
  readonly #totals: Uint32Array;

  /** @param series how many series are counted */
  constructor(series: number) {
    this.#counts = new Uint32Array(series * width);
    this.#totals = new Uint32Array(series);
  }

  /** Counts a share from 0 to 1. @throws RangeError for another number */
  add(series: number, value: number): void {
    if (!(value >= 0 && value <= 1 + 1e-9)) throw new RangeError(`${value} is not a share`);
    const at = series * width + (value === 0 ? 0 : 1 + Math.min(cells - 1, Math.floor(value * cells)));
    this.#counts[at] = this.#counts[at]! + 1;
    this.#totals[series] = this.#totals[series]! + 1;
  }

  /** Several quantiles of a series in one pass, in ascending order; each by linear interpolation (Hyndman and Fan 1996, type 7). */
  quantiles(series: number, ...asked: readonly number[]): readonly number[] {
    const n = this.#totals[series]!;
    if (n === 0) return asked.map(() => 0);
    const ranks = asked.flatMap((q) => [Math.floor((n - 1) * q), Math.min(n - 1, Math.floor((n - 1) * q) + 1)]);
    const values = new Map<number, number>();
    const pending = [...new Set(ranks)].sort((a, b) => a - b);
    let below = 0;
    for (let cell = 0; cell < width && pending.length > 0; cell++) {
      const count = this.#counts[series * width + cell]!;
      below += count;
      while (pending.length > 0 && pending[0]! < below)
        values.set(pending.shift()!, cell === 0 ? 0 : (cell - 0.5) / cells);
    }
    return asked.map((q) => {
      const at = (n - 1) * q;
      const low = values.get(Math.floor(at))!;
      const high = values.get(Math.min(n - 1, Math.floor(at) + 1))!;
      return low + (at - Math.floor(at)) * (high - low);
    });
  }
}
