import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../../tests/command.ts';
import { onDisk, playable } from '../../../../tests/playable.ts';

describe('record', () => {
  it('says who held a post on a day, and by which claims', async () => {
    const { code, out } = await run('record', 'holders', northmark, 'treasurer', '--on', '1921-06-01');
    expect(code).toBe(0);
    expect(out).toContain('Bo Lindqvist');
    expect(out).toContain('bo-treasurer');
    const answer = await json('record', 'holders', northmark, 'speaker', '--on', '1922-01-16');
    expect(answer).toMatchObject({
      kind: 'holders',
      format: 1,
      post: 'speaker',
      on: '1922-01-16',
      resolution: 'best-grade',
    });
    expect(answer.holders).toEqual([
      {
        person: 'ada',
        name: 'Ada Holm',
        held: 'certain',
        since: '1920-05-01',
        until: '1922-01-17',
        claims: ['ada-speaker'],
      },
    ]);
    expect((await json('record', 'holders', northmark, 'speaker', '--on', '1922-01-17')).holders).toEqual([]);
    expect((await run('record', 'holders', northmark, 'speaker', '--on', '1922-02-01')).out).toContain(
      'no holder known',
    );
  });

  it('shows a claim with its source, grade and finding', async () => {
    const { out } = await run('record', 'show', northmark, 'death-eli');
    for (const part of ['death-eli', 'The Northmark chronicle', 'B2', 'page 1', '1921-09', 'agrees'])
      expect(out).toContain(part);
    expect(await json('record', 'show', northmark, 'death-eli')).toMatchObject({
      kind: 'claim',
      claim: { subject: 'eli' },
      supports: true,
    });
  });

  it('tells a timeline, of all or about one', async () => {
    const { out } = await run('record', 'timeline', northmark, 'eli');
    expect(out).toContain('1921-09');
    expect(out).toContain('Brandt');
    const { changes } = await json('record', 'timeline', northmark);
    const days = changes.map(({ earliest }: { earliest: string }) => earliest);
    expect(days).toEqual([...days].sort());
    expect(changes.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['dies', 'happens', 'vacates']),
    );
    const november = await json('record', 'timeline', northmark, '--from', '1921-11-01', '--to', '1921-11');
    expect(november.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['happens']);
  });

  it('keeps within eighty columns', async () => {
    for (const args of [
      ['timeline', northmark],
      ['show', northmark, 'ada-speaker'],
      ['holders', northmark, 'councillor', '--on', '1921-06-01'],
    ]) {
      const { out } = await run('record', ...args);
      for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    }
  });
});

describe('record show of an order', () => {
  it('says whether dates keep it', async () => {
    const folder = new Map(playable());
    const claims = new TextDecoder().decode(folder.get('claims.csv')).trimEnd();
    const header = claims.slice(0, claims.indexOf('\n')).trim().split(',');
    const row = (id: string, subject: string, object: string) =>
      header
        .map(
          (name) =>
            ({ id, source: 'chronicle', locator: 'page 9', subject, predicate: 'before', object, coder: 'test' })[
              name
            ] ?? '',
        )
        .join(',');
    const rows = [row('good', 'ada-speaker', 'death-eli'), row('bad', 'death-eli', 'ada-speaker')];
    folder.set('claims.csv', new TextEncoder().encode(`${claims}\n${rows.join('\n')}\n`));
    const path = onDisk(folder);
    expect((await run('record', 'show', path, 'good')).out).toContain('the order of dates');
    expect((await run('record', 'show', path, 'bad')).out).toContain('leave no room');
  });
});
