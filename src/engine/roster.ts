/** The roster of rows. It only grows; a row's key comes from its identifier, so draws follow the person, not the place. */
import type { Roster } from './mechanism.ts';
import { type StableKey, stableKey } from './random/index.ts';

export class GrowingRoster implements Roster {
  readonly #ids: string[] = [];
  readonly #keys: StableKey[] = [];
  readonly #rows = new Map<string, number>();
  readonly #lists = new WeakMap<readonly string[], Int32Array>();

  constructor(ids: readonly string[]) {
    for (const id of ids) this.add(id);
  }
  get size(): number {
    return this.#ids.length;
  }
  add(id: string): void {
    if (this.#rows.has(id)) throw new RangeError(`${id} is on the roster already`);
    this.#rows.set(id, this.#ids.length);
    this.#ids.push(id);
    this.#keys.push(stableKey('person', id));
  }
  has(id: string): boolean {
    return this.#rows.has(id);
  }
  row(id: string): number {
    const row = this.#rows.get(id);
    if (row === undefined) throw new RangeError(`${id} is not on the roster`);
    return row;
  }
  id(row: number): string {
    return this.#ids[row]!;
  }
  rows(ids: readonly string[]): Int32Array {
    const known = this.#lists.get(ids);
    if (known !== undefined) return known;
    const rows = new Int32Array(ids.length);
    for (let at = 0; at < rows.length; at++) rows[at] = this.row(ids[at]!);
    this.#lists.set(ids, rows);
    return rows;
  }
  key(row: number): StableKey {
    return this.#keys[row]!;
  }
}
