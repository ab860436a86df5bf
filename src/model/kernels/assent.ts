/**
 * A yes or no by logit, decided by a random word: yes where the word's uniform is below the chance. Most words are far from it, so a
 * table of bounds settles them without an exponential; the answer is always that of the exact chance.
 */
import { expit } from '../../engine/index.ts';

/** Of the 2^32 equal cells of (0, 1) a word names one; its middle counts. */
const words = 4294967296;
/** Log odds that the table covers, either way, in so many cells a unit. */
const reach = 16;
const cells = 16;
/** More than rounding can make of a chance times the number of words. */
const slack = 1e-3;

/** By cell: what the chance at its lower edge comes to in words. The chance rises, so that of the next cell is its bound from above. */
const edges = Float64Array.from({ length: 2 * reach * cells + 1 }, (_, cell) => words * expit(cell / cells - reach));

/** Whether the uniform of a 32-bit word is below the chance whose log odds are `wish`. A larger wish never turns a yes into a no. */
export function assents(word: number, wish: number): boolean {
  const at = word + 0.5;
  const cell = Math.floor((wish + reach) * cells);
  if (cell >= 0 && cell < edges.length - 1) {
    if (at < edges[cell]! - slack) return true;
    if (at > edges[cell + 1]! + slack) return false;
  }
  return at < words * expit(wish);
}

/** At most expit(wish), and less by no more than 0.016: without an exponential. */
export function assentFloor(wish: number): number {
  const cell = Math.floor((wish + reach) * cells);
  if (cell < 0) return 0;
  return (edges[Math.min(cell, edges.length - 1)]! - slack) / words;
}
