/** What the record without a source says of one of the source's claims: agrees, contradicts, or is silent. */
import { describeMoment, type Moment } from '../calendar/index.ts';
import { asksMeasure, type ClaimId, evaluate, type Truth } from '../polity/index.ts';
import { type Claim, datesAgree, type Finding, type HistoricalRecord } from '../record/index.ts';
import type { ClaimReading, Scenario } from '../scenario/index.ts';

export type Standing = 'agrees' | 'contradicts' | 'silent';

export interface Verdict {
  readonly standing: Standing;
  /** The finding it was compared with, and how its dates and value read. */
  readonly finding?: Finding;
  readonly says?: string;
  /** Claims of other sources behind the finding, the deciding one first. */
  readonly claims: readonly ClaimId[];
  /** Truth of the reading's proposition; absent where there is none or no measure was taken on the record. */
  readonly truth?: Truth;
}

/** @param independent the record made without the claims of the source */
export function verdictOn(
  claim: Claim,
  reading: ClaimReading,
  independent: HistoricalRecord,
  scenario: Scenario,
): Verdict {
  const truth =
    reading.proposition && !asksMeasure(reading.proposition)
      ? evaluate(reading.proposition, { chronicle: independent.chronicle, start: scenario.asOf })
      : undefined;
  const told = { ...(truth !== undefined && { truth }) };
  const found = independent.findings.filter((finding) => isAboutTheSame(finding, claim));
  if (found.length === 0) return { standing: 'silent', claims: [], ...told };
  const nearest = [...found].sort(
    (a, b) => Number(agrees(claim, b)) - Number(agrees(claim, a)) || gap(claim, a) - gap(claim, b),
  )[0]!;
  return {
    standing: agrees(claim, nearest) !== (claim.modality === 'denied') ? 'agrees' : 'contradicts',
    finding: nearest,
    says: saying(nearest),
    claims: nearest.supporting,
    ...told,
  };
}

/** The same question; an event's own date also stands for what somebody did in it. */
function isAboutTheSame({ question, value }: Finding, claim: Claim): boolean {
  if (question.predicate !== claim.predicate || question.subject !== claim.subject) return false;
  switch (claim.predicate) {
    case 'status':
      // An organ left out is the membership at large; expulsion is asked of whatever organ the record names.
      return (
        value === claim.value &&
        (question.object === claim.object || claim.object === undefined || question.object === undefined)
      );
    case 'condition':
    case 'trait':
      return value === claim.value;
    case 'tie':
      return question.object === claim.object && value?.split(' ')[0] === claim.value?.split(' ')[0];
    case 'policy':
      // Who issued it is another question than whether and when it was in force.
      return true;
    case 'event':
      return question.object === claim.object || question.object === undefined;
    default:
      return question.object === claim.object;
  }
}

function agrees(claim: Claim, finding: Finding): boolean {
  const sameValue =
    claim.value === undefined ||
    finding.value === undefined ||
    claim.value === finding.value ||
    // The coder's own words, and strengths where only the kind is coded, are not to be matched.
    ['event', 'policy', 'tie', 'believes', 'designates'].includes(claim.predicate);
  return sameValue && datesAgree(claim.from, finding.from) && datesAgree(claim.to, finding.to);
}

function gap(claim: Claim, finding: Finding): number {
  const apart = (a: Moment | 'open' | undefined, b: Moment | 'open' | undefined) =>
    a === undefined || b === undefined || a === 'open' || b === 'open'
      ? 0
      : Math.max(0, a.earliest - b.latest, b.earliest - a.latest);
  return apart(claim.from, finding.from) + apart(claim.to, finding.to);
}

function saying({ from, to, value, question }: Finding): string {
  const start = from === undefined || from === 'open' ? undefined : describeMoment(from);
  const end = to === undefined || to === 'open' ? undefined : describeMoment(to);
  const dates =
    start !== undefined && end !== undefined
      ? start === end
        ? start
        : `${start} to ${end}`
      : start !== undefined
        ? to === 'open'
          ? `from ${start} on`
          : start
        : end !== undefined
          ? `until ${end}`
          : 'no date';
  const shown =
    value !== undefined && ['died', 'holds', 'stance', 'series', 'vote', 'tie'].includes(question.predicate);
  return shown ? `${dates} (${value.replaceAll('-', ' ')})` : dates;
}
