import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangedMeanwhile, editFolder } from './edit-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'interregnum-edit-'));
  writeFileSync(join(path, 'claims.csv'), 'old');
  return path;
}

describe('a change of one file', () => {
  it('replaces it whole, keeps its mode, and leaves nothing else behind', async () => {
    const path = folder();
    chmodSync(join(path, 'claims.csv'), 0o640);
    writeFileSync(join(path, '.interregnum-new'), 'half of what a killed process wr');
    await editFolder(path, (files) => {
      expect([...files.keys()]).toEqual(['claims.csv']);
      return { change: { file: 'claims.csv', bytes: bytes('new') } };
    });
    expect(readFileSync(join(path, 'claims.csv'), 'utf8')).toBe('new');
    expect(statSync(join(path, 'claims.csv')).mode & 0o777).toBe(0o640);
    expect(readdirSync(path)).toEqual(['claims.csv']);
  });

  it('makes a file, changes none where nothing is decided, and follows links', async () => {
    const path = folder();
    await editFolder(path, () => ({ change: { file: 'merges.csv', bytes: bytes('a') } }));
    await editFolder(path, () => ({}));
    expect(readdirSync(path)).toEqual(['claims.csv', 'merges.csv']);
    const other = folder();
    symlinkSync(join(path, 'merges.csv'), join(other, 'merges.csv'));
    await editFolder(other, () => ({ change: { file: 'merges.csv', bytes: bytes('b') } }));
    expect(readFileSync(join(path, 'merges.csv'), 'utf8')).toBe('b');
  });

  it('is refused where another program wrote the file meanwhile', async () => {
    const path = folder();
    const edit = editFolder(path, () => {
      writeFileSync(join(path, 'claims.csv'), 'from an editor');
      return { change: { file: 'claims.csv', bytes: bytes('new') } };
    });
    await expect(edit).rejects.toThrow(ChangedMeanwhile);
    expect(readFileSync(join(path, 'claims.csv'), 'utf8')).toBe('from an editor');
    expect(readdirSync(path)).toEqual(['claims.csv']);
  });

  it('gives the lock back when deciding fails', async () => {
    const path = folder();
    await expect(
      editFolder(path, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(readdirSync(path)).toEqual(['claims.csv']);
  });
});
