import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox4x32 } from './philox.ts';

function words(text: string): Uint32Array {
  return Uint32Array.from(text.split(' ').map((word) => Number.parseInt(word, 16)));
}

/** The same rounds in arbitrary-precision integers. */
function plainPhilox(counter: readonly number[], key: readonly number[]): number[] {
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  const word = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const p0 = c0 * 0xd2511f53n;
    const p1 = c2 * 0xcd9e8d57n;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & word, (p0 >> 32n) ^ c3 ^ k1, p0 & word];
    k0 = (k0 + 0x9e3779b9n) & word;
    k1 = (k1 + 0xbb67ae85n) & word;
  }
  return [c0, c1, c2, c3].map(Number);
}

describe('philox4x32', () => {
  it.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the known answer published with Random123 for counter %s', (counter, key, answer) => {
    const out = new Uint32Array(4);
    philox4x32(words(counter), words(key), out);
    expect(out).toEqual(words(answer));
  });

  it('agrees with arbitrary-precision arithmetic, and may write over its counter', () => {
    const word = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 0xffff, 0x10000, 0xffffffff));
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        const block = Uint32Array.from(counter);
        philox4x32(block, Uint32Array.from(key), block);
        expect([...block]).toEqual(plainPhilox(counter, key));
      }),
      { numRuns: 2000 },
    );
  });

  it('flips about half the bits when one bit of the counter changes', () => {
    const key = Uint32Array.of(1, 2);
    const base = new Uint32Array(4);
    philox4x32(new Uint32Array(4), key, base);
    let flipped = 0;
    for (let bit = 0; bit < 128; bit++) {
      const block = new Uint32Array(4);
      block[bit >> 5] = 1 << (bit & 31);
      philox4x32(block, key, block);
      for (let i = 0; i < 4; i++) {
        for (let x = (block[i]! ^ base[i]!) >>> 0; x !== 0; x = (x & (x - 1)) >>> 0) flipped++;
      }
    }
    // Of 128 × 128 bits half, with standard deviation 64.
    expect(Math.abs(flipped - 8192)).toBeLessThan(4 * 64);
  });
});
