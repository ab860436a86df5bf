import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onDisk, playable } from '../../tests/playable.ts';
import { readScenario } from '../scenario/index.ts';
import { defaultThreads, findScenario, folderId, readFolder, scenarioNames } from './index.ts';

function packageWith(...names: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'interregnum-package-'));
  for (const name of names) {
    mkdirSync(join(root, 'scenarios', name), { recursive: true });
    writeFileSync(join(root, 'scenarios', name, 'scenario.yaml'), 'title: x\n');
  }
  return root;
}

describe('findScenario', () => {
  it('takes a path before a name, and a name from the package', () => {
    const root = packageWith('north', 'south');
    expect(findScenario('south', root)).toBe(join(root, 'scenarios', 'south'));
    const path = onDisk(playable());
    expect(findScenario(path, root)).toBe(path);
    expect(findScenario(`${path}/`, root)).toBe(path);
  });

  it('finds no folder that is not there, and no file', () => {
    const root = packageWith('north');
    expect(findScenario('west', root)).toBeUndefined();
    expect(findScenario(join(root, 'scenarios', 'north', 'scenario.yaml'), root)).toBeUndefined();
  });
});

describe('scenarioNames', () => {
  it('lists folders with a scenario in them, in order', () => {
    const root = packageWith('south', 'north');
    mkdirSync(join(root, 'scenarios', 'empty'));
    writeFileSync(join(root, 'scenarios', 'README.md'), '');
    expect(scenarioNames(root)).toEqual(['north', 'south']);
    expect(scenarioNames(join(root, 'nowhere'))).toEqual([]);
  });
});

describe('readFolder', () => {
  it('reads every file as bytes under its path with slashes, and leaves out what is no part of a scenario', () => {
    const folder = playable();
    const path = onDisk(folder);
    for (const name of ['conversion', 'node_modules', '.git', 'interventions']) {
      mkdirSync(join(path, name));
      writeFileSync(join(path, name, 'one.yaml'), 'x');
    }
    const read = readFolder(path);
    expect([...read.keys()].sort()).toEqual([...folder.keys(), 'interventions/one.yaml'].sort());
    for (const [name, bytes] of folder) expect(read.get(name), name).toEqual(bytes);
  });

  it('gives the same digest as the bytes themselves', () => {
    const folder = playable();
    const digest = (of: ReadonlyMap<string, Uint8Array>) => {
      const loaded = readScenario(of, 'northmark');
      return loaded.ok ? loaded.scenario.digest : loaded.problems;
    };
    expect(digest(readFolder(onDisk(folder)))).toBe(digest(folder));
  });
});

it('names a folder by its last part, and offers at least one thread', () => {
  expect(folderId('/somewhere/northmark/')).toBe('northmark');
  expect(defaultThreads()).toBeGreaterThanOrEqual(1);
});
