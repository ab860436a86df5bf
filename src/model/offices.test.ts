import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFact, anyRegime, d, exactChronicle, told } from '../../tests/invented.ts';
import { GrowingRoster } from '../engine/roster.ts';
import { Institutions } from '../polity/index.ts';
import { officesOf } from './offices.ts';

describe('offices by row', () => {
  it('are kept up to date: after any changes, what a look at everybody would find', () => {
    let differing = 0;
    const drawn = anyRegime.chain((of) =>
      fc.tuple(fc.constant(of), exactChronicle(of), fc.array(anyFact(of), { maxLength: 25 })),
    );
    fc.assert(
      fc.property(drawn, ([of, chronicle, more]) => {
        const now = new Institutions(of.cast, of.rules);
        for (const change of chronicle) now.apply(change);
        const roster = new GrowingRoster([...now.persons()].sort());
        const worth = new Map([...of.cast.posts.keys()].map((post, i) => [post, (i % 5) / 4]));
        const judged = new Map(
          [...of.cast.persons.keys()].filter((_, i) => i % 2 === 0).map((one) => [one, new Map()]),
        );
        const read = (of: Institutions, rows: GrowingRoster) => {
          const { direct, best, bestPost, capable, present, dead, posts, available, inPlay } = officesOf(
            of,
            rows,
            worth,
            judged,
          );
          const offices = officesOf(of, rows, worth, judged);
          expect([...offices.playing.subarray(0, offices.players)]).toEqual(
            Array.from({ length: rows.size }, (_, row) => row).filter((row) => offices.inPlay[row] === 1),
          );
          return [direct, best, bestPost, capable, present, dead, posts, available, inPlay].map((all) => [
            ...all.subarray(0, rows.size),
          ]);
        };
        let before = JSON.stringify(read(now, roster));
        for (const fact of more) {
          now.apply(told(fact, d(61)));
          if (fact.kind === 'enters' && !roster.has(fact.person)) roster.add(fact.person);
          const kept = read(now, roster);
          expect(kept).toEqual(
            read(now.copy(), new GrowingRoster(Array.from({ length: roster.size }, (_, row) => roster.id(row)))),
          );
          if (JSON.stringify(kept) !== before) differing++;
          before = JSON.stringify(kept);
        }
      }),
    );
    expect(differing).toBeGreaterThan(100);
  });
});
