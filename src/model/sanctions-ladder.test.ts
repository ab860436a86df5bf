import { describe, expect, it } from 'vitest';
import { feudsWith, holds, lost, members, moves, own, realm, run, sanctioned, seeds } from '../../tests/ladder.ts';
import { day, id, type WorldSpec } from '../../tests/world.ts';
import type { Change, FactOf, Institutions } from '../polity/index.ts';
import { told } from './mechanisms.properties.ts';
import { nextRungs } from './sanctions-ladder.ts';

describe('the ladder', () => {
  it('is climbed rung by rung, never down, and never by the dead', () => {
    const place = (status: string, scenario = realm()) =>
      scenario.rules.sanctions.findIndex((rung) => rung.status === status);
    let climbed = 0;
    for (const seed of seeds(30)) {
      const outside = [...Array.from({ length: 8 }, (_, i) => lost('ada', 5 + 30 * i)), lost('bo', 5)];
      const scenario = realm({ claims: [...feudsWith('ada'), ...feudsWith('bo', ['cy', 'kit'])] });
      const { chronicle, start } = run(scenario, {
        seed,
        outside,
        overrides: { 'sanctions.pleas': 0, 'votes.restraint-weight': 0 },
      });
      const now = start.institutions.copy();
      for (const change of chronicle) {
        if (change.by === 'sanctions' || change.by === 'votes') {
          const rung = change.kind === 'moves' && change.motion.on === 'sanction' ? change.motion : change;
          if ((rung !== change && 'status' in rung) || change.kind === 'sanctioned') {
            const { person, status } = rung as FactOf<'sanctioned'>;
            expect(now.isDead(person)).toBe(false);
            for (const higher of scenario.rules.sanctions.slice(place(status) + 1))
              expect(now.hasStatus(person, higher.status, higher.organ)).toBe(false);
            if (change.kind === 'sanctioned' && place(status) > 0) climbed++;
          }
        }
        now.apply(change);
      }
    }
    expect(climbed).toBeGreaterThan(30);
  });

  it('offers the mildest rung not yet imposed that somebody can impose, and those that arms can impose at once', () => {
    const at = (changes: readonly Change[]) => {
      const { institutions } = run(realm(), { outside: changes, days: 30, overrides: { 'sanctions.pace': 1 } });
      return nextRungs(institutions, id('ada')).map(({ rule }) => rule.status);
    };
    expect(at([])).toEqual(['censured', 'exiled']);
    expect(at([sanctioned('ada', 'censured', 2)])).toEqual(['suspended', 'exiled']);
    // Whoever has no seat in the council cannot be suspended from it.
    const out = told(
      { kind: 'vacates', person: id('ada'), post: id('councillor'), acting: false, reason: 'removed' },
      day(2),
    );
    expect(at([out, sanctioned('ada', 'censured', 3)])).toEqual(['expelled', 'exiled']);
    expect(at([sanctioned('ada', 'expelled', 3)])).toEqual(['exiled']);
    expect(
      at([sanctioned('ada', 'expelled', 3), told({ kind: 'sanctioned', person: id('ada'), status: 'exiled' }, day(4))]),
    ).toEqual([]);
    const kitless = told({ kind: 'dies', person: id('kit'), manner: 'accident' }, day(2));
    expect(at([kitless])).toEqual(['censured']);
  });

  it('can be climbed by those who are already out', () => {
    const outside = [sanctioned('ada', 'expelled', 2), lost('ada', 3)];
    const scenario = realm({ claims: feudsWith('ada', [...members, 'kit']) });
    const exiled = seeds(40).filter((seed) =>
      run(scenario, {
        seed,
        outside,
        overrides: { 'votes.restraint-weight': 0, 'sanctions.pleas': 0 },
      }).institutions.hasStatus(id('ada'), 'exiled'),
    );
    expect(exiled.length).toBeGreaterThan(5);
  });
});

describe('whoever is out', () => {
  const isFree = (now: Institutions) => !now.hasStatus(id('ada'), 'expelled', id('league'));

  it('may recant, once, and be let in again on the word of a member; nobody who has not recanted is', () => {
    let recanted = 0;
    let back = 0;
    for (const seed of seeds(40)) {
      const { chronicle, start, institutions } = run(realm(), {
        seed,
        outside: [sanctioned('ada', 'expelled', 2)],
        days: 900,
      });
      const now = start.institutions.copy();
      for (const change of chronicle) {
        if (change.by === 'sanctions' && change.kind === 'sanctioned' && change.status === 'recanted') {
          expect(now.hasStatus(id('ada'), 'recanted')).toBe(false);
          recanted++;
        }
        if (change.kind === 'moves' && change.motion.on === 'lift')
          expect(now.hasStatus(id('ada'), 'recanted')).toBe(true);
        now.apply(change);
      }
      if (isFree(institutions)) back++;
    }
    expect(recanted).toBeGreaterThan(20);
    expect(back).toBeGreaterThan(10);
  });

  it('stays out the longer the prouder he is', () => {
    const count = (more: Readonly<Record<string, number>>) =>
      seeds(60).filter((seed) =>
        run(realm(), {
          seed,
          outside: [sanctioned('ada', 'expelled', 2)],
          days: 200,
          overrides: more,
        }).institutions.hasStatus(id('ada'), 'recanted'),
      ).length;
    expect(count({ 'sanctions.pride': 4, 'sanctions.conviction': 3 })).toBeLessThan(
      count({ 'sanctions.pride': 0, 'sanctions.conviction': 0 }),
    );
  });

  it('appeals where one may appeal, if anybody sits there, else to whoever imposed it', () => {
    const bodies = { council: { meetings: 52, appeal: id<never>('diet') } };
    const organs = { council: 'body', league: 'party', watch: 'agency', diet: 'body' } as const;
    const posts = {
      councillor: { organ: 'council', capacity: 7, functions: ['agenda'] },
      captain: { organ: 'watch', class: 'chair', functions: ['police'] },
      elder: { organ: 'diet', capacity: 3, functions: ['ideology'] },
    } as const;
    const where = (claims: WorldSpec['claims']) =>
      new Set(
        seeds(30).flatMap((seed) =>
          moves(
            run(realm({ bodies, organs, posts, claims: claims! }), {
              seed,
              outside: [sanctioned('ada', 'expelled', 2)],
            }).chronicle,
          ).map(({ body }) => body),
        ),
      );
    expect(where([holds('kit', 'elder'), holds('gus', 'elder')])).toEqual(new Set(['diet']));
    expect(where([])).toEqual(new Set(['council']));
  });

  it('is pardoned by the post that imposed it', () => {
    const exiled = told({ kind: 'sanctioned', person: id('ada'), status: 'exiled' }, day(2));
    const lifted = seeds(30).flatMap((seed) =>
      own(run(realm(), { seed, outside: [exiled] }).chronicle).filter(({ kind }) => kind === 'lifted'),
    );
    expect(lifted.length).toBeGreaterThan(5);
    for (const { cause } of lifted) expect(cause).toMatchObject({ code: 'pardoned', ids: { mover: 'kit' } });
  });
});
