import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patronage } from './control.ts';
import { type EncirclementInput, encirclement } from './encirclement.ts';

/** `links`: client, patron, share. */
function patronage(n: number, links: readonly (readonly [number, number, number])[]): Patronage {
  const rows = Array.from({ length: n }, (_, i) => links.filter(([client]) => client === i));
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.length);
  const flat = rows.flat();
  return {
    rowStart: Int32Array.from(starts),
    patron: Int32Array.from(flat, ([, patron]) => patron),
    share: Float64Array.from(flat, ([, , share]) => share),
  };
}

const [ada, bo, cy, di, ed, flo] = [0, 1, 2, 3, 4, 5];
const links = [
  [cy, bo, 0.5],
  [di, bo, 0.4],
  [ed, cy, 0.5],
  [flo, ada, 0.6],
] as const;
const base: EncirclementInput = {
  patronage: patronage(6, links),
  worth: [10, 20, 4, 8, 6, 3],
  protection: [1, 1, 1, 1, 1, 1],
  attacker: ada,
  rival: bo,
  least: 0.1,
  rank: [0, 1, 2, 3, 4, 5],
};
const order = (input: EncirclementInput) => encirclement(input).map(({ person }) => person);

describe('encirclement', () => {
  it('goes from the periphery inward and to the rival last', () => {
    expect(encirclement(base)).toEqual([
      { person: ed, distance: 2, loss: 6 * 0.25 },
      { person: di, distance: 1, loss: 8 * 0.4 },
      { person: cy, distance: 1, loss: 4 * 0.5 },
      { person: bo, distance: 0, loss: 20 },
    ]);
  });
  it('takes the less protected first among those equally far', () => {
    expect(order({ ...base, protection: [1, 1, 1, 2, 1, 1] })).toEqual([ed, cy, di, bo]);
  });
  it('decides equals by rank', () => {
    const worth = [10, 20, 4, 5, 6, 3];
    expect(order({ ...base, worth })).toEqual([ed, cy, di, bo]);
    expect(order({ ...base, worth, rank: [0, 1, 3, 2, 4, 5] })).toEqual([ed, di, cy, bo]);
  });
  it('spares the attacker, his own clients, and who hangs on them alone', () => {
    const more = [...links, [ada, bo, 0.9], [cy, ada, 0.5]] as const;
    expect(order({ ...base, patronage: patronage(6, more) })).toEqual([di, bo]);
    // Bound more to the rival, he is a target still.
    const lukewarm = [...links, [cy, ada, 0.4]] as const;
    expect(order({ ...base, patronage: patronage(6, lukewarm) })).toEqual([ed, di, cy, bo]);
  });
  it('counts the shortest chain, the strongest where several are', () => {
    const two = [...links, [ed, di, 0.5]] as const;
    expect(encirclement({ ...base, patronage: patronage(6, two) })[0]).toEqual({
      person: ed,
      distance: 2,
      loss: 6 * 0.25,
    });
    const direct = [...links, [ed, bo, 0.1]] as const;
    expect(encirclement({ ...base, patronage: patronage(6, direct) }).at(-2)).toEqual({
      person: ed,
      distance: 1,
      loss: 6 * 0.1,
    });
  });
  it('leaves out weak links and those with nothing to lose', () => {
    expect(order({ ...base, least: 0.45 })).toEqual([ed, cy, bo]);
    expect(order({ ...base, worth: [10, 20, 4, 0, 6, 3] })).toEqual([ed, cy, bo]);
    expect(order({ ...base, least: 0.9, worth: [10, 0, 4, 8, 6, 3] })).toEqual([bo]);
  });

  const scenes = fc.integer({ min: 2, max: 8 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      links: fc.uniqueArray(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(0.1, 0.3, 0.5, 0.9)), {
        maxLength: 20,
        selector: ([client, patron]) => client * n + patron,
      }),
      worth: fc.array(fc.constantFrom(0, 1, 2, 7.5), { minLength: n, maxLength: n }),
      protection: fc.array(fc.constantFrom(1, 2, 3), { minLength: n, maxLength: n }),
      turn: fc.nat(n - 1),
    }),
  );
  const inputOf = (scene: { n: number; links: [number, number, number][]; worth: number[]; protection: number[] }) => ({
    patronage: patronage(scene.n, scene.links),
    worth: scene.worth,
    protection: scene.protection,
    attacker: 0,
    rival: 1,
    least: 0.2,
    rank: scene.worth.map((_, i) => i),
  });
  it('names each once, nobody of the attacker, in rings that close in', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const targets = encirclement(inputOf(scene));
        const persons = targets.map(({ person }) => person);
        expect(new Set(persons).size).toBe(persons.length);
        expect(persons).not.toContain(0);
        expect(targets.at(-1)).toEqual({ person: 1, distance: 0, loss: scene.worth[1] });
        const rings = targets.map(({ distance }) => distance);
        expect(rings).toEqual([...rings].sort((a, b) => b - a));
        for (const { person, distance, loss } of targets.slice(0, -1)) {
          expect(distance).toBeGreaterThan(0);
          expect(loss).toBeGreaterThan(0);
          expect(loss).toBeLessThanOrEqual(0.9 ** distance * scene.worth[person]!);
        }
      }),
    );
  });
  it('does not depend on the order of persons', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { n, turn } = scene;
        const input = inputOf(scene);
        const old = (i: number) => (i + turn) % n;
        const now = (i: number) => (i - turn + n) % n;
        const turned = {
          ...input,
          patronage: patronage(
            n,
            scene.links.map(([client, patron, share]) => [now(client), now(patron), share]),
          ),
          worth: scene.worth.map((_, i) => scene.worth[old(i)]!),
          protection: scene.worth.map((_, i) => scene.protection[old(i)]!),
          rank: scene.worth.map((_, i) => old(i)),
          attacker: now(0),
          rival: now(1),
        };
        const back = encirclement(turned).map((target) => ({ ...target, person: old(target.person) }));
        expect(back).toEqual(encirclement(input));
      }),
    );
  });
  it('refuses what does not fit', () => {
    for (const rival of [ada, -1, 6, 0.5]) expect(() => encirclement({ ...base, rival })).toThrow(/cannot encircle/);
    for (const least of [0, -1, NaN]) expect(() => encirclement({ ...base, least })).toThrow(/least share/);
    for (const bad of [-1, NaN, Infinity])
      expect(() => encirclement({ ...base, worth: [1, 1, bad, 1, 1, 1] })).toThrow(/worth of person 2/);
    for (const bad of [0, NaN])
      expect(() => encirclement({ ...base, protection: [1, 1, bad, 1, 1, 1] })).toThrow(/protection of person 2/);
    expect(() => encirclement({ ...base, rank: [1] })).toThrow(/other than 6/);
  });
});
