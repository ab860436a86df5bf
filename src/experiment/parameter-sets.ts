/**
 * How histories are shared out over parameter sets. Histories 0 to M − 1 belong to set 0, the next M to set 1, and so on,
 * so that a longer ensemble with the same M begins with the shorter one.
 */

/** The set of a history. @param perSet how many histories share a set: 1 or more */
export function setOf(history: number, perSet: number): number {
  return Math.floor(history / perSet);
}

/**
 * Histories a set where nobody says: about the square root of all, so that there are as many sets as histories in each.
 *
 * For the variance between sets the best size is near 1 / ρ, ρ the part of the variance that parameters make (Robertson
 * 1959, "Experimental design in the evaluation of genetic parameters", Biometrics 15: 219-226). At the usual 150 histories
 * the root gives 12, which suits a ρ of about 0.08; where parameters matter more, ask for fewer histories a set.
 */
export function setSize(histories: number): number {
  return Math.max(1, Math.ceil(histories / Math.ceil(Math.sqrt(histories))));
}
