import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim, day, id, names, on, type WorldSpec, world } from '../../../tests/world.ts';
import { addDays, monthOf } from '../../calendar/index.ts';
import { mechanismSet, type ReadVector, runHistory } from '../../engine/index.ts';
import { startOf } from '../../experiment/index.ts';
import type { Change, FactOf, Institutions, PersonId, Status } from '../../polity/index.ts';
import { exposure, restraint } from '../columns.ts';
import type { Mechanism } from '../contract.ts';
import { told } from '../mechanisms.properties.ts';
import { mechanisms, modelOf, sectionsFor } from '../model.ts';
import { nextRungs } from '../sanctions-ladder.ts';
import { worldOf } from '../world.ts';
import { sanctions } from './sanctions.ts';
import { votes } from './votes.ts';

const members = names.slice(0, 7);
const holds = (name: string, post: string) =>
  claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-400), to: 'open' });
const feud = (from: string, to: string, strength = 1) =>
  claim(`${from}-${to}`, from, 'tie', { object: to, value: `rival ${strength}`, from: on(-200), to: 'open' });
const feudsWith = (target: string, whose: readonly string[] = members) =>
  whose.filter((name) => name !== target).map((name) => feud(name, target));

/** A council of seven with a ladder of four rungs, the last one in the hands of the captain of police, kit. */
function realm(more: Partial<WorldSpec> = {}, persons: readonly string[] = [...members, 'kit']) {
  const { claims = [], ...rest } = more;
  return world({
    persons,
    organs: { council: 'body', league: 'party', watch: 'agency' },
    posts: {
      councillor: { organ: 'council', capacity: 7, functions: ['agenda'] },
      captain: { organ: 'watch', class: 'chair', functions: ['police'] },
    },
    bodies: { council: { meetings: 52 } },
    sanctions: [
      { status: 'censured', by: { body: id('council') }, organ: id('league') },
      { status: 'suspended', by: { body: id('council') }, organ: id('council') },
      { status: 'expelled', by: { body: id('council') }, organ: id('league') },
      { status: 'exiled', by: { post: id('captain') }, organ: undefined },
    ],
    claims: [...members.map((name) => holds(name, 'councillor')), holds('kit', 'captain'), ...claims],
    ...rest,
  });
}

const lost = (target: string, at: number, mover = 'bo', carried = true, yes: readonly string[] = []): Change =>
  ({
    ...told(
      {
        kind: 'votes',
        body: id('council'),
        motion: { on: 'remove', person: id(target), post: id('councillor') },
        yes: 4,
        no: 2,
        abstain: 0,
        absent: 0,
        carried,
        ...(yes.length > 0 && { voters: { yes: yes.map((one) => id<PersonId>(one)), no: [] } }),
      },
      day(at),
    ),
    cause: { code: 'test', ids: { mover } },
  }) as Change;
const sanctioned = (person: string, status: Status, at: number, organ = 'league') =>
  told({ kind: 'sanctioned', person: id(person), status, organ: id(organ) }, day(at));

const usual: Readonly<Record<string, number>> = { 'sanctions.pace': 12, 'sanctions.pleas': 4 };

interface Run {
  readonly seed?: number;
  readonly outside?: readonly Change[];
  readonly overrides?: Readonly<Record<string, number>>;
  readonly days?: number;
  readonly with?: readonly string[];
}

/** One history with sanctions, votes and the latents that they read; nothing else happens. */
function run(scenario = realm(), { seed = 1, outside = [], overrides = {}, days = 700, with: also = [] }: Run = {}) {
  const model = modelOf(scenario.cast, scenario.rules, { off: [], overrides: { ...usual, ...overrides } });
  const start = startOf(scenario, model.values);
  const institutions = start.institutions.copy();
  const all: readonly Mechanism[] = mechanisms.some(({ id: name }) => name === 'votes')
    ? mechanisms
    : [...mechanisms, votes];
  const on_ = new Set(['character', 'relations', 'standing', 'patronage', 'authority', 'sanctions', 'votes', ...also]);
  const off = new Set(all.map(({ id: name }) => name).filter((name) => !on_.has(name)));
  const at = (
    column: (declared: typeof exposure | typeof restraint) => ReadVector,
    roster: { row(one: string): number },
  ) => ({
    exposure: (person: string) => column(exposure).get(roster.row(person)),
    restraint: scenario.rules.sanctions.map((_, place) => column(restraint).get(place)),
  });
  const months: ReturnType<typeof at>[] = [];
  const history = runHistory(mechanismSet(all, sectionsFor(model.values), off), worldOf(institutions), {
    seed,
    history: 0,
    from: addDays(start.day, 1),
    to: addDays(start.day, days),
    decideFrom: addDays(start.day, 1),
    epoch: monthOf(start.day),
    issues: start.issues.length,
    outside,
    observe: ({ column, roster }) => {
      const exposed = new Map(
        scenario.questions.persons.map((one) => [one as string, column(exposure).get(roster.row(one))]),
      );
      const held = at(column as never, roster);
      months.push({ restraint: held.restraint, exposure: (person) => exposed.get(person) ?? 0 });
    },
    inputs: {
      start: start.day,
      issues: start.issues,
      born: start.born,
      assessments: start.assessments,
      posts: model.posts,
      theories: model.theories,
      given: new Set<never>(),
    },
  });
  return { chronicle: history.chronicle as readonly Change[], months, institutions, start };
}

const own = (changes: readonly Change[]) => changes.filter(({ by }) => by === 'sanctions');
const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const moves = (changes: readonly Change[]) =>
  own(changes).filter((change): change is Change<'moves'> => change.kind === 'moves');

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
    expect(before.restraint).toEqual([1, 1, 1, 1]);
    expect(after.restraint[0]).toBeLessThan(1);
    expect(after.restraint[1]).toBe(after.restraint[0]);
    expect(after.restraint.slice(2)).toEqual([1, 1]);
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
        overrides: { 'sanctions.grudge': 0 },
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
    expect(once).toBeGreaterThan(count(feudsWith('ada', ['bo']), [lost('ada', 5)], { 'sanctions.grudge': 0 }));
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

it('sanctions are named among the mechanisms before coalition, and force after it', () => {
  const order = mechanisms.map(({ id: name }) => name);
  expect(order).toContain(sanctions.id);
  expect(order.indexOf('sanctions')).toBeLessThan(order.indexOf('coalition'));
  expect(order.indexOf('force')).toBeGreaterThan(order.indexOf('coalition'));
});
