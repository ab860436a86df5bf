import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyRegime,
  creations,
  d,
  dies,
  exactChronicle,
  fills,
  post,
  regime,
  told,
  vacates,
  who,
} from '../../tests/invented.ts';
import { enact } from './enact.ts';
import { fold } from './fold.ts';

const { cast, rules } = regime({
  persons: ['ada', 'bo'],
  organs: { council: 'body', office: 'agency' },
  posts: { chair: { organ: 'council', class: 'chair' }, seat: { organ: 'council' }, head: { organ: 'office' } },
  rules: { seat: { exOfficio: ['chair'] } },
});

describe('enact', () => {
  it('applies what follows of itself right after its cause', () => {
    const { chronicle, refused } = enact(cast, rules, [
      ...creations(cast, d(0)),
      told(fills('ada', 'chair'), d(1)),
      told(dies('ada'), d(2)),
    ]);
    expect(
      chronicle
        .slice(5)
        .map((change) => [
          change.kind,
          change.by,
          'post' in change && change.post,
          'reason' in change && change.reason,
        ]),
    ).toEqual([
      ['fills', 'record', 'chair', false],
      ['fills', 'rule', 'seat', false],
      ['dies', 'record', false, false],
      ['vacates', 'rule', 'chair', 'death'],
      ['vacates', 'rule', 'seat', 'death'],
    ]);
    expect(refused).toEqual([]);
  });

  it('keeps what was refused, with its code, and derives anew what rules told', () => {
    const changes = [
      told(fills('ada', 'seat'), d(1)),
      told(vacates('bo', 'head'), d(2), { by: 'rule' }),
      told(vacates('bo', 'head'), d(3)),
    ];
    const { chronicle, refused } = enact(cast, rules, changes);
    expect(chronicle).toEqual([]);
    expect(refused).toEqual([
      { change: changes[0], code: 'does-not-exist' },
      { change: changes[2], code: 'does-not-hold' },
    ]);
  });

  it('an intervention takes the place of whoever is in it, and brings what comes with it', () => {
    const { institutions } = enact(cast, rules, [
      ...creations(cast, d(0)),
      told(fills('bo', 'chair'), d(1)),
      told(fills('ada', 'chair'), d(2), { by: 'intervention' }),
    ]);
    expect([institutions.holders(post('chair')), institutions.holders(post('seat'))]).toEqual([['ada'], ['ada']]);
  });

  it('abolishing an organ leaves nobody in its posts', () => {
    const { institutions } = enact(cast, rules, [
      ...creations(cast, d(0)),
      told(fills('ada', 'chair'), d(1)),
      told(fills('ada', 'head'), d(1)),
      told({ kind: 'abolishes', what: 'council' as never }, d(2)),
    ]);
    expect(institutions.postsOf(who('ada'))).toEqual(['head']);
    expect([institutions.exists(post('chair')), institutions.exists(post('head'))]).toEqual([false, true]);
  });
});

describe('enacting random chronicles', () => {
  const drawn = anyRegime.chain((of) =>
    fc.tuple(
      fc.constant(of),
      exactChronicle(of, 60).map((changes) => [...creations(of.cast, d(-1)), ...changes]),
    ),
  );

  it('gives the same again for the chronicle it made', () => {
    fc.assert(
      fc.property(drawn, ([of, changes]) => {
        const once = enact(of.cast, of.rules, changes);
        const again = enact(of.cast, of.rules, once.chronicle);
        expect(again.institutions.snapshot()).toBe(once.institutions.snapshot());
        expect(again.chronicle).toEqual(once.chronicle);
        expect(again.refused).toEqual([]);
      }),
    );
  });

  it('ends where the fold of its chronicle ends', () => {
    fc.assert(
      fc.property(drawn, ([of, changes]) => {
        const { institutions, chronicle } = enact(of.cast, of.rules, changes);
        for (const bound of ['necessarily', 'possibly'] as const)
          expect(fold(of.cast, of.rules, chronicle, d(61), bound).snapshot()).toBe(institutions.snapshot());
      }),
    );
  });

  it('leaves no post with the dead, none that does not exist with anybody, and no two incompatible ones with one person', () => {
    let held = 0;
    fc.assert(
      fc.property(drawn, ([of, changes]) => {
        const { institutions: now } = enact(of.cast, of.rules, changes);
        for (const person of now.persons()) {
          const posts = now.postsOf(person);
          held += posts.length;
          if (now.isDead(person)) expect(posts).toEqual([]);
          for (const one of posts) {
            expect(now.exists(one)).toBe(true);
            for (const other of posts) expect(now.postRule(one)?.incompatible ?? []).not.toContain(other);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(held).toBeGreaterThan(30);
  });

  it('changes nothing once somebody is dead but what others do to him', () => {
    fc.assert(
      fc.property(drawn, ([of, changes]) => {
        const dead = enact(of.cast, of.rules, [told(dies('ada'), d(-2)), ...changes]);
        const told_ = dead.chronicle.slice(1).filter((change) => 'person' in change && change.person === 'ada');
        // Factions and old sanctions may be settled after a death; he himself does nothing.
        expect(told_.filter((change) => !['joins', 'leaves', 'lifted'].includes(change.kind))).toEqual([]);
      }),
    );
  });
});
