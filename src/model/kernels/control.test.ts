import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlByElimination } from '../../../verification/plain/control.ts';
import { type ControlInput, type Patronage, solveControl } from './control.ts';

interface Graph {
  readonly direct: number[];
  /** shares[i][j]: what client i hands to patron j. */
  readonly shares: number[][];
  readonly delta: number;
}

function compressed(shares: readonly (readonly number[])[]): Patronage {
  const rowStart = [0];
  const patron: number[] = [];
  const share: number[] = [];
  for (const row of shares) {
    row.forEach((value, j) => {
      if (value === 0) return;
      patron.push(j);
      share.push(value);
    });
    rowStart.push(patron.length);
  }
  return { rowStart: Int32Array.from(rowStart), patron: Int32Array.from(patron), share: Float64Array.from(share) };
}

function inputOf({ direct, shares, delta }: Graph): ControlInput {
  return { direct, patronage: compressed(shares), delta };
}

function control(graph: Graph): number[] {
  const out = new Float64Array(graph.direct.length);
  solveControl(inputOf(graph), out);
  return [...out];
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

/** Random patronage, cycles included; each client hands over at most all they have. */
const graph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    direct: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: n, maxLength: n }),
    shares: fc
      .array(
        fc.tuple(
          fc.array(fc.constantFrom(0, 0, 0, 1, 2, 5), { minLength: n, maxLength: n }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        {
          minLength: n,
          maxLength: n,
        },
      )
      .map((rows) =>
        rows.map(([weights, total], i) => {
          const others = weights.map((w, j) => (j === i ? 0 : w));
          const all = sum(others);
          return others.map((w) => (all === 0 ? 0 : (w / all) * total));
        }),
      ),
    delta: fc.double({ min: 0, max: 0.95, noNaN: true }),
  }),
);

describe('solveControl', () => {
  it('moves what a chain of clients hands up', () => {
    // ada hands half to bo, bo half to cy; with delta 1/2 a quarter moves each time.
    const chain = {
      direct: [16, 16, 16],
      shares: [
        [0, 0.5, 0],
        [0, 0, 0.5],
        [0, 0, 0],
      ],
      delta: 0.5,
    };
    expect(control(chain)).toEqual([12, 15, 21]);
    expect(solveControl(inputOf(chain), new Float64Array(3))).toEqual({ rounds: 0, remainder: 0 });
  });
  it('agrees with Gaussian elimination, cycles included', () => {
    fc.assert(
      fc.property(graph, (g) => {
        const total = sum(g.direct);
        controlByElimination(inputOf(g)).forEach((expected, i) => {
          expect(Math.abs(control(g)[i]! - expected)).toBeLessThanOrEqual(2e-12 * total);
        });
      }),
      { numRuns: 500 },
    );
  });
  it('conserves resources and makes nobody negative', () => {
    fc.assert(
      fc.property(graph, (g) => {
        const c = control(g);
        expect(Math.abs(sum(c) - sum(g.direct))).toBeLessThanOrEqual(1e-14 * c.length * sum(g.direct));
        expect(Math.min(...c)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it('leaves everything where it is when nothing is handed over', () => {
    fc.assert(
      fc.property(graph, (g) => {
        expect(control({ ...g, delta: 0 })).toEqual(g.direct);
        expect(control({ ...g, shares: g.shares.map((row) => row.map(() => 0)) })).toEqual(g.direct);
      }),
    );
  });
  it('does not depend on the order of persons', () => {
    fc.assert(
      fc.property(graph, fc.nat(), (g, turn) => {
        const n = g.direct.length;
        const old = (i: number) => (i + turn) % n;
        const turned = {
          direct: g.direct.map((_, i) => g.direct[old(i)]!),
          shares: g.shares.map((_, i) => g.shares.map((__, j) => g.shares[old(i)]![old(j)]!)),
          delta: g.delta,
        };
        const before = control(g);
        control(turned).forEach((value, i) => {
          expect(Math.abs(value - before[old(i)]!)).toBeLessThanOrEqual(1e-12 * sum(g.direct));
        });
      }),
    );
  });
  it('moves control from the client to the patron when more is handed over', () => {
    fc.assert(
      fc.property(graph, fc.nat(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (g, a, b, part) => {
        const n = g.direct.length;
        const [client, patron] = [a % n, b % n];
        fc.pre(client !== patron);
        const spare = Math.max(0, 1 - sum(g.shares[client]!));
        const more = g.shares.map((row, i) =>
          row.map((share, j) => (i === client && j === patron ? share + spare * part : share)),
        );
        const [before, after] = [control(g), control({ ...g, shares: more })];
        const rounding = 1e-11 * sum(g.direct);
        expect(after[client]!).toBeLessThanOrEqual(before[client]! + rounding);
        expect(after[patron]!).toBeGreaterThanOrEqual(before[patron]! - rounding);
      }),
    );
  });
  it('says how far it got', () => {
    const pair = {
      direct: [1, 1],
      shares: [
        [0, 1],
        [1, 0],
      ],
    };
    const quick = solveControl(inputOf({ ...pair, delta: 0.5 }), new Float64Array(2));
    // After r rounds (0.5 + 0.25) / 2 · 0.25^(r − 1) of the whole is still moving.
    expect(quick.rounds).toBe(21);
    expect(quick.remainder).toBeLessThanOrEqual(1e-12);
    const out = new Float64Array(2);
    const slow = solveControl(inputOf({ ...pair, delta: 0.99999 }), out);
    expect(sum([...out])).toBeCloseTo(2, 11);
    expect(slow.rounds).toBe(20_000);
    expect(slow.remainder).toBeCloseTo(((0.99999 + 0.99999 ** 2) / 2) * 0.99999 ** 39_998, 9);
    expect(solveControl(inputOf({ direct: [], shares: [], delta: 0.5 }), new Float64Array(0)).rounds).toBe(0);
  });
  it('refuses what does not fit', () => {
    const fine: Graph = {
      direct: [1, 2],
      shares: [
        [0, 0.5],
        [0, 0],
      ],
      delta: 0.5,
    };
    for (const delta of [-0.1, 1, NaN]) expect(() => control({ ...fine, delta })).toThrow(/delta/);
    for (const bad of [-1, NaN, Infinity]) expect(() => control({ ...fine, direct: [1, bad] })).toThrow(/person 1/);
    expect(() =>
      control({
        ...fine,
        shares: [
          [0, 1.1],
          [0, 0],
        ],
      }),
    ).toThrow(/client 0 hands over/);
    expect(() =>
      control({
        ...fine,
        shares: [
          [0, -0.1],
          [0, 0],
        ],
      }),
    ).toThrow(/client 0 hands -0.1/);
    expect(() =>
      control({
        ...fine,
        shares: [
          [0, NaN],
          [0, 0],
        ],
      }),
    ).toThrow(/client 0/);
    expect(() => solveControl(inputOf(fine), new Float64Array(3))).toThrow(/direct resources for/);
    const { patronage } = inputOf(fine);
    const withRows = (rows: Partial<Patronage>) => () =>
      solveControl({ ...fine, patronage: { ...patronage, ...rows } }, new Float64Array(2));
    expect(withRows({ patron: Int32Array.of(2) })).toThrow(/no patron 2/);
    expect(withRows({ patron: Int32Array.of(-1) })).toThrow(/no patron -1/);
    expect(withRows({ rowStart: Int32Array.of(0, 1) })).toThrow(RangeError);
    expect(withRows({ rowStart: Int32Array.of(0, 2, 1) })).toThrow(/row 0 runs from 0 to 2 of 1/);
    expect(withRows({ share: Float64Array.of() })).toThrow(RangeError);
  });
  it('allows a row of shares that rounding puts just above 1', () => {
    const shares = [
      [0, 0.1, 0.2, 0.7 + 1e-10],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    expect(sum(control({ direct: [1, 0, 0, 0], shares, delta: 0.9 }))).toBeCloseTo(1, 14);
  });
});
