import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a64, type StableKey, stableKey } from './stable-key.ts';

function hex(key: StableKey): string {
  return [key.hi, key.lo].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function plainFnv(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) % 2n ** 64n;
  return hash.toString(16).padStart(16, '0');
}

describe('fnv1a64', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['b', 'af63df4c8601f1a5'],
    ['foobar', '85944171f73967e8'],
  ])('gives the published value for %j', (text, answer) => {
    expect(hex(fnv1a64(text))).toBe(answer);
  });
  it('agrees with arbitrary-precision arithmetic on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hex(fnv1a64(text))).toBe(plainFnv(text));
      }),
    );
  });
});

describe('stableKey', () => {
  it('tells parts apart by where they are cut and by kind', () => {
    const spelt = [
      stableKey('ab'),
      stableKey('a', 'b'),
      stableKey('b', 'a'),
      stableKey('', 'ab'),
      stableKey('a\0b'),
      stableKey('ab', ''),
      stableKey('1'),
      stableKey(1),
      stableKey(1, 0),
      stableKey(stableKey('ab')),
      stableKey(fnv1a64('1')),
    ];
    expect(new Set(spelt.map(hex)).size).toBe(spelt.length);
  });
  it('gives the same key for the same parts', () => {
    expect(stableKey('ada', 12, stableKey('bo'))).toEqual(stableKey('ada', 12, stableKey('bo')));
    expect(stableKey(-0)).toEqual(stableKey(0));
  });
  it('gives different keys for different lists of parts', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    const plain = (list: readonly (string | number)[]) =>
      JSON.stringify(list.map((p) => (typeof p === 'number' ? p + 0 : p)));
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(hex(stableKey(...a)) === hex(stableKey(...b))).toBe(plain(a) === plain(b));
      }),
      { numRuns: 2000 },
    );
  });
  it('has no equal keys among 200,000 posts and days, and spreads them evenly', () => {
    const seen = new Set<string>();
    const low = new Array<number>(64).fill(0);
    for (let post = 0; post < 200; post++) {
      for (let day = 0; day < 1000; day++) {
        const key = stableKey(`north-secretary-${post}`, day);
        seen.add(hex(key));
        low[(key.hi ^ key.lo) & 63]!++;
      }
    }
    expect(seen.size).toBe(200_000);
    // Chi-squared with 63 degrees of freedom exceeds 104 with chance 0.001.
    const expected = 200_000 / 64;
    expect(low.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(104);
  });
  it('refuses what it cannot name', () => {
    expect(() => stableKey()).toThrow(RangeError);
    expect(() => stableKey(NaN)).toThrow(RangeError);
    expect(() => stableKey('a', Infinity)).toThrow(RangeError);
  });
});
