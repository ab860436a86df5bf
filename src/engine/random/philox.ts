/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers:
 * as easy as 1, 2, 3", SC'11 (doi 10.1145/2063384.2063405): a keyed bijection from 128 bits to 128 bits.
 */

/**
 * The high word of the 64-bit product of `a` with the constant whose 16-bit halves are given, exactly.
 * Schoolbook halves, because a double cannot hold the product; faster here than correcting a rounded one.
 */
function multiplyHigh(a: number, constantHigh: number, constantLow: number): number {
  const high = a >>> 16;
  const low = a & 0xffff;
  const middle = (Math.imul(high, constantLow) >>> 0) + (Math.imul(low, constantLow) >>> 16);
  const other = (Math.imul(low, constantHigh) >>> 0) + (middle & 0xffff);
  return (Math.imul(high, constantHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

/**
 * Enciphers `counter` (four words) under `key` (two words) in ten rounds and writes four words to `out`,
 * which may be `counter` itself. The words are as likely to be any value as any other.
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let c0 = counter[0]! | 0;
  let c1 = counter[1]! | 0;
  let c2 = counter[2]! | 0;
  let c3 = counter[3]! | 0;
  let k0 = key[0]! | 0;
  let k1 = key[1]! | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(c0, 0xd251, 0x1f53);
    const low0 = Math.imul(c0, 0xd2511f53);
    const high1 = multiplyHigh(c2, 0xcd9e, 0x8d57);
    const low1 = Math.imul(c2, 0xcd9e8d57);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
