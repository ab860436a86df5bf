import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceId } from '../claim.ts';
import { Independence } from './independence.ts';

const id = (i: number) => `s${i}` as SourceId;
/** Sources that depend on earlier ones alone, so that none depends on itself. */
const anySources = fc
  .array(fc.array(fc.nat(20), { maxLength: 3 }), { minLength: 1, maxLength: 14 })
  .map(
    (links) =>
      new Map(links.map((of, i) => [id(i), { dependsOn: i === 0 ? [] : [...new Set(of.map((one) => id(one % i)))] }])),
  );
const anySet = anySources.chain((sources) => fc.tuple(fc.constant(sources), fc.subarray([...sources.keys()])));
const count = (sources: ReadonlyMap<SourceId, { dependsOn: SourceId[] }>, of: Iterable<SourceId>) =>
  new Independence(sources).count(of);

describe('independent witnesses', () => {
  const copies = new Map(
    Object.entries({ a: [], b: ['a'], c: ['b'], d: ['a'], e: [] }).map(([one, dependsOn]) => [
      one as SourceId,
      { dependsOn: dependsOn as SourceId[] },
    ]),
  );
  it.each([
    [['a'], 1],
    [['a', 'b', 'c'], 1],
    [['c', 'd'], 1],
    [['c', 'e'], 2],
    [[], 0],
    [['unknown', 'e'], 2],
  ])('%s are %i', (of, expected) => expect(count(copies, of as SourceId[])).toBe(expected));

  it('a copy of what is there changes nothing', () => {
    fc.assert(
      fc.property(anySet, fc.nat(), ([sources, of], pick) => {
        fc.pre(of.length > 0);
        const copy = id(99);
        const more = new Map(sources).set(copy, { dependsOn: [of[pick % of.length]!] });
        expect(count(more, [...of, copy])).toBe(count(sources, of));
      }),
    );
  });

  it('any copy, of whatever it is, never raises the number beyond one more, and never the number of unrelated sources', () => {
    fc.assert(
      fc.property(anySet, ([sources, of]) => {
        const number = count(sources, of);
        expect(number).toBeLessThanOrEqual(of.length);
        expect(number > 0).toBe(of.length > 0);
        const unrelated = new Map([...sources.keys()].map((source) => [source, { dependsOn: [] as SourceId[] }]));
        expect(count(unrelated, of)).toBe(of.length);
      }),
    );
  });
});
