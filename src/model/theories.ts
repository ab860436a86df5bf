/**
 * Slots of the model in which theories compete: one theory stands in each, chosen by name, and everything else stays as it
 * is, so that two theories can be compared on one set of data. What each says: docs/theories.md
 */
export const theories = {
  /** Who combines against whom: see mechanisms/coalition.ts. */
  coalition: ['quantal-response', 'ruling-coalition', 'encirclement', 'largest-bloc'],
  /** What whoever names looks for: see filling.ts. */
  appointments: ['balanced', 'loyalty', 'competence', 'trade-off'],
} as const;

export type Slot = keyof typeof theories;
export const slots = Object.keys(theories) as readonly Slot[];
/** The theory in each slot. */
export type Theories = { readonly [S in Slot]: (typeof theories)[S][number] };

/** The first of each slot. */
export const usualTheories: Theories = { coalition: theories.coalition[0], appointments: theories.appointments[0] };

export class UnknownTheory extends RangeError {
  override readonly name = 'UnknownTheory';
}

/**
 * A choice of theories, completed by the usual ones.
 * @param chosen theory by slot, as told by a person
 * @throws UnknownTheory where there is no such slot or the slot has no such theory
 */
export function theoriesOf(chosen: Readonly<Partial<Record<string, string>>> = {}): Theories {
  for (const [slot, name] of Object.entries(chosen)) {
    if (!Object.hasOwn(theories, slot)) throw new UnknownTheory(`there is no slot ${slot}, only ${slots.join(', ')}`);
    const known: readonly string[] = theories[slot as Slot];
    if (name !== undefined && !known.includes(name))
      throw new UnknownTheory(`${slot} has no theory ${name}, only ${known.join(', ')}`);
  }
  const told = Object.fromEntries(Object.entries(chosen).filter(([, name]) => name !== undefined));
  return { ...usualTheories, ...told };
}
