/** Histories counted into chances, as they come in. */
import { chanceFrom } from './rules.ts';

/** Memory does not grow with the number of histories. */
export class TruthCounts {
  of = 0;
  readonly #counts: Uint32Array;
  readonly #chains: readonly (readonly number[])[];
  readonly #firsts: readonly Uint32Array[];

  /** @param propositions how many are followed, @param chains places of some of them, in order: see `firstFailing` */
  constructor(propositions: number, chains: readonly (readonly number[])[] = []) {
    this.#counts = new Uint32Array(propositions);
    this.#chains = chains;
    this.#firsts = chains.map((chain) => new Uint32Array(chain.length + 1));
  }

  /** @param truths of one history, by proposition */
  add(truths: readonly boolean[]): void {
    this.of++;
    for (let i = 0; i < truths.length; i++) if (truths[i]) this.#counts[i] = this.#counts[i]! + 1;
    this.#chains.forEach((chain, i) => {
      const first = chain.findIndex((place) => !truths[place]);
      const found = first < 0 ? chain.length : first;
      this.#firsts[i]![found] = this.#firsts[i]![found]! + 1;
    });
  }

  /** In how many histories each proposition holds. */
  get counts(): readonly number[] {
    return [...this.#counts];
  }

  /** Chances of ordered classes: which proposition of a chain is the first that fails; the last class where none does. */
  firstFailing(chain: number): readonly number[] {
    const firsts = this.#firsts[chain]!;
    return Array.from(firsts, (count) => chanceFrom(count, this.of, firsts.length));
  }
}

/** The same from chances of each: what has failed once counts as failed from then on. */
export function firstFailingOf(chances: readonly number[]): readonly number[] {
  let failed = 0;
  const classes = chances.map((p) => {
    const now = Math.max(failed, 1 - p);
    const since = now - failed;
    failed = now;
    return since;
  });
  return [...classes, 1 - failed];
}
