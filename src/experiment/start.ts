/** The start: what the model may know of a scenario, and nothing dated after the as-of day. */
import { addDays, type Day, sampleDay } from '../calendar/index.ts';
import { Stream, stableKey } from '../engine/index.ts';
import type { Judgement, ParameterValues, Start } from '../model/index.ts';
import {
  type Cast,
  type Change,
  type Chronicle,
  enact,
  type InstitutionsView,
  type PersonId,
  type Rules,
} from '../polity/index.ts';
import { type Claim, type HistoricalRecord, recordAsOf, recordOf } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { careersOf, type DerivedTieParameters, derivedTies } from './derived-ties.ts';
import { settle, type Where } from './settle.ts';
import { isInTieSet, tieSetOf } from './tie-sets.ts';

/** Plans of one scenario have the same record: made once. */
const records = new WeakMap<Scenario, HistoricalRecord>();

/** The record of a scenario under its own rule of resolution. */
export function recordFor(scenario: Scenario): HistoricalRecord {
  const known = records.get(scenario);
  if (known) return known;
  const record = resolved(scenario, scenario.claims);
  records.set(scenario, record);
  return record;
}

/** Some claims of a scenario under its rule of resolution. */
export function resolved({ cast, rules, resolution, sources }: Scenario, claims: readonly Claim[]): HistoricalRecord {
  return recordOf(cast, rules, claims, resolution, sources);
}

/** What of the record a model may know on a day. @param ties a tie set; the scenario's own when left out */
export function recordKnown(scenario: Scenario, day: Day, ties?: string): HistoricalRecord {
  const set = tieSetOf(scenario, ties);
  const claims = scenario.claims.filter((claim) => isOfStart(claim, set));
  return recordAsOf(resolved(scenario, claims), day);
}

export function startOf(scenario: Scenario, values: ParameterValues, ties?: string): Start {
  return startMaker(scenario, ties)(values);
}

export type StartMaker = (values: ParameterValues, rules?: Rules) => Start;

/** By scenario, then tie set. */
const makers = new WeakMap<Scenario, Map<string, StartMaker>>();

/**
 * Makes starts that differ in parameters, and in rules where others than the stated ones are given; what they share is worked
 * out once for a scenario and tie set.
 */
export function startMaker(scenario: Scenario, ties?: string): StartMaker {
  const bySet = makers.get(scenario) ?? new Map<string, StartMaker>();
  makers.set(scenario, bySet);
  const set = tieSetOf(scenario, ties);
  const known = bySet.get(set) ?? makerFrom(scenario, set, recordKnown(scenario, scenario.asOf, set), 'middle');
  bySet.set(set, known);
  return known;
}

/**
 * The same from one version of what was known at the as-of day.
 * @param ties as `tieSetOf` gives them
 * @param place where uncertain dates lie
 */
export function makerFrom(scenario: Scenario, ties: string, known: HistoricalRecord, place: Where): StartMaker {
  const cast = sortedCast(scenario.cast);
  const past = settle(known, place).filter((change) => change.latest <= scenario.asOf);
  const pastUnder = (rules: Rules) => {
    const named = enact(cast, rules, past);
    const careers = ties === 'derived' ? careersOf(cast, rules, named.chronicle, scenario.asOf) : undefined;
    return { named, careers };
  };
  const stated = pastUnder(scenario.rules);
  const born = birthdays(known, place);
  const assessments = judgements(scenario);
  return (values, rules = scenario.rules) => {
    const { named, careers } = rules === scenario.rules ? stated : pastUnder(rules);
    const whole = enact(cast, rules, [
      ...named.chronicle,
      ...(careers ? derivedTies(careers, values['derived-ties'] as never as DerivedTieParameters) : []),
      ...cadresAtStart(scenario.asOf, named.institutions, values),
    ]);
    return {
      cast,
      rules,
      day: scenario.asOf,
      chronicle: whole.chronicle,
      institutions: whole.institutions,
      issues: [...cast.issues.keys()],
      born,
      assessments,
    };
  };
}

/**
 * What of the claims makes the start. An absence is left out, since no mechanism ends it and its end is not known yet; so
 * are ties outside the set in force.
 */
function isOfStart(claim: Claim, set: string): boolean {
  if (claim.predicate === 'condition' && claim.value === 'away') return false;
  return claim.predicate !== 'tie' || isInTieSet(claim, set);
}

/** By identifier, so that the order of the tables decides nothing. */
function sortedCast(cast: Cast): Cast {
  const sorted = <K extends string, V>(map: ReadonlyMap<K, V>) =>
    new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    persons: sorted(cast.persons),
    organs: sorted(cast.organs),
    posts: sorted(cast.posts),
    policies: sorted(cast.policies),
    events: sorted(cast.events),
    issues: sorted(cast.issues),
  };
}

/** Unnamed holders of posts at the start, as many as the scenario says and as there is room for. */
function cadresAtStart(asOf: Day, institutions: InstitutionsView, values: ParameterValues): Chronicle {
  const stream = new Stream(0, 0);
  const changes: Change[] = [];
  const at = { earliest: asOf, latest: asOf, by: 'record', cause: { code: 'unnamed' } } as const;
  const { 'cadre-age-low': youngest, 'cadre-age-high': oldest } = values.appointments as Record<string, number>;
  for (const post of institutions.cast.posts.values()) {
    const places = Math.min(post.cadres, institutions.vacancies(post.id));
    for (let place = 0; place < places; place++) {
      const person = `cadre-${post.id}-start-${place}` as PersonId;
      const age = youngest! + (oldest! - youngest!) * stream.at(0, stableKey('cadres'), stableKey(person), 0).uniform();
      changes.push(
        { ...at, kind: 'enters', person, born: addDays(asOf, -Math.round(age * 365.2425)), from: post.id },
        { ...at, kind: 'fills', person, post: post.id, acting: false },
      );
    }
  }
  return changes;
}

function birthdays(known: HistoricalRecord, place: Where): ReadonlyMap<PersonId, Day> {
  const born = new Map<PersonId, Day>();
  for (const { question, from } of known.findings)
    if (question.predicate === 'born' && from !== undefined && from !== 'open')
      born.set(
        question.subject as PersonId,
        place === 'middle'
          ? (Math.floor((from.earliest + from.latest) / 2) as Day)
          : sampleDay(from, place(question.key)),
      );
  return born;
}

/** Judgements whose evidence was known by the as-of day. */
function judgements(scenario: Scenario): ReadonlyMap<PersonId, ReadonlyMap<string, Judgement>> {
  const judged = new Map<PersonId, Map<string, Judgement>>();
  for (const { person, attribute, low, mode, high, evidence } of scenario.assessments) {
    if (evidence.latest > scenario.asOf) continue;
    const attributes = judged.get(person) ?? new Map<string, Judgement>();
    attributes.set(attribute, { low, mode, high });
    judged.set(person, attributes);
  }
  return judged;
}
