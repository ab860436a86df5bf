import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';
import { Names } from './names.ts';
import { Problems } from './problems.ts';
import { SourceFile } from './session.ts';
import { Speller } from './speller.ts';
import type { TreeNode } from './tree.ts';
import { parseYaml } from './yaml.ts';

function fileOf(text: string) {
  const speller = new Speller();
  const session = { problems: new Problems(), warnings: new Problems(), speller, names: new Names(speller) };
  return new SourceFile('file', text, false, session);
}

function read(parse: typeof parseJson, text: string) {
  const file = fileOf(text);
  const tree = parse(file);
  const problems = file.session.problems.sorted();
  return { tree, problems, places: problems.map(({ kind, line, column }) => `${kind} ${line}:${column}`) };
}

/** The tree as plain values, every scalar as its text. */
function plain(node: TreeNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.is === 'text') return node.text;
  if (node.is === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (value === null) return '';
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, texts(each)]));
  return typeof value === 'number' ? JSON.stringify(value) : String(value);
}

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(read(parseJson, text).tree)).toEqual(texts(JSON.parse(text)));
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\n"',
      '"\\x"',
      '1',
      '-',
      '0.5',
      '01',
      '1e5',
      'true',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
    ];
    const strict = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.constantFrom(...pieces)).map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place);
    });
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((each) => each.join(''));
    fc.assert(
      fc.property(fc.oneof(damaged, soup), (text) => {
        const { tree, problems } = read(parseJson, text);
        expect(tree !== undefined).toBe(strict(text));
        // A key given twice is the one thing refused beyond that.
        expect(problems.some((problem) => problem.kind === 'syntax')).toBe(!strict(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('says where the text breaks', () => {
    expect(read(parseJson, '[\n  {"a": 1,}\n]').places).toEqual(['syntax 2:11']);
    expect(read(parseJson, '["é😀", x]').places).toEqual(['syntax 1:8']);
    expect(read(parseJson, '[1').places).toEqual(['syntax 1:3']);
    expect(read(parseJson, '').places).toEqual(['syntax 1:1']);
    expect(read(parseJson, '{"a":1,\n"a":2}').places).toEqual(['duplicate 2:1']);
    expect(read(parseJson, '['.repeat(100_000)).places).toEqual(['syntax 1:66']);
  });
});

describe('parseYaml', () => {
  it('keeps dates, fractions and numbers as they are written', () => {
    const text = 'a: 1921-03-16\nb: 1/2\nc: 0.50\nd: 1e3\ne: "no"\nf: ~\ng:\nh: yes\n';
    expect(plain(read(parseYaml, text).tree)).toEqual({
      a: '1921-03-16',
      b: '1/2',
      c: '0.50',
      d: '1e3',
      e: 'no',
      f: '',
      g: '',
      h: 'yes',
    });
  });

  it('refuses anchors, aliases, tags and keys given twice, each at its place', () => {
    expect(read(parseYaml, 'a: &x [1]\nb: *x\n').places).toEqual(['alias 1:4', 'alias 2:4']);
    expect(read(parseYaml, 'a: 1\nb: !!python/object x\n').places).toContain('syntax 2:4');
    expect(read(parseYaml, 'a: 1\nb: 2\na: 3\n').places).toEqual(['duplicate 3:1']);
    expect(read(parseYaml, 'a: [1\nb: 2\n').places[0]).toMatch(/^syntax/);
    expect(read(parseYaml, '? [a]\n: 1\n').places).toEqual(['structure 1:3']);
  });

  it('survives nesting without end and lone carriage returns', () => {
    for (const deep of ['['.repeat(20_000), '- '.repeat(20_000), '{a: '.repeat(20_000), '"]", ['.repeat(500)]) {
      expect(read(parseYaml, deep).problems.length).toBeGreaterThan(0);
    }
    expect(read(parseYaml, `${'['.repeat(90)}${']'.repeat(90)}`).problems[0]?.kind).toBe('structure');
    expect(plain(read(parseYaml, 'a: 1\rb: 2\r').tree)).toEqual({ a: '1', b: '2' });
  });
});
