import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  creations,
  d,
  dies,
  exactChronicle,
  fills,
  post,
  regime,
  told,
  vacates,
  who,
} from '../../tests/invented.ts';
import { enact } from './enact.ts';
import { fold } from './fold.ts';
import { covers, exitReason, tenures } from './spells.ts';

const { cast, rules } = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body' },
  posts: { seat: { organ: 'council', capacity: 2 }, head: { organ: 'council' } },
});
const adas = (chronicle: Parameters<typeof tenures>[0]) => tenures(chronicle, who('ada'), post('seat'));

describe('tenures', () => {
  it('pairs a beginning with the next end where no spell is named, and leaves acting out', () => {
    const chronicle = [
      told(fills('ada', 'seat', true), d(0)),
      told(fills('ada', 'seat'), d(1)),
      told(fills('bo', 'seat'), d(2)),
      told(vacates('ada', 'seat', 'left', true), d(3)),
      told(vacates('bo', 'seat'), d(4)),
      told(vacates('ada', 'seat', 'removed'), d(5)),
      told(fills('ada', 'seat'), d(7)),
    ];
    expect(adas(chronicle).map(({ begin, end }) => [begin.earliest, end?.earliest])).toEqual([
      [d(1), d(5)],
      [d(7), undefined],
    ]);
    expect(adas(chronicle).map(exitReason)).toEqual(['removed', undefined]);
  });

  it('pairs by spell where one is named, whatever the order', () => {
    const chronicle = [
      told(fills('ada', 'seat'), between(1, 20), { spell: 'long' }),
      told(fills('ada', 'seat'), d(2), { spell: 'short' }),
      told(vacates('ada', 'seat', 'left'), d(4), { spell: 'short' }),
      told(vacates('ada', 'seat', 'removed'), d(30), { spell: 'long' }),
    ];
    expect(adas(chronicle).map((spell) => [spell.beginning.spell, exitReason(spell)])).toEqual([
      ['long', 'removed'],
      ['short', 'left'],
    ]);
  });

  it('a tenure of the record is ended by a model, which names no spell', () => {
    const chronicle = [
      told(fills('ada', 'seat'), d(1), { spell: 'record' }),
      told(vacates('ada', 'seat'), d(9), { by: 'removal' }),
    ];
    expect(adas(chronicle).map((spell) => spell.end?.earliest)).toEqual([d(9)]);
  });

  it('a tenure of the record is ended by what follows of a death', () => {
    const chronicle = [
      ...creations(cast, d(0)),
      told(fills('ada', 'seat'), d(1), { spell: 'record' }),
      told(dies('ada'), d(9)),
    ];
    expect(adas(enact(cast, rules, chronicle).chronicle).map(exitReason)).toEqual(['death']);
  });

  it('an end of a spell does not end another one', () => {
    const chronicle = [
      told(fills('ada', 'seat'), d(1), { spell: 'a' }),
      told(vacates('ada', 'seat'), d(3), { spell: 'b' }),
    ];
    expect(adas(chronicle)).toHaveLength(1);
    expect(adas(chronicle)[0]!.end).toBeUndefined();
  });

  it('cover the days on which an enacted chronicle has the holder', () => {
    const known = { cast, rules };
    fc.assert(
      fc.property(exactChronicle(known, 30), (changes) => {
        const { chronicle } = enact(cast, rules, [...creations(cast, d(0)), ...changes]);
        for (const day of [0, 10, 20, 40, 60].map(d)) {
          const now = fold(cast, rules, chronicle, day, 'necessarily');
          for (const person of cast.persons.keys())
            for (const where of cast.posts.keys()) {
              const covered = tenures(chronicle, person, where).some((spell) => covers(spell, day) === 'true');
              expect(covered).toBe(now.holds(person, where));
            }
        }
      }),
    );
  });
});

describe('covers', () => {
  const spell = (begin: readonly [number, number], end?: readonly [number, number]) => {
    const beginning = told(fills('ada', 'seat'), between(...begin));
    return end ? { begin: beginning, beginning, end: between(...end) } : { begin: beginning, beginning };
  };
  it.each([
    [spell([2, 2], [5, 5]), 'false true true true false false'],
    [spell([2, 2]), 'false true true true true true'],
    [spell([2, 3], [5, 6]), 'false unknown true true unknown false'],
    [spell([2, 4], [4, 6]), 'false unknown unknown unknown unknown false'],
    [spell([2, 4]), 'false unknown unknown true true true'],
    [spell([3, 3], [3, 3]), 'false false false false false false'],
  ])('%# on days 1 to 6', (one, truths) => {
    expect([1, 2, 3, 4, 5, 6].map((on) => covers(one, d(on))).join(' ')).toBe(truths);
  });
});
