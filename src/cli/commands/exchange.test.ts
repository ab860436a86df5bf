import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../tests/command.ts';
import { onDisk, playable } from '../../../tests/playable.ts';
import { formats } from '../../exchange/index.ts';
import { readFolder } from '../../host/index.ts';

const place = mkdtempSync(join(tmpdir(), 'interregnum-exchange-'));
let count = 0;
const fresh = () => join(place, `p${count++}`);
const written = (content: string | Uint8Array, name = 'input') => {
  const folder = fresh();
  mkdirSync(folder);
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const exporting = Object.entries(formats).flatMap(([name, format]) => ('exports' in format ? [name] : []));
const importing = Object.entries(formats).flatMap(([name, format]) => ('drafts' in format ? [name] : []));

describe('record export', () => {
  it.each(exporting)('%s writes what it says it wrote, the same bytes each time', async (format) => {
    const [first, second] = [fresh(), fresh()];
    const document = await json('record', 'export', northmark, '--format', format, '--out', first);
    expect(document).toMatchObject({
      kind: 'export',
      format: 1,
      scenario: 'northmark',
      as: format,
      resolution: 'best-grade',
    });
    for (const { path, bytes } of document.files) expect(readFileSync(path)).toHaveLength(bytes);
    for (const { what, count: times } of document.lost) {
      expect(what).not.toBe('');
      expect(times).toBeGreaterThan(0);
    }
    const { out } = await run('record', 'export', northmark, '--format', format, '--out', second);
    for (const { path } of document.files)
      expect(readFileSync(path.replace(first, second))).toEqual(readFileSync(path));
    for (const { what } of document.lost) expect(out.replace(/\s+/g, ' ')).toContain(what);
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    expect(readdirSync(place).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  it('keeps to a day or a period', async () => {
    const on = await json('record', 'export', northmark, '--format', 'gexf', '--out', fresh(), '--on', '1919-05-01');
    expect(on.lost).toContainEqual({ what: 'ties and tenures outside the days asked for', count: expect.any(Number) });
    const later = await json(
      'record',
      'export',
      northmark,
      '--format',
      'parquet',
      '--out',
      fresh(),
      '--from',
      '1921-10',
      '--to',
      '1921-12',
    );
    expect(later.lost).toContainEqual({ what: 'claims outside the days asked for', count: expect.any(Number) });
  });

  it.each([
    [['--format', 'gexv'], /--format: found “gexv”, expected one of csvw, .*did you mean gexf\?/],
    [['--format', 'wikidata'], /\(wikidata can only be imported\)/],
    [['--format', 'gexf', '--on', '1921'], /--on: found “1921”, expected one day/],
    [['--format', 'gexf', '--on', '1921-05-01', '--to', '1922'], /tell one or the other/],
    [['--format', 'gexf', '--from', '1922', '--to', '1921'], /not before --from/],
    [['--format', 'gexf', '--from', 'soon'], /--from: found “soon”/],
  ])('refuses %s and writes nothing', async (options, message) => {
    const out = fresh();
    const ran = await run('record', 'export', northmark, '--out', out, ...options);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });

  it('never writes over a folder, nor a folder over a file', async () => {
    const folder = fresh();
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    expect((await run('record', 'export', northmark, '--format', 'csvw', '--out', folder)).err).toMatch(
      /there is something in/,
    );
    expect((await run('record', 'export', northmark, '--format', 'gexf', '--out', folder)).err).toMatch(
      /is a folder, expected a file/,
    );
    expect(
      (await run('record', 'export', northmark, '--format', 'csvw', '--out', join(folder, 'mine.txt'))).err,
    ).toMatch(/is a file, expected a folder/);
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });
});

const bad: Readonly<Record<string, string>> = {
  csvw: '{"tables": []}',
  ftm: '{"id": "p", "schema": "Person", "properties": {"name": ["P"], "birthDate": ["soon"]}}',
  'ftm-statements': 'entity_id,prop,schema,value\n',
  wikidata: '{"entities": {"x": {}}}',
  popolo: '{"persons": [{"name": "P"}]}',
  csl: '[{"id": "a"}]',
  bibtex: '@book{a, year = 1921}',
};

describe('record import', () => {
  it.each(importing)('%s: what it cannot use is told with its place, and nothing is written', async (format) => {
    const file = written(bad[format]!, 'bad.txt');
    const into = fresh();
    const ran = await run('record', 'import', file, '--format', format, '--into', into);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^bad\.txt:1:\d+: found /);
    expect(existsSync(into)).toBe(false);

    const existing = onDisk(playable());
    const before = readFolder(existing);
    const told = await run('record', 'import', file, '--format', format, '--into', existing, '--json');
    expect(JSON.parse(told.out)).toMatchObject({
      kind: 'problems',
      problems: expect.arrayContaining([expect.objectContaining({ file: 'bad.txt', line: 1 })]),
    });
    expect(readFolder(existing)).toEqual(before);
    expect(readdirSync(existing).filter((name) => name.startsWith('.part-'))).toEqual([]);
  });

  it('makes a folder that is a scenario, also from a compressed file', async () => {
    const statements = fresh();
    await run('record', 'export', northmark, '--format', 'ftm-statements', '--out', statements);
    const zipped = written(gzipSync(readFileSync(statements)), 'statements.csv.gz');
    const into = fresh();
    const document = await json('record', 'import', zipped, '--format', 'ftm-statements', '--into', into);
    expect(document).toMatchObject({ kind: 'import', format: 1, as: 'ftm-statements', into });
    expect(document.added['persons.csv']).toBeGreaterThan(5);
    expect((await run('check', into)).code).toBe(0);
    const again = await json('record', 'import', zipped, '--format', 'ftm-statements', '--into', into);
    expect(again.added).toEqual({});
  });

  it('adds to a scenario behind its rows, which stay byte for byte', async () => {
    const existing = onDisk(playable());
    const before = readFolder(existing);
    const file = written(
      JSON.stringify({
        persons: [{ id: 'ada' }, { id: 'new', name: 'Neda', birth_date: '1880' }],
        memberships: [{ person_id: 'new', post_id: 'speaker', start_date: '1922-01-18' }],
      }),
    );
    const { out, code } = await run('record', 'import', file, '--format', 'popolo', '--into', existing);
    expect(code).toBe(0);
    expect(out).toMatch(/claims\.csv +2 rows added/);
    const after = readFolder(existing);
    for (const [name, bytes] of before) {
      const text = new TextDecoder().decode(bytes);
      const now = new TextDecoder().decode(after.get(name));
      if (name === 'sources.json') expect(JSON.parse(now).slice(0, -1)).toEqual(JSON.parse(text));
      else expect(now.startsWith(text), name).toBe(true);
    }
    expect((await run('record', 'holders', existing, 'speaker', '--on', '1922-02-01')).out).toContain('Neda');
  });

  it('refuses what is no archive, no file, no scenario', async () => {
    const empty = fresh();
    expect(
      (await run('record', 'import', written('no archive', 'a.gz'), '--format', 'bibtex', '--into', empty)).err,
    ).toMatch(/compressed by gzip/);
    expect(
      (await run('record', 'import', written('no archive', 'a.gz'), '--format', 'wikidata', '--into', empty)).err,
    ).toMatch(/compressed by gzip/);
    expect(
      (
        await run(
          'record',
          'import',
          written(gzipSync('{"id": "p"}').subarray(0, 25), 'a.gz'),
          '--format',
          'ftm',
          '--into',
          empty,
        )
      ).err,
    ).toMatch(/compressed by gzip/);
    expect((await run('record', 'import', join(place, 'nowhere'), '--format', 'csl', '--into', empty)).err).toMatch(
      /there is no file/,
    );
    expect((await run('record', 'import', written('[]'), '--format', 'csl', '--into', place)).err).toMatch(
      /has no scenario\.yaml/,
    );
    expect((await run('record', 'import', written('[]'), '--format', 'gexf', '--into', empty)).err).toMatch(
      /\(gexf can only be exported\)/,
    );
    expect(existsSync(empty)).toBe(false);
  });
});

const hasNetworkx = spawnSync('/usr/bin/python3', ['-c', 'import networkx']).status === 0;

it.skipIf(!hasNetworkx)('networkx reads the graphs (python3-networkx is installed)', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/run-ts.js', 'verification/graphs.ts', northmark],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status, stdout).toBe(0);
});
