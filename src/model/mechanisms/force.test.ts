import { describe, expect, it } from 'vitest';
import { assessment, claim, id, on, type WorldSpec, world } from '../../../tests/world.ts';
import { type PlanOptions, planOf, runPlan } from '../../experiment/index.ts';
import type { Change } from '../../polity/index.ts';
import { mechanisms } from '../model.ts';

const others = mechanisms.map((one) => one.id).filter((name) => name !== 'force');
const latents = ['character', 'relations', 'standing', 'patronage', 'authority'];
const holds = (name: string, post: string) =>
  claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-400), to: 'open' });
const feud = (from: string, to: string, strength = 1) =>
  claim(`${from}-${to}`, from, 'tie', { object: to, value: `rival ${strength}`, from: on(-200), to: 'open' });

/** A palace with a camp in which bo commands the horse and cy the foot; nothing happens in it but strikes. */
function camp(more: Partial<WorldSpec> = {}, persons = ['ada', 'bo', 'cy', 'dee']) {
  const { claims = [], ...rest } = more;
  return world({
    persons,
    organs: { palace: 'agency', camp: 'agency' },
    posts: {
      throne: { organ: 'palace', class: 'chair', functions: ['head-of-state'] },
      master: { organ: 'camp', class: 'chair', functions: ['army'] },
      warden: { organ: 'camp', class: 'first', functions: ['army'] },
      scribe: { organ: 'camp', class: 'staff', functions: ['press'] },
    },
    units: [
      { unit: id('horse'), name: 'Horse', strength: 1, commander: id('master'), secondKey: undefined, guards: [] },
      { unit: id('foot'), name: 'Foot', strength: 1, commander: id('warden'), secondKey: undefined, guards: [] },
    ],
    claims: [holds('ada', 'throne'), holds('bo', 'master'), holds('cy', 'warden'), holds('dee', 'scribe'), ...claims],
    assessments: persons.flatMap((name) => [assessment(name, 'ambition', 0.8), assessment(name, 'legalism', 0.1)]),
    parameters: { 'force.plots': 3 },
    days: 1200,
    ...rest,
  });
}

const usual: PlanOptions = { variant: 'free', seed: 1, off: others.filter((name) => !latents.includes(name)) };
const many = (scenario = camp(), histories = 40, more: Partial<PlanOptions> = {}) => {
  const plan = planOf(scenario, { ...usual, ...more });
  return Array.from({ length: histories }, (_, history) => runPlan(plan, history).history);
};
const strikes = (changes: readonly Change[]) =>
  changes.filter((change): change is Change<'strikes'> => change.kind === 'strikes' && change.by === 'force');

describe('force', () => {
  it('does nothing without units, and nothing where nobody would have anybody go', () => {
    for (const history of many(camp({ units: [], claims: [feud('bo', 'ada')] })))
      expect(strikes(history.chronicle)).toEqual([]);
    const calm = { 'votes.threat-weight': 0, 'votes.distance-weight': 0 };
    for (const history of many(camp(), 20, { overrides: calm })) expect(strikes(history.chronicle)).toEqual([]);
    expect(
      many(camp({ claims: [feud('bo', 'ada')] }), 20, { overrides: calm }).some(
        (one) => strikes(one.chronicle).length > 0,
      ),
    ).toBe(true);
  });

  it('has the loser arrested, who loses his posts: the target where it succeeds, the plotter where it fails', () => {
    let won = 0;
    let lost = 0;
    const scenario = camp({ claims: [feud('bo', 'ada'), feud('cy', 'bo'), feud('bo', 'cy')] });
    for (const { chronicle, institutions } of many(scenario, 80))
      for (const change of strikes(chronicle)) {
        const loser = change.succeeds ? change.target : change.person;
        change.succeeds ? won++ : lost++;
        expect(change.person).not.toBe(change.target);
        expect(institutions.hasStatus(loser, 'arrested')).toBe(true);
        expect(institutions.postsOf(loser)).toEqual([]);
        const after = chronicle[chronicle.indexOf(change) + 1]!;
        expect(after).toMatchObject({ kind: 'sanctioned', person: loser, status: 'arrested', by: 'force' });
        expect(after.cause.code).toBe(change.succeeds ? 'seized' : 'plot-failed');
        const { attack, defence, chance } = change.cause.numbers!;
        expect(change.units.length).toBe(attack);
        expect(change.against.length).toBe(defence);
        if (attack === 0) expect(change.succeeds).toBe(false);
        else if (defence === 0) expect(chance).toBe(1);
        else if (attack === defence) expect(chance).toBe(1 / 2);
      }
    expect(won).toBeGreaterThan(5);
    expect(lost).toBeGreaterThan(5);
  });

  it('comes never oftener than occasions do, and as often as they do where it always pays', () => {
    const scenario = camp({ claims: [feud('bo', 'ada')], days: 365 });
    const plots = 0.5;
    // Caution out of the way and a sure thing: bo strikes at the first occasion.
    const overrides = { 'force.plots': plots, 'votes.threat-weight': 0, 'force.caution': 0, 'coalition.gain': 6 };
    const histories = 400;
    const first = many(scenario, histories, { overrides }).filter((one) => strikes(one.chronicle).length > 0).length;
    const most = 1 - Math.exp(-plots);
    const error = Math.sqrt((most * (1 - most)) / histories);
    expect(first / histories).toBeLessThan(most + 3 * error);
    expect(first / histories).toBeGreaterThan(most / 2);
  });

  it('lets nobody plot or be struck who is dead, ill or arrested', () => {
    const scenario = camp({ claims: [feud('bo', 'ada'), feud('cy', 'bo'), feud('bo', 'cy'), feud('cy', 'ada')] });
    const plan = planOf(scenario, { ...usual, off: usual.off!.filter((name) => name !== 'health') });
    let seen = 0;
    for (let history = 0; history < 40; history++) {
      const now = plan.start.institutions.copy();
      for (const change of runPlan(plan, history).history.chronicle) {
        if (change.kind === 'strikes') {
          seen++;
          expect(now.isPresent(change.person)).toBe(true);
          expect(now.isPresent(change.target)).toBe(true);
        }
        now.apply(change);
      }
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('treats alike those who are alike, within the error of chance', () => {
    const scenario = camp({ claims: [feud('bo', 'cy'), feud('cy', 'bo')] });
    const seen: Record<string, number> = { bo: 0, cy: 0 };
    for (const { chronicle } of many(scenario, 300, { overrides: { 'votes.threat-weight': 0 } })) {
      const [first] = strikes(chronicle);
      if (first) seen[first.person]!++;
    }
    const all = seen.bo! + seen.cy!;
    expect(all).toBeGreaterThan(40);
    expect(Math.abs(seen.bo! - seen.cy!)).toBeLessThan(3 * Math.sqrt(all));
  });

  it('gives the same strikes whatever the order of the tables', () => {
    const claims = [feud('bo', 'ada'), feud('cy', 'bo')];
    const text = (persons: string[]) =>
      many(camp({ claims }, persons), 10).map(({ chronicle }) => JSON.stringify(strikes(chronicle)));
    expect(text(['dee', 'cy', 'bo', 'ada'])).toEqual(text(['ada', 'bo', 'cy', 'dee']));
    expect(text(['ada', 'bo', 'cy', 'dee']).some((one) => one !== '[]')).toBe(true);
  });
});

/** A junta of six; three of its members command units, and all may need the word of a commissar. */
function junta(secondKey: boolean, temper?: { readonly ambition: number; readonly legalism: number }) {
  const officers = ['ada', 'bo', 'cy', 'dee', 'eli', 'fay'];
  const commands = ['general', 'marshal', 'admiral'];
  const tie = (from: string, to: string, value: string) =>
    claim(`${from}-${to}`, from, 'tie', { object: to, value, from: on(-200), to: 'open' });
  const quarrels = [
    tie('bo', 'ada', 'rival 0.5'),
    tie('cy', 'bo', 'rival 0.5'),
    tie('ada', 'bo', 'rival 0.5'),
    tie('dee', 'cy', 'ally 0.6'),
  ];
  return world({
    persons: officers,
    organs: { junta: 'body', north: 'agency', south: 'agency', coast: 'agency', staff: 'agency' },
    posts: {
      president: { organ: 'junta', class: 'chair', functions: ['appointments', 'head-of-state'] },
      member: { organ: 'junta', capacity: 6 },
      general: { organ: 'north', class: 'chair', functions: ['army'] },
      marshal: { organ: 'south', class: 'chair', functions: ['army'] },
      admiral: { organ: 'coast', class: 'chair', functions: ['army'] },
      commissar: { organ: 'staff', class: 'chair', functions: ['ideology'] },
    },
    bodies: { junta: { meetings: 24 } },
    rules: {
      president: {
        filling: [
          { step: 'nominate', by: { body: id('junta') } },
          { step: 'elect', by: { body: id('junta') } },
        ],
        requires: [id('member')],
      },
      member: {
        filling: [
          { step: 'nominate', by: { post: id('president') } },
          { step: 'confirm', by: { body: id('junta') } },
        ],
      },
      ...Object.fromEntries(
        [...commands, 'commissar'].map((post) => [
          post,
          { filling: [{ step: 'decree', by: { post: id('president') } } as const] },
        ]),
      ),
    },
    sanctions: [{ status: 'arrested', by: { post: id('general') }, organ: undefined }],
    units: commands.map((post, i) => ({
      unit: id(`unit-${post}`),
      name: post,
      strength: commands.length - i,
      commander: id(post),
      secondKey: secondKey ? id('commissar') : undefined,
      guards: [],
    })),
    claims: [
      holds('ada', 'president'),
      ...officers.map((name) => holds(name, 'member')),
      holds('bo', 'general'),
      holds('cy', 'marshal'),
      holds('dee', 'admiral'),
      holds('eli', 'commissar'),
      ...officers.map((name, i) =>
        claim(`born-${name}`, name, 'born', { from: on(-Math.round(365.2425 * (40 + 2 * i))) }),
      ),
      tie('cy', 'ada', 'rival 0.6'),
      ...(temper === undefined ? [tie('bo', 'ada', 'ally 0.4')] : quarrels),
    ],
    assessments:
      temper === undefined
        ? []
        : officers.flatMap((name) => [
            assessment(name, 'ambition', temper.ambition),
            assessment(name, 'legalism', temper.legalism),
          ]),
    days: 3650,
  });
}

describe('the number of attempts', () => {
  it('is at most half where every unit has a second key, whatever else is the same', () => {
    const attempts = (secondKey: boolean) => {
      const overrides = { 'force.plots': 3, 'force.caution': 0.5 };
      const plan = planOf(junta(secondKey, { ambition: 0.5, legalism: 0.5 }), {
        variant: 'free',
        seed: 1,
        overrides,
      });
      return Array.from(
        { length: 40 },
        (_, history) => strikes(runPlan(plan, history).history.chronicle).length,
      ).reduce((sum, count) => sum + count, 0);
    };
    const without = attempts(false);
    expect(without).toBeGreaterThan(20);
    expect(attempts(true) * 2).toBeLessThan(without);
  });
});
