import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, templates } from '../../../tests/conflict-cases.ts';
import { drawingFrom, recordOfCase, recordOfCases, type Told } from '../../../tests/conflict-records.ts';
import type { Claim } from '../claim.ts';
import { type Conflict, conflictKinds, findConflicts } from './index.ts';

const none = new Map();
const find = ({ claims, cast }: Told) => findConflicts(claims, cast, none);
const numbers = fc.array(fc.nat(100_000), { minLength: 12, maxLength: 12 });
const anyCase = fc.tuple(fc.constantFrom(...templates), numbers).map(([make, drawn]) => make(drawingFrom(drawn)));
const inShort = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ kind, claims }) => `${kind}: ${[...claims].sort().join(' ')}`).sort();
const expected = ({ kind, rows, among }: Case) =>
  kind === undefined ? [] : [`${kind}: ${[...(among ?? rows.map(({ id }) => id))].sort().join(' ')}`];

describe('each case', () => {
  const named = templates.map((make) => [make(drawingFrom([0])).name, make] as const);
  it('has every kind', () => {
    expect(new Set(templates.map((make) => make(drawingFrom([1])).kind))).toEqual(
      new Set([undefined, ...conflictKinds]),
    );
  });

  it.each(named)('%s', (_, make) => {
    fc.assert(
      fc.property(numbers, (drawn) => {
        const one = make(drawingFrom(drawn));
        expect(inShort(find(recordOfCase(one))), JSON.stringify(one.rows)).toEqual(expected(one));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a record of many cases', () => {
  const many = fc.array(anyCase, { minLength: 1, maxLength: 12 });

  it('has the conflicts of each, and no other', () => {
    fc.assert(
      fc.property(many, (cases) => {
        const found = inShort(find(recordOfCases(cases)));
        const each = cases.flatMap((one, i) =>
          expected({ ...one, among: (one.among ?? one.rows.map(({ id }) => id)).map((id) => `${id}-${i}`) }),
        );
        expect(found).toEqual([...each].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('has the same ones under other identifiers and in another order of rows', () => {
    fc.assert(
      fc.property(many, fc.nat(), (cases, turn) => {
        const { cast, claims } = recordOfCases(cases);
        const plain = find({ cast, claims });
        // Reversed and turned: another order, and one that sorts otherwise, but reads back.
        const other = (id: string) => `z${[...id].reverse().join('')}`;
        const back = (id: string) => [...id.slice(1)].reverse().join('');
        const renamed = recordOfCases(cases);
        const rename = (claim: Claim): Claim => ({
          ...claim,
          id: other(claim.id) as Claim['id'],
          subject: other(claim.subject),
          ...(claim.object !== undefined && { object: other(claim.object) }),
        });
        const at = turn % Math.max(1, claims.length);
        const turned = [...claims.slice(at), ...claims.slice(0, at)].reverse().map(rename);
        const found = find({ cast: renamedCast(renamed.cast, other), claims: turned });
        expect(plainly(found, back)).toEqual(plainly(plain, (id) => id));
      }),
      { numRuns: 100 },
    );
  });

  it('loses a conflict with the claims of one side, and keeps the others', () => {
    fc.assert(
      fc.property(many, (cases) => {
        const { cast, claims } = recordOfCases(cases);
        for (const { kind, claims: all, sides } of find({ cast, claims })) {
          if (sides.length < 2) continue;
          const dropped = new Set<string>(sides[0]!.claims);
          const left = find({ cast, claims: claims.filter(({ id }) => !dropped.has(id)) });
          const same = left.some((one) => one.kind === kind && one.claims.every((id) => all.includes(id)));
          // A readmission that has lost its expulsion is in want of one.
          if (kind !== 'status') expect(same, all.join()).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function renamedCast(cast: Told['cast'], rename: (id: string) => string): Told['cast'] {
  const map = (items: ReadonlyMap<string, object>) =>
    new Map(
      [...items].map(([id, item]) => [
        rename(id),
        Object.fromEntries(
          Object.entries(item).map(([key, value]) => [
            key,
            key === 'id' || key === 'organ' || key === 'parent' ? rename(value) : value,
          ]),
        ),
      ]),
    );
  return { ...cast, persons: map(cast.persons), organs: map(cast.organs), posts: map(cast.posts) } as never;
}

/** Conflicts as sets of sets, without what the order of identifiers decides. */
function plainly(conflicts: readonly Conflict[], back: (id: string) => string) {
  return conflicts
    .map(({ kind, sides, size, why, contradictions, conclusions }) => ({
      kind,
      size,
      code: why.code,
      numbers: why.numbers,
      ids: Object.entries(why.ids)
        .map(([part, id]) =>
          ['one', 'other', 'status', 'undoneBy', 'needs', 'key', 'name', 'new', 'is'].includes(part)
            ? part
            : `${part} ${back(id)}`,
        )
        .sort(),
      sides: sides.map(({ claims }) => [...claims].map(back).sort().join(' ')).sort(),
      contradictions: contradictions
        .map((set) =>
          set
            .map((i) => sides[i]!.claims.map(back).sort().join(' '))
            .sort()
            .join(' | '),
        )
        .sort(),
      kept: conclusions.map(({ rule, stands, tied }) => [rule, stands.length, (tied ?? []).length]),
    }))
    .sort((a, b) => (JSON.stringify([a.kind, a.sides]) < JSON.stringify([b.kind, b.sides]) ? -1 : 1));
}
