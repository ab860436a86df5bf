/**
 * The ultimate ruling coalition: the coalition that gains power when anybody may be eliminated and no promise binds.
 *
 * Theory: Acemoglu, Egorov and Sonin 2008, "Coalition formation in non-democracies", Review of Economic Studies 75(4):
 * 987-1009. Method and proof: docs/kernels.md
 */
import type { ExactShare } from './poisson-binomial.ts';

export interface RulingCoalition {
  /** Indices of its members, ascending. */
  readonly members: readonly number[];
  /** What part of the coalition's power each member has, in the same order: the theory's division of the spoils. */
  readonly shares: readonly number[];
  /** The sum of its members' powers. */
  readonly power: number;
  /** How many coalitions of all persons, whatever their size, no winning part of them can take over. */
  readonly selfEnforcing: number;
  /** How many coalitions qualify with this power: 1 unless powers are such that the theory gives no single answer. */
  readonly ties: number;
}

/** The most persons: the table of their coalitions has 2^25 numbers, 256 MiB. */
export const mostPersons = 25;
/** Up to so many persons the table is kept between calls. */
const keptPersons = 12;
/** `wholePowers` gives the largest power this many binary digits. */
const gridDigits = 32;

/**
 * φ(all) for powers in whole numbers: among the proper parts Y of a coalition X that win within it (power(Y) > α
 * power(X), strictly) and are self-enforcing (φ(Y) = Y), the one with the least power, or X itself where there is none.
 *
 * Exact: all comparisons are between whole numbers. Where several coalitions have the least power, `draw` from 0 to
 * below 1 picks one of them with equal weight, in the order of bit masks (bit i stands for person i). Time grows with
 * 2^n · n, memory with 2^n: measured in docs/kernels.md.
 *
 * Throws RangeError where there are no or more than 25 persons, a power is not a positive whole number (see
 * `wholePowers`), α is not from 1/2 to below 1, α's denominator times all power exceeds 2^53, or `draw` is outside [0, 1).
 */
export function rulingCoalition(powers: ArrayLike<number>, alpha: ExactShare, draw = 0): RulingCoalition {
  if (!(draw >= 0 && draw < 1)) throw new RangeError(`ruling coalition: draw ${draw} is not in [0, 1)`);
  const table = strongestWithin(powers, alpha);
  const { strongest, selfEnforcing } = table;
  const everybody = 2 ** powers.length - 1;
  const total = powerOf(table, everybody);
  if (strongest[everybody] === total) return described(powers, everybody, total, selfEnforcing, 1);

  const needed = alpha.num * total;
  let least = total;
  let ties = 0;
  for (let x = 1; x < everybody; x++) {
    const power = strongest[x]!;
    if (power > least || power * alpha.den <= needed || power !== powerOf(table, x)) continue;
    if (power < least) ties = 0;
    least = power;
    ties++;
  }
  let skip = Math.floor(draw * ties);
  for (let x = 1; ; x++) {
    if (strongest[x] !== least || powerOf(table, x) !== least) continue;
    if (skip === 0) return described(powers, x, least, selfEnforcing, ties);
    skip--;
  }
}

/** All self-enforcing coalitions as ascending indices, in the order of bit masks. Bounds and errors as for `rulingCoalition`. */
export function selfEnforcingCoalitions(powers: ArrayLike<number>, alpha: ExactShare): (readonly number[])[] {
  const table = strongestWithin(powers, alpha);
  const found: (readonly number[])[] = [];
  for (let x = 1; x < 2 ** powers.length; x++)
    if (table.strongest[x] === powerOf(table, x)) found.push(membersOf(x, powers.length));
  return found;
}

/**
 * Powers of any positive size as whole numbers in the same proportion: the largest power gets 32 binary digits and the
 * others are rounded to its last one, at least to 1: by at most 1.2e-10 of the largest, so that sums of n powers closer than
 * n times as much may change order or tie. The scale is a power of two taken from the largest, so the result does not
 * depend on the order of persons, and whole numbers below 2^32 keep their proportion exactly.
 *
 * Throws RangeError where a power is not positive and finite.
 */
export function wholePowers(powers: ArrayLike<number>): Float64Array {
  let largest = 0;
  for (let i = 0; i < powers.length; i++) {
    const power = powers[i]!;
    if (!(power > 0 && power < Infinity)) throw new RangeError(`power ${i} is ${power}, not above 0`);
    if (power > largest) largest = power;
  }
  const whole = Float64Array.from(powers);
  if (whole.length === 0) return whole;
  for (; largest < 2 ** (gridDigits - 1); largest *= 2) for (let i = 0; i < whole.length; i++) whole[i] = whole[i]! * 2;
  for (; largest >= 2 ** gridDigits; largest /= 2) for (let i = 0; i < whole.length; i++) whole[i] = whole[i]! / 2;
  for (let i = 0; i < whole.length; i++) whole[i] = Math.max(1, Math.round(whole[i]!));
  return whole;
}

interface Table {
  /** By bit mask: the power of the strongest self-enforcing coalition within it, itself included. */
  readonly strongest: Float64Array;
  /** Sums of powers by the lower and the upper half of a mask. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly lowBits: number;
  readonly selfEnforcing: number;
}

const kept = new Float64Array(2 ** keptPersons);
const keptLow = new Float64Array(2 ** (keptPersons / 2));
const keptHigh = new Float64Array(2 ** (keptPersons / 2));

/**
 * A coalition is self-enforcing unless some self-enforcing proper part of it wins within it; whether one does is decided
 * by the strongest, and the strongest proper part is the strongest within the coalition less one member. Smaller masks
 * come first, so these are known.
 */
function strongestWithin(powers: ArrayLike<number>, { num, den }: ExactShare): Table {
  requireWhole(powers, num, den);
  const n = powers.length;
  const lowBits = n >> 1;
  const small = n <= keptPersons;
  const low = small ? keptLow : new Float64Array(2 ** lowBits);
  const high = small ? keptHigh : new Float64Array(2 ** (n - lowBits));
  sumsInto(low, powers, 0, lowBits);
  sumsInto(high, powers, lowBits, n - lowBits);

  const count = 2 ** n;
  const strongest = small ? kept : new Float64Array(count);
  const lowMask = 2 ** lowBits - 1;
  let selfEnforcing = 0;
  for (let x = 1; x < count; x++) {
    let part = 0;
    for (let rest = x; rest !== 0; rest &= rest - 1) {
      const without = strongest[x ^ (rest & -rest)]!;
      if (without > part) part = without;
    }
    const power = high[x >>> lowBits]! + low[x & lowMask]!;
    const stands = part * den <= num * power;
    if (stands) selfEnforcing++;
    strongest[x] = stands ? power : part;
  }
  return { strongest, low, high, lowBits, selfEnforcing };
}

/** The power of every coalition of the `count` persons from `first` on, by mask. */
function sumsInto(sums: Float64Array, powers: ArrayLike<number>, first: number, count: number): void {
  sums[0] = 0;
  for (let x = 1; x < 2 ** count; x++) sums[x] = sums[x & (x - 1)]! + powers[first + 31 - Math.clz32(x & -x)]!;
}

function powerOf({ low, high, lowBits }: Table, x: number): number {
  return high[x >>> lowBits]! + low[x & (2 ** lowBits - 1)]!;
}

function membersOf(x: number, n: number): number[] {
  const members: number[] = [];
  for (let i = 0; i < n; i++) if (((x >>> i) & 1) === 1) members.push(i);
  return members;
}

function described(
  powers: ArrayLike<number>,
  x: number,
  power: number,
  selfEnforcing: number,
  ties: number,
): RulingCoalition {
  const members = membersOf(x, powers.length);
  return { members, shares: members.map((i) => powers[i]! / power), power, selfEnforcing, ties };
}

function requireWhole(powers: ArrayLike<number>, num: number, den: number): void {
  const n = powers.length;
  if (!(n >= 1 && n <= mostPersons))
    throw new RangeError(`ruling coalition of ${n} persons, not of 1 to ${mostPersons}`);
  if (!(Number.isInteger(num) && Number.isInteger(den) && 2 * num >= den && num < den)) {
    throw new RangeError(`ruling coalition: α is ${num}/${den}, not from 1/2 to below 1 in whole numbers`);
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    const power = powers[i]!;
    if (!(power > 0 && Number.isSafeInteger(power))) {
      throw new RangeError(`power ${i} is ${power}, not a positive whole number`);
    }
    total += power;
  }
  if (!(total * den <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`ruling coalition: powers of ${total} in all times ${den} exceed 2^53`);
  }
}
