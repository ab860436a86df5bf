/** Scenario folders on disk: found by path or by name, read into a map of paths to bytes. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Folder } from '../scenario/index.ts';

/** Names that work in progress has in a folder: never read, and swept away by the next writer. */
export const workingPrefix = '.interregnum-';

/** Folders whose content is no part of a scenario. */
const skipped: ReadonlySet<string> = new Set(['conversion', 'node_modules', '.git']);

/**
 * The folder that a user means: a path, or the name of one under `scenarios/` here or in the package.
 * @returns undefined where there is none
 */
export function findScenario(name: string, packageRoot: string): string | undefined {
  const places = [name, join('scenarios', name), join(packageRoot, 'scenarios', name)];
  return places.map((place) => resolve(place)).find((place) => existsSync(place) && statSync(place).isDirectory());
}

/** Names under `scenarios/` of the package, for suggestions. */
export function scenarioNames(packageRoot: string): readonly string[] {
  const folder = join(packageRoot, 'scenarios');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'scenario.yaml')))
    .map((entry) => entry.name)
    .sort();
}

export function readFolder(path: string): Folder {
  const folder = new Map<string, Uint8Array>();
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith(workingPrefix)) continue;
      const full = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(full);
      } else if (entry.isFile())
        folder.set(relative(path, full).split(sep).join('/'), new Uint8Array(readFileSync(full)));
    }
  };
  walk(path);
  return folder;
}

export function folderId(path: string): string {
  return basename(resolve(path));
}
