/**
 * Theories that compete in the coalition's slot: each says from power and patronage alone who is attacked next and by whom,
 * where quantal response asks everybody what he has at stake. docs/theories.md
 */
import type { Draws, ReadPairColumn } from '../engine/index.ts';
import type { PersonId } from '../polity/index.ts';
import { type Circle, precedes } from './coalition-circle.ts';
import { type Arena, bestMeans } from './instruments.ts';
import { encirclement, largestBloc, type Patronage, rulingCoalition, wholePowers } from './kernels/index.ts';
import { officesOf } from './offices.ts';
import type { Theories } from './theories.ts';

export interface TheoryParameters {
  /** The weakest bond that makes somebody a follower. */
  readonly 'bond-least': number;
}

/** Who attacks whom next: rows. */
export interface Attack {
  readonly target: number;
  /** The strongest first. */
  readonly attackers: readonly number[];
}

/** An attack that comes about, and how sure the theory was of itself. */
export interface Plot extends Attack {
  /** Rows of those who declare themselves for the target. */
  readonly defenders: readonly number[];
  readonly residual: number;
  readonly converged: boolean;
}

/** 1 for attackers, −1 for defenders. */
export function declaredIn({ attackers, defenders }: Pick<Plot, 'attackers' | 'defenders'>): (row: number) => number {
  return (row) => (attackers.includes(row) ? 1 : defenders.includes(row) ? -1 : 0);
}

type Rival = Exclude<Theories['coalition'], 'quantal-response'>;

/** More than half of all power wins: the rule of the theory's main case. */
const majority = { num: 1, den: 2 };

/**
 * Attacks in the order in which a theory expects them; the first that anybody has means for comes about.
 * @param draw decides where several coalitions qualify alike
 */
export function attacksUnder(
  theory: Rival,
  arena: Arena & { readonly perceivedPatronage: ReadPairColumn; readonly affinity: ReadPairColumn },
  params: TheoryParameters,
  circle: Circle,
  draw: Draws,
): readonly Attack[] {
  // Two are no coalition against anybody, and alone nobody is.
  if (circle.rows.length < 2) return [];
  switch (theory) {
    case 'ruling-coalition':
      return againstOutsiders(circle, rulingMembers(circle, draw));
    case 'largest-bloc':
      return againstOutsiders(circle, blocMembers(arena, params, circle));
    case 'encirclement':
      return encircling(arena, params, circle);
  }
}

/** The first attack for which the target has a post that somebody could take. */
export function firstPossible(arena: Arena, attacks: readonly Attack[]): Attack | undefined {
  return attacks.find(({ target }) => bestMeans(arena, arena.roster.id(target) as PersonId).length > 0);
}

/** The insiders (places) attack the outsiders, the strongest first. */
function againstOutsiders({ rows }: Circle, insiders: ReadonlySet<number>): readonly Attack[] {
  const attackers = rows.filter((_, place) => insiders.has(place));
  return rows.filter((_, place) => !insiders.has(place)).map((target) => ({ target, attackers }));
}

function rulingMembers({ control }: Circle, draw: Draws): ReadonlySet<number> {
  return new Set(rulingCoalition(wholePowers(control), majority, draw.uniform()).members);
}

/** Bound by patronage and by liking, among the circle. */
function blocMembers(
  { perceivedPatronage, affinity, roster }: Arena,
  params: TheoryParameters,
  { rows, control }: Circle,
): ReadonlySet<number> {
  const bonds = patronageOf(rows.length, (i) =>
    rows.flatMap((row, j) => {
      const bond = perceivedPatronage.get(rows[i]!, row) + Math.max(0, affinity.get(rows[i]!, row));
      return j !== i && bond > 0 ? [[j, bond] as const] : [];
    }),
  );
  const order = rows.map((_, i) => i).sort((a, b) => (precedes(roster.key(rows[a]!), roster.key(rows[b]!)) ? -1 : 1));
  const rank = new Int32Array(rows.length);
  order.forEach((i, place) => {
    rank[i] = place;
  });
  const { head, largest } = largestBloc({ bonds, power: control, least: params['bond-least'], rank });
  return new Set(rows.flatMap((_, i) => (head[i] === largest ? [i] : [])));
}

/**
 * The strongest encircles the strongest of those who are not his men: the rival's following goes first, from its edge
 * inward. He attacks with his own clients of the circle.
 */
function encircling(
  arena: Arena & { readonly perceivedPatronage: ReadPairColumn },
  params: TheoryParameters,
  { rows }: Circle,
): readonly Attack[] {
  const { now, roster, worth, perceivedPatronage, control } = arena;
  const least = params['bond-least'];
  const attacker = rows[0]!;
  const isHis = (row: number): boolean => perceivedPatronage.get(row, attacker) >= least;
  const rival = rows.find((row) => row !== attacker && !isHis(row));
  if (rival === undefined) return [];
  const keys = Array.from({ length: roster.size }, (_, row) => row);
  keys.sort((a, b) => (precedes(roster.key(a), roster.key(b)) ? -1 : 1));
  const rank = new Int32Array(roster.size);
  keys.forEach((row, place) => {
    rank[row] = place;
  });
  const patronage = patronageOf(roster.size, (row) => [...perceivedPatronage.row(row)]);
  const { direct } = officesOf(now, roster, worth);
  const order = encirclement({
    patronage,
    worth: direct.subarray(0, roster.size),
    // What he commands, beside what it takes against anybody at all.
    protection: Float64Array.from(keys, (_, row) => 1 + control[row]!),
    attacker,
    rival,
    least,
    rank,
  });
  const attackers = rows.filter((row) => row === attacker || isHis(row));
  return order.map(({ person }) => ({ target: person, attackers: attackers.filter((row) => row !== person) }));
}

function patronageOf(size: number, bondsOf: (i: number) => readonly (readonly [number, number])[]): Patronage {
  const rowStart = new Int32Array(size + 1);
  const patron: number[] = [];
  const share: number[] = [];
  for (let i = 0; i < size; i++) {
    for (const [j, bond] of bondsOf(i)) {
      patron.push(j);
      share.push(bond);
    }
    rowStart[i + 1] = patron.length;
  }
  return { rowStart, patron: Int32Array.from(patron), share: Float64Array.from(share) };
}
