/** From the claims of one occurrence to a finding: each part of it (beginning, end, value) is taken from a claim that states it. */
import { type Moment, possiblySame } from '../calendar/index.ts';
import { type Claim, type Predicate, predicates } from './claim.ts';
import type { Finding } from './finding.ts';
import { compareGrades } from './grade.ts';
import { questionKey } from './questions.ts';

export type End = 'from' | 'to';

/** How the claims of one occurrence are decided between. Each function is given some claims, at least one, in their order. */
export interface Decider {
  /** Claims that state this end, to the one whose statement of it is taken. */
  date(stating: readonly Claim[], end: End): Claim;
  /** Claims that state a value, to the one whose value is taken. */
  value(stating: readonly Claim[]): Claim;
}

/**
 * The first claim decides; but a more exact date that agrees with its own is taken from another that is trusted as much.
 * @param isAsTrusted of another claim and the deciding one
 */
export function firstDecides(isAsTrusted: (other: Claim, first: Claim) => boolean): Decider {
  return {
    date(stating, end) {
      const [first] = stating as [Claim];
      return stating
        .filter((claim) => claim === first || isAsTrusted(claim, first))
        .filter((claim) => datesAgree(claim[end], first[end]))
        .reduce((a, b) => (width(b[end]) < width(a[end]) ? b : a));
    },
    value: ([first]) => first!,
  };
}

/** No worse a grade, and not only reported where the other is asserted. */
export function isAsTrusted(other: Claim, first: Claim): boolean {
  return (
    compareGrades(other.grade, first.grade) <= 0 && (other.modality !== 'reported' || first.modality === 'reported')
  );
}

/** @param claims of one occurrence, the first believed first; undefined where all of them deny */
export function conclude(claims: readonly Claim[], decider: Decider): Finding | undefined {
  const affirming = claims.filter((claim) => claim.modality !== 'denied');
  const [first] = affirming;
  if (!first) return undefined;
  const date = (end: End, fits: (date: Moment | 'open') => boolean) => {
    const stating = affirming.filter((claim) => claim[end] !== undefined && fits(claim[end]));
    return stating.length === 0 ? undefined : decider.date(stating, end)[end];
  };
  const from = date('from', () => true);
  // An end that precedes the beginning cannot be taken together with it.
  const to = date('to', (one) => follows(one, from));
  const valued = affirming.filter((claim) => claim.value !== undefined);
  const value = valued.length === 0 ? undefined : decider.value(valued).value;
  const agrees = (claim: Claim) =>
    claim.modality !== 'denied' &&
    datesAgree(claim.from, from) &&
    datesAgree(claim.to, to) &&
    (claim.value === undefined || claim.value === value);
  return {
    question: {
      key: questionKey(first),
      subject: first.subject,
      predicate: first.predicate,
      ...(first.object !== undefined && { object: first.object }),
      occurrence: 0,
    },
    ...(value !== undefined && { value }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    supporting: claims.filter(agrees).map((claim) => claim.id),
    contrary: claims.filter((claim) => !agrees(claim)).map((claim) => claim.id),
  };
}

/**
 * What of a value can be set against another's: all of it where the list of values is closed; of a coder's own words only the
 * codes in them (`max_workers=20`), since two wordings do not contradict each other.
 */
export function comparable(predicate: Predicate, value: string | undefined): string | undefined {
  const isWords = predicates[predicate].value === 'words' && predicate !== 'renamed';
  if (!isWords || value === undefined) return value;
  const codes = value.match(/[\w-]+=[^\s;,]+/g);
  return codes ? [...new Set(codes)].sort().join('; ') : undefined;
}

/** The dates of a finding as text: equal for equal dates. */
export function datesText({ from, to }: Pick<Finding, 'from' | 'to'>): string {
  const text = (date: Finding['from']) =>
    date === undefined || date === 'open' ? date : `${date.edtf} ${date.earliest} ${date.latest}`;
  return `${text(from)}/${text(to)}`;
}

/** How many days a statement leaves open beyond one. */
export function width(date: Moment | 'open' | undefined): number {
  return date === undefined || date === 'open' ? 0 : date.latest - date.earliest;
}

function follows(to: Moment | 'open', from: Moment | 'open' | undefined): boolean {
  return to === 'open' || from === undefined || from === 'open' || to.latest >= from.earliest;
}

/** Whether two statements of a date can both be true: they share a day, or one of them is silent. */
export function datesAgree(stated: Moment | 'open' | undefined, found: Moment | 'open' | undefined): boolean {
  if (stated === undefined || found === undefined) return true;
  if (stated === 'open' || found === 'open') return stated === found;
  return possiblySame(stated, found);
}
