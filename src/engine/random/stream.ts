/**
 * The random numbers of one history. A draw is addressed by what it is for, never by the order of calls:
 * a what-if shares every draw with its twin except where the two differ, and any split of the work over
 * threads gives the same numbers.
 *
 * Which bits of Philox4x32-10 carry what:
 *
 * | word | bits | carries |
 * |---|---|---|
 * | key 0, key 1 | 64 | seed (53 bits) and history (32 bits), mixed: the first two words of the block with counter (seed low, seed high, history, a tag) under a fixed key |
 * | counter 0 | 31-20 | month, 0 to 4095 |
 * | counter 0 | 19-8 | which draw, 0 to 4095 |
 * | counter 0 | 7-0 | block, 0 to 255: two uniforms each, so a draw that rejects never reaches another address |
 * | counter 1 | 31-0 | mechanism: the two words of its key, one exclusive or the other |
 * | counter 2, 3 | 64 | who: the two words of the key |
 *
 * Within a history different addresses are different blocks, because Philox is a bijection for each key;
 * only two mechanisms (chance 2^-32) or two whos (2^-64) whose keys happen to be equal could share draws.
 */
import { type Draws, SeatedDraws } from './draws.ts';
import { philox4x32 } from './philox.ts';
import type { StableKey } from './stable-key.ts';

/** Months, and draws for one (month, mechanism, who), are numbered from 0 to one less than this. */
export const addressLimit = 4096;

/** Digits of pi, and the letters "keys": constants with nothing up the sleeve that keep key blocks apart. */
const masterKey = Uint32Array.of(0x243f6a88, 0x85a308d3);
const keyTag = 0x6b657973;

function requireBelow(name: string, value: number, limit: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value < limit)) {
    throw new RangeError(`${name} ${value} is not a whole number from 0 to ${limit - 1}`);
  }
}

/** The Philox key of a history. Throws RangeError where seed or history is out of its range. */
export function streamKeyOf(seed: number, history: number): Uint32Array {
  requireBelow('seed', seed, 9007199254740992);
  requireBelow('history', history, 4294967296);
  const block = Uint32Array.of(seed >>> 0, Math.floor(seed / 4294967296), history, keyTag);
  philox4x32(block, masterKey, block);
  return block.slice(0, 2);
}

export class Stream {
  private readonly draws: SeatedDraws;

  /**
   * `seed`: a whole number from 0 to 2^53 - 1; `history`: from 0 to 2^32 - 1. Throws RangeError outside.
   * @param key of the same seed and history, where many streams share it
   */
  constructor(seed: number, history: number, key: Uint32Array = streamKeyOf(seed, history)) {
    this.draws = new SeatedDraws(key);
  }

  /**
   * The draws at an address, from the first. `month` and `which` from 0 to 4095, else RangeError. The
   * object returned is the stream's only one: it holds until the next call of `at`.
   */
  at(month: number, mechanism: StableKey, who: StableKey, which: number): Draws {
    if (month >>> 0 !== month || month >= addressLimit) requireBelow('month', month, addressLimit);
    if (which >>> 0 !== which || which >= addressLimit) requireBelow('which', which, addressLimit);
    this.draws.seat((month << 20) | (which << 8), mechanism.hi ^ mechanism.lo, who.hi, who.lo);
    return this.draws;
  }
}
