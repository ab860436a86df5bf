/** Decodes UTF-8 and says where it is not. */

export interface Decoded {
  /** Without a byte-order mark. Bytes that are not UTF-8 became U+FFFD. */
  readonly text: string;
  /** The first byte that is not UTF-8, and the offset in `text` where it would stand. */
  readonly fault?: { readonly offset: number; readonly byte: number };
}

export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const bad = firstInvalid(bytes);
    const lossy = new TextDecoder('utf-8');
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, bad));
    return { text: lossy.decode(bytes), fault: { offset: before.length, byte: bytes[bad] ?? 0 } };
  }
}

/** Index of the first byte of the first ill-formed sequence (Unicode 16, table 3-7); the length where there is none. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0) return at;
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next] ?? 0;
      let low = 0x80;
      let high = 0xbf;
      if (next === 1) {
        if (first === 0xe0) low = 0xa0;
        else if (first === 0xed) high = 0x9f;
        else if (first === 0xf0) low = 0x90;
        else if (first === 0xf4) high = 0x8f;
      }
      if (byte < low || byte > high) return at;
    }
    at += length;
  }
  return bytes.length;
}
