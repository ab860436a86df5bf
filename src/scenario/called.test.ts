import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderAt } from '../../tests/mutations.ts';
import { problemText, readScenario } from './index.ts';

const fixture = folderAt(join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'ten-rows'));
const lines = new TextDecoder().decode(fixture.get('claims.csv')).trimEnd().split('\n');

/** The fixture with a column `called`, which has a cell in the rows of some predicates. */
function withCalled(cell: string, ...predicates: readonly string[]) {
  const text = lines.map((line, i) => {
    const called = i === 0 ? 'called' : predicates.some((one) => line.includes(`,${one},`)) ? cell : '';
    return `${line},${called}`;
  });
  return readScenario(new Map(fixture).set('claims.csv', new TextEncoder().encode(`${text.join('\n')}\n`)), 'x');
}

describe('what a source calls an organ or a post', () => {
  it('may be left out, column and cell', () => {
    const loaded = readScenario(fixture, 'x');
    expect(loaded.ok && loaded.scenario.claims.every((claim) => !('called' in claim))).toBe(true);
    const empty = withCalled('');
    expect(empty.ok && empty.scenario.claims.every((claim) => !('called' in claim))).toBe(true);
  });

  it('is read with a claim about one', () => {
    const loaded = withCalled('The Old Council', 'holds');
    if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
    const called = loaded.scenario.claims.filter(({ called }) => called !== undefined);
    expect(called.length).toBeGreaterThan(0);
    for (const claim of called) expect(claim).toMatchObject({ predicate: 'holds', called: 'The Old Council' });
  });

  it('is an error with a claim about none', () => {
    const loaded = withCalled('The Old Council', 'born');
    expect(loaded.ok).toBe(false);
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems)
      expect(problem).toMatchObject({ file: 'claims.csv', kind: 'value', found: 'The Old Council' });
    const row = lines.findIndex((line) => line.includes(',born,'));
    expect(problems[0]).toMatchObject({ line: row + 1, column: [...lines[row]!].length + 2 });
  });
});
