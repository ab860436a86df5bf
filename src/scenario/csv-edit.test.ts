import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanCsv } from './csv.ts';
import { emptyTable, rowsOf, UnknownColumn, withCells, withRow } from './csv-edit.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(of);

const cell = fc
  .string({ unit: fc.constantFrom('a', 'ö', '😀', ' ', ',', ';', '"', '\n', '0'), maxLength: 6 })
  .map((one) => one.trim());
const filled = cell.map((one) => one || 'x');
const style = fc.record({
  mark: fc.constantFrom('', '\ufeff'),
  separator: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
  lastEnd: fc.boolean(),
});
const table = fc.array(fc.tuple(filled, cell, cell), { minLength: 1, maxLength: 6 });

/** A table as some program might write it, and where its rows begin. */
function writtenAs(
  rows: readonly (readonly string[])[],
  {
    mark,
    separator,
    end,
    quoted,
    lastEnd,
  }: { mark: string; separator: string; end: string; quoted: boolean; lastEnd: boolean },
): string {
  const one = (value: string) => (quoted || /[",;\t\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [['id', 'b', 'c'], ...rows].map((row) => row.map(one).join(separator));
  return `${mark}${lines.join(end)}${lastEnd ? end : ''}`;
}

describe('a row more', () => {
  it('leaves every byte before it as it was and reads back', () => {
    fc.assert(
      fc.property(table, style, fc.tuple(filled, cell, cell), (rows, how, [id, b, c]) => {
        const before = writtenAs(rows, how);
        const after = text(withRow(bytes(before), { id, b, c }));
        expect(after.startsWith(before)).toBe(true);
        expect(after.endsWith(how.end)).toBe(true);
        const read = rowsOf(bytes(after));
        expect(read.length).toBe(rows.length + 1);
        expect(read.at(-1)!.cells).toEqual({ id, b, c });
        expect(after.slice(before.length)).not.toMatch(how.end === '\r\n' ? /[^\r"]\n$/ : /\r\n$/);
      }),
    );
  });

  it('is quoted where all cells are, and only where it must be where they are not', () => {
    expect(text(withRow(bytes('"a","b"\r\n"1",""\r\n'), { a: 'x' }))).toBe('"a","b"\r\n"1",""\r\n"x",""\r\n');
    expect(text(withRow(bytes('a;b\n1;2'), { a: 'x;y', b: 'z, "q"' }))).toBe('a;b\n1;2\n"x;y";"z, ""q"""\n');
    expect(text(withRow(emptyTable(['a', 'b']), { b: 'z' }))).toBe('a,b\n,z\n');
  });

  it('is refused with a cell that has no column', () => {
    expect(() => withRow(bytes('a,b\n'), { a: '1', note: 'x' })).toThrow(UnknownColumn);
    expect(text(withRow(bytes('a,b\n'), { a: '1', note: '' }))).toBe('a,b\n1,\n');
  });
});

describe('a row changed', () => {
  it('leaves every other row as it was', () => {
    fc.assert(
      fc.property(table, style, fc.nat(), filled, (rows, how, pick, value) => {
        const before = bytes(writtenAs(rows, how));
        const read = rowsOf(before);
        const target = read[pick % read.length]!;
        const after = withCells(before, target.line, { b: value });
        const changed = rowsOf(after);
        expect(changed.map(({ cells }) => cells)).toEqual(
          read.map((row) => (row === target ? { ...row.cells, b: value } : row.cells)),
        );
        const [a, b] = [text(before), text(after)];
        const spans: { start: number; end: number }[] = [];
        scanCsv(a.slice(how.mark.length), how.separator, { row: (row) => spans.push(row), fault: () => undefined });
        const { start, end } = spans[1 + (pick % read.length)]!;
        expect(b.startsWith(a.slice(0, how.mark.length + start))).toBe(true);
        expect(b.endsWith(a.slice(how.mark.length + end))).toBe(true);
      }),
    );
  });

  it('is refused where no row begins', () => {
    expect(() => withCells(bytes('a,b\n1,2\n'), 7, { a: '3' })).toThrow(RangeError);
    expect(() => withCells(bytes('a,b\n1,2\n'), 2, { z: '3' })).toThrow(UnknownColumn);
    expect(text(withCells(bytes('a,b\r\n1,2\r\n3,4\r\n'), 2, { b: '5' }))).toBe('a,b\r\n1,5\r\n3,4\r\n');
  });
});
