/** Renaming persons in persons.csv renames them in all that the first scenario prints and writes. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { run } from '../command.ts';

const root = join(import.meta.dirname, '..', '..');

describe('persons renamed in the first scenario', () => {
  it('appear under no old name in the report or on the screen', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'interregnum-')), 'renamed');
    cpSync(join(root, 'scenarios', 'ussr-1921'), folder, { recursive: true });
    const table = join(folder, 'persons.csv');
    const lines = readFileSync(table, 'utf8').split('\n');
    const old: string[] = [];
    const renamed = lines.map((line, i) => {
      const [id, name, , wikidata] = line.split(',');
      // The first few carry the story; a quoted name would not split so simply.
      if (i === 0 || i > 6 || line.includes('"')) return line;
      old.push(name!.split(' ').at(-1)!);
      return `${id},Xaver Quux${'xabcdef'[i]},,${wikidata ?? ''}`;
    });
    writeFileSync(table, renamed.join('\n'));
    expect(old.length).toBeGreaterThan(4);
    const out = join(folder, '..', 'out');
    const { code, out: printed } = await run('ensemble', folder, '--histories', '1', '--threads', '1', '--out', out);
    expect(code).toBe(0);
    const page = readFileSync(join(out, 'report.html'), 'utf8');
    expect(page).toContain('Quuxa');
    // Links carry the same cells percent-encoded.
    const text = `${printed}\n${page} ${decodeURIComponent(page.replace(/%(?![0-9A-F]{2})/g, ''))}`;
    // A work keeps the title it was published under, and a claim the words of its coder.
    const titles: readonly { readonly title: string; readonly URL?: string }[] = JSON.parse(
      readFileSync(join(folder, 'sources.json'), 'utf8'),
    );
    const asHtml = (title: string) => title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
    const claims = Papa.parse<{ value: string }>(readFileSync(join(folder, 'claims.csv'), 'utf8'), { header: true });
    const words = claims.data.map(({ value }) => value ?? '').filter((value) => old.some((one) => value.includes(one)));
    const kept = [...titles.flatMap(({ title, URL: address }) => (address ? [title, address] : [title])), ...words];
    const left = kept.reduce((rest, one) => rest.replaceAll(one, '').replaceAll(asHtml(one), ''), text);
    // Somebody else may still bear the name.
    const borne = (surname: string) =>
      renamed.some((line) => new RegExp(`\\b${surname}\\b`).test(line.split(',')[1] ?? ''));
    for (const surname of old.filter((one) => !borne(one)))
      expect(left.match(new RegExp(`\\b${surname}\\b`, 'g')) ?? [], surname).toEqual([]);
  });
});
