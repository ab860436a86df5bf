/**
 * Stable keys: 64-bit hashes that name who or what a draw belongs to. They come from what the thing is
 * (a person's identifier, a post and a day), never from a counter, so that twins of a what-if share draws.
 *
 * The hash is FNV-1a with 64 bits (Fowler, Noll and Vo, www.isthe.com/chongo/tech/comp/fnv). Among a million keys the chance that any
 * two are equal is about 3 in 10^8.
 */
import { highWord, lowWord } from '../exact/float-words.ts';

/** Two signed 32-bit integers, which engines hold without a box. */
export interface StableKey {
  readonly hi: number;
  readonly lo: number;
}

// Bytes that UTF-8 never contains end a string and open the other kinds of part, so no two lists of parts
// are spelt alike.
const endOfString = 0xff;
const startOfNumber = 0xfe;
const startOfKey = 0xfd;

const encoder = new TextEncoder();
let hi = 0;
let lo = 0;

function start(): void {
  hi = 0xcbf29ce4;
  lo = 0x84222325;
}

/** The hash so far, exclusive or `byte`, times the prime 2^40 + 435. */
function addByte(byte: number): void {
  const word = (lo ^ byte) >>> 0;
  const product = word * 435;
  hi = (Math.imul(hi, 435) + Math.floor(product / 4294967296) + (word << 8)) >>> 0;
  lo = product >>> 0;
}

function addWord(word: number): void {
  addByte(word >>> 24);
  addByte((word >>> 16) & 0xff);
  addByte((word >>> 8) & 0xff);
  addByte(word & 0xff);
}

function addText(text: string): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) {
      for (const byte of encoder.encode(text.slice(i))) addByte(byte);
      return;
    }
    addByte(unit);
  }
}

/** FNV-1a with 64 bits over the UTF-8 bytes of `text`. */
export function fnv1a64(text: string): StableKey {
  start();
  addText(text);
  return { hi: hi | 0, lo: lo | 0 };
}

/**
 * The key of a thing told by its parts, in order: identifiers, finite numbers, or keys made before. Parts
 * of different kinds or cut at different places give different keys. Hash once and keep the result where
 * it is used in a loop. Throws RangeError without parts or at a number that is not finite.
 */
export function stableKey(...parts: readonly (string | number | StableKey)[]): StableKey {
  if (parts.length === 0) throw new RangeError('a stable key needs at least one part');
  start();
  for (const part of parts) {
    if (typeof part === 'string') {
      addText(part);
      addByte(endOfString);
    } else if (typeof part === 'number') {
      if (!Number.isFinite(part)) throw new RangeError(`a stable key cannot be made from ${part}`);
      const value = part + 0; // -0 and 0 are one number
      addByte(startOfNumber);
      addWord(highWord(value));
      addWord(lowWord(value));
    } else {
      addByte(startOfKey);
      addWord(part.hi);
      addWord(part.lo);
    }
  }
  return { hi: hi | 0, lo: lo | 0 };
}

/**
 * The key of two things together, cheaper than hashing both anew; the order counts. Mixing after Steele, Lea and Flood
 * 2014 ("Fast splittable pseudorandom number generators") with the finaliser of MurmurHash3 (Appleby) on 32-bit words.
 */
export function jointKey(a: StableKey, b: StableKey): StableKey {
  const high = mixed(a.hi ^ Math.imul(b.hi, 0x9e3779b1) ^ (b.lo >>> 15));
  const low = mixed(a.lo ^ Math.imul(b.lo, 0x85ebca6b) ^ (b.hi >>> 13));
  return { hi: mixed(high + Math.imul(low, 0xc2b2ae35)), lo: mixed(low ^ high) };
}

/**
 * The finaliser of MurmurHash3 (Appleby): a bijection of 32-bit words under which every bit of the result depends on every bit. Returns it as
 * an unsigned integer.
 */
export function mix32(word: number): number {
  return mixed(word) >>> 0;
}

/** The same as a signed integer. */
function mixed(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
