/** Rules of resolution over a scenario, and what one history of an ensemble under `sample` takes the record to be. */
import type { Day } from '../calendar/index.ts';
import type { ClaimId } from '../polity/index.ts';
import { drawnRecord, type HistoricalRecord, type ResolutionRule, ruleText } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { drawn, versionLots } from './settle.ts';
import { makerFrom, recordFor, recordKnown, type StartMaker } from './start.ts';

/** By scenario, then rule: one scenario under one rule is one object, since much is worked out once for it. */
const under = new WeakMap<Scenario, Map<string, Scenario>>();

/** A scenario under another rule of resolution than its own. */
export function underRule(scenario: Scenario, rule: ResolutionRule | undefined): Scenario {
  if (rule === undefined || ruleText(rule) === ruleText(scenario.resolution)) return scenario;
  const rules = under.get(scenario) ?? new Map<string, Scenario>();
  under.set(scenario, rules);
  const known = rules.get(ruleText(rule)) ?? { ...scenario, resolution: rule };
  rules.set(ruleText(rule), known);
  return known;
}

/** A scenario with some claims switched off. */
export function withoutClaims(scenario: Scenario, off: readonly ClaimId[] = []): Scenario {
  if (off.length === 0) return scenario;
  const gone = new Set(off);
  return { ...scenario, claims: scenario.claims.filter(({ id }) => !gone.has(id)) };
}

export interface RecordVersion {
  readonly made: StartMaker;
  readonly record: HistoricalRecord;
  /** What was known on the last day of the record that is replayed, if any is. */
  readonly known?: HistoricalRecord;
}

/**
 * The version that a history draws: of the start, of the whole record, of what is replayed. All draws are addressed by question
 * and claim, so that twins share them and the three tell one story where they rest on the same claims.
 * @param ties as `tieSetOf` gives them
 * @param from the last day replayed
 */
export function versionsFor(
  scenario: Scenario,
  ties: string,
  from: Day,
  seed: number,
): (history: number) => RecordVersion {
  const atStart = recordKnown(scenario, scenario.asOf, ties);
  const later = from > scenario.asOf ? recordKnown(scenario, from, ties) : undefined;
  return (history) => {
    const lots = versionLots(seed, history);
    return {
      made: makerFrom(scenario, ties, drawnRecord(atStart, lots), drawn(seed, history)),
      record: drawnRecord(recordFor(scenario), lots),
      ...(later && { known: drawnRecord(later, lots) }),
    };
  };
}
