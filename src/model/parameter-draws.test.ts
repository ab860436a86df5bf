import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableKey } from '../engine/index.ts';
import { definitions, fromPrior, mechanisms, parameterDraws, parameters, parameterValues } from './index.ts';

const entries = Object.entries(parameters).flatMap(([section, names]) =>
  Object.entries(names).map(([name, parameter]) => [`${section}.${name}`, parameter] as const),
);

describe('a draw from a prior', () => {
  it('lies in its range whatever the uniform, rises with it, and begins at the lower end', () => {
    for (const [path, parameter] of entries) {
      const [low, high] = parameter.range;
      if (parameter.prior === 'fixed') continue;
      expect(fromPrior(parameter, 0), path).toBeCloseTo(low, 12);
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true }), (u) => {
          const value = fromPrior(parameter, u);
          expect(value >= low && value <= high, `${path} ${u} ${value}`).toBe(true);
          expect(fromPrior(parameter, u / 2)).toBeLessThanOrEqual(value);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('has its median in the middle of the range, or of its logarithm', () => {
    const of = (prior: 'uniform' | 'log-uniform') =>
      fromPrior({ value: 2, range: [1, 16], prior, unit: '', basis: '' }, 0.5);
    expect(of('uniform')).toBeCloseTo(8.5, 12);
    expect(of('log-uniform')).toBeCloseTo(4, 12);
    expect(fromPrior({ value: 2, range: [2, 2], prior: 'fixed', unit: '', basis: '' }, 0.9)).toBe(2);
  });
});

describe('a parameter set', () => {
  it('can be used as it is drawn, and is the same each time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(5000), (seed, set) => {
        const drawn = parameterDraws(seed, set);
        expect(() => parameterValues(drawn)).not.toThrow();
        expect(parameterDraws(seed, set)).toEqual(drawn);
        expect(parameterDraws(seed, set + 1)).not.toEqual(drawn);
      }),
      { numRuns: 30 },
    );
  });

  it('varies everything but what is fixed and what is a definition', () => {
    const expected = entries.filter(([path, { prior }]) => prior !== 'fixed' && !definitions.has(path));
    expect(Object.keys(parameterDraws(1, 0)).sort()).toEqual(expected.map(([path]) => path).sort());
    expect([...definitions].sort()).toEqual(
      entries.filter(([, { basis }]) => basis.startsWith('definition')).map(([path]) => path),
    );
  });

  it('is spread evenly over the prior: of 400 sets a tenth in each tenth, within five standard errors', () => {
    for (const path of ['control.delta', 'health.gompertz']) {
      const [section, name] = path.split('.') as [string, string];
      const { range, prior } = parameters[section]![name]!;
      const scale = (value: number) => (prior === 'log-uniform' ? Math.log(value) : value);
      const counts = Array<number>(10).fill(0);
      for (let set = 0; set < 400; set++) {
        const part = (scale(parameterDraws(3, set)[path]!) - scale(range[0])) / (scale(range[1]) - scale(range[0]));
        counts[Math.min(9, Math.floor(10 * part))]!++;
      }
      for (const count of counts) expect(Math.abs(count - 40), `${path} ${counts}`).toBeLessThan(30);
    }
  });

  it('draws at an address that no mechanism has', () => {
    const fold = ({ hi, lo }: { hi: number; lo: number }) => (hi ^ lo) >>> 0;
    const parts = ['init', 'hear', 'plan', 'occur', 'drift'];
    const others = mechanisms.flatMap(({ id }) => parts.map((part) => fold(stableKey('mechanism', id, part))));
    for (const other of ['settling', 'cadres']) others.push(fold(stableKey(other)));
    expect(others).not.toContain(fold(stableKey('parameters')));
  });
});
