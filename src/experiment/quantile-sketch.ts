/**
 * Quantiles of one series of numbers from 0 up, of any size, in memory that does not grow with how many there are: cells whose
 * bounds grow by a constant factor, so that a quantile misses the exact one by at most one part in two hundred of itself
 * (Masson, Rim and Lee 2019, "DDSketch", Proceedings of the VLDB Endowment 12(12): 2195-2205).
 */
import { exp, log } from '../engine/index.ts';

const accuracy = 1 / 200;
const growth = log((1 + accuracy) / (1 - accuracy));

export class QuantileSketch {
  readonly #cells = new Map<number, number>();
  #zeros = 0;
  #sum = 0;
  count = 0;

  /** @throws RangeError for a number that is negative or not finite */
  add(value: number): void {
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${value} is not a number from 0 up`);
    this.count++;
    this.#sum += value;
    if (value === 0) this.#zeros++;
    else {
      const cell = Math.ceil(log(value) / growth);
      this.#cells.set(cell, (this.#cells.get(cell) ?? 0) + 1);
    }
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.#sum / this.count;
  }

  /** The value of the rank nearest below a share `q` of them; 0 where there are none. */
  quantile(q: number): number {
    const rank = Math.floor(q * (this.count - 1));
    let below = this.#zeros;
    if (this.count === 0 || rank < below) return 0;
    for (const cell of [...this.#cells.keys()].sort((a, b) => a - b)) {
      below += this.#cells.get(cell)!;
      // The point of the cell that is as far, in proportion, from both of its bounds.
      if (rank < below) return exp(cell * growth) * (1 - accuracy);
    }
    throw new RangeError(`no rank ${rank} among ${this.count}`);
  }
}
