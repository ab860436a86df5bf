import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feudsWith, lost, members, moves, own, realm, run, sanctioned, seeds } from '../../../tests/ladder.ts';
import { claim, day, id, on, type WorldSpec } from '../../../tests/world.ts';
import type { Change } from '../../polity/index.ts';
import { told } from '../mechanisms.properties.ts';
import { mechanisms } from '../model.ts';
import { sanctions } from './sanctions.ts';

describe('exposure', () => {
  it('rises by losing: in full for the fallen, less for whoever moved what failed, least for those who backed it', () => {
    const scenario = realm({ sanctions: [] });
    const fallen = run(scenario, { outside: [lost('ada', 5)], days: 10 }).months[0]!;
    const failed = run(scenario, { outside: [lost('ada', 5, 'bo', false, ['bo', 'cy'])], days: 10 }).months[0]!;
    expect(fallen.exposure('ada')).toBeGreaterThan(failed.exposure('bo'));
    expect(failed.exposure('bo')).toBeGreaterThan(failed.exposure('cy'));
    expect(failed.exposure('cy')).toBeGreaterThan(0);
    for (const [seen, who] of [
      [fallen, 'bo'],
      [failed, 'ada'],
      [failed, 'dee'],
    ] as const)
      expect(seen.exposure(who)).toBe(0);
    const struck = (succeeds: boolean) =>
      run(scenario, {
        outside: [
          told({ kind: 'strikes', person: id('bo'), target: id('ada'), units: [], against: [], succeeds }, day(5)),
        ],
        days: 10,
      }).months[0]!;
    expect(struck(true).exposure('ada')).toBeGreaterThan(fallen.exposure('ada'));
    expect(struck(false).exposure('bo')).toBe(struck(true).exposure('ada'));
    expect(struck(false).exposure('ada')).toBe(0);
  });

  it('comes with a dismissal by decree as with a vote, and with no other departure', () => {
    const leaves = (code: string): Change => ({
      ...told({ kind: 'vacates', person: id('ada'), post: id('councillor'), acting: false, reason: 'removed' }, day(5)),
      cause: { code },
    });
    const exposed = (code: string) =>
      run(realm({ sanctions: [] }), { outside: [leaves(code)], days: 10 }).months[0]!.exposure('ada');
    expect(exposed('turnover')).toBe(0);
    expect(exposed('dismissed')).toBe(
      run(realm({ sanctions: [] }), { outside: [lost('ada', 5)], days: 10 }).months[0]!.exposure('ada'),
    );
  });

  it('fades by the same share each month, and ends with death', () => {
    const { months } = run(realm({ sanctions: [] }), { outside: [lost('ada', 5)] });
    for (let month = 2; month < months.length; month++)
      expect(months[month]!.exposure('ada') / months[month - 1]!.exposure('ada')).toBeCloseTo(
        months[2]!.exposure('ada') / months[1]!.exposure('ada'),
        12,
      );
    expect(months.at(-1)!.exposure('ada')).toBeLessThan(months[0]!.exposure('ada') / 2);
    const dead = run(realm(), {
      outside: [
        lost('ada', 5),
        told({ kind: 'dies', person: id('ada'), manner: 'accident' }, day(10)),
        lost('ada', 12),
      ],
      days: 40,
    });
    expect(dead.months.map((month) => month.exposure('ada'))).toEqual(dead.months.map(() => 0));
  });

  it('stays from 0 to 1 whatever happens', () => {
    const event = fc.tuple(fc.constantFrom(...members), fc.integer({ min: 1, max: 300 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), fc.integer({ min: 1, max: 99 }), (events, seed) => {
        const outside = events.map(([who, at, carried]) => lost(who, at, who === 'bo' ? 'cy' : 'bo', carried, ['dee']));
        for (const month of run(realm({ claims: feudsWith('ada') }), { outside, seed, days: 320 }).months) {
          for (const one of members) {
            expect(month.exposure(one)).toBeGreaterThanOrEqual(0);
            expect(month.exposure(one)).toBeLessThanOrEqual(1);
          }
          for (const held of month.restraint) {
            expect(held).toBeGreaterThanOrEqual(0);
            expect(held).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('restraint', () => {
  it('falls with each use, for the rung used and all milder ones, and comes back slowly', () => {
    const scenario = realm({}, [...members, 'kit']);
    const { months } = run(scenario, { outside: [sanctioned('ada', 'suspended', 20, 'council')] });
    const [before, after] = months as [(typeof months)[0], (typeof months)[0]];
    for (let rung = 1; rung < before.restraint.length; rung++)
      expect(before.restraint[rung]!).toBeGreaterThan(before.restraint[rung - 1]!);
    expect(before.restraint.at(-1)).toBe(1);
    const kept = before.restraint.map((held, rung) => after.restraint[rung]! / held);
    expect(kept[0]!).toBeLessThan(1);
    expect(kept[1]!).toBeCloseTo(kept[0]!, 14);
    expect(after.restraint.slice(2)).toEqual(before.restraint.slice(2));
    for (let month = 2; month < months.length; month++)
      expect(months[month]!.restraint[0]!).toBeGreaterThan(months[month - 1]!.restraint[0]!);
    const twice = run(scenario, {
      outside: [sanctioned('ada', 'suspended', 20, 'council'), sanctioned('cy', 'suspended', 21, 'council')],
    });
    expect(twice.months[1]!.restraint[1]!).toBeLessThan(after.restraint[1]!);
  });

  it('once worn down makes the next use likelier, in histories that share their draws', () => {
    const scenario = realm({ claims: feudsWith('ada') });
    const carried = (outside: readonly Change[]) =>
      seeds(60).reduce((sum, seed) => {
        const { chronicle } = run(scenario, { seed, outside: [...outside, lost('ada', 5)], days: 200 });
        const changed = chronicle.filter((c) => c.kind === 'sanctioned' && c.person === 'ada' && c.by === 'votes');
        return sum + changed.length;
      }, 0);
    const precedents = ['cy', 'dee', 'eli'].flatMap((name) => [
      sanctioned(name, 'expelled', 2),
      told({ kind: 'lifted', person: id(name), status: 'expelled', organ: id('league') }, day(3)),
    ]);
    expect(carried(precedents)).toBeGreaterThan(carried([]));
  });
});

describe('sanctions', () => {
  it('do nothing where nobody has lost, nobody is out, or the regime has none', () => {
    const scenario = realm({ claims: feudsWith('ada') });
    for (const seed of seeds(10)) {
      expect(own(run(scenario, { seed }).chronicle)).toEqual([]);
      expect(
        own(run(realm({ claims: feudsWith('ada'), sanctions: [] }), { seed, outside: [lost('ada', 5)] }).chronicle),
      ).toEqual([]);
    }
    const some = seeds(10).flatMap((seed) => own(run(scenario, { seed, outside: [lost('ada', 5)] }).chronicle));
    expect(some.length).toBeGreaterThan(0);
  });

  it('are moved by a present member who wishes it, backed and opposed by present others', () => {
    const claims = [
      ...feudsWith('ada', ['bo', 'cy', 'dee']),
      claim('friend', 'eli', 'tie', { object: 'ada', value: 'ally 1', from: on(-200), to: 'open' }),
    ];
    const ill = told({ kind: 'falls-ill', person: id('dee') }, day(1));
    let moved = 0;
    let opposed = 0;
    for (const seed of seeds(40)) {
      const { chronicle } = run(realm({ claims }), {
        seed,
        outside: [ill, lost('ada', 5)],
        overrides: { 'votes.grudge': 0 },
      });
      for (const { person, backers, opponents, motion } of moves(chronicle)) {
        if (motion.on !== 'sanction' || motion.person !== 'ada') continue;
        moved++;
        expect(['bo', 'cy']).toContain(person);
        for (const backer of backers) expect(['bo', 'cy', 'fay', 'gus']).toContain(backer);
        expect([...backers, ...opponents]).not.toContain(person);
        expect([...backers, ...opponents]).not.toContain('ada');
        expect([...backers, ...opponents]).not.toContain('dee');
        if (opponents.includes(id('eli'))) opposed++;
      }
    }
    expect(moved).toBeGreaterThan(5);
    expect(opposed).toBeGreaterThan(5);
  });

  it('come oftener the more exposed somebody is and the more he is hated', () => {
    const count = (
      claims: WorldSpec['claims'],
      outside: readonly Change[],
      more: Readonly<Record<string, number>> = {},
    ) =>
      seeds(40).reduce(
        (sum, seed) =>
          sum + moves(run(realm({ claims: claims! }), { seed, outside, days: 200, overrides: more }).chronicle).length,
        0,
      );
    const hated = feudsWith('ada');
    const once = count(hated, [lost('ada', 5)]);
    expect(once).toBeGreaterThan(count(hated, [lost('ada', 5)], { 'sanctions.fall': 0.3 }));
    expect(once).toBeGreaterThan(count(feudsWith('ada', ['bo']), [lost('ada', 5)], { 'votes.grudge': 0 }));
  });

  it('treat alike those who are alike, within the error of chance', () => {
    const claims = [...feudsWith('ada', ['cy', 'dee', 'eli']), ...feudsWith('bo', ['cy', 'dee', 'eli'])];
    const seen: Record<string, number> = { ada: 0, bo: 0 };
    for (const seed of seeds(150))
      for (const { motion } of moves(
        run(realm({ claims }), { seed, outside: [lost('ada', 5, 'fay'), lost('bo', 5, 'fay')], days: 90 }).chronicle,
      ))
        if (motion.on === 'sanction') seen[motion.person]!++;
    const all = seen.ada! + seen.bo!;
    expect(all).toBeGreaterThan(60);
    expect(Math.abs(seen.ada! - seen.bo!)).toBeLessThan(3 * Math.sqrt(all));
  });

  it('are the same whatever the order of the tables', () => {
    const text = (persons: readonly string[]) =>
      seeds(10).map((seed) =>
        JSON.stringify(
          own(run(realm({ claims: feudsWith('ada') }, persons), { seed, outside: [lost('ada', 5)] }).chronicle),
        ),
      );
    const forth = text([...members, 'kit']);
    expect(text(['kit', ...[...members].reverse()])).toEqual(forth);
    expect(forth.some((one) => one !== '[]')).toBe(true);
  });
});

it('sanctions are named among the mechanisms before coalition, and force after it', () => {
  const order = mechanisms.map(({ id: name }) => name);
  expect(order).toContain(sanctions.id);
  expect(order.indexOf('sanctions')).toBeLessThan(order.indexOf('coalition'));
  expect(order.indexOf('force')).toBeGreaterThan(order.indexOf('coalition'));
});
