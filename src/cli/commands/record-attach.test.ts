import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const text =
  'The chronicle of Northmark.\n\nIn May 1920 Ada Holm took the chair. Eli Brandt died in September 1921, "of a chill".\n';
const phrase = 'Eli Brandt died in September 1921, "of a chill"';
const start = text.indexOf(phrase);
const at = `${start},${start + phrase.length},${digest(phrase)}`;

const path = onDisk(
  playable({
    'sources.json': (json) => json.replace('"grade":"B2"', `"grade":"B2","sha256":"${digest(text)}"`),
    'claims.csv': (rows) => rows.replace('death-eli,chronicle,page 1,,,', `death-eli,chronicle,page 1,${at}`),
  }),
);
const copies = mkdtempSync(join(tmpdir(), 'interregnum-copies-'));
function copy(name: string, content: string | Uint8Array): string {
  writeFileSync(join(copies, name), content);
  return join(copies, name);
}

beforeAll(() => {
  process.env.INTERREGNUM_STATE = mkdtempSync(join(tmpdir(), 'interregnum-state-'));
});

describe('record attach', () => {
  it('verifies a copy, remembers where it is, and shows the passage in place', async () => {
    expect((await run('record', 'show', path, 'death-eli')).out).not.toContain('chill');
    const own = copy('own.txt', `\ufeff${text.replaceAll('\n', '\r\n')}`);
    const { code, out } = await run('record', 'attach', path, 'chronicle', own);
    expect(code).toBe(0);
    for (const part of ['byte-order mark, line ends', 'the one that was coded', '1 in-place'])
      expect(out).toContain(part);
    const shown = (await run('record', 'show', path, 'death-eli')).out.replace(/\s+/g, ' ');
    expect(shown).toContain(`took the chair. [${phrase}].`);
    expect(JSON.parse((await run('record', 'show', path, 'death-eli', '--json')).out).passage).toMatchObject({
      state: 'in-place',
      text: phrase,
    });
    // A path, and nothing of the text, is kept; nothing at all in the scenario.
    const kept = readFileSync(join(process.env.INTERREGNUM_STATE!, 'attached.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual({ [digest(text)]: own });
    expect((await run('record', 'attach', path, 'chronicle', '--forget')).code).toBe(0);
    expect((await run('record', 'show', path, 'death-eli')).out).not.toContain('chill');
    expect((await run('record', 'show', path, 'death-eli', '--text', own)).out).toContain('chill');
  });

  it('says what differs and ends with 1 where words do', async () => {
    const curled = copy('curled.txt', text.replace('"of a chill"', '“of a chill”'));
    const retyped = await run('record', 'attach', path, 'chronicle', curled);
    expect([retyped.code, retyped.out]).toEqual([0, expect.stringContaining('other quotation marks')]);
    const other = await run(
      'record',
      'attach',
      path,
      'chronicle',
      copy('changed.txt', text.replace('September', 'October')),
      '--json',
    );
    expect(other.code).toBe(1);
    expect(JSON.parse(other.out)).toMatchObject({ kind: 'attachment', whole: false, path: null, counts: { gone: 1 } });
    expect(other.out).not.toContain('chill');
  });

  it('refuses what is no text, no file, no source or nothing to verify', async () => {
    for (const [args, part] of [
      [['chronicle', copy('binary.txt', new Uint8Array([0x41, 0xff, 0xfe]))], 'not UTF-8'],
      [['chronicle', copy('zero.txt', 'a\0b')], 'zero byte'],
      [['chronicle', join(copies, 'none.txt')], 'none.txt'],
      [['chronicle', copies], copies],
      [['chronicle'], 'found no file'],
      [['cronicle', join(copies, 'own.txt')], 'did you mean chronicle?'],
    ] as const) {
      const { code, err } = await run('record', 'attach', path, ...args);
      expect([code, err]).toEqual([2, expect.stringContaining(part)]);
    }
    const plain = onDisk(playable());
    expect((await run('record', 'attach', plain, 'chronicle', copy('own2.txt', text))).err).toContain(
      'nothing can be verified',
    );
    expect((await run('record', 'show', path, 'born-ada', '--text', copy('own3.txt', text))).err).toContain(
      'names no passage',
    );
  });

  it('lets no control character of a copy through to a terminal', async () => {
    const odd = copy('odd.txt', `\u001b[31m${text}`);
    const { out } = await run('record', 'show', path, 'death-eli', '--text', odd);
    expect(out).toContain('chill');
    expect(out).not.toContain('\u001b');
  });

  it('reads UTF-16 by its mark', async () => {
    const wide = copy('wide.txt', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')));
    expect((await run('record', 'attach', path, 'chronicle', wide)).code).toBe(0);
  });
});
