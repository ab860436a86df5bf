/** Units of claims: what two coders must both have looked at before one can ask whether they agree about it. */
import type { Moment } from '../../calendar/index.ts';
import type { Claim, Predicate } from '../claim.ts';
import { gradeText } from '../grade.ts';
import type { Level } from './levels.ts';

/** What a coder decides about a claim, and the level at which it is measured unless another is asked for. */
export const codedFields = {
  predicate: 'nominal',
  object: 'nominal',
  value: 'nominal',
  from: 'interval',
  to: 'interval',
  modality: 'nominal',
  grade: 'nominal',
} as const satisfies Record<string, Level>;
export type CodedField = keyof typeof codedFields;

export interface UnitValue {
  readonly unit: string;
  readonly coder: string;
  readonly value: string;
}

export interface CodedUnits {
  readonly values: readonly UnitValue[];
  /** Units in which one coder has several claims that differ, so that nobody can say which value is his. */
  readonly ambiguous: number;
  /** Units that one coder alone has. Alpha does not count them: it asks about what both saw. */
  readonly alone: number;
}

/**
 * The claims of some coders as units and values. One unit: the same source, the same place in it, the same subject, and,
 * unless they are what is asked about, the same predicate and object. A place is the offsets of the passage where both
 * ends are given, and the words of the locator otherwise. Subjects and objects count as they were coded. A field that is
 * left empty is a value of its own, “”.
 * @param coders all if empty
 */
export function unitsOf(
  claims: readonly Claim[],
  field: CodedField,
  coders: readonly string[] = [],
  predicate?: Predicate,
): CodedUnits {
  const units = new Map<string, Map<string, Set<string>>>();
  for (const claim of claims) {
    if (predicate !== undefined && claim.predicate !== predicate) continue;
    if (coders.length > 0 && !coders.includes(claim.coder)) continue;
    const key = unitOf(claim, field);
    const unit = units.get(key) ?? new Map<string, Set<string>>();
    units.set(key, unit);
    unit.set(claim.coder, (unit.get(claim.coder) ?? new Set<string>()).add(codedValue(claim, field)));
  }
  const values: UnitValue[] = [];
  let [ambiguous, alone] = [0, 0];
  for (const [unit, said] of units) {
    if (said.size < 2) alone += 1;
    else if ([...said.values()].some((one) => one.size > 1)) ambiguous += 1;
    else for (const [coder, one] of said) values.push({ unit, coder, value: [...one][0]! });
  }
  return { values, ambiguous, alone };
}

function unitOf(claim: Claim, field: CodedField): string {
  const { locator } = claim;
  const place = locator.start === undefined ? locator.text : `${locator.start}-${locator.end}`;
  const parts = [claim.source, place, claim.coded?.subject ?? claim.subject];
  if (field !== 'predicate') parts.push(claim.predicate);
  if (field !== 'object') parts.push(claim.coded?.object ?? claim.object ?? '');
  return JSON.stringify(parts);
}

function codedValue(claim: Claim, field: CodedField): string {
  if (field === 'from' || field === 'to') return dayText(claim[field]);
  if (field === 'grade') return gradeText(claim.grade);
  if (field === 'object') return claim.coded?.object ?? claim.object ?? '';
  return claim[field] ?? '';
}

/** The middle of the days that a date may mean, as a day number; an open end has no day and stays a word. */
function dayText(date: Moment | 'open' | undefined): string {
  return date === undefined ? '' : date === 'open' ? '..' : String((date.earliest + date.latest) / 2);
}
