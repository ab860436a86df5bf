/** States that assemblies decide on, with every number that opinions rest on told by hand. */
import {
  type ColumnDeclaration,
  type OwnMatrix,
  type OwnPairs,
  type OwnVector,
  Stream,
  stableKey,
  storeFor,
} from '../src/engine/index.ts';
import { GrowingRoster } from '../src/engine/roster.ts';
import { startOf } from '../src/experiment/index.ts';
import type { DrawsAt } from '../src/model/assembly-electorate.ts';
import type { Assembled } from '../src/model/assembly-opinions.ts';
import { affinity, organisation, patronage, position, salience, standing } from '../src/model/columns.ts';
import { modelOf } from '../src/model/model.ts';
import type { PersonId } from '../src/polity/index.ts';
import type { Scenario } from '../src/scenario/index.ts';

export interface Told {
  /** From `a>b` to a number. */
  readonly affinity?: Readonly<Record<string, number>>;
  readonly patronage?: Readonly<Record<string, number>>;
  /** From a person to a number. */
  readonly organisation?: Readonly<Record<string, number>>;
  readonly standing?: Readonly<Record<string, number>>;
  readonly position?: Readonly<Record<string, number>>;
  readonly salience?: Readonly<Record<string, number>>;
  readonly issues?: number;
  /** Those who are in play though they have not served; everybody, unless told. */
  readonly judged?: readonly string[];
}

/** What nobody is told to differ from. */
export const usual = { organisation: 0.45, standing: 0, position: 0, salience: 1 };

const columns = { affinity, organisation, patronage, position, salience, standing };

/** Makes states of the scenario's first day. */
export function statesOf(scenario: Scenario) {
  const model = modelOf(scenario.cast, scenario.rules, { off: [], overrides: {} });
  const { institutions: now } = startOf(scenario, model.values);
  const people = [...now.persons()].sort();
  const roster = new GrowingRoster(people);
  const state = (told: Told = {}): Assembled => {
    const issues = told.issues ?? 1;
    const column = <C>(declared: ColumnDeclaration, fill: (store: C) => void): C => {
      const store = storeFor(declared, issues);
      store.grow(people.length);
      fill(store as C);
      return store as C;
    };
    const pairs = (name: 'affinity' | 'patronage') =>
      column<OwnPairs>(columns[name], (store) => {
        for (const [pair, value] of Object.entries(told[name] ?? {})) {
          const [from, to] = pair.split('>') as [string, string];
          store.set(roster.row(from), roster.row(to), value);
        }
      });
    const vector = (name: 'organisation' | 'standing') =>
      column<OwnVector>(columns[name], (store) => {
        for (const person of people) store.set(roster.row(person), told[name]?.[person] ?? usual[name]);
      });
    const matrix = (name: 'position' | 'salience') =>
      column<OwnMatrix>(columns[name], (store) => {
        for (const person of people)
          for (let k = 0; k < issues; k++) store.set(roster.row(person), k, told[name]?.[person] ?? usual[name]);
      });
    return {
      now,
      roster,
      posts: model.posts,
      judged: new Map((told.judged ?? people).map((person) => [person as PersonId, new Map()])),
      issues,
      organisation: vector('organisation'),
      position: matrix('position'),
      salience: matrix('salience'),
      affinity: pairs('affinity') as Assembled['affinity'],
      patronage: pairs('patronage') as Assembled['patronage'],
      standing: vector('standing'),
    };
  };
  return { now, roster, state, row: (person: string) => roster.row(person) };
}

/** Draws of one month of one history. */
export function drawsOf(seed: number): DrawsAt {
  const stream = new Stream(seed, 0);
  return (who, which) => stream.at(0, stableKey('test'), who, which);
}
