/** The program knows no person: identifiers and surnames from any scenario occur nowhere under `src/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario, type Scenario } from '../../src/scenario/index.ts';
import { folderAt } from '../mutations.ts';

const root = join(import.meta.dirname, '..', '..');

/** Names that are English words as well, with the sense in which they stand under `src/`. */
const allowed: Readonly<Record<string, string>> = {};

const scenarios = readdirSync(join(root, 'scenarios'))
  .filter((name) => existsSync(join(root, 'scenarios', name, 'scenario.yaml')))
  .map((name): Scenario => {
    const folder = [...folderAt(join(root, 'scenarios', name))].filter(([path]) => !path.startsWith('conversion/'));
    const loaded = readScenario(new Map(folder), name);
    if (!loaded.ok) throw new Error(`${name} does not load`);
    return loaded.scenario;
  });

/** The last word of a name in Latin letters, in lower case; a remark in brackets is another name. */
function surnames(name: string): readonly string[] {
  return name
    .split(/[(),;]/)
    .map((part) => part.trim().split(/\s+/).at(-1)!.toLowerCase())
    .filter((word) => /^[\p{Script=Latin}'’-]{4,}$/u.test(word));
}

const names = new Map<string, string>();
for (const { id, cast, root: party } of scenarios) {
  names.set(id, 'scenario');
  for (const person of cast.persons.values()) {
    names.set(person.id, 'person');
    for (const name of [person.name, ...person.variants]) for (const word of surnames(name)) names.set(word, 'surname');
  }
  expect(party === undefined || cast.organs.has(party)).toBe(true);
}
for (const word of Object.keys(allowed)) names.delete(word);
// Authors of works cited: a scholar may have a namesake in a scenario.
const bibliography = readFileSync(join(root, 'docs', 'bibliography.md'), 'utf8');
for (const [, key] of bibliography.matchAll(/^### ([a-z-]+)-\d{4}/gm))
  for (const author of key!.split('-')) if (names.get(author) === 'surname') names.delete(author);

const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

describe('names from the scenarios', () => {
  it('are found by this test: persons, their surnames and variants of more than one scenario or two hundred persons', () => {
    expect(names.size).toBeGreaterThan(200);
    expect(surnames('Ada Maria Holm (Lindqvist)')).toEqual(['holm', 'lindqvist']);
    expect(surnames('Даг Эст')).toEqual([]);
  });

  it('occur nowhere under src as whole words, JSON included', () => {
    const found: string[] = [];
    for (const file of files) {
      const text = readFileSync(file, 'utf8').toLowerCase();
      // Hyphens and underscores join: an identifier counts whole, and each of its words may be a surname.
      const words = new Set(
        [...text.matchAll(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)].flatMap(([word]) => [
          word,
          ...word.split(/[-'’]/),
        ]),
      );
      for (const word of words)
        if (names.has(word)) found.push(`${relative(root, file)}: ${word} (${names.get(word)})`);
    }
    expect(found).toEqual([]);
  });

  it('would be seen: identifiers of several words are looked for whole', () => {
    const compound = [...names.keys()].filter((name) => name.includes('-'));
    const all = files.map((file) => readFileSync(file, 'utf8').toLowerCase()).join('\n');
    for (const name of compound)
      expect(new RegExp(`(?<![\\p{L}\\p{N}-])${name}(?![\\p{L}\\p{N}-])`, 'u').test(all), name).toBe(false);
  });

  it('are allowed only with a reason, and only where needed', () => {
    const all = files.map((file) => readFileSync(file, 'utf8').toLowerCase()).join('\n');
    for (const [word, reason] of Object.entries(allowed)) {
      expect(reason.length, word).toBeGreaterThan(10);
      expect(all, word).toContain(word);
    }
  });
});
