import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from './utf8.ts';

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('decodeUtf8', () => {
  it('drops a byte-order mark', () => {
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: 'a' });
  });

  it('finds the first byte behind which no reading is well-formed', () => {
    const bytes = fc.array(
      fc.oneof(fc.constantFrom(0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xed, 0xa0), fc.nat(255)),
    );
    fc.assert(
      fc.property(bytes, (list) => {
        const array = new Uint8Array(list);
        const { text, fault } = decodeUtf8(array);
        expect(fault === undefined).toBe(isWellFormed(array));
        if (fault === undefined) return;
        // What comes before is as written, and no character begins at the faulty byte.
        const before = new TextEncoder().encode(text.slice(0, fault.offset));
        const at = before.length;
        expect(array.subarray(0, at)).toEqual(before);
        expect(array[at]).toBe(fault.byte);
        for (let length = 1; length <= 4 && at + length <= array.length; length += 1) {
          expect(isWellFormed(array.subarray(at, at + length))).toBe(false);
        }
      }),
    );
  });

  it('points into the text', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('é,ö\n'), 0xe9, 0x2c]);
    expect(decodeUtf8(bytes).fault).toEqual({ offset: 4, byte: 0xe9 });
  });
});
