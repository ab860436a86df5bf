/** The made-up record of the benchmark, at a size for every day: what is planted is found, and nothing else. */
import { describe, expect, it } from 'vitest';
import { madeUpRecord } from '../bench/made-up-record.ts';
import { conflictKinds, findConflicts, holdersOn, recordOf } from '../src/record/index.ts';
import { readScenario } from '../src/scenario/index.ts';

describe('a made-up record', () => {
  it.each([1, 2, 3])('seed %i: every planted conflict is found and no other', (seed) => {
    const { folder, claims, planted, post } = madeUpRecord(6000, seed);
    const loaded = readScenario(folder, 'made-up');
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 3)));
    const { cast, rules, sources, resolution, claims: read } = loaded.scenario;
    expect(read).toHaveLength(claims);
    const key = (kind: string, ids: readonly string[]) => `${kind} ${[...ids].sort().join(' ')}`;
    const found = findConflicts(read, cast, sources).map((one) => key(one.kind, one.claims));
    expect(found.sort()).toEqual(planted.map((one) => key(one.kind, one.claims)).sort());
    const record = recordOf(cast, rules, read, resolution);
    const begun = record.chronicle.find((change) => change.kind === 'fills' && change.post === post)!;
    expect(holdersOn(record, post as never, begun.latest).length).toBeGreaterThan(0);
  });

  it('has conflicts of every kind, a fiftieth of its claims in them, and the same bytes twice', () => {
    const { planted, folder, claims } = madeUpRecord(20_000);
    expect(new Set(planted.map(({ kind }) => kind))).toEqual(new Set(conflictKinds));
    const share = planted.reduce((sum, one) => sum + one.claims.length, 0) / claims;
    expect(share).toBeGreaterThan(0.018);
    expect(share).toBeLessThan(0.022);
    const again = madeUpRecord(20_000).folder;
    for (const [path, bytes] of folder) expect(Buffer.compare(bytes, again.get(path)!), path).toBe(0);
  });
});
