/** The documents hold: links lead somewhere, pages list the parameters the code has, every column and source is explained. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { borrowed, mechanisms, parameters } from '../src/model/index.ts';

const root = join(import.meta.dirname, '..');
const skipped = new Set(['node_modules', 'dist', 'out', 'coverage']);

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const read = (path: string) => readFileSync(path, 'utf8');
const page = (id: string) => join(root, 'docs', 'mechanisms', `${id}.md`);

/** Without what stands in fences and between backticks: links there are examples. */
function proseOf(text: string): string {
  return text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1\s*$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function anchorsOf(text: string): ReadonlySet<string> {
  const outsideFences = text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1\s*$/gm, '');
  return new Set([...outsideFences.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading!)));
}

/** Each broken link as `file: target`. */
function brokenLinks(path: string): readonly string[] {
  const targets = [...proseOf(read(path)).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target!);
  return targets
    .filter((target) => !/^[a-z]+:/i.test(target))
    .filter((target) => {
      const [file, anchor] = target.split('#') as [string, string?];
      const full = file === '' ? path : resolve(dirname(path), file);
      if (!existsSync(full)) return true;
      return anchor !== undefined && !(full.endsWith('.md') && anchorsOf(read(full)).has(anchor));
    })
    .map((target) => `${relative(root, path)}: ${target}`);
}

/** Rows of the table under a heading, as cells without backticks. */
function tableUnder(heading: string, text: string): readonly (readonly string[])[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

describe('links', () => {
  const files = markdownIn(root);

  it('are looked for in all documents', () => {
    const names = files.map((path) => relative(root, path));
    expect(names).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', join('docs', 'glossary.md')]));
  });

  it.each(files.map((path) => [relative(root, path), path]))('of %s lead somewhere', (_, path) => {
    expect(brokenLinks(path)).toEqual([]);
  });

  it('are told broken when they are', () => {
    expect(anchorOf('The one door')).toBe('the-one-door');
    expect(anchorOf("A scenario of one's own")).toBe('a-scenario-of-ones-own');
    expect(anchorsOf('# A\n```\n# no heading\n```\n')).toEqual(new Set(['a']));
    expect(proseOf('a `[x](no.md)` b\n```\n[y](no.md)\n```\n')).not.toContain('no.md');
  });
});

describe.each(mechanisms.map((mechanism) => [mechanism.id, mechanism] as const))('the page of %s', (id, mechanism) => {
  it('lists exactly its parameters, as they are', () => {
    const expected = mechanism.params.map((name) => {
      const section = [id, ...(borrowed[id] ?? [])].find((one) => parameters[one]?.[name] !== undefined)!;
      const { value, range, prior, unit, basis } = parameters[section]![name]!;
      return [
        section === id ? name : `${section}.${name}`,
        String(value),
        `${range[0]} to ${range[1]}`,
        prior,
        unit,
        basis,
      ];
    });
    const byName = (rows: readonly (readonly string[])[]) => [...rows].sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
    expect(byName(tableUnder('Parameters', read(page(id))))).toEqual(byName(expected));
  });

  it('names what it owns, reads, hears and tells, and nothing else', () => {
    const rows = new Map(tableUnder('Declares', read(page(id))).map(([name, list]) => [name, list]));
    const words = (name: string) => new Set((rows.get(name) ?? '').split(/[^a-z-]+/));
    const columns = (owned: typeof mechanism.owns) => Object.values(owned).map((column) => column.id);
    const all = new Set(
      mechanisms.flatMap((one) => [...columns(one.owns), ...columns(one.reads), ...one.hears, ...one.tells]),
    );
    const stated = {
      owns: columns(mechanism.owns),
      reads: columns(mechanism.reads),
      hears: mechanism.hears,
      tells: mechanism.tells,
    };
    for (const [name, declared] of Object.entries(stated))
      expect([...words(name)].filter((word) => all.has(word)).sort(), name).toEqual([...declared].sort());
  });

  it('states a preregistered sign', () => {
    expect(read(page(id))).toMatch(/^## Preregistered sign\n\n\S/m);
  });

  it('has its sources in the bibliography', () => {
    const anchors = anchorsOf(read(join(root, 'docs', 'bibliography.md')));
    expect(mechanism.sources.filter((source) => !anchors.has(source))).toEqual([]);
  });

  it('or the glossary explains its columns', () => {
    const text = read(join(root, 'docs', 'glossary.md')) + read(page(id));
    const ids = Object.values(mechanism.owns).map((column) => column.id);
    expect(ids.filter((column) => !text.includes(`\`${column}\``))).toEqual([]);
  });
});

describe('the page of measures', () => {
  it.each(['control', 'class-weight', 'endowment'])('lists the parameters of %s', (section) => {
    const text = read(join(root, 'docs', 'measures.md'));
    const table = text.split(`<!-- parameters: ${section} -->`)[1]!.split('\n\n')[0]!;
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const expected = Object.entries(parameters[section]!).map(([name, { value }]) => `${name} ${value}`);
    const stated = rows
      .map((row) => row.split('|').slice(1, 3))
      .map(([name, value]) => `${name!.trim()} ${value!.trim()}`);
    expect(stated.map((row) => row.replaceAll('`', ''))).toEqual(expected);
  });
});
