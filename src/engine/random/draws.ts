/** Random draws at one address: the distributions, each told how many uniforms it takes. */
import { exp, expit, log1p } from '../exact/index.ts';
import { gammaDraw, logGammaDraw } from './gamma.ts';
import { normalQuantile } from './normal-quantile.ts';
import { philox4x32 } from './philox.ts';
import { mix32, type StableKey } from './stable-key.ts';

/** How many uniforms one address holds: 256 blocks of two. */
export const uniformsPerAddress = 512;

const twoToMinus53 = 1 / 9007199254740992;
const twoToMinus52 = 1 / 4503599627370496;

/**
 * The draws of one address, one after another. Unless told otherwise a draw takes one uniform, whatever its
 * parameters, and is monotone in that uniform: where two histories differ in a parameter alone, their
 * draws move together.
 *
 * Every method throws RangeError at parameters outside the stated range, and when the 512 uniforms of the
 * address are used up.
 */
export interface Draws {
  /** From 0 (included) to 1 (excluded), a multiple of 2^-53. */
  uniform(): number;
  /** Strictly between 0 and 1: the middle of one of 2^52 equal cells. */
  open(): number;
  /** True with chance `p`, from 0 to 1. Takes the low uniforms, so a rise of `p` never undoes a yes. */
  bernoulli(p: number): boolean;
  /** Normal with `mean` (0) and standard deviation `sd` (1), not negative. */
  normal(mean?: number, sd?: number): number;
  /** Waiting time at `rate` above 0; mean 1 / rate. */
  exponential(rate: number): number;
  /** Mean shape × scale, both above 0. By rejection: mostly two uniforms, three for shapes below 1. */
  gamma(shape: number, scale: number): number;
  /** Mean a / (a + b), both above 0. From two gamma draws. */
  beta(a: number, b: number): number;
  /** From `low` to `high`, densest at `mode`; low <= mode <= high. */
  triangular(low: number, mode: number, high: number): number;
  /** A count with `mean` from 0 to 500; the time it takes grows with the mean. */
  poisson(mean: number): number;
  /**
   * An index drawn in proportion to the first `count` (all) of `weights`: the first whose running sum
   * exceeds the uniform's share of the total. Weights are finite, not negative, their sum positive and finite.
   */
  categorical(weights: ArrayLike<number>, count?: number): number;
  /** One of 0 … n - 1; n a whole number from 1 to 2^32. No value is favoured by more than 2^-21 of its chance. */
  integer(n: number): number;
  /**
   * A word of 32 bits, each of the 2^32 alike likely, that belongs to one of many alternatives, told by its key: the same whatever the other
   * alternatives are and whenever it is asked for. Takes no uniform, but shares the address's first block with them: an
   * address gives uniforms or alternatives, not both.
   */
  alternative(key: StableKey): number;
  /** Puts `items`, at most 513, in random order in place and returns them. Takes one uniform less than there are items. */
  shuffle<T>(items: T[]): T[];
}

/** `Draws` that can be seated at one address after another without allocating. */
export class SeatedDraws implements Draws {
  private readonly key: Uint32Array;
  private readonly counter = new Uint32Array(4);
  private readonly words = new Uint32Array(4);
  private used = uniformsPerAddress;
  /** Whether `words` are the block that alternatives are drawn from. */
  private opened = false;

  /** `key`: the two words of the Philox key. */
  constructor(key: Uint32Array) {
    this.key = key;
  }

  /** Starts over at the address whose first block has this counter; its lowest 8 bits are 0. */
  seat(c0: number, c1: number, c2: number, c3: number): void {
    this.counter[0] = c0;
    this.counter[1] = c1;
    this.counter[2] = c2;
    this.counter[3] = c3;
    this.used = 0;
    this.opened = false;
  }

  uniform(): number {
    const at = this.next();
    return ((this.words[at]! >>> 5) * 67108864 + (this.words[at + 1]! >>> 6)) * twoToMinus53;
  }

  open(): number {
    const at = this.next();
    return ((this.words[at]! >>> 5) * 33554432 + (this.words[at + 1]! >>> 7) + 0.5) * twoToMinus52;
  }

  bernoulli(p: number): boolean {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`bernoulli: chance ${p} is not between 0 and 1`);
    return this.uniform() < p;
  }

  standardNormal(): number {
    return normalQuantile(this.open());
  }

  normal(mean = 0, sd = 1): number {
    if (!Number.isFinite(mean) || !(sd >= 0 && sd < Infinity)) throw new RangeError(`normal: mean ${mean}, sd ${sd}`);
    return mean + sd * normalQuantile(this.open());
  }

  exponential(rate: number): number {
    if (!(rate > 0 && rate < Infinity)) throw new RangeError(`exponential: rate ${rate} is not above 0`);
    return -log1p(-this.uniform()) / rate;
  }

  gamma(shape: number, scale: number): number {
    requireShape('gamma: shape', shape);
    requireShape('gamma: scale', scale);
    return scale * gammaDraw(this, shape);
  }

  beta(a: number, b: number): number {
    requireShape('beta: a', a);
    requireShape('beta: b', b);
    // On the log scale, so that two draws that would both round to 0 still have a ratio.
    const first = logGammaDraw(this, a);
    return expit(first - logGammaDraw(this, b));
  }

  triangular(low: number, mode: number, high: number): number {
    if (!(Number.isFinite(low) && low <= mode && mode <= high && Number.isFinite(high))) {
      throw new RangeError(`triangular: ${low} <= ${mode} <= ${high} does not hold`);
    }
    const u = this.uniform();
    const width = high - low;
    if (u * width < mode - low) return low + Math.sqrt(u * width * (mode - low));
    return high - Math.sqrt((1 - u) * width * (high - mode));
  }

  poisson(mean: number): number {
    if (!(mean >= 0 && mean <= 500)) throw new RangeError(`poisson: mean ${mean} is not between 0 and 500`);
    const u = this.uniform();
    let chance = exp(-mean);
    let below = chance;
    let count = 0;
    while (u >= below) {
      count++;
      chance *= mean / count;
      const next = below + chance;
      // The rounded sum may end short of 1; past the mode a term that adds nothing is the last.
      if (next === below && count > mean) break;
      below = next;
    }
    return count;
  }

  categorical(weights: ArrayLike<number>, count: number = weights.length): number {
    if (!Number.isInteger(count) || count < 1 || count > weights.length) {
      throw new RangeError(`categorical: count ${count} of ${weights.length} weights`);
    }
    let total = 0;
    let last = 0;
    for (let i = 0; i < count; i++) {
      const weight = weights[i]!;
      if (!(weight >= 0)) throw new RangeError(`categorical: weight ${i} is ${weight}`);
      if (weight > 0) last = i;
      total += weight;
    }
    if (!(total > 0 && total < Infinity)) throw new RangeError(`categorical: weights sum to ${total}`);
    const target = this.uniform() * total;
    let sum = 0;
    for (let i = 0; i < last; i++) {
      sum += weights[i]!;
      if (target < sum) return i;
    }
    return last;
  }

  integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 4294967296)) throw new RangeError(`integer: ${n} choices`);
    return Math.floor(this.uniform() * n);
  }

  alternative(key: StableKey): number {
    if (!this.opened) {
      if (this.used > 0) throw new RangeError('an address that gave uniforms gives no alternatives');
      philox4x32(this.counter, this.key, this.words);
      this.opened = true;
      this.used = uniformsPerAddress;
    }
    const { words } = this;
    return mix32(key.lo ^ words[1]! ^ mix32(key.hi ^ words[0]!));
  }

  shuffle<T>(items: T[]): T[] {
    if (items.length > uniformsPerAddress + 1) throw new RangeError(`shuffle: ${items.length} items, at most 513`);
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const moved = items[i]!;
      items[i] = items[j]!;
      items[j] = moved;
    }
    return items;
  }

  /** Where in `words` the next uniform's two words stand; the next block is enciphered when the last is used. */
  private next(): number {
    const used = this.used;
    if (used >= uniformsPerAddress) throw new RangeError('the uniforms of this address are used up');
    this.used = used + 1;
    if ((used & 1) === 1) return 2;
    philox4x32(this.counter, this.key, this.words);
    this.counter[0] = this.counter[0]! + 1;
    return 0;
  }
}

function requireShape(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} ${value} is not above 0`);
}
