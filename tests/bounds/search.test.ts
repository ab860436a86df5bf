/** Every recorded spelling of every name of every scenario finds its bearer first, alone or among those that share it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/host/index.ts';
import { indexNames, namedThings, searchNames } from '../../src/record/index.ts';
import { readScenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '..', '..', 'scenarios');
const scenarios = readdirSync(root).filter((name) => existsSync(join(root, name, 'scenario.yaml')));

describe('recorded spellings', () => {
  it.each(scenarios)('of %s find their bearers', (name) => {
    const loaded = readScenario(readFolder(join(root, name)), name);
    if (!loaded.ok) throw new Error(`${name} does not load`);
    const things = namedThings(loaded.scenario);
    const index = indexNames(things);
    const lost: string[] = [];
    for (const thing of things)
      for (const { text } of thing.spellings) {
        const { hits, first } = searchNames(index, text);
        if (!hits.slice(0, first).some((hit) => hit.thing === thing)) lost.push(`${text}: ${thing.id}`);
      }
    expect(things.length).toBeGreaterThan(3);
    expect(lost).toEqual([]);
  });
});
