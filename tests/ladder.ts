/** A council with a ladder of sanctions, and histories in which nothing happens but these and what is told from outside. */
import { addDays, monthOf } from '../src/calendar/index.ts';
import { mechanismSet, runHistory } from '../src/engine/index.ts';
import { startOf } from '../src/experiment/index.ts';
import { exposure, restraint } from '../src/model/columns.ts';
import { told } from '../src/model/mechanisms.properties.ts';
import { mechanisms, modelOf, sectionsFor } from '../src/model/model.ts';
import { worldOf } from '../src/model/world.ts';
import type { Change, PersonId, Status } from '../src/polity/index.ts';
import { claim, day, id, names, on, type WorldSpec, world } from './world.ts';

export const members = names.slice(0, 7);
export const holds = (name: string, post: string) =>
  claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-400), to: 'open' });
const feud = (from: string, to: string, strength = 1) =>
  claim(`${from}-${to}`, from, 'tie', { object: to, value: `rival ${strength}`, from: on(-200), to: 'open' });
export const feudsWith = (target: string, whose: readonly string[] = members) =>
  whose.filter((name) => name !== target).map((name) => feud(name, target));

/** A council of seven with a ladder of four rungs, the last one in the hands of the captain of police, kit. */
export function realm(more: Partial<WorldSpec> = {}, persons: readonly string[] = [...members, 'kit']) {
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

export const lost = (target: string, at: number, mover = 'bo', carried = true, yes: readonly string[] = []): Change =>
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
export const sanctioned = (person: string, status: Status, at: number, organ = 'league') =>
  told({ kind: 'sanctioned', person: id(person), status, organ: id(organ) }, day(at));

const usual: Readonly<Record<string, number>> = { 'sanctions.pace': 12, 'sanctions.pleas': 4 };

export interface Run {
  readonly seed?: number;
  readonly outside?: readonly Change[];
  readonly overrides?: Readonly<Record<string, number>>;
  readonly days?: number;
}

/** What stands at a month's end: exposure by person, restraint by place in the rules. */
export interface Month {
  exposure(person: string): number;
  readonly restraint: readonly number[];
}

const needed = new Set(['character', 'relations', 'standing', 'patronage', 'authority', 'sanctions', 'votes']);

/** One history with sanctions, votes and the latents that they read; nothing else happens. */
export function run(scenario = realm(), { seed = 1, outside = [], overrides = {}, days = 700 }: Run = {}) {
  const model = modelOf(scenario.cast, scenario.rules, { off: [], overrides: { ...usual, ...overrides } });
  const start = startOf(scenario, model.values);
  const institutions = start.institutions.copy();
  const off = new Set(mechanisms.map(({ id: name }) => name).filter((name) => !needed.has(name)));
  const months: Month[] = [];
  const history = runHistory(mechanismSet(mechanisms, sectionsFor(model.values), off), worldOf(institutions), {
    seed,
    history: 0,
    from: addDays(start.day, 1),
    to: addDays(start.day, days),
    decideFrom: addDays(start.day, 1),
    epoch: monthOf(start.day),
    issues: start.issues.length,
    outside,
    observe: ({ column, roster }) => {
      const exposed = new Map<string, number>(
        scenario.questions.persons.map((one) => [one, column(exposure).get(roster.row(one))]),
      );
      months.push({
        exposure: (person) => exposed.get(person)!,
        restraint: scenario.rules.sanctions.map((_, place) => column(restraint).get(place)),
      });
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

export const own = (changes: readonly Change[]) => changes.filter(({ by }) => by === 'sanctions');
export const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
export const moves = (changes: readonly Change[]) =>
  own(changes).filter((change): change is Change<'moves'> => change.kind === 'moves');
