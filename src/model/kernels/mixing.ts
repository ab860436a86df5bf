/**
 * Steps towards a fixed point that learn from the steps before: Anderson 1965, "Iterative procedures for nonlinear integral
 * equations", Journal of the ACM 12(4): 547-560; Walker and Ni 2011, "Anderson acceleration for fixed-point iterations",
 * SIAM Journal on Numerical Analysis 49(4): 1715-1735. docs/kernels.md
 */

/** Of a square on the diagonal: keeps the least squares solvable where two steps were all but alike. */
const ridge = 1e-8;

export class Mixing {
  readonly #memory: number;
  readonly #sum: (terms: Float64Array, count: number) => number;
  /** Changes of the point and of what was left, from one call to the next; the oldest gives way. */
  readonly #moves: Float64Array[] = [];
  readonly #gains: Float64Array[] = [];
  /** Products of gains, and of gains with what is left now. */
  readonly #squares: Float64Array;
  readonly #weights: Float64Array;
  readonly #work: Float64Array;
  readonly #terms: Float64Array;
  readonly #point: Float64Array;
  readonly #left: Float64Array;
  #calls = 0;

  /**
   * @param size of a point
   * @param memory how many earlier steps count, at least 1
   * @param sum of the first `count` of the terms, which it may put in another order
   */
  constructor(size: number, memory: number, sum: (terms: Float64Array, count: number) => number) {
    this.#memory = memory;
    this.#sum = sum;
    this.#squares = new Float64Array(memory * memory);
    this.#work = new Float64Array(memory * memory);
    this.#weights = new Float64Array(memory);
    this.#terms = new Float64Array(size);
    this.#point = new Float64Array(size);
    this.#left = new Float64Array(size);
  }

  /**
   * Corrects a step: from what the map adds to a point to what would have been best for the steps remembered. One call a step, in
   * their order.
   */
  correct(point: Float64Array, step: Float64Array): void {
    if (this.#calls > 0) this.#remember(point, step);
    this.#calls++;
    this.#point.set(point);
    this.#left.set(step);
    const known = this.#gains.length;
    for (let a = 0; a < known; a++) this.#weights[a] = this.#product(this.#gains[a]!, step);
    this.#solve(known);
    for (let a = 0; a < known; a++) {
      const weight = this.#weights[a]!;
      const move = this.#moves[a]!;
      const gain = this.#gains[a]!;
      for (let k = 0; k < step.length; k++) step[k] = step[k]! - weight * (move[k]! + gain[k]!);
    }
  }

  #remember(point: Float64Array, left: Float64Array): void {
    const memory = this.#memory;
    const slot = (this.#calls - 1) % memory;
    const move = this.#moves[slot] ?? new Float64Array(point.length);
    const gain = this.#gains[slot] ?? new Float64Array(point.length);
    this.#moves[slot] = move;
    this.#gains[slot] = gain;
    for (let k = 0; k < point.length; k++) {
      move[k] = point[k]! - this.#point[k]!;
      gain[k] = left[k]! - this.#left[k]!;
    }
    for (let a = 0; a < this.#gains.length; a++) {
      const product = this.#product(this.#gains[a]!, gain);
      this.#squares[slot * memory + a] = product;
      this.#squares[a * memory + slot] = product;
    }
  }

  #product(a: Float64Array, b: Float64Array): number {
    const terms = this.#terms;
    for (let k = 0; k < a.length; k++) terms[k] = a[k]! * b[k]!;
    return this.#sum(terms, a.length);
  }

  /** Puts the solution of squares · x = weights in the place of the weights, by elimination. */
  #solve(known: number): void {
    const memory = this.#memory;
    const m = this.#work;
    const x = this.#weights;
    m.set(this.#squares);
    for (let a = 0; a < known; a++) m[a * memory + a] = m[a * memory + a]! * (1 + ridge);
    for (let a = 0; a < known; a++)
      for (let b = a + 1; b < known; b++) {
        const pivot = m[a * memory + a]!;
        const factor = pivot > 0 ? m[b * memory + a]! / pivot : 0;
        for (let c = a; c < known; c++) m[b * memory + c] = m[b * memory + c]! - factor * m[a * memory + c]!;
        x[b] = x[b]! - factor * x[a]!;
      }
    for (let a = known - 1; a >= 0; a--) {
      for (let b = a + 1; b < known; b++) x[a] = x[a]! - m[a * memory + b]! * x[b]!;
      const pivot = m[a * memory + a]!;
      // What had no effect is not repeated.
      x[a] = pivot > 0 ? x[a]! / pivot : 0;
    }
  }
}
