/** Propositions on uncertain chronicles against every way in which the days could have fallen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, d, dies, fills, post, told, vacates, who } from '../../tests/invented.ts';
import { propositionsAbout } from '../../tests/propositions.ts';
import type { Change, Chronicle } from './change.ts';
import { type Course, evaluate } from './proposition.ts';

interface Drawn {
  readonly where: string;
  readonly begin: readonly [number, number];
  readonly end: readonly [number, number] | undefined;
  readonly reason: 'removed' | 'left';
}
const span = fc.tuple(fc.nat(9), fc.nat(2)).map(([from, width]) => [from, from + width] as const);
const drawn: fc.Arbitrary<Drawn> = fc.record({
  where: fc.constantFrom('seat', 'head'),
  begin: span,
  end: fc.option(span, { nil: undefined }),
  reason: fc.constantFrom('removed' as const, 'left' as const),
});

/** Tenures of ada and, on a day of its own, her death, which ends those that nothing else ended before it. */
const courses = fc
  .tuple(
    fc.array(drawn, { minLength: 1, maxLength: 2 }),
    fc.option(fc.integer({ min: 5, max: 14 }), { nil: undefined }),
  )
  .map(([tenures, death]) => {
    const changes = tenures.flatMap(({ where, begin, end, reason }, i): Change[] => {
      const spell = `spell ${i}`;
      const begins = told(fills('ada', where), between(...begin), { spell });
      if (end && end[1] > begin[0]) return [begins, told(vacates('ada', where, reason), between(...end), { spell })];
      return death === undefined ? [begins] : [begins, told(vacates('ada', where, 'death'), d(death), { spell })];
    });
    return [...changes, ...(death === undefined ? [] : [told(dies('ada'), d(death))])].sort(
      (a, b) => a.earliest - b.earliest,
    );
  });
const propositions = propositionsAbout({
  persons: ['ada', 'bo'].map(who),
  posts: ['seat', 'head'].map(post),
  days: [-1, 15],
  statuses: ['dead', 'expelled'],
});
/** Measures are taken as they were, whatever is unknown of days. */
const measures: Pick<Course, 'paramount' | 'control'> = {
  paramount: (day) => (day % 2 === 0 ? who('ada') : 'collective'),
  control: (person) => (person === who('ada') ? 0.5 : 0.1),
};

function everyWay(chronicle: Chronicle): readonly Chronicle[] {
  let ways: readonly Chronicle[] = [[]];
  for (const change of chronicle) {
    const days = Array.from({ length: change.latest - change.earliest + 1 }, (_, i) => change.earliest + i);
    ways = ways.flatMap((way) => days.map((day) => [...way, { ...change, earliest: day, latest: day } as Change]));
  }
  const possible = ways.filter((way) =>
    way.every(
      (end) =>
        end.kind !== 'vacates' ||
        way.every((begin) => begin.kind !== 'fills' || begin.spell !== end.spell || begin.earliest < end.earliest),
    ),
  );
  return possible.map((way) => [...way].sort((a, b) => a.earliest - b.earliest));
}

describe('a proposition on an uncertain chronicle', () => {
  it('that is true or false is so in every way the days could have fallen', () => {
    const counts = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(courses, propositions, fc.integer({ min: -1, max: 6 }), (chronicle, proposition, start) => {
        const truth = evaluate(proposition, { chronicle, start: d(start), ...measures });
        const inWays = new Set(
          everyWay(chronicle).map((way) => evaluate(proposition, { chronicle: way, start: d(start), ...measures })),
        );
        expect(inWays).not.toContain('unknown');
        counts[truth]++;
        if (truth !== 'unknown') expect([...inWays].filter((other) => other !== truth)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(30);
  });
});
