/** `holdersOn` looks at one post's changes alone; its plain twin folds the whole chronicle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRegime, d, uncertainChronicle } from '../../tests/invented.ts';
import { covers, type PostId, readingOn, tenures, truthOf } from '../polity/index.ts';
import { type HistoricalRecord, type Holder, holdersOn } from './record.ts';

type Asked = Pick<HistoricalRecord, 'cast' | 'rules' | 'chronicle'>;

function plainly({ cast, rules, chronicle }: Asked, post: PostId, day: ReturnType<typeof d>): readonly Holder[] {
  const reading = readingOn(cast, rules, chronicle, day);
  return reading.possibly.holders(post).flatMap((person) => {
    const held = truthOf(reading, (now) => now.holds(person, post));
    const spell = tenures(chronicle, person, post).findLast((one) => covers(one, day) !== 'false');
    if (held === 'false' || !spell) return [];
    const { beginning: since, ending: until } = spell;
    const claims = [...new Set([...(since.claims ?? []), ...(until?.claims ?? [])])];
    return [{ person, held, since, ...(until && { until }), claims }];
  });
}

describe('holders of a post', () => {
  it('are those of a fold over everything', () => {
    const anyRecord = anyRegime.chain((of) =>
      uncertainChronicle(of, { spells: 20 }).map((chronicle): Asked => ({ ...of, chronicle })),
    );
    fc.assert(
      fc.property(anyRecord, fc.nat(40), (record, at) => {
        for (const post of record.cast.posts.keys())
          expect(holdersOn(record, post, d(at))).toEqual(plainly(record, post, d(at)));
      }),
      { numRuns: 300 },
    );
  });
});
