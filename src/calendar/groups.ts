/** Numbers in groups that are joined one after another (union-find with path halving). */
export class Groups {
  readonly #above = new Map<number, number>();

  /** One number that stands for the group, until the next is joined to it. */
  of(at: number): number {
    let one = at;
    for (let above = this.#above.get(one); above !== undefined; above = this.#above.get(one)) {
      const further = this.#above.get(above);
      if (further !== undefined) this.#above.set(one, further);
      one = further ?? above;
    }
    return one;
  }

  /** Whether they were apart. */
  join(a: number, b: number): boolean {
    const [one, other] = [this.of(a), this.of(b)];
    if (one !== other) this.#above.set(one, other);
    return one !== other;
  }
}
