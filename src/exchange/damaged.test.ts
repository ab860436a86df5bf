import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTown, bytes, exporting, inputOf, read, text, town } from '../../tests/exchange.ts';
import { type Format, type FormatName, formats, importFrom } from './index.ts';

const wikidata = JSON.stringify(
  [
    {
      type: 'item',
      id: 'Q1',
      labels: { en: { value: 'Ada' } },
      claims: {
        P31: [{ id: 'a', mainsnak: { snaktype: 'value', datavalue: { value: { id: 'Q5' } } } }],
        P569: [
          {
            id: 'b',
            rank: 'normal',
            mainsnak: {
              snaktype: 'value',
              datavalue: {
                value: {
                  time: '+1870-04-10T00:00:00Z',
                  precision: 11,
                  calendarmodel: 'http://www.wikidata.org/entity/Q1985786',
                },
              },
            },
          },
        ],
        P39: [
          {
            id: 'c',
            mainsnak: { snaktype: 'value', datavalue: { value: { id: 'Q7' } } },
            qualifiers: {
              P580: [
                {
                  snaktype: 'value',
                  datavalue: {
                    value: {
                      time: '+1900-00-00T00:00:00Z',
                      precision: 9,
                      calendarmodel: 'http://www.wikidata.org/entity/Q1985727',
                    },
                  },
                },
              ],
              P582: [{ snaktype: 'novalue' }],
            },
          },
        ],
      },
    },
    { type: 'item', id: 'Q7', labels: { en: { value: 'mayor' } }, claims: [] },
  ],
  undefined,
  1,
);

const importing = Object.entries(formats).flatMap(([name, format]) => ('drafts' in format ? [name as FormatName] : []));

/** One to four damages: characters taken out, doubled, put in the place of others, or a tail cut off. */
const anyDamage = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    much: fc.integer({ min: 1, max: 12 }),
    how: fc.constantFrom('cut', 'double', 'put', 'end'),
    what: fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n',
      '0',
      '-',
      'x',
      '|',
      '\\',
      '@',
      '=',
      '\u0000',
      'null',
      '99',
      'é',
    ),
  }),
  { minLength: 1, maxLength: 4 },
);
const damaged = (whole: string, damages: readonly { at: number; much: number; how: string; what: string }[]) =>
  damages.reduce((now, { at, much, how, what }) => {
    const place = now.length === 0 ? 0 : at % now.length;
    if (how === 'end') return at % 8 === 0 ? now.slice(0, place) : now;
    if (how === 'double') return now.slice(0, place + much) + now.slice(place);
    return now.slice(0, place) + (how === 'put' ? what : '') + now.slice(place + (how === 'put' ? 1 : much));
  }, whole);

describe('damaged input', () => {
  it.each(importing)('%s: ends in a scenario that can be read or in errors with places in the input', async (name) => {
    const format: Format = formats[name];
    await fc.assert(
      fc.asyncProperty(anyTown, anyDamage, fc.boolean(), async (folder, damages, existing) => {
        const files = format.exports?.(exporting(folder)).files;
        const main = name === 'wikidata' ? wikidata : text(files!.get('') ?? files!.get('csv-metadata.json'));
        const tables = new Map(
          [...(files ?? [])].map(([file, one]) => [
            file,
            file === 'csv-metadata.json' ? one : bytes(damaged(text(one), damages)),
          ]),
        );
        const input =
          name === 'csvw' && damages.length % 2 === 0
            ? inputOf('bad', main, tables)
            : inputOf('bad', damaged(main, damages), files);
        const before = town([]);
        const imported = await importFrom(
          format,
          input,
          existing ? { folder: before, scenario: read(before) } : undefined,
          'x',
        );
        if (imported.ok) read(imported.folder);
        else {
          expect(imported.problems.length).toBeGreaterThan(0);
          for (const { kind, file, line, column } of imported.problems) {
            expect(kind).not.toBe('internal');
            expect(name === 'csvw' ? [...tables.keys(), 'bad'] : ['bad'], JSON.stringify(imported.problems)).toContain(
              file,
            );
            expect(Math.min(line, column)).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
