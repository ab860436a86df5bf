import fc from 'fast-check';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLink, csvText } from './csv.ts';

describe('csvText', () => {
  it('quotes what needs it and ends lines with CR LF', () => {
    expect(
      csvText([
        ['a', 'b,c', 'say "x"'],
        [1, -2.5, 'two\nlines'],
      ]),
    ).toBe('a,"b,c","say ""x"""\r\n1,-2.5,"two\nlines"\r\n');
  });

  it('takes the edge off what a spreadsheet would run', () => {
    expect(csvText([['=cmd()', '+1', '-1', '@x', '\tx', '\rx']])).toBe("'=cmd(),'+1,'-1,'@x,'\tx,\"'\rx\"\r\n");
  });

  it('is read back by another reader, apostrophes apart', () => {
    const words = fc.string({ unit: 'grapheme' }).filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const read = parse<string[]>(csvText(rows), { newline: '\r\n', delimiter: ',' }).data.slice(0, -1);
        expect(read).toEqual(rows.map((row) => row.map((word) => (/^[=+\-@\t\r]/.test(word) ? `'${word}` : word))));
      }),
    );
  });
});

describe('csvLink', () => {
  it('holds the text in its address and nothing that ends an attribute', () => {
    const link = csvLink('x', [['name'], ['"><script>\'\ud800']]).text;
    const address = /href="([^"]*)"/.exec(link)![1]!;
    expect(address).not.toMatch(/['<>]/);
    expect(decodeURIComponent(address.split(',').slice(1).join(','))).toBe('name\r\n"""><script>\'\ufffd"\r\n');
  });
});
