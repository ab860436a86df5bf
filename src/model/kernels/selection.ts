/**
 * The choice of several among many: the largest utilities plus a Gumbel variate each (multinomial logit, one after another without
 * replacement; Yellott 1977). Whoever could not come in by a bound of his variate is passed over before it is worked out.
 */
import { gumbelBound, gumbelOfWord } from './choice.ts';

/** More than rounding can make of a sum of two terms of this size. */
const slack = 1e-9;

/**
 * Places of the `count` largest among `utilities` plus the Gumbel variate of the word at the same place, in the order of places; of equals
 * the first. A utility of -Infinity is not open. What is returned holds until the next call.
 */
export function largestByGumbel(utilities: Float64Array, words: Uint32Array, count: number): Int32Array {
  makeRoom(utilities.length);
  // A heap of the best so far, with the worst of them on top.
  const [heap, values] = [places, sums];
  const room = Math.min(Math.max(0, count), utilities.length);
  let size = 0;
  if (room === 0) return heap.subarray(0, 0);
  for (let place = 0; place < utilities.length; place++) {
    const utility = utilities[place]!;
    if (utility === Number.NEGATIVE_INFINITY) continue;
    const word = words[place]!;
    if (size < room) {
      values[place] = utility + gumbelOfWord(word);
      rise(heap, values, size++, place);
    } else if (utility + gumbelBound(word) + slack >= values[heap[0]!]!) {
      values[place] = utility + gumbelOfWord(word);
      if (values[place]! > values[heap[0]!]!) sink(heap, values, size, place);
    }
  }
  return heap.subarray(0, size).sort();
}

// Kept between calls; what is in them is written before it is read.
let places = new Int32Array(0);
let sums = new Float64Array(0);

function makeRoom(length: number): void {
  if (places.length >= length) return;
  places = new Int32Array(length + length);
  sums = new Float64Array(length + length);
}

/** Of equals the later is the worse. */
function isWorse(values: Float64Array, a: number, b: number): boolean {
  return values[a]! < values[b]! || (values[a] === values[b] && a > b);
}

/** Puts a place where the heap, so far of `size`, ends. */
function rise(heap: Int32Array, values: Float64Array, size: number, place: number): void {
  let at = size;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isWorse(values, place, heap[above]!)) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = place;
}

/** Puts a place into a heap of `size` for the worst in it. */
function sink(heap: Int32Array, values: Float64Array, size: number, place: number): void {
  let at = 0;
  for (;;) {
    let below = at + at + 1;
    if (below >= size) break;
    if (below + 1 < size && isWorse(values, heap[below + 1]!, heap[below]!)) below++;
    if (!isWorse(values, heap[below]!, place)) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = place;
}
