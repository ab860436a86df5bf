import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regime } from '../../../tests/invented.ts';
import { claim } from '../../../tests/invented-claims.ts';
import type { Cast, Person, PersonId } from '../../polity/index.ts';
import { searchNames } from './find.ts';
import { indexedWord, indexNames, namedThings } from './names.ts';
import { romanised, romanTables } from './romanise.ts';
import { folded, skeletonsOf, wordsOf } from './skeleton.ts';

const { cast } = regime({ organs: { council: 'body', league: 'party' }, posts: { seat: { organ: 'council' } } });
const person = (id: string, name: string, ...variants: readonly string[]): [PersonId, Person] => [
  id as PersonId,
  { id: id as PersonId, name, variants },
];
const persons: Cast['persons'] = new Map([
  person('hv', 'Ada Zhurkovsky', 'Ада Журковская', 'Holm'),
  person('ts', 'Bo Tsarev', 'Бо Царев'),
  person('kh', 'Cy Khvorov', 'Сай Хворов'),
  person('a1', 'Dag Öst'),
  person('a2', 'Per Öst'),
]);
const index = indexNames(
  namedThings({
    cast: { ...cast, persons },
    claims: [claim({ id: 'n', predicate: 'renamed', subject: 'council', value: 'Senate of Elders', from: '2001' })],
    redirects: new Map([['zhurk_a', 'hv']]),
    series: new Map([['grain', { id: 'grain', name: 'Grain in store' }]]),
  }),
);
const found = (text: string) => {
  const { hits, first } = searchNames(index, text);
  return hits.slice(0, first).map(({ thing, fit }) => `${thing.id} ${fit}`);
};

describe('search', () => {
  it('finds a name in other letters, by other tables, by its sound and with a slip, and says which', () => {
    expect(found('Ada Zhurkovsky')).toEqual(['hv same-spelling']);
    expect(found('Журковская')).toEqual(['hv same-spelling']);
    expect(found('ЖУРКОВСКАЯ АДА')).toEqual(['hv same-words']);
    expect(found('Žurkovskaja')).toEqual(['hv transliterated']);
    expect(found('Jourkovskaïa')).toEqual(['hv transliterated']);
    expect(found('Schurkowskaja')).toEqual(['hv transliterated']);
    expect(found('Jourkofsky')).toEqual(['hv same-skeleton']);
    expect(found('Zarew')).toEqual(['ts transliterated']);
    expect(found('Tzareff')).toEqual(['ts transliterated']);
    expect(found('Tsareff')).toEqual(['ts same-skeleton']);
    expect(found('Tzarev')).toEqual(['ts same-skeleton']);
    expect(found('Chvorov')).toEqual(['kh transliterated']);
    expect(found('Hvorov')).toEqual(['kh transliterated']);
    expect(found('Zhurdovsky')).toEqual(['hv near']);
  });

  it('knows initials, words of several spellings, names taken later, other identifiers and series', () => {
    expect(found('A. Holm')).toEqual(['hv same-words']);
    expect(found('A.Zhurkovsky')).toEqual(['hv same-words']);
    expect(found('B. Holm')).toEqual([]);
    expect(found('senate')).toEqual(['council same-words']);
    expect(found('zhurk_a')).toEqual(['hv same-spelling']);
    expect(found('grain in store')).toEqual(['grain same-spelling']);
  });

  it('lists homonyms together, and where nothing fits what is spelled most like it', () => {
    expect(found('Ost')).toEqual(['a1 same-spelling', 'a2 same-spelling']);
    const { hits, first, nearest } = searchNames(index, 'Holmqvistson');
    expect([hits, first]).toEqual([[], 0]);
    expect(nearest[0]!.thing.id).toBe('hv');
    expect(nearest.length).toBeLessThanOrEqual(5);
    for (const nothing of ['', ' ', '—', '“”'])
      expect(searchNames(index, nothing)).toEqual({ hits: [], first: 0, nearest: [] });
  });

  it('ranks what fits better first', () => {
    const { hits } = searchNames(index, 'Öst');
    const ranks = hits.map(({ fit, distance }) => [fit, distance]);
    expect(ranks).toEqual([...ranks].sort());
  });
});

const cyrillic = fc
  .array(fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'), { minLength: 2, maxLength: 7 })
  .map((letters) => letters.join(''))
  .filter((word) => !/^[ъьы]/.test(word));

describe('tables of transliteration', () => {
  it('leave no Cyrillic letter and give each of the tables its own spelling', () => {
    fc.assert(
      fc.property(cyrillic, fc.constantFrom(...romanTables), (word, table) => {
        expect(romanised(word, table)).not.toMatch(/\p{Script=Cyrillic}/u);
      }),
    );
    const spellings = romanTables.map((table) => romanised('Щуцкий', table));
    expect(spellings).toEqual([
      'shchutsky', 'shchutskiy', 'shchutskii', 'ŝuckij', 'shhuczkij', 'ščuckij', 'ščuckij', 'chtchoutski', 'schtschuzki', 'stchoutzky',
    ]); // biome-ignore format: one list
  });

  it('all give words that share a skeleton with the Cyrillic word', () => {
    fc.assert(
      fc.property(cyrillic, fc.constantFrom(...romanTables), (word, table) => {
        const { skeletons } = indexedWord(word);
        const own = [...skeletonsOf(folded(romanised(word, table)))];
        expect(own.some((one) => skeletons.has(one) || one === '')).toBe(true);
      }),
    );
  });

  it('give two spellings of one word that share a skeleton, whichever two', () => {
    fc.assert(
      fc.property(
        cyrillic.filter((word) => word.replace(/[ъьаеёийоуыэюя]/g, '').length > 2),
        fc.constantFrom(...romanTables),
        fc.constantFrom(...romanTables),
        (word, recorded, asked) => {
          const shared = [...indexedWord(romanised(word, recorded)).skeletons];
          const meets = [...indexedWord(romanised(word, asked)).skeletons].some((one) => shared.includes(one));
          expect(meets).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('words', () => {
  it('are folded: no case, accents, signs or points, and й stays apart from и', () => {
    expect(folded('Ångström’s ŁØÐß')).toBe('angstroms lodss');
    expect(folded('Тро́йка Ёж')).toBe('тройка еж');
    expect(folded('Jurʹev')).toBe('jurev');
    expect(wordsOf('N.I. Holm-Öst (the younger)')).toEqual(['n', 'i', 'holm', 'ost', 'the', 'younger']);
  });

  it('of any text have few skeletons, in little time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        for (const word of wordsOf(text)) {
          const all = skeletonsOf(word);
          expect(all.size).toBeGreaterThan(0);
          expect(all.size).toBeLessThanOrEqual(96);
        }
      }),
    );
    expect(skeletonsOf('ch'.repeat(5000)).size).toBeLessThanOrEqual(96);
  });
});
