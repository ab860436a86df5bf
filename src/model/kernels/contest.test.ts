import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expit } from '../../engine/index.ts';
import { contestChance, coordination, expectedOutcome, stances, wayOf, waysOf } from './contest.ts';

const strength = fc.double({ min: 0.01, max: 1000, noNaN: true });
const decisiveness = fc.double({ min: 0.2, max: 6, noNaN: true });

describe('a contest of force', () => {
  it('is what the formula says where it can be worked out by hand', () => {
    expect(contestChance(2, 1, 1)).toBeCloseTo(2 / 3, 14);
    expect(contestChance(2, 1, 2)).toBeCloseTo(4 / 5, 14);
    expect(contestChance(1, 3, 2)).toBeCloseTo(1 / 10, 14);
    expect(contestChance(0, 0, 2)).toBe(0);
    expect(contestChance(0, 5, 2)).toBe(0);
    expect(contestChance(0.001, 0, 2)).toBe(1);
    expect(contestChance(1e300, 1e-300, 6)).toBe(1);
    expect(contestChance(1e-300, 1e300, 6)).toBe(0);
  });

  it('gives equals an even chance, both sides together 1, and goes by the ratio alone', () => {
    fc.assert(
      fc.property(strength, strength, decisiveness, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, d, m, scale) => {
        expect(contestChance(a, a, m)).toBe(1 / 2);
        expect(contestChance(a, d, m) + contestChance(d, a, m)).toBeCloseTo(1, 12);
        expect(contestChance(a * scale, d * scale, m)).toBeCloseTo(contestChance(a, d, m), 12);
      }),
    );
  });

  it('grows with the strength of the attack and falls with that of the defence', () => {
    fc.assert(
      fc.property(strength, strength, strength, decisiveness, (a, more, d, m) => {
        expect(contestChance(a + more, d, m)).toBeGreaterThanOrEqual(contestChance(a, d, m));
        expect(contestChance(a, d + more, m)).toBeLessThanOrEqual(contestChance(a, d, m));
      }),
    );
  });

  it.each([
    [-1, 1, 1],
    [1, -1, 1],
    [Number.NaN, 1, 1],
    [1, Number.POSITIVE_INFINITY, 1],
    [1, 1, 0],
    [1, 1, Number.NaN],
  ])('of %d against %d with decisiveness %d is refused', (a, d, m) => {
    expect(() => contestChance(a, d, m)).toThrow(RangeError);
  });
});

describe('what is to be expected of men who choose', () => {
  it('numbers the ways so that each stands once', () => {
    expect(waysOf(0)).toBe(1);
    expect(wayOf(0, 0)).toEqual([]);
    const ways = Array.from({ length: waysOf(3) }, (_, way) => wayOf(way, 3));
    expect(new Set(ways.map(String)).size).toBe(27);
    expect(ways[0]).toEqual(['joins', 'joins', 'joins']);
    expect(ways[1]).toEqual(['joins', 'joins', 'stays']);
    expect(ways[26]).toEqual(['resists', 'resists', 'resists']);
  });

  it('is the sum over all ways, one by one', () => {
    const men = fc.array(fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.nat(100), fc.nat(100)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(men, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (drawn, stream) => {
        const chances = drawn.flatMap(([a, b, c]) => [a, b, c].map((x) => x / (a + b + c)));
        const outcomes = Array.from({ length: waysOf(drawn.length) }, () => stream.next().value as number);
        let plain = 0;
        outcomes.forEach((outcome, way) => {
          const taken = wayOf(way, drawn.length);
          plain += taken.reduce(
            (product, stance, man) => product * chances[man * 3 + stances.indexOf(stance)]!,
            outcome,
          );
        });
        expect(expectedOutcome(outcomes, chances)).toBeCloseTo(plain, 12);
      }),
    );
  });

  it('never leaves the range of what can happen', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 6 }), (leanings) => {
        const chances = leanings.flatMap((v) => {
          const join = expit(v) / 2;
          return [join, 1 / 3, 1 - join - 1 / 3];
        });
        expect(expectedOutcome(new Float64Array(waysOf(leanings.length)).fill(1), chances)).toBe(1);
      }),
    );
  });

  it('is refused where outcomes and chances do not fit', () => {
    expect(() => expectedOutcome([1, 0], [1, 0, 0])).toThrow('2 outcomes of 1 men');
    expect(() => expectedOutcome([1], [1, 0])).toThrow(RangeError);
  });
});

describe('an expectation that bears itself out', () => {
  it('is the fixed point of a straight line', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.9, noNaN: true }), (a, b) => {
        const { chance, residual } = coordination((x) => a * (1 - b) + b * x, 0.5, 1000);
        expect(chance).toBeCloseTo(a, 9);
        expect(residual).toBeLessThan(1e-12);
      }),
    );
  });

  it('is the nearest on the side to which the first step points, where there are three', () => {
    // x = expit(12 (x − 0.45)) crosses at about 0.005, 0.43 and 0.998.
    const steep = (x: number) => expit(12 * (x - 0.45));
    const high = coordination(steep, 0.5, 500);
    const low = coordination(steep, 0.4, 500);
    expect(high.chance).toBeGreaterThan(0.99);
    expect(low.chance).toBeLessThan(0.01);
    for (const { chance, residual } of [high, low]) {
      expect(residual).toBeLessThan(1e-14);
      expect(steep(chance)).toBeCloseTo(chance, 14);
    }
  });

  it('goes one way where the response never falls, and says how far it still was when stopped', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (slope, middle) => {
          const response = (x: number) => expit(slope * (x - middle));
          const first = Math.sign(response(0.5) - 0.5);
          const steps = [1, 2, 4, 8, 16].map((rounds) => coordination(response, 0.5, rounds).chance);
          for (let i = 1; i < steps.length; i++)
            expect(first * (steps[i]! - steps[i - 1]!)).toBeGreaterThanOrEqual(-1e-12);
        },
      ),
    );
    expect(coordination((x) => x / 2 + 0.5, 0, 1)).toEqual({ chance: 0.5, residual: 0.25 });
    expect(coordination(() => 0.3, 0.3, 0)).toEqual({ chance: 0.3, residual: 0 });
  });

  it('is refused where an answer is no chance', () => {
    expect(() => coordination(() => 1.5, 0.5, 3)).toThrow('answered by 1.5');
    expect(() => coordination(() => Number.NaN, 0.5, 3)).toThrow(RangeError);
  });
});
