/** What stands behind an answer: the claims that say so, those that say otherwise, and whether it is certain. */
import type { Change, ClaimId, Spell, Truth } from '../../polity/index.ts';
import { spellOf } from '../dates.ts';
import type { Finding } from '../finding.ts';
import type { HistoricalRecord } from '../record.ts';

/** `true`: on every choice of days inside the dates as stated; `unknown`: on some. */
export type Held = Exclude<Truth, 'false'>;

export interface Backing {
  /** The deciding one first. */
  readonly claims: readonly ClaimId[];
  /** Claims about the same questions that say something else. */
  readonly contrary: readonly ClaimId[];
}

/** By record: what each spell was found from. */
const findings = new WeakMap<HistoricalRecord, ReadonlyMap<string, Finding>>();

/** The claims behind changes, and against the findings that they come from. */
export function backingOf(record: HistoricalRecord, ...changes: readonly (Change | undefined)[]): Backing {
  const claims = new Set(changes.flatMap((change) => change?.claims ?? []));
  const contrary = new Set(changes.flatMap((change) => findingOf(record, change)?.contrary ?? []));
  return { claims: [...claims], contrary: [...contrary].filter((id) => !claims.has(id)) };
}

export function backingOfSpell(record: HistoricalRecord, { beginning, ending }: Spell): Backing {
  return backingOf(record, beginning, ending);
}

function findingOf(record: HistoricalRecord, change: Change | undefined): Finding | undefined {
  if (change?.spell === undefined) return undefined;
  const known = findings.get(record) ?? new Map(record.findings.map((one) => [spellOf(one), one]));
  findings.set(record, known);
  return known.get(change.spell);
}
