import { describe, expect, it } from 'vitest';
import { playable } from '../../../tests/playable.ts';
import { readScenario } from '../../scenario/index.ts';
import { unitsOf } from './units.ts';

/** Rows about one page, coded by several. */
function claimsOf(...rows: readonly string[]) {
  const loaded = readScenario(
    playable({ 'claims.csv': (text) => `${text}${rows.map((row, at) => `u${at},${row}`).join('\n')}\n` }),
    'x',
  );
  if (!loaded.ok) throw new Error(loaded.problems.map(({ expected }) => expected).join('\n'));
  return loaded.scenario.claims.filter(({ id }) => /^u\d+$/.test(id));
}
const sha = 'a'.repeat(64);

describe('units of claims', () => {
  it('are the same place, subject, predicate and object; what is asked about may differ', () => {
    const claims = claimsOf(
      'chronicle,page 7,,,,eli,died,,illness,1921-09,,,,,,a,',
      'chronicle,page 7,,,,eli,died,,killed,1921-10,,,,,,b,',
      'chronicle,page 8,,,,eli,died,,killed,1921-10,,,,,,b,',
    );
    expect(unitsOf(claims, 'value')).toMatchObject({
      ambiguous: 0,
      alone: 1,
      values: [
        { coder: 'a', value: 'illness' },
        { coder: 'b', value: 'killed' },
      ],
    });
    const dates = unitsOf(claims, 'from').values.map(({ value }) => Number(value));
    expect(dates[1]! - dates[0]!).toBe(30.5);
    expect(unitsOf(claims, 'grade').values.map(({ value }) => value)).toEqual(['B2', 'B2']);
  });

  it('take offsets before words, and predicates apart only if asked about', () => {
    const claims = claimsOf(
      `chronicle,one,4,9,${sha},ada,born,,,1850,,,,,,a,`,
      `chronicle,two,4,9,${sha},ada,died,,,1850,,,,,,b,`,
    );
    expect(unitsOf(claims, 'value').values).toEqual([]);
    expect(unitsOf(claims, 'predicate').values.map(({ value }) => value)).toEqual(['born', 'died']);
    expect(unitsOf(claims, 'predicate', ['a'])).toMatchObject({ values: [], alone: 1 });
    expect(unitsOf(claims, 'predicate', [], 'born')).toMatchObject({ values: [], alone: 1 });
  });

  it('leave out a unit of which a coder says several things, not one said twice', () => {
    const row = (value: string, coder: string, note: string) =>
      `chronicle,page 7,,,,eli,trait,,${value},,,,,,,${coder},${note}`;
    expect(unitsOf(claimsOf(row('calm', 'a', ''), row('rash', 'a', ''), row('calm', 'b', '')), 'value')).toMatchObject({
      ambiguous: 1,
      values: [],
    });
    expect(
      unitsOf(claimsOf(row('calm', 'a', ''), row('calm', 'a', 'again'), row('calm', 'b', '')), 'value').values.length,
    ).toBe(2);
  });
});
