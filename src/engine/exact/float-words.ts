/** The two 32-bit words of a double, read and written through one shared view, in the byte order of the machine it runs on. */

const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);

// The number 1 has all its set bits in the high word, which shows where the machine keeps it.
value[0] = 1;
const high = words[1] === 0 ? 0 : 1;
const low = 1 - high;

/** Sign, exponent and the top 20 bits of the significand, as an unsigned 32-bit integer. */
export function highWord(x: number): number {
  value[0] = x;
  return words[high]!;
}

/** The lowest 32 bits of the significand, as an unsigned 32-bit integer. */
export function lowWord(x: number): number {
  value[0] = x;
  return words[low]!;
}

/** `x` with its high word replaced. */
export function withHighWord(x: number, word: number): number {
  value[0] = x;
  words[high] = word;
  return value[0]!;
}

/** 2 to the power `k`, exactly; `k` an integer from -1022 to 1023. */
export function powerOfTwo(k: number): number {
  words[high] = (k + 1023) << 20;
  words[low] = 0;
  return value[0]!;
}
