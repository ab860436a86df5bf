import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draws } from './draws.ts';
import { stableKey } from './stable-key.ts';
import { Stream } from './stream.ts';

const count = 100_000;
const test = stableKey('test');
const stream = new Stream(20, 7);

/** One draw at each of `count` addresses, ascending. */
function sample(name: string, draw: (draws: Draws) => number): Float64Array {
  const who = stableKey(name);
  return Float64Array.from({ length: count }, (_, i) =>
    draw(stream.at(i % 4096, test, who, Math.floor(i / 4096))),
  ).sort();
}

/** Largest gap between the two distribution functions times √count; exceeds 1.95 with chance 0.001 when the distribution is right. */
function distance(sorted: Float64Array, below: (x: number) => number): number {
  let most = 0;
  sorted.forEach((x, i) => {
    const p = below(x);
    most = Math.max(most, p - i / count, (i + 1) / count - p);
  });
  return most * Math.sqrt(count);
}

/** How many standard errors a sample's mean lies from the mean it should have. */
function offMean(values: Float64Array, mean: number, variance: number): number {
  return Math.abs(values.reduce((a, b) => a + b, 0) / count - mean) / Math.sqrt(variance / count);
}

/** The chance that a standard normal draw is below x, by the series of Marsaglia 2004. */
function normalBelow(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  for (let term = x, i = 3; Math.abs(term) > 1e-17; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

describe('distributions, by the largest gap between distribution functions at 100,000 draws', () => {
  it.each<[string, (d: Draws) => number, (x: number) => number]>([
    ['uniform', (d) => d.uniform(), (x) => x],
    ['open', (d) => d.open(), (x) => x],
    ['normal', (d) => d.normal(), normalBelow],
    ['normal with mean and sd', (d) => d.normal(3, 0.5), (x) => normalBelow((x - 3) / 0.5)],
    ['exponential', (d) => d.exponential(2), (x) => 1 - Math.exp(-2 * x)],
    ['gamma with shape 1', (d) => d.gamma(1, 3), (x) => 1 - Math.exp(-x / 3)],
    ['gamma with shape 2', (d) => d.gamma(2, 1), (x) => 1 - (1 + x) * Math.exp(-x)],
    ['gamma with shape 0.5', (d) => d.gamma(0.5, 2), (x) => 2 * normalBelow(Math.sqrt(x)) - 1],
    ['beta(1, 3)', (d) => d.beta(1, 3), (x) => 1 - (1 - x) ** 3],
    ['beta(0.5, 0.5)', (d) => d.beta(0.5, 0.5), (x) => (2 / Math.PI) * Math.asin(Math.sqrt(x))],
    ['beta(2, 2)', (d) => d.beta(2, 2), (x) => x * x * (3 - 2 * x)],
    ['triangular', (d) => d.triangular(-1, 0, 3), (x) => (x < 0 ? (x + 1) ** 2 / 4 : 1 - (3 - x) ** 2 / 12)],
  ])('%s', (name, draw, below) => {
    expect(distance(sample(name, draw), below)).toBeLessThan(1.95);
  });
  it('would notice a normal that is three percent too wide', () => {
    expect(
      distance(
        sample('normal', (d) => d.normal(0, 1.03)),
        normalBelow,
      ),
    ).toBeGreaterThan(1.95);
  });
});

describe('moments, within four standard errors at 100,000 draws', () => {
  it.each([
    [0.05, 1],
    [0.7, 2],
    [9.5, 0.25],
    [400, 1],
  ])('gamma with shape %d and scale %d', (shape, scale) => {
    const values = sample(`gamma ${shape}`, (d) => d.gamma(shape, scale));
    expect(offMean(values, shape * scale, shape * scale * scale)).toBeLessThan(4);
    const variance = shape * scale * scale;
    const fourth = (3 + 6 / shape) * variance * variance;
    const squares = values.map((x) => (x - shape * scale) ** 2);
    expect(offMean(squares, variance, fourth - variance * variance)).toBeLessThan(4);
  });
  it.each([
    [0.01, 0.02],
    [3, 0.4],
    [20, 30],
  ])('beta(%d, %d)', (a, b) => {
    const values = sample(`beta ${a}`, (d) => d.beta(a, b));
    expect(offMean(values, a / (a + b), (a * b) / ((a + b) ** 2 * (a + b + 1)))).toBeLessThan(4);
    expect(values[0]! >= 0 && values[count - 1]! <= 1).toBe(true);
  });
  it.each([0, 0.3, 7, 480])('poisson with mean %d', (mean) => {
    const values = sample(`poisson ${mean}`, (d) => d.poisson(mean));
    if (mean === 0) return expect(values[count - 1]).toBe(0);
    expect(offMean(values, mean, mean)).toBeLessThan(4);
    expect(
      offMean(
        values.map((x) => (x - mean) ** 2),
        mean,
        mean + 2 * mean * mean,
      ),
    ).toBeLessThan(4);
  });
  it('bernoulli', () => {
    expect(
      offMean(
        sample('bernoulli', (d) => Number(d.bernoulli(0.3))),
        0.3,
        0.21,
      ),
    ).toBeLessThan(4);
  });
});

describe('discrete draws', () => {
  /** Pearson's chi-squared of how often each of a few outcomes came. */
  function chiSquared(values: Float64Array, chances: readonly number[]): number {
    const seen = chances.map(() => 0);
    for (const value of values) seen[value]!++;
    return chances.reduce((sum, p, i) => sum + (p === 0 ? 0 : (seen[i]! - p * count) ** 2 / (p * count)), 0);
  }
  it('categorical follows its weights and never picks a weight of 0', () => {
    const weights = [0, 2, 0, 1, 5, 0];
    const values = sample('categorical', (d) => d.categorical(weights));
    expect(new Set(values)).toEqual(new Set([1, 3, 4]));
    // Two degrees of freedom: above 13.8 with chance 0.001.
    expect(chiSquared(values, [0, 0.25, 0, 0.125, 0.625, 0])).toBeLessThan(13.8);
  });
  it('categorical reads only the first weights', () => {
    expect(new Set(sample('first', (d) => d.categorical([1, 1, 9], 2)))).toEqual(new Set([0, 1]));
  });
  it('integer is even over its range', () => {
    // Six degrees of freedom: above 22.5 with chance 0.001.
    expect(
      chiSquared(
        sample('integer', (d) => d.integer(7)),
        new Array(7).fill(1 / 7),
      ),
    ).toBeLessThan(22.5);
    expect(stream.at(0, test, test, 0).integer(1)).toBe(0);
  });
  it('shuffle gives each order as often', () => {
    const values = sample('shuffle', (d) => {
      const [a, b, c] = d.shuffle([0, 1, 2]) as [number, number, number];
      return a * 2 + (b > c ? 1 : 0);
    });
    // Five degrees of freedom: above 20.5 with chance 0.001.
    expect(chiSquared(values, new Array(6).fill(1 / 6))).toBeLessThan(20.5);
  });
});

describe('draws that share their uniforms', () => {
  it('move together when a parameter moves', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4095 }), chance, chance, (month, p, q) => {
        const draws = () => stream.at(month, test, test, 1);
        const [low, high] = p < q ? [p, q] : [q, p];
        expect(Number(draws().bernoulli(low))).toBeLessThanOrEqual(Number(draws().bernoulli(high)));
        expect(draws().normal(low)).toBeLessThanOrEqual(draws().normal(high));
        expect(draws().poisson(low * 500)).toBeLessThanOrEqual(draws().poisson(high * 500));
        expect(draws().triangular(low, high, 1)).toBeGreaterThanOrEqual(draws().triangular(low, low, 1));
      }),
    );
  });
  it('take one uniform each, whatever the parameters', () => {
    const following = (draw: (d: Draws) => unknown) => {
      const draws = stream.at(9, test, test, 2);
      draw(draws);
      return draws.uniform();
    };
    const one = following((d) => d.uniform());
    for (const draw of [
      (d: Draws) => d.open(),
      (d: Draws) => d.bernoulli(0),
      (d: Draws) => d.bernoulli(1),
      (d: Draws) => d.normal(1, 0),
      (d: Draws) => d.exponential(1),
      (d: Draws) => d.triangular(2, 2, 2),
      (d: Draws) => d.poisson(0),
      (d: Draws) => d.categorical([3]),
      (d: Draws) => d.integer(1),
      (d: Draws) => d.shuffle([1, 2]),
    ]) {
      expect(following(draw)).toBe(one);
    }
  });
  it('keep certain things certain', () => {
    for (let month = 0; month < 500; month++) {
      expect(stream.at(month, test, test, 3).bernoulli(0)).toBe(false);
      expect(stream.at(month, test, test, 3).bernoulli(1)).toBe(true);
      expect(stream.at(month, test, test, 3).triangular(2, 2, 2)).toBe(2);
      const open = stream.at(month, test, test, 3).open();
      expect(open > 0 && open < 1).toBe(true);
    }
  });
});

describe('bad arguments', () => {
  const draws = () => stream.at(0, test, test, 0);
  it.each<[string, () => unknown]>([
    ['bernoulli below 0', () => draws().bernoulli(-0.1)],
    ['bernoulli above 1', () => draws().bernoulli(1.1)],
    ['bernoulli NaN', () => draws().bernoulli(NaN)],
    ['normal with negative sd', () => draws().normal(0, -1)],
    ['normal with infinite mean', () => draws().normal(Infinity, 1)],
    ['exponential at rate 0', () => draws().exponential(0)],
    ['gamma with shape 0', () => draws().gamma(0, 1)],
    ['gamma with infinite scale', () => draws().gamma(1, Infinity)],
    ['beta with a negative', () => draws().beta(-1, 1)],
    ['beta with b NaN', () => draws().beta(1, NaN)],
    ['triangular out of order', () => draws().triangular(0, 2, 1)],
    ['triangular infinite', () => draws().triangular(0, 1, Infinity)],
    ['poisson negative', () => draws().poisson(-1)],
    ['poisson above 500', () => draws().poisson(501)],
    ['categorical without weights', () => draws().categorical([])],
    ['categorical with a negative weight', () => draws().categorical([1, -1])],
    ['categorical with NaN', () => draws().categorical([1, NaN])],
    ['categorical with zeros only', () => draws().categorical([0, 0])],
    ['categorical with an infinite weight', () => draws().categorical([1, Infinity])],
    ['categorical with too large a count', () => draws().categorical([1, 1], 3)],
    ['integer of 0', () => draws().integer(0)],
    ['integer of 2.5', () => draws().integer(2.5)],
    ['shuffle of 514', () => draws().shuffle(new Array(514).fill(0))],
  ])('%s', (_, call) => {
    expect(call).toThrow(RangeError);
  });
});

describe('alternatives', () => {
  const keys = Array.from({ length: 64 }, (_, i) => stableKey('person', `p${i}`));
  it('belong to their key: the same in any order, with whatever others, and none shared with another address', () => {
    const at = () => stream.at(3, test, stableKey('who'), 1);
    const all = keys.map((key) => at().alternative(key));
    const draws = at();
    expect(
      [...keys]
        .reverse()
        .map((key) => draws.alternative(key))
        .reverse(),
    ).toEqual(all);
    expect(new Set(all).size).toBe(keys.length);
    const other = stream.at(4, test, stableKey('who'), 1);
    expect(keys.filter((key, i) => other.alternative(key) === all[i])).toEqual([]);
  });
  it('are evenly spread over words, alone, in pairs and against the address before', () => {
    // 64 cells by the top three bits of two words: of two persons at one address, of one person at two.
    const cells = { persons: new Float64Array(64), addresses: new Float64Array(64) };
    const rounds = 20_000;
    let before = 0;
    for (let i = 0; i < rounds; i++) {
      const draws = stream.at(i % 4096, test, stableKey('spread'), Math.floor(i / 4096));
      const [a, b] = [draws.alternative(keys[i % 63]!) >>> 29, draws.alternative(keys[(i % 63) + 1]!) >>> 29];
      cells.persons[8 * a + b]!++;
      cells.addresses[8 * before + b]!++;
      before = b;
    }
    for (const counts of Object.values(cells)) {
      const expected = rounds / 64;
      const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 63 degrees of freedom: above 103 or below 33 with chance 0.002.
      expect(chi).toBeLessThan(103);
      expect(chi).toBeGreaterThan(33);
    }
  });
  it('are not mixed with uniforms', () => {
    const draws = stream.at(1, test, stableKey('mixed'), 0);
    draws.uniform();
    expect(() => draws.alternative(keys[0]!)).toThrow(RangeError);
    const others = stream.at(1, test, stableKey('mixed'), 0);
    others.alternative(keys[0]!);
    expect(() => others.uniform()).toThrow(RangeError);
  });
});
