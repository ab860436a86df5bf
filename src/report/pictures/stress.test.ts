import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placed } from './apart.ts';
import { type Link, type Point, stressLayout, stressOf } from './stress.ts';

const graph = fc.integer({ min: 2, max: 14 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    links: fc.array(
      fc.record({
        a: fc.nat(n - 1),
        b: fc.nat(n - 1),
        length: fc.double({ min: 0.5, max: 2, noNaN: true }),
      }),
      { maxLength: 30 },
    ),
  }),
);
const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

describe('stressLayout', () => {
  it('never makes it worse by another round', () => {
    fc.assert(
      fc.property(graph, fc.nat(12), ({ n, links }, rounds) => {
        const before = stressOf(stressLayout(n, links, rounds), links);
        expect(stressOf(stressLayout(n, links, rounds + 1), links)).toBeLessThanOrEqual(before * (1 + 1e-9) + 1e-9);
      }),
    );
  });

  it('lays out exactly what can be: two nodes, a path, a triangle of unequal sides', () => {
    const path: readonly Link[] = [
      { a: 0, b: 1, length: 1 },
      { a: 1, b: 2, length: 2 },
    ];
    const two = stressLayout(2, [{ a: 0, b: 1, length: 1.5 }]);
    expect(apart(two[0]!, two[1]!)).toBeCloseTo(1.5, 6);
    const [a, b, c] = stressLayout(3, path, 2000);
    expect(apart(a!, c!)).toBeCloseTo(3, 2);
    expect(apart(a!, b!)).toBeCloseTo(1, 2);
    const sides = stressLayout(3, [...path, { a: 0, b: 2, length: 1.5 }], 2000);
    expect(apart(sides[0]!, sides[2]!)).toBeCloseTo(1.5, 4);
    expect(apart(sides[1]!, sides[2]!)).toBeCloseTo(2, 4);
  });

  it('gives places that are numbers, the same for the same graph, one node and none included', () => {
    fc.assert(
      fc.property(graph, ({ n, links }) => {
        const points = stressLayout(n, links, 30);
        expect(points).toEqual(stressLayout(n, links, 30));
        for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
    );
    expect(stressLayout(1, [])).toHaveLength(1);
    expect(stressLayout(0, [])).toEqual([]);
  });
});

describe('placed', () => {
  it('leaves no two boxes over each other and none outside the frame, however crowded', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 20, max: 190 })),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(360, 1120), fc.constantFrom(160, 700), (drawn, width, height) => {
        const boxes = drawn.map(([, , wide]) => ({ width: wide, height: 22 }));
        const start = drawn.map(([x, y]) => ({ x, y }));
        const { points, height: room } = placed(start, boxes, { width, height }, 10);
        points.forEach((a, i) => {
          expect(a.x - boxes[i]!.width / 2).toBeGreaterThanOrEqual(0);
          expect(a.x + boxes[i]!.width / 2).toBeLessThanOrEqual(width);
          expect(a.y - 11).toBeGreaterThanOrEqual(0);
          expect(a.y + 11).toBeLessThanOrEqual(room);
          points.slice(0, i).forEach((b, j) => {
            const across = Math.abs(a.x - b.x) >= (boxes[i]!.width + boxes[j]!.width) / 2 + 9.99;
            expect(across || Math.abs(a.y - b.y) >= 22 + 9.99).toBe(true);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});
