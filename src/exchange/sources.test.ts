import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTown, back, bytes, exporting, inputOf, read, refused, text, town } from '../../tests/exchange.ts';
import { openText } from '../scenario/index.ts';
import { entryText, exportBibtex, itemOf } from './bibtex.ts';
import { parseBibtex } from './bibtex-parse.ts';
import { type CslItem, exportCsl } from './csl.ts';
import { Losses } from './format.ts';
import { formats, importFrom } from './index.ts';
import { fromLatex, toLatex } from './latex.ts';

const parsed = (content: string) => {
  const file = openText('a.bib', bytes(content));
  return { entries: parseBibtex(file), problems: file.session.problems.sorted() };
};
const itemIn = (content: string) => itemOf(parsed(content).entries[0]!, new Losses());

/** Text as bibliographies have it: one line, single blanks, anything that means something to LaTeX. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('and', 'And', 'and,'),
      fc.string({ unit: fc.constantFrom(...'abcäßøЖ漢{}\\$&%#_^~-\'`",.:/@=()'), minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '));
const anyName = fc.oneof(
  fc.record({ family: anyText, given: anyText }),
  fc.record({ family: anyText, suffix: fc.constant('Jr.'), given: anyText }),
  fc.record({ literal: anyText }),
);
const anyDate = fc
  .oneof(
    fc.constant([[1921]]),
    fc.constant([[1921, 3]]),
    fc.constant([[1921, 3, 8]]),
    fc.constant([
      [1921, 3, 8],
      [1922, 1, 1],
    ]),
  )
  .map((parts) => ({ 'date-parts': parts }));
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const anyItem = fc
  .record({
    type: fc.constantFrom(
      'book',
      'article-journal',
      'article-newspaper',
      'webpage',
      'thesis',
      'chapter',
      'personal_communication',
    ),
    title: anyText,
    author: optional(fc.array(anyName, { minLength: 1, maxLength: 3 })),
    editor: optional(fc.array(anyName, { minLength: 1, maxLength: 1 })),
    issued: optional(anyDate),
    accessed: optional(anyDate),
    publisher: optional(anyText),
    'container-title': optional(anyText),
    volume: optional(fc.constant('12')),
    page: optional(fc.constant('5-9')),
    note: optional(anyText),
    URL: optional(fc.constant('https://example.org/a_b?c=%20d#e~f')),
    custom: fc.record(
      { grade: fc.constant('B2'), 'depends-on': optional(fc.constant(['x', 'y'])) },
      { requiredKeys: ['grade'] },
    ),
  })
  .map((item) => JSON.parse(JSON.stringify({ id: 'key-1', ...item })) as CslItem);

describe('BibTeX', () => {
  it('gives back what was written, whatever LaTeX makes of the characters', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const lost = new Losses();
        const { entries, problems } = parsed(entryText(item, lost));
        expect(problems).toEqual([]);
        expect(itemOf(entries[0]!, lost)).toEqual(item);
        expect(lost.list()).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('escapes and reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (one) => {
        const plain = one.replace(/\s/gu, ' ').replace(/\u00a0/g, ' ');
        expect(fromLatex(toLatex(plain), () => undefined)).toBe(plain);
      }),
    );
  });

  it.each([
    ["Caf\\'e", 'Café'],
    ['G{\\"o}del', 'Gödel'],
    ['\\v{C}apek', 'Čapek'],
    ['\\c{c}a', 'ça'],
    ['{\\ss} \\o \\L{}', 'ß øŁ'],
    ["``so'' -- or --- so", '“so” – or — so'],
    ['\\"{\\i}', 'ï'],
    ['{The {NEP} Years}', 'The NEP Years'],
  ])('reads %s', (latex, plain) => expect(fromLatex(latex, () => undefined)).toBe(plain));

  it('reads abbreviations, parts, parentheses and comments', () => {
    const content = `@string{np = "North Press"} @comment{ @book{no, title={x}} }
% a note
@BOOK(key, title = "A " # {book}, publisher = np # " \\& Co", month = mar, year = 1921, author = {Bo Tall and Cy {and Sons} and {The and Club}})`;
    expect(itemIn(content.replace('@comment{ @book{no, title={x}} }', ''))).toEqual({
      id: 'key',
      type: 'book',
      title: 'A book',
      publisher: 'North Press & Co',
      issued: { 'date-parts': [[1921, 3]] },
      author: [{ family: 'Tall', given: 'Bo' }, { family: 'and Sons', given: 'Cy' }, { literal: 'The and Club' }],
    });
  });

  it('reports every fault where it stands, and reads on', async () => {
    expect(
      await refused(
        'bibtex',
        '@book{a, title = {x}\n@book{b, title = y}\n@book{c, year = 1921}\n@book{d, title = {x}, year}\n@{e}',
      ),
    ).toEqual([
      'bad:2:1 “,” or “}” after the field',
      'bad:2:18 a value in braces or quotes, or an abbreviation that @string defines',
      'bad:3:1 an entry with the field “title”',
      'bad:4:27 “=” after the name of the field',
      'bad:5:2 a type of entry such as @book',
    ]);
    expect(await refused('bibtex', 'no entries')).toEqual(['bad:1:1 an entry such as @book{key, title = {…}}']);
    expect(await refused('bibtex', '@book{a, title = {x {y}')).toEqual(['bad:1:18 a brace that closes this value']);
    expect(await refused('bibtex', '@book{a, title={x}}\n@book{a, title={y}}')).toEqual([
      'bad:2:7 a key that no other entry has',
    ]);
  });
});

describe('sources of a scenario', () => {
  it.each(['csl', 'bibtex'] as const)('come back from %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(anyTown, async (folder) => {
        const given = exporting(folder);
        const exported = name === 'csl' ? exportCsl(given) : exportBibtex(given);
        expect((await back(name, exported)).sources).toEqual(given.scenario.sources);
        expect(exported.lost).toEqual(
          given.scenario.claims.length === 0
            ? []
            : [{ what: 'claims: the format has only sources', count: given.scenario.claims.length }],
        );
      }),
      { numRuns: 10 },
    );
  });

  it('keeps every field of CSL-JSON as it stands', () => {
    const { folder, ...rest } = exporting(town([]));
    expect(JSON.parse(text(exportCsl({ folder, ...rest }).files.get('')))).toEqual(
      JSON.parse(text(folder.get('sources.json'))),
    );
  });

  it('writes identifiers anew where ours cannot be so, what depends on them with them', async () => {
    const items = [
      { id: 'Smith1921', type: 'book', title: 'S' },
      { id: 'http://x/2', type: 'book', title: 'T', custom: { 'depends-on': ['Smith1921'] } },
    ];
    const imported = await importFrom(formats.csl, inputOf('x', JSON.stringify(items)), undefined, 'x');
    if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
    expect([...read(imported.folder).sources.values()].map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['smith1921', []],
      ['http-x-2', ['smith1921']],
    ]);
    expect(imported.lost).toEqual([
      { what: 'sources without a grade: F6, cannot be judged', count: 2 },
      { what: 'identifiers of sources that were written anew', count: 2 },
    ]);
  });

  it('refuses CSL-JSON that has no identifiers, types and titles, at their places', async () => {
    expect(
      await refused(
        'csl',
        '[{"id": "a", "type": "book"},\n {"type": "book", "title": "T"},\n {"id": "b", "type": "book", "title": "T"}, {"id": "b", "type": "book", "title": "T"}]',
      ),
    ).toEqual(['bad:1:2 the key “title”', 'bad:2:2 the key “id”', 'bad:3:52 an “id” that no other item has']);
    expect(await refused('csl', '{"id": "a"}')).toEqual(['bad:1:1 a list of items']);
  });
});
