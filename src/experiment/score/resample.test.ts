import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScoredRow, skillInterval } from './index.ts';

/** Persons by cases, with scores that depend on both. */
const table = (persons: number, cases: number): readonly ScoredRow[] =>
  Array.from({ length: persons * cases }, (_, i): ScoredRow => {
    const [p, c] = [i % persons, Math.floor(i / persons)];
    return {
      person: `p${p}`,
      case: `c${c}`,
      score: 0.1 + 0.04 * p + 0.02 * c,
      reference: 0.3 + 0.01 * ((p * 7 + c * 3) % 5),
    };
  });

describe('intervals of skill', () => {
  it('repeat bit for bit, and change with the seed', () => {
    const rows = table(7, 5);
    expect(skillInterval(rows, 3, 200)).toEqual(skillInterval(rows, 3, 200));
    expect(skillInterval(rows, 3, 200)).not.toEqual(skillInterval(rows, 4, 200));
  });

  it('of a perfect forecaster are 1, of one against himself 0', () => {
    const rows = table(4, 4);
    const perfect = rows.map((row) => ({ ...row, score: 0 }));
    const same = rows.map((row) => ({ ...row, score: row.reference }));
    expect(skillInterval(perfect, 1, 200)).toEqual({ n: 16, skill: 1, low: 1, high: 1 });
    expect(skillInterval(same, 1, 200)).toEqual({ n: 16, skill: 0, low: 0, high: 0 });
  });

  it('resample persons and cases, never rows: ten copies of each row narrow nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }), fc.nat(), (p, c, seed) => {
        const rows = table(p, c);
        const once = skillInterval(rows, seed, 100);
        const often = skillInterval(Array.from({ length: 10 }, () => rows).flat(), seed, 100);
        expect(often.low).toBeCloseTo(once.low!, 10);
        expect(often.high).toBeCloseTo(once.high!, 10);
        expect(often.n).toBe(10 * once.n);
      }),
      { numRuns: 30 },
    );
  });

  it('hold the estimate, and are wider where persons differ than where they do not', () => {
    const rows = table(12, 12);
    const differing = skillInterval(rows, 1);
    const alike = skillInterval(
      rows.map((row) => ({ ...row, score: 0.2 })),
      1,
    );
    expect(differing.low!).toBeLessThan(differing.skill!);
    expect(differing.high!).toBeGreaterThan(differing.skill!);
    expect(differing.high! - differing.low!).toBeGreaterThan(2 * (alike.high! - alike.low!));
  });

  it('are missing for one person, one case or nothing, and where the reference is mostly perfect', () => {
    const rows = table(3, 3);
    const ends = (some: readonly ScoredRow[]) => {
      const { low, high } = skillInterval(some, 1, 50);
      return [low, high];
    };
    const perfect = rows.map((row, i) => ({ ...row, reference: i === 0 ? 0.1 : 0 }));
    for (const some of [table(1, 5), table(5, 1), [], perfect]) expect(ends(some)).toEqual([undefined, undefined]);
    expect(skillInterval(table(1, 5), 1).skill).toBeDefined();
    expect(skillInterval([], 1).skill).toBeUndefined();
    expect(
      skillInterval(
        rows.map((row) => ({ ...row, reference: 0 })),
        1,
      ).skill,
    ).toBeUndefined();
  });

  it('draw more clusters than one address has numbers', () => {
    const rows = Array.from(
      { length: 1300 },
      (_, i): ScoredRow => ({
        person: `p${i}`,
        case: `c${Math.floor(i / 10) % 2}`,
        score: (i % 10) / 10,
        reference: 0.5,
      }),
    );
    const { low, high } = skillInterval(rows, 1, 100);
    expect(low!).toBeGreaterThan(0);
    expect(high!).toBeLessThan(0.2);
  });
});
