/** The network on a day: whose ties were in force, which of them are shown, and how many are not. */
import type { Day } from '../../calendar/index.ts';
import { type Change, covers, type PersonId, type Spell, spells, type TieKind } from '../../polity/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';

export interface DrawnTie {
  /** The patron, or whoever is on the staff; else the first by identifier. */
  readonly from: PersonId;
  readonly to: PersonId;
  readonly kind: TieKind;
  readonly strength: number;
  readonly certain: boolean;
  /** Those that cover the day. */
  readonly spells: readonly Spell[];
}

export interface NetworkOnDay {
  /** By identifier. */
  readonly persons: readonly PersonId[];
  readonly ties: readonly DrawnTie[];
  /** Persons and ties in force that day, shown or not. */
  readonly of: { readonly persons: number; readonly ties: number };
}

export const directed: ReadonlySet<TieKind> = new Set<TieKind>(['patron', 'staff']);

export interface NetworkAsked {
  /** Only ties between these. */
  readonly among?: ReadonlySet<PersonId>;
  /** Only this person and those tied to him. */
  readonly around?: PersonId;
  /** Persons at most. */
  readonly most: number;
}

/** Ties shown are at most so many times the persons: more cannot be told apart. */
export const tiesEach = 3;

/**
 * Those with the strongest ties, by the sum of their strengths, then the strongest ties among them. Ties of the dead are no
 * longer in force.
 */
export function networkOn(record: HistoricalRecord, day: Day, { among, around, most }: NetworkAsked): NetworkOnDay {
  const told = tiesOn(record, day).filter(({ from, to }) => among === undefined || (among.has(from) && among.has(to)));
  const near = new Set(told.filter((tie) => touches(tie, around)).flatMap(({ from, to }) => [from, to]));
  const all = around === undefined ? told : told.filter(({ from, to }) => near.has(from) && near.has(to));
  const weights = new Map<PersonId, number>();
  for (const { from, to, strength } of all)
    for (const person of [from, to]) weights.set(person, (weights.get(person) ?? 0) + strength);
  const rank = (person: PersonId) => (person === around ? Number.POSITIVE_INFINITY : (weights.get(person) ?? 0));
  const chosen = new Set([...weights.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1)).slice(0, most));
  const ties = all
    .filter(({ from, to }) => chosen.has(from) && chosen.has(to))
    .sort(
      (a, b) =>
        Number(touches(b, around)) - Number(touches(a, around)) ||
        b.strength - a.strength ||
        Number(b.certain) - Number(a.certain) ||
        (keyOf(a) < keyOf(b) ? -1 : 1),
    )
    .slice(0, tiesEach * chosen.size);
  // Whoever is left without a tie that is shown is left out too.
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  return {
    persons: [...chosen].filter((person) => tied.has(person) || person === around).sort(),
    ties,
    of: { persons: weights.size, ties: all.length },
  };
}

function touches({ from, to }: DrawnTie, person: PersonId | undefined): boolean {
  return from === person || to === person;
}

export function keyOf({ from, to, kind }: Pick<DrawnTie, 'from' | 'to' | 'kind'>): string {
  return `${kind}-${from}-and-${to}`;
}

function tiesOn({ chronicle }: HistoricalRecord, day: Day): readonly DrawnTie[] {
  const dead = new Set(chronicle.flatMap((one) => (one.kind === 'dies' && one.latest <= day ? [one.person] : [])));
  const told = new Map<string, Change<'ties' | 'unties'>[]>();
  for (const one of chronicle) {
    if (one.kind !== 'ties' && one.kind !== 'unties') continue;
    if (dead.has(one.from) || dead.has(one.to) || one.from === one.to) continue;
    // A mutual tie is told from both ends.
    if (!directed.has(one.tie) && one.from > one.to) continue;
    const key = `${one.tie} ${one.from} ${one.to}`;
    const group = told.get(key);
    if (group) group.push(one);
    else told.set(key, [one]);
  }
  return [...told.values()].flatMap((changes): DrawnTie[] => {
    const on = spells(
      changes,
      ({ kind }) => kind === 'ties',
      ({ kind }) => kind === 'unties',
    ).filter((spell) => covers(spell, day) !== 'false');
    if (on.length === 0) return [];
    const certain = on.some((spell) => covers(spell, day) === 'true');
    const { from, to, tie } = changes[0]!;
    const strength = Math.max(...on.map(({ beginning }) => (beginning as Change<'ties'>).strength));
    return [{ from, to, kind: tie, strength, certain, spells: on }];
  });
}
