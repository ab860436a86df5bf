/** Damaged scenario folders load or end in a clear error, at the place of the damage. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Folder, type Problem, problemKinds, readScenario } from '../src/scenario/index.ts';
import { histogram, noCounts, runMutations } from './mutation-run.ts';
import { folderAt, randomFrom, rowsOf, written } from './mutations.ts';

const folder = folderAt(join(import.meta.dirname, 'fixtures', 'ten-rows'));
const text = (name: string, of: Folder = folder) => new TextDecoder().decode(of.get(name));
const tables = [...folder.keys()].filter((name) => name.endsWith('.csv'));

function problemsOf(changed: Folder): readonly Problem[] {
  const loaded = readScenario(changed, 'x');
  return loaded.ok ? [] : loaded.problems;
}

function withCell(name: string, row: number, column: number, value: string): Folder {
  const rows = rowsOf(text(name));
  rows[row]![column] = value;
  return new Map(folder).set(name, new TextEncoder().encode(written(rows, ',', '\n')));
}

describe('mutated folders', () => {
  it('load or end in a clear error, 2,000 times', () => {
    const counts = noCounts();
    runMutations(folder, 2000, randomFrom(20), counts);
    console.log(histogram(counts.problems, problemKinds));
    expect(counts.faults).toEqual([]);
    expect(counts.loaded + counts.refused).toBe(2000);
    expect(counts.refused).toBeGreaterThan(800);
    expect(counts.loaded).toBeGreaterThan(400);
  });

  it('is itself well: the fixture loads without a warning', () => {
    expect(problemsOf(folder)).toEqual([]);
    const loaded = readScenario(folder, 'x');
    expect(loaded.ok && loaded.warnings).toEqual([]);
  });
});

describe('one wrong cell', () => {
  /** Columns in which any words will do; a control character is wrong even there. */
  const free = new Set([
    'name',
    'variants',
    'locator',
    'as_written',
    'coder',
    'note',
    'basis',
    'domain',
    'unit',
    'reason',
  ]);

  for (const name of tables) {
    const rows = rowsOf(text(name));
    const header = rows[0]!;
    it(`is reported at its very line and column in ${name}`, () => {
      let cells = 0;
      for (let row = 1; row < rows.length; row += 1) {
        for (let column = 0; column < header.length; column += 1) {
          const title = header[column]!;
          // The value of an event is words.
          const anyWords = free.has(title) || (title === 'value' && rows[row]!.includes('event'));
          const changed = withCell(name, row, column, anyWords ? '\u0001wrong' : 'Wrong, ¿value!');
          // Columns count code points.
          const before = [...written([rows[row]!.slice(0, column)], ',', '')].length;
          const place = `${row + 1}:${column === 0 ? 1 : before + 2}`;
          const found = problemsOf(changed).filter((each) => each.file === name);
          const places = found.map((each) => `${each.line}:${each.column}`);
          expect(places, `${title} in line ${row + 1}`).toContain(place);
          cells += 1;
        }
      }
      expect(cells).toBe((rows.length - 1) * header.length);
    });
  }

  it('does not make references to its row errors of their own', () => {
    const id = withCell('persons.csv', 1, 0, '¿?');
    expect(problemsOf(id).map((each) => `${each.file}:${each.line}`)).toEqual(['persons.csv:2']);
    const kind = withCell('organs.csv', 2, 2, 'Bodi');
    expect(problemsOf(kind).map((each) => `${each.file}:${each.line}`)).toEqual(['organs.csv:3']);
    const capacity = withCell('posts.csv', 1, 4, 'many');
    expect(problemsOf(capacity).map((each) => `${each.file}:${each.line}`)).toEqual(['posts.csv:2']);
  });
});
