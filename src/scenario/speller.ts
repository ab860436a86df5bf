/** The nearest valid spelling of a word that is not one. */
import { distance } from 'fastest-levenshtein';

/** Comparisons a folder may cost: a table of errors must not take hours for its hints. */
const MOST_COMPARISONS = 20_000_000;
const LONGEST = 100;

export class Speller {
  #left = MOST_COMPARISONS;
  readonly #known = new Map<string, string | undefined>();

  /**
   * The candidate with the smallest edit distance (Levenshtein; case and `_` against `-` count nothing), the first of
   * several; undefined where more than a third of the longer word would change, or when a folder has used up what its
   * hints may cost.
   * @param set a name for the candidates; with the same name and word the answer is remembered.
   */
  nearest(word: string, candidates: Iterable<string>, set?: string): string | undefined {
    if (word === '' || word.length > LONGEST) return undefined;
    const key = set === undefined ? undefined : `${set}\n${word}`;
    if (key !== undefined && this.#known.has(key)) return this.#known.get(key);
    const plain = fold(word);
    let best: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      const bound = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
      if (Math.abs(candidate.length - plain.length) > Math.min(bound, least - 1)) continue;
      if (this.#left <= 0) break;
      this.#left -= 1;
      const steps = distance(plain, fold(candidate));
      if (steps <= bound && steps < least) {
        least = steps;
        best = candidate;
        if (steps === 0) break;
      }
    }
    if (key !== undefined) this.#known.set(key, best);
    return best;
  }
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}

export function didYouMean(word: string | undefined): string | undefined {
  return word === undefined ? undefined : `did you mean “${word}”?`;
}
