/** The agenda: occasions in the order (day, mechanism, key, as booked). A binary heap. */
import type { Day } from '../calendar/index.ts';
import type { StableKey } from './random/index.ts';

export interface Entry<T> {
  readonly day: Day;
  /** Place of the mechanism in the order; what enters from outside has a negative one. */
  readonly order: number;
  readonly key: StableKey;
  readonly sequence: number;
  readonly about: T;
}

export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #sequence = 0;

  get size(): number {
    return this.#heap.length;
  }

  book(day: Day, order: number, key: StableKey, about: T): void {
    const heap = this.#heap;
    let at = heap.push({ day, order, key, sequence: this.#sequence++, about }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!precedes(heap[at]!, heap[parent]!)) break;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  peek(): Entry<T> | undefined {
    return this.#heap[0];
  }

  take(): Entry<T> | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || heap.length === 0) return first;
    heap[0] = last!;
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && precedes(heap[child]!, heap[least]!)) least = child;
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

function precedes(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return (
    (a.day - b.day || a.order - b.order || a.key.hi - b.key.hi || a.key.lo - b.key.lo || a.sequence - b.sequence) < 0
  );
}
