/**
 * Blocs: everybody with the patron he is most bound to, and so on up to whoever is bound to nobody; and which of them is
 * the largest. As a theory of coalitions: whoever leads it wins.
 *
 * Definition and limits: docs/kernels.md
 */
import type { Patronage } from './control.ts';

export interface BlocInput {
  /** How strongly each person is bound to whom: patronage, or ties from -1 to 1. */
  readonly bonds: Patronage;
  /** What each person brings: control, or a vote. Finite, not negative. */
  readonly power: ArrayLike<number>;
  /** The weakest bond that binds; above 0, so that enmity never does. */
  readonly least: number;
  /** Each person's place in the order of keys, all different: decides ties and the order of sums. */
  readonly rank: ArrayLike<number>;
}

export interface Blocs {
  /** The head of everybody's bloc; his own where he is bound to nobody. */
  readonly head: Int32Array;
  /** The power of each bloc under its head, 0 under all others. */
  readonly power: Float64Array;
  /** The head of the largest bloc, the first by rank among equals; -1 when there are no persons. */
  readonly largest: number;
  /** Whether another bloc is exactly as large. */
  readonly tied: boolean;
}

/**
 * Attaches each person to the one he is most bound to, at least by `least`. Where following bonds comes back to where it
 * began, the weakest bond of the circle is cut, and its owner heads the bloc; equals are decided by the first rank. The
 * powers of all blocs sum to all power. Time grows with bonds, and n log n.
 *
 * Throws RangeError where `least` is not above 0 or a power is negative or not finite.
 */
export function largestBloc({ bonds, power, least, rank }: BlocInput): Blocs {
  const n = power.length;
  if (!(least > 0)) throw new RangeError(`blocs: least bond ${least} is not above 0`);
  if (rank.length !== n || bonds.rowStart.length !== n + 1) throw new RangeError(`blocs: numbers for other than ${n}`);
  const { to, strength } = strongestBonds(bonds, n, least, rank);
  const head = headsOf(to, strength, rank);

  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => rank[a]! - rank[b]!);
  const sums = new Float64Array(n);
  for (const person of order) {
    const own = power[person]!;
    if (!(own >= 0 && own < Infinity)) throw new RangeError(`power of person ${person} is ${own}`);
    sums[head[person]!] = sums[head[person]!]! + own;
  }
  let largest = -1;
  let tied = false;
  for (const person of order) {
    if (head[person] !== person) continue;
    if (largest < 0 || sums[person]! > sums[largest]!) {
      largest = person;
      tied = false;
    } else if (sums[person] === sums[largest]) tied = true;
  }
  return { head, power: sums, largest, tied };
}

/** Whom everybody is most bound to, -1 where to nobody, and how strongly. */
function strongestBonds({ rowStart, patron, share }: Patronage, n: number, least: number, rank: ArrayLike<number>) {
  const to = new Int32Array(n).fill(-1);
  const strength = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      const j = patron[e]!;
      const s = share[e]!;
      if (j === i || !(s >= least)) continue;
      const known = to[i]!;
      if (known < 0 || s > strength[i]! || (s === strength[i] && rank[j]! < rank[known]!)) {
        to[i] = j;
        strength[i] = s;
      }
    }
  return { to, strength };
}

/** Follows bonds to their end; cuts `to` where they run in a circle. */
function headsOf(to: Int32Array, strength: Float64Array, rank: ArrayLike<number>): Int32Array {
  const n = to.length;
  const head = new Int32Array(n).fill(-1);
  /** The walk in which somebody was met, counted by where it began. */
  const metIn = new Int32Array(n).fill(-1);
  for (let start = 0; start < n; start++) {
    let at = start;
    while (head[at]! < 0 && metIn[at] !== start && to[at]! >= 0) {
      metIn[at] = start;
      at = to[at]!;
    }
    if (head[at]! < 0 && to[at]! >= 0) {
      at = weakestInCircle(at, to, strength, rank);
      to[at] = -1;
    }
    const end = head[at]! < 0 ? at : head[at]!;
    head[end] = end;
    for (let person = start; head[person]! < 0; person = to[person]!) head[person] = end;
  }
  return head;
}

function weakestInCircle(start: number, to: Int32Array, strength: Float64Array, rank: ArrayLike<number>): number {
  let weakest = start;
  for (let at = to[start]!; at !== start; at = to[at]!) {
    const closer = strength[at] === strength[weakest] && rank[at]! < rank[weakest]!;
    if (strength[at]! < strength[weakest]! || closer) weakest = at;
  }
  return weakest;
}
