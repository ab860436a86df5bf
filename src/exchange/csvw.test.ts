import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTown, back, bytes, exporting, refused, text } from '../../tests/exchange.ts';
import { newSession, openText, parseJson, scanCsv } from '../scenario/index.ts';
import { exportCsvw } from './csvw.ts';
import { checkMetadata } from './csvw-check.ts';

interface Metadata {
  readonly tables: readonly {
    readonly url: string;
    readonly tableSchema: {
      readonly columns: readonly {
        name: string;
        required: boolean;
        separator?: string;
        datatype: string | { base: string; format?: string; minimum?: number; maximum?: number };
      }[];
      readonly primaryKey?: string;
      readonly foreignKeys?: readonly {
        columnReference: string;
        reference: { resource: string; columnReference: string };
      }[];
    };
  }[];
}

function table(file: Uint8Array | undefined): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  scanCsv(text(file), ',', { row: ({ cells }) => rows.push(cells), fault: (fault) => expect(fault).toBeUndefined() });
  return rows;
}

describe('CSV on the Web', () => {
  it('gives the same scenario back, claim for claim', async () => {
    await fc.assert(
      fc.asyncProperty(anyTown, async (folder) => {
        const given = exporting(folder);
        const again = await back('csvw', exportCsvw(given));
        const { scenario } = given;
        expect(again.claims).toEqual(scenario.claims);
        expect({ ...again.cast, sources: again.sources, series: again.series }).toEqual({
          ...scenario.cast,
          sources: scenario.sources,
          series: scenario.series,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('writes metadata that keeps the rules of the vocabulary, and cells that fit it', () => {
    fc.assert(
      fc.property(anyTown, (folder) => {
        const { files } = exportCsvw(exporting(folder));
        const file = openText('csv-metadata.json', files.get('csv-metadata.json')!, newSession());
        expect(
          checkMetadata(parseJson(file)!, file)
            .map(({ url }) => url)
            .sort(),
        ).toEqual([...files.keys()].filter((name) => name.endsWith('.csv')).sort());
        expect(file.session.problems.sorted()).toEqual([]);
        const { tables } = JSON.parse(file.text) as Metadata;
        for (const { url, tableSchema } of tables) {
          const [header, ...rows] = table(files.get(url));
          expect(header).toEqual(tableSchema.columns.map(({ name }) => name));
          for (const row of rows)
            tableSchema.columns.forEach(({ required, separator, datatype }, at) => {
              const cell = row[at]!;
              if (cell === '') expect(required).toBe(false);
              else
                for (const value of separator === undefined ? [cell] : cell.split(separator))
                  expect(fits(value, datatype), `${url} ${value}`).toBe(true);
            });
          const cells = (name: string) => rows.map((row) => row[header!.indexOf(name)]!);
          if (tableSchema.primaryKey) expect(new Set(cells(tableSchema.primaryKey)).size).toBe(rows.length);
          for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
            const [otherHeader, ...others] = table(files.get(reference.resource));
            const there = new Set(others.map((row) => row[otherHeader!.indexOf(reference.columnReference)]));
            for (const cell of cells(columnReference)) if (cell !== '') expect(there).toContain(cell);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('reads a header of titles, and reports breaches where they stand', async () => {
    const column = (more: string) => `{"name": "id", "titles": "Id", "datatype": "string"${more}}`;
    const metadata = (schema: string, rest = '') =>
      `{"@context": "http://www.w3.org/ns/csvw",\n"tables": [{"url": "persons.csv", "tableSchema": ${schema}}]${rest}}`;
    const persons = new Map([['persons.csv', bytes('Id,Name\nada,Ada\n')]]);
    const refusal = (content: string) => refused('csvw', content, persons);
    expect(await refusal(`{"tables": [{"url": "persons.csv"}]}`)).toEqual([
      'bad:1:1 the “@context” http://www.w3.org/ns/csvw',
    ]);
    expect(await refusal(metadata(`{"columns": [${column('')}, ${column('')}]}`))).toEqual([
      expect.stringMatching(/^bad:2:\d+ a “name” that no other column/),
    ]);
    expect(await refusal(metadata(`{"columns": [${column(', "colour": 1')}]}`))).toEqual([
      expect.stringMatching(/^bad:2:\d+ one of @id, /),
    ]);
    expect(await refusal(metadata(`{"columns": [{"name": "id", "datatype": "strang"}]}`))).toEqual([
      expect.stringMatching(/built-in datatype/),
    ]);
    expect(
      await refusal(metadata(`{"columns": [{"name": "id", "datatype": {"base": "string", "format": "("}}]}`)),
    ).toEqual([expect.stringMatching(/regular expression/)]);
    expect(await refusal(metadata(`{"columns": [${column('')}], "primaryKey": "ib"}`))).toEqual([
      expect.stringMatching(/a column of the table: id/),
    ]);
    expect(
      await refusal(
        metadata(
          `{"columns": [${column('')}], "foreignKeys": [{"columnReference": "id", "reference": {"resource": "x.csv", "columnReference": "id"}}]}`,
        ),
      ),
    ).toEqual([expect.stringMatching(/the “url” of a table/)]);
    expect(await refusal('{"@context": "http://www.w3.org/ns/csvw", "tables": [{"url": "organs.csv"}]}')).toEqual([
      'bad:1:62 a file beside the metadata',
    ]);
    // The tables are checked as those of any scenario, at their own places.
    const named = `{"columns": [${column('')}, {"name": "name", "titles": ["Name"]}]}`;
    const broken = new Map([['persons.csv', bytes('Id,Name\nAda,Ada\nbo,\n')]]);
    expect(await refused('csvw', metadata(named), broken)).toEqual([
      expect.stringMatching(/^persons.csv:2:1 lower-case/),
      expect.stringMatching(/^persons.csv:3:4 a value in the column “name”/),
    ]);
  });
});

function fits(
  value: string,
  datatype: string | { base: string; format?: string; minimum?: number; maximum?: number },
): boolean {
  const { base, format, minimum, maximum } =
    typeof datatype === 'string'
      ? ({ base: datatype } as { base: string; format?: string; minimum?: number; maximum?: number })
      : datatype;
  if (base === 'integer' && !/^-?[0-9]+$/.test(value)) return false;
  if (
    (base === 'integer' || base === 'number') &&
    (Number.isNaN(Number(value)) || Number(value) < (minimum ?? -Infinity) || Number(value) > (maximum ?? Infinity))
  )
    return false;
  return format === undefined || new RegExp(format, 'u').test(value);
}
