import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { few, northmark, run } from '../../tests/command.ts';
import { onDisk, playable } from '../../tests/playable.ts';

describe('a person’s name', () => {
  const renamed = onDisk(
    playable({
      'persons.csv': (rows) => rows.replace('Ada Holm', 'Ida Falk').replace('Bo Lindqvist', 'Al Kvarnberg'),
    }),
  );
  const commands = (folder: string): readonly (readonly string[])[] => [
    ['ensemble', folder, ...few],
    ['run', folder, '--history', '1'],
    ['record', 'holders', folder, 'treasurer', '--on', '1921-06-01'],
    ['record', 'holders', folder, 'treasurer', '--on', '1921-06-01', '--json'],
    ['record', 'timeline', folder, 'ada'],
    ['whatif', folder, '--vacate', 'treasurer=bo@1921-06-01', ...few],
  ];

  it('renames him in every output, and changes nothing else', async () => {
    // Names of one length, so that lines break at the same places.
    const anew = (text: string) =>
      text
        .replaceAll('Ada', 'Ida')
        .replaceAll('Holm', 'Falk')
        .replaceAll('Bo ', 'Al ')
        .replaceAll('Lindqvist', 'Kvarnberg');
    for (const [i, command] of commands(northmark).entries()) {
      const before = await run(...command);
      const after = await run(...commands(renamed)[i]!);
      expect(before.out, command.join(' ')).toMatch(/Holm|Lindqvist/);
      expect(after.code).toBe(0);
      expect(after.out).toBe(anew(before.out));
    }
  });

  it('renames him in the report', async () => {
    const out = mkdtempSync(join(tmpdir(), 'interregnum-out-'));
    expect((await run('ensemble', renamed, ...few, '--out', out)).code).toBe(0);
    const page = readFileSync(join(out, 'report.html'), 'utf8');
    expect(page).toContain('Ida Falk');
    expect(page).not.toMatch(/Holm|Lindqvist/);
  });
});
