import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headsByWalking } from '../../../verification/plain/blocs.ts';
import type { Patronage } from './control.ts';
import { largestBloc } from './largest-bloc.ts';

function bondsOf(matrix: readonly (readonly number[])[]): Patronage {
  const rowStart = [0];
  const patron: number[] = [];
  const share: number[] = [];
  for (const row of matrix) {
    row.forEach((bond, j) => {
      if (bond === 0) return;
      patron.push(j);
      share.push(bond);
    });
    rowStart.push(patron.length);
  }
  return { rowStart: Int32Array.from(rowStart), patron: Int32Array.from(patron), share: Float64Array.from(share) };
}

function blocs(
  matrix: readonly (readonly number[])[],
  power: readonly number[],
  least = 0.2,
  rank = power.map((_, i) => i),
) {
  const { head, power: sums, largest, tied } = largestBloc({ bonds: bondsOf(matrix), power, least, rank });
  return { head: [...head], power: [...sums], largest, tied };
}

describe('largestBloc', () => {
  it('follows bonds to the head', () => {
    // ada is bound to bo, bo to cy; di stands alone, and hates ed, who is bound to di too weakly.
    const matrix = [
      [0, 0.5, 0.3, 0, 0],
      [0, 0, 0.4, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, -0.9],
      [0, 0, 0, 0.1, 0],
    ];
    expect(blocs(matrix, [1, 2, 3, 7, 5])).toEqual({
      head: [2, 2, 2, 3, 4],
      power: [0, 0, 6, 7, 5],
      largest: 3,
      tied: false,
    });
    expect(blocs(matrix, [1, 2, 3, 7, 5], 0.1)).toMatchObject({ largest: 3, power: [0, 0, 6, 12, 0] });
    expect(blocs(matrix, [1, 2, 4, 7, 5])).toMatchObject({ largest: 2, tied: true });
  });
  it('cuts a circle at its weakest bond', () => {
    const circle = [
      [0, 0.5, 0],
      [0, 0, 0.3],
      [0.4, 0, 0],
    ];
    expect(blocs(circle, [1, 1, 1]).head).toEqual([1, 1, 1]);
    const even = circle.map((row) => row.map((bond) => (bond === 0 ? 0 : 0.5)));
    expect(blocs(even, [1, 1, 1]).head).toEqual([0, 0, 0]);
    expect(blocs(even, [1, 1, 1], 0.2, [2, 1, 0]).head).toEqual([2, 2, 2]);
  });
  it('decides equal bonds and equal blocs by rank', () => {
    const matrix = [
      [0, 0.5, 0.5],
      [0, 0, 0],
      [0, 0, 0],
    ];
    expect(blocs(matrix, [1, 1, 1])).toMatchObject({ head: [1, 1, 2], largest: 1, tied: false });
    expect(blocs(matrix, [1, 1, 1], 0.2, [0, 2, 1])).toMatchObject({ head: [2, 1, 2], largest: 2 });
    expect(
      blocs(
        [
          [0, 0],
          [0, 0],
        ],
        [3, 3],
        0.2,
        [1, 0],
      ),
    ).toMatchObject({ largest: 1, tied: true });
  });
  it('knows no bloc of nobody, and counts a bond to oneself for nothing', () => {
    expect(blocs([], [])).toEqual({ head: [], power: [], largest: -1, tied: false });
    expect(blocs([[0.9]], [0])).toEqual({ head: [0], power: [0], largest: 0, tied: false });
  });

  const scenes = fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc.record({
      matrix: fc.array(
        fc.array(fc.constantFrom(-0.8, 0, 0, 0, 0, 0.1, 0.3, 0.5, 0.7), { minLength: n, maxLength: n }),
        { minLength: n, maxLength: n },
      ),
      power: fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
      turn: fc.nat(n - 1),
    }),
  );
  it('agrees with the plain twin', () => {
    fc.assert(
      fc.property(scenes, ({ matrix, power }) => {
        const result = blocs(matrix, power);
        expect(result.head).toEqual(headsByWalking(matrix, 0.2));
        expect(result.power[result.largest]).toBe(Math.max(...result.power));
        expect(result.power.reduce((a, b) => a + b, 0)).toBeCloseTo(
          power.reduce((a, b) => a + b, 0),
          9,
        );
        for (const head of result.head) expect(result.head[head]).toBe(head);
      }),
      { numRuns: 1000 },
    );
  });
  it('does not depend on the order of persons, to the last bit', () => {
    fc.assert(
      fc.property(scenes, ({ matrix, power, turn }) => {
        const n = power.length;
        const old = (i: number) => (i + turn) % n;
        const before = blocs(matrix, power);
        const after = blocs(
          matrix.map((_, i) => matrix.map((__, j) => matrix[old(i)]![old(j)]!)),
          power.map((_, i) => power[old(i)]!),
          0.2,
          power.map((_, i) => old(i)),
        );
        expect(old(after.largest)).toBe(before.largest);
        expect(after.tied).toBe(before.tied);
        after.head.forEach((head, i) => {
          expect(old(head)).toBe(before.head[old(i)]);
          expect(after.power[i]).toBe(before.power[old(i)]);
        });
      }),
    );
  });
  it('refuses what does not fit', () => {
    for (const least of [0, -0.1, NaN]) expect(() => blocs([[0]], [1], least)).toThrow(/least bond/);
    for (const bad of [-1, NaN, Infinity]) expect(() => blocs([[0]], [bad])).toThrow(/power of person 0/);
    expect(() => blocs([[0]], [1], 0.2, [])).toThrow(/other than 1/);
    expect(() => blocs([[0], [0]], [1])).toThrow(/other than 1/);
  });
});
