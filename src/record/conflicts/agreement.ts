/** Agreement: claims that say the same of one thing, within each other's dates, and how many independent sources they make. */
import type { ClaimId } from '../../polity/index.ts';
import { type Claim, type Predicate, predicates, type SourceId } from '../claim.ts';
import { stated } from './days.ts';
import { grouped } from './grouped.ts';

export interface Agreement {
  readonly about: Pick<Claim, 'subject' | 'predicate' | 'object'>;
  readonly claims: readonly ClaimId[];
  readonly sources: readonly SourceId[];
  readonly independent: number;
}

/**
 * Groups of two or more claims with the same subject, predicate, object and value, and dates that share a day end by end: each
 * group has one day for its beginnings and one for its ends. A claim that fits several is put into the earliest.
 */
export function findAgreements(
  claims: readonly Claim[],
  independent: (sources: Iterable<SourceId>) => number,
): readonly Agreement[] {
  const groups = grouped(
    claims.filter(({ modality }) => modality === 'asserted' || modality === 'reported'),
    ({ predicate, subject, object, value }) =>
      `${predicate} ${subject} ${object ?? ''} ${isWords(predicate) ? '' : (value ?? '')}`,
  );
  return [...groups.values()]
    .flatMap((group) => stabbed(group, 'from').flatMap((same) => stabbed(same, 'to')))
    .filter((group) => group.length > 1)
    .map((group) => {
      const { subject, predicate, object } = group[0]!;
      const sources = [...new Set(group.map(({ source }) => source))].sort();
      return {
        about: { subject, predicate, ...(object !== undefined && { object }) },
        claims: group.map(({ id }) => id),
        sources,
        independent: independent(sources),
      };
    });
}

/** Values in a coder's own words are seldom alike, and say nothing against each other. */
function isWords(predicate: Predicate): boolean {
  return predicates[predicate].value === 'words' && predicate !== 'renamed';
}

/** Splits claims by days that stab all dates of a group, earliest ends first; those that state no date make one group. */
function stabbed(claims: readonly Claim[], end: 'from' | 'to'): readonly (readonly Claim[])[] {
  const silent = claims.filter((claim) => stated(claim[end]) === undefined);
  let rest = claims.filter((claim) => stated(claim[end]) !== undefined).sort((a, b) => latest(a, end) - latest(b, end));
  const groups: Claim[][] = silent.length > 0 ? [silent] : [];
  while (rest.length > 0) {
    const day = latest(rest[0]!, end);
    const has = (claim: Claim) =>
      stated(claim[end])!.alternatives.some((span) => span.earliest <= day && day <= span.latest);
    groups.push(rest.filter(has));
    rest = rest.filter((claim) => !has(claim));
  }
  return groups;
}

function latest(claim: Claim, end: 'from' | 'to'): number {
  return stated(claim[end])!.latest;
}
