import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyRegime,
  between,
  d,
  dies,
  exactChronicle,
  fills,
  positiveFacts,
  post,
  type Regime,
  regime,
  told,
  uncertainChronicle,
  vacates,
  who,
} from '../../tests/invented.ts';
import type { Change, Chronicle } from './change.ts';
import { fold, isEnding, not, readingOn, type Truth, truthOf } from './fold.ts';
import { covers, tenures } from './spells.ts';

const tiny = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body' },
  posts: { seat: { organ: 'council', capacity: 2 } },
});
const days = (last: number) => Array.from({ length: last + 2 }, (_, i) => d(i - 1));
const both = (of: Regime, chronicle: Chronicle, day: ReturnType<typeof d>) => {
  const { necessarily, possibly } = readingOn(of.cast, of.rules, chronicle, day);
  return { necessarily: positiveFacts(necessarily), possibly: positiveFacts(possibly) };
};

describe('fold', () => {
  it('on known days what necessarily holds is what possibly holds', () => {
    fc.assert(
      fc.property(
        anyRegime.chain((of) => fc.tuple(fc.constant(of), exactChronicle(of))),
        ([of, chronicle]) => {
          for (const day of [-1, 0, 7, 30, 31, 60].map(d)) {
            const [necessarily, possibly] = (['necessarily', 'possibly'] as const).map((bound) =>
              fold(of.cast, of.rules, chronicle, day, bound).snapshot(),
            );
            expect(necessarily).toBe(possibly);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts a change of the very day and none after it', () => {
    const chronicle = [told(fills('ada', 'seat'), d(5)), told(vacates('ada', 'seat'), d(9))];
    const held = [4, 5, 8, 9].map((on) =>
      fold(tiny.cast, tiny.rules, chronicle, d(on), 'possibly').holds(who('ada'), post('seat')),
    );
    expect(held).toEqual([false, true, true, false]);
  });

  it('begins late and ends early for certain, begins early and ends late at most', () => {
    const chronicle = [
      told(fills('ada', 'seat'), between(2, 4), { spell: 'a' }),
      told(vacates('ada', 'seat'), between(7, 9), { spell: 'a' }),
    ];
    const truths = days(10).map((day) =>
      truthOf(readingOn(tiny.cast, tiny.rules, chronicle, day), (now) => now.holds(who('ada'), post('seat'))),
    );
    //                 -1  0  1  2        3        4     5     6     7        8        9  10
    const u: Truth = 'unknown';
    expect(truths).toEqual(['false', 'false', 'false', u, u, 'true', 'true', 'true', u, u, 'false', 'false']);
  });

  it('a spell whose days may cross holds on no day for certain', () => {
    const chronicle = [
      told(fills('ada', 'seat'), between(2, 6), { spell: 'a' }),
      told(vacates('ada', 'seat'), between(5, 9), { spell: 'a' }),
    ];
    for (const day of days(10)) {
      const truth = truthOf(readingOn(tiny.cast, tiny.rules, chronicle, day), (now) =>
        now.holds(who('ada'), post('seat')),
      );
      expect(truth).toBe(day >= d(2) && day < d(9) ? 'unknown' : 'false');
    }
  });

  it('a death on one of several days leaves the person possibly dead between them', () => {
    const chronicle = [told(dies('ada'), between(3, 5))];
    const truths = [2, 3, 4, 5].map((on) =>
      truthOf(readingOn(tiny.cast, tiny.rules, chronicle, d(on)), (now) => now.isDead(who('ada'))),
    );
    expect(truths).toEqual(['false', 'unknown', 'unknown', 'true']);
  });

  it('turns truths round', () => {
    expect((['true', 'false', 'unknown'] as const).map(not)).toEqual(['false', 'true', 'unknown']);
  });
});

describe('fold of uncertain chronicles', () => {
  const drawn = anyRegime.chain((of) => fc.tuple(fc.constant(of), uncertainChronicle(of)));

  it('what necessarily holds possibly holds, whatever is asked', () => {
    fc.assert(
      fc.property(drawn, ([of, chronicle]) => {
        for (const day of [0, 3, 8, 15, 22, 40].map(d)) {
          const { necessarily, possibly } = both(of, chronicle, day);
          for (const fact of necessarily) expect(possibly).toContain(fact);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the spells on who holds what, on every day', () => {
    let uncertain = 0;
    fc.assert(
      fc.property(uncertainChronicle(tiny, { spells: 10 }), (chronicle) => {
        const spells = [...tiny.cast.persons.keys()].map(
          (person) => [person, tenures(chronicle, person, post('seat'))] as const,
        );
        for (const day of days(40)) {
          const reading = readingOn(tiny.cast, tiny.rules, chronicle, day);
          for (const [person, of] of spells) {
            const truths = of.map((spell) => covers(spell, day));
            const wanted: Truth = truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false';
            if (wanted === 'unknown') uncertain++;
            expect(truthOf(reading, (now) => now.holds(person, post('seat')))).toBe(wanted);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(uncertain).toBeGreaterThan(100);
  });
});

/** The twin: every way in which the days could have fallen, an end always after its beginning. */
function everyWay(chronicle: Chronicle): readonly (readonly { fact: string; from: number; to: number }[])[] {
  const spells = new Map<string | undefined, readonly Change[]>();
  for (const change of chronicle) spells.set(change.spell, [...(spells.get(change.spell) ?? []), change]);
  let ways: readonly (readonly { fact: string; from: number; to: number }[])[] = [[]];
  for (const changes of spells.values()) {
    const begin = changes.find((change) => !isEnding(change))!;
    const end = changes.find(isEnding);
    const choices: { fact: string; from: number; to: number }[] = [];
    for (let from: number = begin.earliest; from <= begin.latest; from++)
      for (let to: number = end?.earliest ?? 1e9; to <= (end?.latest ?? 1e9); to++)
        if (to > from) choices.push({ fact: factOf(begin), from, to });
    ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
  }
  return ways;
}

function factOf(change: Change): string {
  switch (change.kind) {
    case 'fills':
      return `${change.acting ? 'acts' : 'holds'} ${change.person} ${change.post}`;
    case 'sanctioned':
      return `${change.status} ${change.person} ${change.organ ?? ''}`;
    case 'ties':
      return `${change.tie} ${change.from} ${change.to}`;
    case 'creates':
      return `exists ${change.what}`;
    case 'joins':
      return `member ${change.person} ${change.faction}`;
    case 'adopts':
      return `in-force ${change.policy}`;
    case 'departs':
      return `away ${change.person}`;
    case 'falls-ill':
      return `ill ${change.person}`;
    default:
      throw new Error(`no beginning: ${change.kind}`);
  }
}

describe('fold against every way the days could have fallen', () => {
  it('nothing necessarily holds that fails in one of them; all that holds in one of them possibly holds, and no more', () => {
    let asked = 0;
    fc.assert(
      fc.property(uncertainChronicle(tiny, { spells: 3, width: 3 }), (chronicle) => {
        const uncertain = chronicle.filter((change) => change.earliest < change.latest).length;
        fc.pre(chronicle.length > 0 && uncertain <= 4);
        const ways = everyWay(chronicle);
        const crossing = chronicle.some(
          (end) =>
            isEnding(end) &&
            chronicle.some((begin) => begin.spell === end.spell && !isEnding(begin) && end.earliest <= begin.latest),
        );
        for (const day of days(36)) {
          const { necessarily, possibly } = both(tiny, chronicle, day);
          const inWay = ways.map(
            (way) => new Set(way.filter(({ from, to }) => from <= day && day < to).map(({ fact }) => fact)),
          );
          const sometimes = new Set(inWay.flatMap((facts) => [...facts]));
          const always = new Set([...sometimes].filter((fact) => inWay.every((facts) => facts.has(fact))));
          for (const fact of necessarily) expect(always).toContain(fact);
          expect([...possibly].sort()).toEqual([...sometimes].sort());
          // Where no spell's days may cross, nothing certain is missed either.
          if (!crossing) expect([...necessarily].sort()).toEqual([...always].sort());
          asked += ways.length;
        }
      }),
      { numRuns: 80 },
    );
    expect(asked).toBeGreaterThan(10_000);
  });
});
