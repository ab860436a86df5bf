import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformsPerAddress } from './draws.ts';
import { philox4x32 } from './philox.ts';
import { stableKey } from './stable-key.ts';
import { addressLimit, Stream } from './stream.ts';

const votes = stableKey('votes');
const health = stableKey('health');
const ada = stableKey('ada');
const bo = stableKey('bo');

interface Address {
  readonly month: number;
  readonly mechanism: string;
  readonly who: string;
  readonly which: number;
}

const address: fc.Arbitrary<Address> = fc.record({
  month: fc.integer({ min: 0, max: addressLimit - 1 }),
  mechanism: fc.constantFrom('votes', 'health', 'blame'),
  who: fc.constantFrom('ada', 'bo', 'cy'),
  which: fc.integer({ min: 0, max: addressLimit - 1 }),
});

function drawAt(stream: Stream, { month, mechanism, who, which }: Address): number[] {
  const draws = stream.at(month, stableKey(mechanism), stableKey(who), which);
  return [draws.uniform(), draws.gamma(0.7, 1), draws.normal()];
}

describe('a stream', () => {
  it('gives the same draws at an address whatever was drawn before', () => {
    fc.assert(
      fc.property(fc.array(address, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (addresses, seed, history) => {
        const forwards = new Stream(seed, history);
        const backwards = new Stream(seed, history);
        const there = addresses.map((a) => drawAt(forwards, a));
        const back = [...addresses].reverse().map((a) => drawAt(backwards, a));
        expect(back.reverse()).toEqual(there);
      }),
    );
  });

  it('gives different draws at different addresses', () => {
    const text = (a: Address) => JSON.stringify([a.month, a.mechanism, a.who, a.which]);
    fc.assert(
      fc.property(address, address, (a, b) => {
        const stream = new Stream(3, 4);
        expect(drawAt(stream, a)[0] === drawAt(stream, b)[0]).toBe(text(a) === text(b));
      }),
    );
  });

  it('puts seed, history and address in the words its table names', () => {
    const key = Uint32Array.of(0x12345678, 0x1abcde, 77, 0x6b657973);
    philox4x32(key, Uint32Array.of(0x243f6a88, 0x85a308d3), key);
    const block = Uint32Array.of((4095 << 20) | (9 << 8) | 1, votes.hi ^ votes.lo, ada.hi, ada.lo);
    philox4x32(block, key.slice(0, 2), block);
    const draws = new Stream(0x1abcde * 2 ** 32 + 0x12345678, 77).at(4095, votes, ada, 9);
    draws.uniform();
    draws.uniform();
    expect(draws.uniform()).toBe(((block[0]! >>> 5) * 2 ** 26 + (block[1]! >>> 6)) / 2 ** 53);
    expect(draws.uniform()).toBe(((block[2]! >>> 5) * 2 ** 26 + (block[3]! >>> 6)) / 2 ** 53);
  });

  it('holds 512 uniforms at an address, all different, and no more', () => {
    const draws = new Stream(1, 1).at(0, votes, ada, 0);
    const seen = new Set<number>();
    for (let i = 0; i < uniformsPerAddress; i++) seen.add(draws.uniform());
    expect(seen.size).toBe(512);
    expect(() => draws.uniform()).toThrow(/used up/);
    expect(() => draws.open()).toThrow(RangeError);
  });

  it('has different draws in neighbouring seeds and histories', () => {
    const firsts = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      for (let history = 0; history < 200; history++) {
        firsts.add(new Stream(seed, history).at(0, votes, ada, 0).uniform());
      }
    }
    expect(firsts.size).toBe(40_000);
  });

  it('refuses a seed, history, month or draw out of range', () => {
    for (const seed of [-1, 0.5, 2 ** 53, NaN]) expect(() => new Stream(seed, 0)).toThrow(/^seed/);
    for (const history of [-1, 0.5, 2 ** 32, NaN]) expect(() => new Stream(0, history)).toThrow(/^history/);
    const stream = new Stream(2 ** 53 - 1, 2 ** 32 - 1);
    for (const bad of [-1, 0.5, 4096, 2 ** 32, NaN]) {
      expect(() => stream.at(bad, votes, ada, 0)).toThrow(/^month/);
      expect(() => stream.at(0, votes, ada, bad)).toThrow(/^which/);
    }
  });
});

describe('draws along different parts of the address', () => {
  const count = 100_000;
  /** Pearson correlation of two series of uniforms; its standard error is 1 / √count = 0.0032. */
  function correlation(x: (i: number) => number, y: (i: number) => number): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (x(i) - 0.5) * (y(i) - 0.5);
    return (sum / count) * 12;
  }
  const streams = [new Stream(5, 0), new Stream(5, 1), new Stream(6, 0)];
  const u = (s: number, i: number, mechanism = votes, who = ada, lag = 0) => {
    const at = i + lag;
    return streams[s]!.at(at % 4096, mechanism, who, Math.floor(at / 4096)).uniform();
  };
  it.each([
    ['histories', (i: number) => u(1, i)],
    ['seeds', (i: number) => u(2, i)],
    ['mechanisms', (i: number) => u(0, i, health)],
    ['persons', (i: number) => u(0, i, votes, bo)],
    ['months', (i: number) => u(0, i, votes, ada, 1)],
    ['which draw', (i: number) => u(0, i, votes, ada, 4096)],
  ])('are not correlated: %s', (_, other) => {
    expect(Math.abs(correlation((i) => u(0, i), other))).toBeLessThan(4 / Math.sqrt(count));
  });
});
