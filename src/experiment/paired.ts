/**
 * Differences of means over paired histories, summed up pair by pair in memory that does not grow with them, with intervals
 * that respect that histories of one parameter set go together.
 */
import { t975 } from './student.ts';

export interface PairedMeans {
  readonly without: number;
  readonly with: number;
  /** Mean with less mean without. */
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly low: number;
  readonly high: number;
}

/**
 * The difference of two means, or of two ratios of sums, over the same histories: Student's t on the histories' own
 * differences, for ratios on their linearisation (Cochran 1977, Sampling Techniques, ch. 6). Where several histories share a
 * parameter set, the set is the unit (ibid., ch. 9A).
 *
 * A linearised difference is a sum over a unit of numbers that are known at once, with weights that are known at the end. So
 * the second moments of four numbers a unit suffice: both sums without, and by how much they grow with. They are kept about
 * their means (Welford 1962, "Note on a method for calculating corrected sums of squares and products", Technometrics 4(3):
 * 419-420), and differences apart from levels, so that pairs that are all alike give exactly nothing.
 */
export class PairedSums {
  pairs = 0;
  /** Pairs in which the number grows, and in which it falls. */
  up = 0;
  down = 0;
  /** Above and below the line without, above and below the line with. */
  readonly #sums = new Float64Array(4);
  #units = 0;
  readonly #means = new Float64Array(4);
  /** Sums of products about the means, row by row. */
  readonly #products = new Float64Array(16);
  /** The unit that is not over yet. */
  #open = Number.NaN;
  readonly #unit = new Float64Array(4);

  /** Sums above the line. */
  get without(): number {
    return this.#sums[0]!;
  }
  get with(): number {
    return this.#sums[2]!;
  }

  /** The same sums, to be added to apart. */
  copy(): PairedSums {
    const copy = new PairedSums();
    copy.pairs = this.pairs;
    copy.up = this.up;
    copy.down = this.down;
    copy.#sums.set(this.#sums);
    copy.#units = this.#units;
    copy.#means.set(this.#means);
    copy.#products.set(this.#products);
    copy.#open = this.#open;
    copy.#unit.set(this.#unit);
    return copy;
  }

  /**
   * One pair: what stands above and below the line without and with. A mean has ones below.
   * @param unit the pair's parameter set, or itself where it stands alone; units come one after the other
   */
  add(unit: number, above: number, below: number, aboveWith: number, belowWith: number): void {
    if (unit !== this.#open) {
      this.#close();
      this.#open = unit;
    }
    this.pairs++;
    if (aboveWith > above) this.up++;
    else if (aboveWith < above) this.down++;
    const [sums, open] = [this.#sums, this.#unit];
    sums[0] = sums[0]! + above;
    sums[1] = sums[1]! + below;
    sums[2] = sums[2]! + aboveWith;
    sums[3] = sums[3]! + belowWith;
    open[0] = open[0]! + above;
    open[1] = open[1]! + below;
    open[2] = open[2]! + (aboveWith - above);
    open[3] = open[3]! + (belowWith - below);
  }

  /** @returns undefined where a ratio has nothing below the line on either side, or there are fewer than two units */
  means(): PairedMeans | undefined {
    const [above, below, aboveWith, belowWith] = this.#averages();
    if (!(below > 0 && belowWith > 0)) return undefined;
    const [a, b] = [above / below, aboveWith / belowWith];
    return this.#interval(a, b, [1 / belowWith - 1 / below, a / below - b / belowWith, 1 / belowWith, -b / belowWith]);
  }

  /** The change from the first mean to the second as a share of the first. @returns undefined where that is 0 */
  relative(): Pick<PairedMeans, 'difference' | 'low' | 'high'> | undefined {
    const [a, , b] = this.#averages();
    if (this.pairs === 0 || a === 0) return undefined;
    return this.#interval(1, b / a, [(1 - b / a) / a, 0, 1 / a, 0]);
  }

  #averages(): readonly [number, number, number, number] {
    const n = Math.max(1, this.pairs);
    return [this.#sums[0]! / n, this.#sums[1]! / n, this.#sums[2]! / n, this.#sums[3]! / n];
  }

  /** @param weights of a unit's four numbers in its linearised difference */
  #interval(a: number, b: number, weights: readonly number[]): PairedMeans | undefined {
    const whole = this.copy();
    whole.#close();
    const units = whole.#units;
    if (units < 2) return undefined;
    // Linearised differences sum to 0 by construction; those of units do not, one by one.
    let squares = 0;
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++) squares += weights[i]! * weights[j]! * whole.#products[4 * i + j]!;
    const variance = ((units / (units - 1)) * Math.max(0, squares)) / (this.pairs * this.pairs);
    const half = t975(units - 1) * Math.sqrt(variance);
    const difference = b - a;
    return { without: a, with: b, difference, low: difference - half, high: difference + half };
  }

  #close(): void {
    if (Number.isNaN(this.#open)) return;
    const [unit, means, products] = [this.#unit, this.#means, this.#products];
    this.#units++;
    for (let i = 0; i < 4; i++) {
      const off = unit[i]! - means[i]!;
      means[i] = means[i]! + off / this.#units;
      for (let j = 0; j <= i; j++) {
        // By now the mean of the second is the new one, that of the first was the old one.
        const product = products[4 * i + j]! + off * (unit[j]! - means[j]!);
        products[4 * i + j] = product;
        products[4 * j + i] = product;
      }
    }
    unit.fill(0);
    this.#open = Number.NaN;
  }
}
