/** Leverage of single claims: what switching each off moves in the record, in the start, and in modelled outcomes. */
import { addDays } from '../calendar/index.ts';
import type { ClaimId } from '../polity/index.ts';
import { idleClaims, type Leverage, type Lots, leverages } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { Contrast, Effect } from './contrast.ts';
import { versionLots } from './settle.ts';
import { recordFor, recordKnown } from './start.ts';

/** Versions over which leverage under `sample` is a mean. */
export const leverageVersions = 50;

function draws(seed: number): readonly Lots[] {
  return Array.from({ length: leverageVersions }, (_, i) => versionLots(seed, i));
}

/** What each claim moves in the findings of a scenario, over its span; the greatest first. */
export function findingLeverages(scenario: Scenario, seed: number): readonly Leverage[] {
  return leverages(recordFor(scenario), scenario.from, scenario.to, draws(seed));
}

export interface StartLeverage {
  /** Claims known at the as-of day, and how many of them change the start in anything. */
  readonly known: number;
  /**
   * Those that do, by what they move in the year up to the as-of day, the greatest first. A free history is made from the start,
   * parameters and random numbers alone, and the start from the findings known at the as-of day; so every claim that is not
   * among these leaves every free history as it is.
   */
  readonly moving: readonly Leverage[];
}

export function startLeverages(scenario: Scenario, seed: number, ties?: string): StartLeverage {
  const record = recordKnown(scenario, scenario.asOf, ties);
  const idle = idleClaims(record);
  const moved = new Map(
    leverages(record, addDays(scenario.asOf, -364), scenario.asOf, draws(seed)).map((one) => [one.claim, one]),
  );
  const nothing = (claim: ClaimId): Leverage => ({ claim, alone: false, days: 0, tenures: 0, values: 0 });
  const rest = [...record.claims.keys()].filter((id) => !idle.has(id) && !moved.has(id)).sort();
  return { known: record.claims.size, moving: [...moved.values(), ...rest.map(nothing)] };
}

/** The share that a contrast moves most, of endings and outcomes. */
export function greatestEffect({ endings, outcomes }: Contrast): Effect | undefined {
  return [...endings, ...outcomes].reduce<Effect | undefined>(
    (most, one) => (most === undefined || Math.abs(one.difference) > Math.abs(most.difference) ? one : most),
    undefined,
  );
}
