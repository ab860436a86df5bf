/** Facts that are counted: begun less ended. */

/** Counts beginnings less endings; a fact holds while the count is positive. May go below 0 while dates are uncertain. */
export class Counter {
  readonly #counts = new Map<string, number>();

  add(key: string, step: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + step;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
  take(other: Counter): void {
    for (const [key, count] of other.#counts) this.#counts.set(key, count);
  }
  has(key: string): boolean {
    return (this.#counts.get(key) ?? 0) > 0;
  }
  list(): string[] {
    return [...this.#counts]
      .filter(([, count]) => count > 0)
      .map(([key]) => key)
      .sort();
  }
}
