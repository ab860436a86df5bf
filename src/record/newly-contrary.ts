/** What a change of the claims sets against each other: claims that contradict a finding now and contradicted none before. */
import type { ClaimId } from '../polity/index.ts';
import type { Finding } from './finding.ts';

export interface NewlyContrary {
  readonly finding: Finding;
  readonly claims: readonly ClaimId[];
}

export function newlyContrary(before: readonly Finding[], after: readonly Finding[]): readonly NewlyContrary[] {
  const known = new Set(before.flatMap(({ contrary }) => contrary));
  return after
    .map((finding) => ({ finding, claims: finding.contrary.filter((id) => !known.has(id)) }))
    .filter(({ claims }) => claims.length > 0);
}
