import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceId } from './claim.ts';
import { independentCount, rootsOf, type Sources } from './witnesses.ts';

const id = (name: string | number) => String(name) as SourceId;
const sources = (of: Readonly<Record<string, readonly string[]>>): Sources =>
  new Map(Object.entries(of).map(([name, dependsOn]) => [id(name), { dependsOn: dependsOn.map(id) }]));

/** Sources that copy from some of those before them. */
const anySources = fc
  .array(fc.array(fc.nat(20), { maxLength: 2 }), { minLength: 1, maxLength: 9 })
  .map((copied) =>
    sources(Object.fromEntries(copied.map((from, i) => [`s${i}`, i === 0 ? [] : from.map((one) => `s${one % i}`)]))),
  );

/** By trying every subset. */
function slowCount(given: readonly SourceId[], all: Sources): number {
  const roots = given.map((source) => rootsOf(source, all));
  let most = 0;
  for (let subset = 0; subset < 1 << given.length; subset++) {
    const picked = roots.filter((_, i) => (subset >> i) & 1);
    const apart = picked.every((one, i) =>
      picked.slice(0, i).every((other) => ![...one].some((root) => other.has(root))),
    );
    if (apart) most = Math.max(most, picked.length);
  }
  return most;
}

describe('independent sources', () => {
  const all = sources({ book: [], letter: [], copy: ['book'], second: ['copy'], both: ['book', 'letter'] });
  it.each<[readonly string[], number]>([
    [[], 0],
    [['book', 'copy', 'second'], 1],
    [['copy', 'second'], 1],
    [['book', 'letter'], 2],
    [['book', 'letter', 'both'], 2],
    [['both'], 1],
    [['copy', 'both'], 1],
    [['second', 'letter', 'both'], 2],
    [['unknown', 'book'], 2],
  ])('%j are %i', (given, count) => {
    expect(independentCount(given.map(id), all)).toBe(count);
  });

  it('are as many as the best choice of them', () => {
    fc.assert(
      fc.property(anySources, (all) => {
        expect(independentCount(all.keys(), all)).toBe(slowCount([...all.keys()], all));
      }),
      { numRuns: 500 },
    );
  });

  it('a copy never adds one, and no source takes one away', () => {
    fc.assert(
      fc.property(anySources, fc.nat(), fc.nat(), (all, at, other) => {
        const names = [...all.keys()];
        const given = names.filter((_, i) => i % 2 === 0);
        const from = given[at % given.length]!;
        const more = new Map(all).set(id('copy'), { dependsOn: [from, names[other % names.length]!] });
        expect(independentCount([...given, id('copy')], more)).toBe(independentCount(given, all));
        expect(independentCount(names, all)).toBeGreaterThanOrEqual(independentCount(given, all));
      }),
    );
  });

  it('a circle of copies is one work', () => {
    expect(independentCount([id('a'), id('b')], sources({ a: ['b'], b: ['a'] }))).toBe(1);
  });

  it('counts forty compilers, each of two works, in no time', () => {
    const ring = sources(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`c${i}`, [`w${i}`, `w${(i + 1) % 40}`]])),
    );
    expect(independentCount(ring.keys(), ring)).toBe(20);
  });
});
