import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, type OwnMatrix, type OwnPairs, type OwnVector, type Store, storeFor } from './column.ts';

const vector = (initial: number) => storeFor(column('v', 'person', initial, '', ''), 0) as unknown as OwnVector & Store;
const pairs = () => storeFor(column('p', 'pair', 0, '', ''), 0) as unknown as OwnPairs & Store;
const matrix = (initial: number, issues: number) =>
  storeFor(column('m', 'person-issue', initial, '', ''), issues) as unknown as OwnMatrix & Store;
const notNumbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describe('vector', () => {
  it('starts at its initial value, also in rows that come later', () => {
    const one = vector(0.25);
    one.grow(2);
    one.set(1, 7);
    // Past the first 64 rows the storage moves.
    one.grow(100);
    expect([one.get(0), one.get(1), one.get(2), one.get(99)]).toEqual([0.25, 7, 0.25, 0.25]);
    expect(one.snapshot(3)).toBe('0.25 7 0.25');
  });

  it.each(notNumbers)('cannot hold %d', (value) => {
    const one = vector(1);
    one.grow(1);
    expect(() => one.set(0, value)).toThrow(RangeError);
    expect(one.get(0)).toBe(1);
  });

  it('agrees with a plain array while it grows', () => {
    const step = fc.record({
      grow: fc.nat(40),
      row: fc.nat(),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const one = vector(-1);
        const twin: number[] = [];
        for (const { grow, row, value } of steps) {
          one.grow(twin.length + grow);
          for (let i = 0; i < grow; i++) twin.push(-1);
          if (twin.length === 0) continue;
          one.set(row % twin.length, value);
          twin[row % twin.length] = value;
        }
        expect(twin.map((_, i) => one.get(i))).toEqual(twin);
        expect(one.snapshot(twin.length).split(' ').filter(Boolean).map(Number)).toEqual(
          twin.map((value) => value + 0),
        );
      }),
    );
  });
});

describe('matrix', () => {
  it('keeps issues apart and survives growth', () => {
    const one = matrix(0.5, 3);
    one.grow(2);
    one.set(0, 2, 9);
    one.set(1, 0, 8);
    one.grow(200);
    expect([0, 1, 2].map((issue) => one.get(0, issue))).toEqual([0.5, 0.5, 9]);
    expect([0, 1, 2].map((issue) => one.get(1, issue))).toEqual([8, 0.5, 0.5]);
    expect(one.get(199, 2)).toBe(0.5);
    expect(one.snapshot(2)).toBe('0.5 0.5 9 8 0.5 0.5');
  });

  it.each(notNumbers)('cannot hold %d', (value) => {
    const one = matrix(0, 2);
    one.grow(1);
    expect(() => one.set(0, 1, value)).toThrow(RangeError);
  });
});

describe('pairs', () => {
  it('is 0 where nothing was set, and forgets what is set to 0', () => {
    const one = pairs();
    one.grow(3);
    one.set(0, 2, 0.5);
    one.set(0, 1, 0.25);
    one.set(2, 0, -1);
    expect([one.get(0, 2), one.get(2, 0), one.get(1, 0), one.get(0, 0)]).toEqual([0.5, -1, 0, 0]);
    expect([one.size(0), one.size(1), one.rowSum(0), one.rowSum(1), one.entries]).toEqual([2, 0, 0.75, 0, 3]);
    expect([...one.row(0)]).toEqual([
      [2, 0.5],
      [1, 0.25],
    ]);
    one.set(0, 2, 0);
    one.set(1, 0, 0);
    expect([one.size(0), one.rowSum(0), one.entries, one.snapshot(3)]).toEqual([1, 0.25, 2, '1:0.25\n\n0:-1']);
  });

  it.each(notNumbers)('cannot hold %d', (value) => {
    const one = pairs();
    one.grow(1);
    expect(() => one.set(0, 0, value)).toThrow(RangeError);
    expect(one.entries).toBe(0);
  });

  it('agrees with a plain table; its text does not depend on the order of setting', () => {
    const set = fc.record({ from: fc.nat(4), to: fc.nat(4), value: fc.constantFrom(0, 0, 1, 0.5, -2) });
    fc.assert(
      fc.property(fc.array(set, { maxLength: 60 }), (sets) => {
        const one = pairs();
        one.grow(5);
        const twin = new Map<string, number>();
        for (const { from, to, value } of sets) {
          one.set(from, to, value);
          if (value === 0) twin.delete(`${from} ${to}`);
          else twin.set(`${from} ${to}`, value);
        }
        const sorted = pairs();
        sorted.grow(5);
        for (const key of [...twin.keys()].sort()) sorted.set(Number(key[0]), Number(key[2]), twin.get(key)!);
        for (let from = 0; from < 5; from++) {
          const row = [...twin].filter(([key]) => key.startsWith(`${from} `));
          expect(one.size(from)).toBe(row.length);
          expect(one.rowSum(from)).toBe(row.reduce((sum, [, value]) => sum + value, 0));
          for (let to = 0; to < 5; to++) expect(one.get(from, to)).toBe(twin.get(`${from} ${to}`) ?? 0);
        }
        expect(one.entries).toBe(twin.size);
        expect(one.snapshot(5)).toBe(sorted.snapshot(5));
      }),
    );
  });
});

it('equal columns give equal text and different ones different text', () => {
  for (const value of [0.1 + 0.2, 0.3, 1e-300, -5e-324]) {
    const a = vector(0);
    const b = vector(0);
    for (const one of [a, b]) one.grow(2);
    a.set(1, value);
    expect(a.snapshot(2)).not.toBe(b.snapshot(2));
    b.set(1, value);
    expect(a.snapshot(2)).toBe(b.snapshot(2));
    expect(Number(a.snapshot(2).split(' ')[1])).toBe(value);
  }
});
