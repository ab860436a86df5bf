/** Dropping declarations: every variant of a mechanism that lacks one of the things it declares, and an exercise in which each must show. */
import { addDays, monthOf } from '../calendar/index.ts';
import { type History, mechanismSet, runHistory } from '../engine/index.ts';
import type { Change, Fact, Institutions } from '../polity/index.ts';
import type { Mechanism } from './contract.ts';
import { type Model, mechanisms, type Start, sectionsFor } from './model.ts';
import { type Theories, theories } from './theories.ts';
import { worldOf } from './world.ts';

export interface Variant {
  /** Such as `health hears enters`. */
  readonly lacks: string;
  readonly mechanism: Mechanism;
}

/** One variant for each entry of owns, reads, hears, tells and params. */
export function variantsOf(mechanism: Mechanism): readonly Variant[] {
  const without = (key: 'owns' | 'reads', name: string) =>
    Object.fromEntries(Object.entries(mechanism[key]).filter(([other]) => other !== name));
  return [
    ...(['owns', 'reads'] as const).flatMap((key) =>
      Object.keys(mechanism[key]).map((name) => ({
        lacks: `${mechanism.id} ${key} ${name}`,
        mechanism: { ...mechanism, [key]: without(key, name) },
      })),
    ),
    ...(['hears', 'tells', 'params'] as const).flatMap((key) =>
      mechanism[key].map((name) => ({
        lacks: `${mechanism.id} ${key} ${name}`,
        mechanism: { ...mechanism, [key]: mechanism[key].filter((other) => other !== name) },
      })),
    ),
  ];
}

/** All that a run leaves behind, as text. Equal runs give equal text. */
export function imprint(history: History<Change>, institutions: Institutions): string {
  return JSON.stringify([history.chronicle, history.refused, [...history.latents()], institutions.snapshot()]);
}

/** Changes of this kind are told from outside, on some day after the start. */
export function told(fact: Fact, day: number, by = 'intervention'): Change {
  return { ...fact, earliest: day, latest: day, by, cause: { code: 'test' } } as Change;
}

/** The usual theories but for a few seeds, so that each is exercised. */
function theoriesFor(seed: number): Theories {
  const of = <T>(list: readonly T[]): T => list[Math.max(0, seed - firstOther)] ?? list[0]!;
  return { coalition: of(theories.coalition), appointments: of(theories.appointments) };
}
/** Seeds above this one. */
const firstOther = 16;

/** Runs one history with some mechanisms put in the place of those of the same name. */
export function exercise(
  model: Model,
  start: Start,
  outside: readonly Change[],
  days: number,
  replaced: readonly Mechanism[] = [],
  seed = 1,
): string {
  const institutions = start.institutions.copy();
  const set = mechanismSet(
    mechanisms.map((mechanism) => replaced.find(({ id }) => id === mechanism.id) ?? mechanism),
    sectionsFor(model.values),
  );
  const from = addDays(start.day, 1);
  const history = runHistory(set, worldOf(institutions), {
    seed,
    history: 0,
    from,
    to: addDays(start.day, days),
    decideFrom: from,
    epoch: monthOf(start.day),
    issues: start.issues.length,
    outside,
    inputs: {
      start: start.day,
      issues: start.issues,
      born: start.born,
      assessments: start.assessments,
      posts: model.posts,
      theories: theoriesFor(seed),
      given: new Set<never>(),
    },
  });
  return imprint(history, institutions);
}
