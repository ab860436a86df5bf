/**
 * The fold: a chronicle up to a day becomes institutions.
 *
 * On an uncertain record a day has two of them. What *necessarily* holds is had by letting facts begin on the last of
 * their possible days and end on the first; what *possibly* holds, the other way round. In a simulated history every
 * day is known and the two are the same.
 */
import type { Day } from '../calendar/index.ts';
import type { Cast } from './cast.ts';
import type { Change, ChangeKind, Chronicle } from './change.ts';
import { Institutions } from './institutions.ts';
import type { InstitutionsView } from './institutions-view.ts';
import type { Rules } from './rules.ts';

export type Bound = 'necessarily' | 'possibly';

/** Changes that end a fact; all others begin one. */
const endings: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'recovers',
  'returns',
  'vacates',
  'lifted',
  'unties',
  'leaves',
  'abolishes',
  'repeals',
]);

export function isEnding(change: Change): boolean {
  return endings.has(change.kind);
}

/** The day from which a change counts under a bound. */
export function effectiveDay(change: Change, bound: Bound): Day {
  return isEnding(change) === (bound === 'necessarily') ? change.earliest : change.latest;
}

/** Institutions at the end of `day`. A change of that very day counts. */
export function fold(cast: Cast, rules: Rules, chronicle: Chronicle, day: Day, bound: Bound): Institutions {
  const institutions = new Institutions(cast, rules);
  for (const change of inEffectiveOrder(chronicle, bound)) {
    if (effectiveDay(change, bound) > day) break;
    institutions.apply(change);
  }
  return institutions;
}

/** The changes by the day they count from; changes of one day keep the chronicle's order. */
export function inEffectiveOrder(chronicle: Chronicle, bound: Bound): readonly Change[] {
  const counted = bound === 'necessarily' ? withoutCrossing(chronicle) : chronicle;
  return [...counted].sort((a, b) => effectiveDay(a, bound) - effectiveDay(b, bound));
}

/** A spell that may have ended before it began holds on no day for certain. */
function withoutCrossing(chronicle: Chronicle): Chronicle {
  const begun = new Map<string, Day>();
  const crossing = new Set<string>();
  for (const change of chronicle)
    if (change.spell !== undefined && !isEnding(change)) begun.set(change.spell, change.latest);
  for (const change of chronicle)
    if (
      change.spell !== undefined &&
      isEnding(change) &&
      change.earliest <= (begun.get(change.spell) ?? Number.NEGATIVE_INFINITY)
    )
      crossing.add(change.spell);
  return crossing.size === 0
    ? chronicle
    : chronicle.filter((change) => change.spell === undefined || !crossing.has(change.spell));
}

/** Three-valued: what is asked of institutions on an uncertain record. */
export type Truth = 'true' | 'false' | 'unknown';

/** What holds on a day: necessarily and possibly. */
export interface Reading {
  readonly day: Day;
  readonly necessarily: InstitutionsView;
  readonly possibly: InstitutionsView;
}

export function readingOn(cast: Cast, rules: Rules, chronicle: Chronicle, day: Day): Reading {
  return {
    day,
    necessarily: fold(cast, rules, chronicle, day, 'necessarily'),
    possibly: fold(cast, rules, chronicle, day, 'possibly'),
  };
}

/** The truth of a positive question (one that more facts can only make true). */
export function truthOf(reading: Reading, question: (institutions: InstitutionsView) => boolean): Truth {
  if (question(reading.necessarily)) return 'true';
  return question(reading.possibly) ? 'unknown' : 'false';
}

export function not(truth: Truth): Truth {
  return truth === 'true' ? 'false' : truth === 'false' ? 'true' : 'unknown';
}
