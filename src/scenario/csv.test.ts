import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvFault, type CsvRow, offsetInCell, type Separator, scanCsv, separatorOf } from './csv.ts';
import { Positions } from './positions.ts';

function scan(text: string, separator: Separator = separatorOf(text)) {
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  const complete = scanCsv(text, separator, { row: (row) => rows.push(row), fault: (fault) => faults.push(fault) });
  return { rows, faults, complete, cells: rows.map((row) => row.cells) };
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '"', ',', ';', '\t', '\n', '\r\n', '-') }),
  fc.string({ unit: 'binary' }),
);
const separators = fc.constantFrom<Separator>(',', ';', '\t');

describe('scanCsv', () => {
  it('finds the cells that papaparse finds in well-formed text', () => {
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(tables, separators, fc.constantFrom('\n', '\r\n'), (table, separator, newline) => {
        const text = Papa.unparse(table, { delimiter: separator, newline, quotes: true });
        const { cells, faults } = scan(text, separator);
        expect(faults).toEqual([]);
        expect(cells).toEqual(Papa.parse<string[]>(text, { delimiter: separator, newline }).data);
        expect(cells).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with papaparse on cells quoted only where needed, and keeps where each starts', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', '😀', 'x y', ',', '\n', '"'), minLength: 1 });
    const tables = fc.array(fc.tuple(plain, plain, plain), { minLength: 1 });
    fc.assert(
      fc.property(tables, (table) => {
        const text = Papa.unparse(table, { newline: '\n' });
        const { rows, cells } = scan(text, ',');
        expect(cells).toEqual(Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data);
        for (const row of rows) {
          row.cells.forEach((content, index) => {
            const start = row.starts[index]!;
            if (content.trim() !== content || content.length < 2) return;
            expect(text[offsetInCell(text, start, content.length - 1)]).toBe(content.at(-1));
            if (text[start] !== '"') expect(text.startsWith(content, start)).toBe(true);
          });
          expect(new Positions(text).at(row.start)).toEqual({ line: row.line, column: 1 });
        }
      }),
    );
  });

  it('takes lone carriage returns as line ends and passes empty text over', () => {
    expect(scan('a,b\rc,d\r').cells).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(scan('').rows).toEqual([]);
    expect(scan('a,').cells).toEqual([['a', '']]);
  });

  it('reports an unterminated quote at its opening and reads on behind its line', () => {
    const { cells, faults, complete } = scan('a,b\nc,"d\ne,f\n');
    expect(faults.map((fault) => fault.offset)).toEqual([6]);
    expect(complete).toBe(true);
    expect(cells).toEqual([['a', 'b'], ['c'], ['e', 'f']]);
  });

  it('reports text behind a closing quote, and a quote behind blanks', () => {
    expect(scan('a,b\n"c"x,d\n').faults).toMatchObject([{ offset: 7, found: 'x' }]);
    expect(scan('a,b\n "c",d\n').faults).toMatchObject([{ offset: 4 }]);
    expect(scan('a,b\nc "c",d\n').faults).toEqual([]);
  });

  it('keeps one cell too many, and no more', () => {
    expect(scan('a,b\n1,2,3,4,5\n').cells[1]).toEqual(['1', '2', '3']);
  });

  it('gives up on text of unterminated quotes before it takes quadratic time', () => {
    const text = `a,b\n${'"x"",'.repeat(3)}\n`.repeat(200_000);
    const start = performance.now();
    scan(text, ',');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('separatorOf', () => {
  it('looks at the first line only, and not inside quotes', () => {
    expect(separatorOf('a;b;c\n1,2,3,4')).toBe(';');
    expect(separatorOf('a\tb')).toBe('\t');
    expect(separatorOf('"a;b;c",d')).toBe(',');
    expect(separatorOf('id')).toBe(',');
  });
});

describe('Positions', () => {
  it('counts code points, as a walk over the text does', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '😀', '\n', '\r', '\r\n', 'é') });
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const offset = text.length === 0 ? 0 : at % (text.length + 1);
        if (/[\ud800-\udbff]/.test(text[offset - 1] ?? '') || (text[offset - 1] === '\r' && text[offset] === '\n'))
          return;
        const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
        expect(new Positions(text).at(offset)).toEqual({ line: lines.length, column: [...lines.at(-1)!].length + 1 });
      }),
    );
  });

  it('does so beyond the first blocks of a long line', () => {
    expect(new Positions(`x\n${'😀'.repeat(5000)}`).at(2 + 9000)).toEqual({ line: 2, column: 4501 });
  });
});
