/** What commands share: the scenario they are about, where they print, and their common options. */
import { distance } from 'fastest-levenshtein';
import { type Day, parseEdtf } from '../calendar/index.ts';
import { underRule } from '../experiment/index.ts';
import { findScenario, folderId, readFolder, scenarioNames } from '../host/index.ts';
import { parseRule, type ResolutionRule } from '../record/index.ts';
import { type Folder, type GivenKind, givenKinds, readScenario, type Scenario } from '../scenario/index.ts';
import { Failure, problemsFailure } from './failure.ts';

export interface Terminal {
  /** Standard output: the answer. */
  out(text: string): void;
  /** Standard error: everything else. */
  err(text: string): void;
  /** Whether progress may be drawn on standard error. */
  readonly interactive: boolean;
  readonly signal: { readonly aborted: boolean };
}

export interface Context extends Terminal {
  readonly packageRoot: string;
  readonly workerUrl: URL;
}

export interface Opened {
  readonly scenario: Scenario;
  readonly folder: Folder;
  readonly path: string;
}

/** @throws Failure */
export function folderOf(context: Context, name: string): { readonly path: string; readonly folder: Folder } {
  const path = findScenario(name, context.packageRoot);
  if (path === undefined) {
    const names = scenarioNames(context.packageRoot);
    const near = nearest(name, names);
    const hint = near ? `; did you mean ${near}?` : names.length > 0 ? `; there are ${names.join(', ')}` : '';
    throw new Failure(`there is no scenario folder ${name}${hint}`);
  }
  return { path, folder: readFolder(path) };
}

/** @param resolution a rule in the place of the scenario's own @throws Failure with every problem of the folder */
export function openScenario(context: Context, name: string, resolution?: string): Opened {
  const { path, folder } = folderOf(context, name);
  const loaded = readScenario(folder, folderId(path));
  if (!loaded.ok) throw problemsFailure(loaded.problems, 2);
  const { scenario } = loaded;
  return { scenario: underRule(scenario, resolutionOption(resolution, scenario)), folder, path };
}

/** @throws Failure */
function resolutionOption(text: string | undefined, { sources }: Scenario): ResolutionRule | undefined {
  if (text === undefined) return undefined;
  const read = parseRule(text);
  if (!read.ok) {
    const near = nearest(text, ['best-grade', 'majority', 'sample', 'prefer']);
    const hint = near && near !== text ? `; did you mean ${near}?` : '';
    throw new Failure(`--resolution: found “${read.found}”, expected ${read.expected}${hint}`);
  }
  if (read.rule.rule === 'prefer') for (const source of read.rule.sources) knownId(source, sources, 'source');
  return read.rule;
}

/** The nearest of some names, if it is near enough to be a slip. */
export function nearest(name: string, among: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of among) {
    const far = distance(name, candidate);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

/** An identifier that must exist. @throws Failure with the nearest one */
export function knownId<K extends string>(id: string, among: ReadonlyMap<K, unknown>, what: string): K {
  if (among.has(id as K)) return id as K;
  const near = nearest(id, among.keys());
  throw new Failure(`there is no ${what} ${id}${near ? `; did you mean ${near}?` : ''}`);
}

/** The last day of a date, or its first. @throws Failure */
export function dayOption(text: string, option: string, end: 'earliest' | 'latest' = 'latest'): Day {
  const parsed = parseEdtf(text);
  if (!parsed.ok)
    throw new Failure(
      `${option}: found “${parsed.found}”, expected ${parsed.expected}${parsed.hint ? `; ${parsed.hint}` : ''}`,
    );
  if (parsed.date.kind !== 'moment') throw new Failure(`${option}: expected one date such as 1925-05-31`);
  return parsed.date[end];
}

/** @throws Failure unless it is a whole number in the range */
export function wholeOption(text: string, option: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new Failure(`${option}: found “${text}”, expected a whole number from ${low} to ${high}`);
  return value;
}

/** @throws Failure */
export function givenOption(text: string): readonly GivenKind[] {
  const kinds = text
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '' && kind !== 'none');
  for (const kind of kinds)
    if (!(givenKinds as readonly string[]).includes(kind)) {
      const near = nearest(kind, givenKinds);
      throw new Failure(
        `--given: found “${kind}”, expected some of ${givenKinds.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
      );
    }
  return kinds as readonly GivenKind[];
}
