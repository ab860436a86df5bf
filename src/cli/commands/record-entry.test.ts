import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';

const good = [
  '--source',
  'chronicle',
  '--subject',
  'hal',
  '--predicate',
  'holds',
  '--object',
  'clerk',
  '--from',
  '1921-02',
  '--to',
  '..',
  '--coder',
  'me',
];
const claims = (path: string) => readFileSync(join(path, 'claims.csv'), 'utf8');

describe('record add', () => {
  it('adds a row at the end, and says under which name', async () => {
    const path = onDisk(playable());
    const before = claims(path);
    const { code, out, err } = await run('record', 'add', path, ...good, '--as-written', 'in February, "it seems"');
    expect([code, err]).toEqual([0, '']);
    const id = /holds-hal-[0-9a-f]{8}/.exec(out)![0];
    expect(claims(path)).toBe(
      `${before}${id},chronicle,,,,,hal,holds,clerk,,1921-02,..,,"in February, ""it seems""",,,me,\n`,
    );
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await run('record', 'show', path, id)).out).toContain('in February');
    const again = await run('record', 'add', path, ...good, '--as-written', 'in February, "it seems"');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining(`${id} says the same already`)]);
  });

  it('keeps a byte-order mark, line ends and quotes', async () => {
    const path = onDisk(playable({ 'claims.csv': (rows) => `\ufeff${rows.replaceAll('\n', '\r\n')}` }));
    const before = claims(path);
    await run('record', 'add', path, ...good, '--id', 'mine');
    expect(claims(path)).toBe(`${before}mine,chronicle,,,,,hal,holds,clerk,,1921-02,..,,,,,me,\r\n`);
  });

  it('tells all that is wrong at once and writes nothing', async () => {
    const path = onDisk(playable());
    const before = claims(path);
    const { code, out, err } = await run(
      'record',
      'add',
      path,
      '--source',
      'chronicle',
      '--subject',
      'hall',
      '--predicate',
      'holds',
      '--object',
      'clerc',
      '--from',
      '1921-13',
    );
    expect([code, out]).toEqual([2, '']);
    for (const part of [
      '--subject: found “hall”',
      'did you mean “hal”?',
      '--object: found “clerc”',
      '--from: found “1921-13”',
      '--coder: found nothing',
    ])
      expect(err).toContain(part);
    const machine = await run('record', 'add', path, '--subject', 'hall', '--json');
    expect(JSON.parse(machine.out)).toMatchObject({
      kind: 'problems',
      problems: expect.arrayContaining([expect.objectContaining({ field: 'predicate' })]),
    });
    expect(claims(path)).toBe(before);
  });

  it('with --dry-run checks alone; with --json prints the claim', async () => {
    const path = onDisk(playable());
    const before = claims(path);
    expect(await json('record', 'add', path, ...good, '--dry-run')).toMatchObject({
      kind: 'claim-saved',
      format: 1,
      what: 'added',
      saved: false,
      claim: { subject: 'hal' },
    });
    expect(claims(path)).toBe(before);
    expect(await json('record', 'add', path, ...good)).toMatchObject({
      saved: true,
      claim: { objectIs: 'post' },
      warnings: [],
    });
  });

  it('says that a file has no column for a field', async () => {
    const path = onDisk(playable({ 'claims.csv': (rows) => rows.replace(/,note$/m, '').replace(/,$/gm, '') }));
    expect((await run('record', 'add', path, ...good)).code).toBe(0);
    const { code, err } = await run('record', 'add', path, ...good, '--to', '1922', '--note', 'x');
    expect([code, err]).toEqual([2, expect.stringContaining('no column “note”')]);
  });
});

describe('record edit', () => {
  it('changes cells of one row, checked', async () => {
    const path = onDisk(playable());
    const before = claims(path);
    expect((await run('record', 'edit', path, 'death-eli', '--set', 'from=1921-10', '--set', 'note=later')).code).toBe(
      0,
    );
    expect(claims(path)).toBe(
      before.replace('eli,died,,illness,1921-09,,,,,,test,', 'eli,died,,illness,1921-10,,,,,,test,later'),
    );
    for (const [set, part] of [
      ['from=1921-9', 'write 1921-09'],
      ['form=1921', 'did you mean from?'],
      ['id=other', 'stays as it is'],
      ['from', 'expected field=value'],
      ['subject=ely', 'did you mean “eli”?'],
    ] as const) {
      const { code, err } = await run('record', 'edit', path, 'death-eli', '--set', set);
      expect([code, err]).toEqual([2, expect.stringContaining(part)]);
    }
    expect((await run('record', 'edit', path, 'death-ely', '--set', 'from=1921')).err).toContain(
      'did you mean death-eli?',
    );
    expect((await run('record', 'edit', path, 'death-eli')).code).toBe(2);
  });
});

describe('record withdraw and restore', () => {
  it('keep the row, say so everywhere, and can be taken back', async () => {
    const path = onDisk(playable());
    const before = claims(path);
    const said = ['--reason', 'misread', '--coder', 'me', '--on', '2026-01-02'];
    expect((await run('record', 'withdraw', path, 'bo-treasurer', ...said)).code).toBe(0);
    expect(claims(path)).toBe(before);
    expect((await json('record', 'holders', path, 'treasurer', '--on', '1921-06-01')).holders).toEqual([]);
    const { out } = await run('record', 'show', path, 'bo-treasurer');
    expect(out).toContain('on 2026-01-02 by me: misread');
    expect((await run('record', 'withdraw', path, 'bo-treasurer', ...said)).err).toContain('withdrawn already');
    expect((await run('record', 'withdraw', path, 'bo-tresurer', ...said)).err).toContain('did you mean bo-treasurer?');
    expect((await run('record', 'withdraw', path, 'night', '--coder', 'me')).err).toContain('--reason: found nothing');
    expect((await run('record', 'withdraw', path, 'night', '--reason', 'x')).err).toContain('--coder: found nothing');
    expect(await json('record', 'restore', path, 'bo-treasurer', '--on', '2026-01-03')).toMatchObject({
      kind: 'restoration',
      saved: true,
    });
    expect((await json('record', 'holders', path, 'treasurer', '--on', '1921-06-01')).holders.length).toBe(1);
    expect(readFileSync(join(path, 'withdrawals.csv'), 'utf8')).toBe(
      'claim,day,coder,reason,undone\nbo-treasurer,2026-01-02,me,misread,2026-01-03\n',
    );
    expect((await run('record', 'restore', path, 'bo-treasurer')).err).toContain('is not withdrawn');
  });
});

describe('record merge and unmerge', () => {
  const said = ['--reason', 'one signature', '--coder', 'me', '--on', '2026-01-02'];

  it('show what would contradict itself and wait for --yes', async () => {
    const path = onDisk(playable());
    const files = readdirSync(path);
    const { code, out } = await run('record', 'merge', path, 'gus', 'hal', ...said);
    expect(code).toBe(1);
    expect(out).toMatch(/conflict +/);
    for (const part of ['born-gus', 'born-hal', 'nothing was written']) expect(out).toContain(part);
    expect(readdirSync(path)).toEqual(files);
    expect((await json('record', 'merge', path, 'gus', 'hal', ...said, '--yes')).saved).toBe(true);
    expect(readFileSync(join(path, 'merges.csv'), 'utf8')).toBe(
      'from,into,day,coder,reason,undone\ngus,hal,2026-01-02,me,one signature,\n',
    );
    const show = await run('record', 'show', path, 'gus-clerk');
    expect(show.out.replace(/\s+/g, ' ')).toContain('coded as gus, merged into hal on 2026-01-02 by me: one signature');
    expect((await json('record', 'holders', path, 'clerk', '--on', '1921-06-01')).holders).toMatchObject([
      { person: 'hal' },
    ]);
    expect((await run('record', 'merge', path, 'gus', 'fay', ...said)).err).toContain('gus is merged into hal already');
    expect((await run('record', 'unmerge', path, 'gus', '--on', '2026-01-03')).code).toBe(0);
    expect((await json('record', 'holders', path, 'clerk', '--on', '1921-06-01')).holders).toMatchObject([
      { person: 'gus' },
    ]);
    expect((await run('record', 'unmerge', path, 'gus')).code).toBe(2);
  });

  it('do at once what contradicts nothing, or with --dry-run only say so', async () => {
    const path = onDisk(
      playable({
        'persons.csv': (rows) => `${rows}gw,G. Wiik,Wiik the clerk,\n`,
        'claims.csv': (rows) => `${rows}gw-clerk,chronicle,page 9,,,,gw,holds,clerk,,1921,..,,,,,test,\n`,
      }),
    );
    expect(await json('record', 'merge', path, 'gw', 'gus', ...said, '--dry-run')).toMatchObject({
      saved: false,
      conflicts: [],
      claims: ['gw-clerk'],
    });
    const { code, out } = await run('record', 'merge', path, 'gw', 'gus', ...said);
    expect([code, out]).toEqual([0, expect.stringContaining('Gus Wiik; G. Wiik; Wiik the clerk')]);
    const { out: shown } = await run('record', 'show', path, 'gw-clerk');
    expect(shown).toContain('gus holds clerk');
  });

  it('refuse whom nobody knows, and what would not load', async () => {
    const path = onDisk(playable());
    for (const [from, into, part] of [
      ['guss', 'hal', 'did you mean gus?'],
      ['gus', 'clerk', 'there is no person clerk'],
      ['gus', 'gus', 'is one person'],
      ['bo', 'cleo', 'merges.csv takes the two for one'],
    ] as const) {
      const { code, err } = await run('record', 'merge', path, from, into, ...said, '--yes');
      expect([code, err]).toEqual([2, expect.stringContaining(part)]);
    }
    expect(readdirSync(path)).not.toContain('merges.csv');
  });
});

describe('a folder that is locked', () => {
  it('is told of when its holder lives, and taken over when it has died', async () => {
    const path = onDisk(playable());
    writeFileSync(join(path, '.interregnum-lock'), `token:999999999:${(await import('node:os')).hostname()}`);
    expect((await run('record', 'add', path, ...good)).code).toBe(0);
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
