import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { claimFields, editClaim, enterClaim } from './claim-entry.ts';
import { claimIdOf } from './claim-id.ts';
import { rowsOf } from './csv-edit.ts';
import type { Folder } from './scenario.ts';

const folder = playable();
const good = {
  source: 'chronicle',
  subject: 'hal',
  predicate: 'holds',
  object: 'clerk',
  from: '1921-02',
  to: '..',
  coder: 'me',
};
const enter = (cells: Readonly<Record<string, string>>, into: Folder = folder) => enterClaim(into, cells, 'x');

describe('identifiers of claims', () => {
  const cells = fc.dictionary(fc.constantFrom('subject', 'predicate', 'value', 'coder'), fc.string({ maxLength: 12 }));

  it('follow from what a row says, whatever the order of its columns', () => {
    fc.assert(
      fc.property(cells, (one) => {
        const turned = Object.fromEntries(Object.entries(one).reverse());
        expect(claimIdOf(turned, new Set())).toBe(claimIdOf({ ...one, id: 'other', note: ' ' }, new Set()));
        expect(claimIdOf(one, new Set())).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  it('are never one that is taken, even where digests clash', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 14 }), (rows) => {
        const taken = new Set<string>();
        // With one digit two rows in sixteen clash.
        for (const row of rows) {
          const id = claimIdOf({ ...row, subject: 'x', predicate: 'born' }, taken, 1);
          expect(taken.has(id)).toBe(false);
          taken.add(id);
        }
      }),
    );
  });

  it('are not given again after a row was edited to say something else', () => {
    const first = enter(good);
    if (!first.ok) throw new Error('refused');
    const saved = new Map(folder).set('claims.csv', first.bytes);
    const edited = editClaim(saved, first.id, { to: '1922' }, 'x');
    if (!edited?.ok) throw new Error('refused');
    const again = enter(good, new Map(folder).set('claims.csv', edited.bytes));
    expect(again.ok && again.id !== first.id).toBe(true);
  });
});

describe('entering', () => {
  it('adds one row and reads it as any other', () => {
    const entered = enter(good);
    if (!entered.ok) throw new Error('refused');
    expect(entered.id).toMatch(/^holds-hal-[0-9a-f]{8}$/);
    expect(entered.claim).toMatchObject({
      subject: 'hal',
      object: 'clerk',
      objectIs: 'post',
      to: 'open',
      line: entered.line,
    });
    expect(entered.scenario.claims.at(-1)).toBe(entered.claim);
    const [before, after] = [rowsOf(folder.get('claims.csv')!), rowsOf(entered.bytes)];
    expect(after.slice(0, -1)).toEqual(before);
  });

  it('tells every field that is wrong, and the nearest spelling', () => {
    const refused = enter({
      source: 'cronicle',
      subject: 'hall',
      predicate: 'holds',
      object: 'clerc',
      from: '1921-13',
      to: '1920',
      grade: 'b2',
      start: '4',
      value: 'bored',
    });
    if (refused.ok || 'same' in refused) throw new Error('not refused');
    expect(refused.others).toEqual([]);
    expect(Object.fromEntries(refused.problems.map(({ field, hint }) => [field, hint ?? '']))).toMatchObject({
      source: 'did you mean “chronicle”?',
      subject: 'did you mean “hal”?',
      object: 'did you mean “clerk”?',
      grade: 'write B2',
      from: expect.any(String),
      end: '',
      sha256: '',
      coder: '',
      value: expect.any(String),
    });
  });

  it('finds the field even behind cells that span lines', () => {
    const refused = enter({ ...good, note: 'one\ntwo', coder: '', to: '19' });
    if (refused.ok || 'same' in refused) throw new Error('not refused');
    expect(refused.problems.map(({ field }) => field).sort()).toEqual(['coder', 'to']);
    const spread = enter({ ...good, locator: 'page 1\npage 2', object: 'nobody', grade: 'Z9' });
    if (spread.ok || 'same' in spread) throw new Error('not refused');
    expect(spread.problems.map(({ field }) => field).sort()).toEqual(['grade', 'object']);
  });

  it('refuses what a row says already, and an identifier that is taken', () => {
    const same = rowsOf(folder.get('claims.csv')!)[12]!;
    const { id: _, ...cells } = same.cells;
    expect(enter(cells)).toEqual({ ok: false, same: { id: same.cells.id, line: same.line } });
    const taken = enter({ ...good, id: 'hal' });
    if (taken.ok || 'same' in taken) throw new Error('not refused');
    expect(taken.problems).toMatchObject([{ field: 'id', kind: 'duplicate' }]);
  });

  it('keeps what is wrong with the folder apart from what is wrong with the claim', () => {
    const broken = playable({ 'persons.csv': (rows) => `${rows}Wrong Id,Somebody,,\n` });
    const refused = enter({ ...good, object: 'nobody' }, broken);
    if (refused.ok || 'same' in refused) throw new Error('not refused');
    expect(refused.problems.map(({ field }) => field)).toEqual(['object']);
    expect(refused.others.map(({ file }) => file)).toEqual(['persons.csv']);
  });

  it('never throws, whatever the cells hold', () => {
    // A column that a file may lack, and this one does, is refused by a name of its own.
    const field = fc.constantFrom(...claimFields.filter((one) => one !== 'called'));
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('ada', 'speaker', 'holds', 'died', '1921', '..', '"', 'a\r\nb', '\ufeff', '\u0000'),
    );
    fc.assert(
      fc.property(fc.dictionary(field, value), (cells) => {
        const entered = enter({ ...good, ...cells });
        if (entered.ok) expect(rowsOf(entered.bytes).length).toBe(rowsOf(folder.get('claims.csv')!).length + 1);
        else if ('problems' in entered) expect(entered.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('editing', () => {
  it('checks as entering does, and knows what it cannot find', () => {
    expect(editClaim(folder, 'death-ely', { from: '1921' }, 'x')).toBeUndefined();
    const wrong = editClaim(folder, 'death-eli', { from: '1921-9' }, 'x');
    expect(wrong).toMatchObject({ ok: false, problems: [{ field: 'from', hint: 'write 1921-09' }] });
    expect(editClaim(folder, 'death-eli', { from: '1921-10' }, 'x')).toMatchObject({
      ok: true,
      claim: { from: { edtf: '1921-10' } },
    });
  });
});
