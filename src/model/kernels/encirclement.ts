/**
 * Encirclement: in which order to attack somebody whose following would strike back. The periphery of his network goes
 * first, then those nearer to him, and he himself last.
 *
 * Idea: Keller and Wang, "Farewell comrades! Power struggle and elite removal during authoritarian leadership
 * succession". What orders a ring is ours. Equation and limits: docs/kernels.md
 */
import type { Patronage } from './control.ts';

export interface EncirclementInput {
  /** Who is whose client, as the attacker perceives it. */
  readonly patronage: Patronage;
  /** What each person's posts are worth; not negative. */
  readonly worth: ArrayLike<number>;
  /** What it takes to bring each person down; above 0, in any unit. */
  readonly protection: ArrayLike<number>;
  /** An index among persons, as is `rival`. */
  readonly attacker: number;
  readonly rival: number;
  /** The smallest share that makes somebody a client; above 0. */
  readonly least: number;
  /** Each person's place in the order of keys, all different: decides ties, so that the order of indices does not. */
  readonly rank: ArrayLike<number>;
}

export interface EncirclementTarget {
  readonly person: number;
  /** Links of patronage between him and the rival: 1 for a client, 2 for a client's client; 0 is the rival. */
  readonly distance: number;
  /** What his fall takes from the rival: his worth times the part of it that the rival commands through the chain. */
  readonly loss: number;
}

/**
 * All whom it pays to attack: the rival's clients and their clients, from the farthest inward, in each ring by loss over
 * protection, the largest first; then the rival. Somebody with several chains to the rival counts by the shortest, and
 * among those by the one that leaves the rival most. Left out are the attacker, his own clients (who hand him as much as any
 * patron who leads to the rival) with whoever hangs on them alone, and whoever has nothing to lose. Time grows with links.
 *
 * Throws RangeError where attacker and rival are the same or no persons, `least` is not above 0, a worth is negative or
 * not finite, or a protection is not above 0.
 */
export function encirclement(input: EncirclementInput): readonly EncirclementTarget[] {
  const { patronage, worth, protection, attacker, rival, rank } = input;
  const n = worth.length;
  requireInput(input, n);
  const distance = new Int32Array(n).fill(-1);
  const held = new Float64Array(n);
  distance[rival] = 0;
  held[rival] = 1;
  const clients = clientsOf(patronage, n, input.least);
  const towardsAttacker = new Float64Array(n);
  for (const { client, share } of clients[attacker]!) towardsAttacker[client] = share;

  let ring = [rival];
  for (let d = 1; ring.length > 0; d++) {
    const next: number[] = [];
    for (const patron of ring)
      for (const { client, share } of clients[patron]!) {
        const reached = distance[client]!;
        if (client === attacker || (reached >= 0 && reached < d) || towardsAttacker[client]! >= share) continue;
        if (reached < 0) next.push(client);
        distance[client] = d;
        held[client] = Math.max(held[client]!, held[patron]! * share);
      }
    ring = next;
  }

  const targets: (EncirclementTarget & { readonly gain: number })[] = [];
  for (let person = 0; person < n; person++) {
    const loss = held[person]! * worth[person]!;
    if (loss > 0 || person === rival)
      targets.push({ person, distance: distance[person]!, loss, gain: loss / protection[person]! });
  }
  targets.sort((a, b) => b.distance - a.distance || descending(a.gain, b.gain) || rank[a.person]! - rank[b.person]!);
  return targets.map(({ person, distance, loss }) => ({ person, distance, loss }));
}

interface Link {
  readonly client: number;
  readonly share: number;
}

/** The links of patronage from the patron's side. */
function clientsOf({ rowStart, patron, share }: Patronage, n: number, least: number): readonly (readonly Link[])[] {
  const clients: Link[][] = Array.from({ length: n }, () => []);
  for (let client = 0; client < n; client++)
    for (let e = rowStart[client]!; e < rowStart[client + 1]!; e++)
      if (share[e]! >= least) clients[patron[e]!]!.push({ client, share: share[e]! });
  return clients;
}

function descending(a: number, b: number): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

function requireInput({ worth, protection, attacker, rival, least, rank }: EncirclementInput, n: number): void {
  const isPerson = (i: number) => Number.isInteger(i) && i >= 0 && i < n;
  if (!isPerson(attacker) || !isPerson(rival) || attacker === rival) {
    throw new RangeError(`encirclement: ${attacker} cannot encircle ${rival} among ${n}`);
  }
  if (!(least > 0)) throw new RangeError(`encirclement: least share ${least} is not above 0`);
  if (protection.length !== n || rank.length !== n) throw new RangeError(`encirclement: numbers for other than ${n}`);
  for (let i = 0; i < n; i++) {
    if (!(worth[i]! >= 0 && worth[i]! < Infinity)) throw new RangeError(`worth of person ${i} is ${worth[i]}`);
    if (!(protection[i]! > 0)) throw new RangeError(`protection of person ${i} is ${protection[i]}`);
  }
}
