/** What was known by a day: claims with everything later cut away. The only way the record reaches a model. */
import type { Day, Moment } from '../calendar/index.ts';
import { type Claim, predicates } from './claim.ts';

/**
 * Claims whose subject matter had begun by `day`; where it ended later it is said to last, and what is said of its end is
 * removed. Left out: what happened or was measured over days that end later, and claims about claims left out. Claims
 * without dates are kept.
 */
export function knownBy(claims: readonly Claim[], day: Day): readonly Claim[] {
  return withoutDangling(
    claims.map((claim) => asKnown(claim, day)).filter((claim): claim is Claim => claim !== undefined),
  );
}

function asKnown(claim: Claim, day: Day): Claim | undefined {
  if (isLater(claim.from, day)) return undefined;
  if (!isLater(claim.to, day)) return claim;
  const lasts = predicates[claim.predicate].dates === 'span' && claim.predicate !== 'series';
  if (!lasts || claim.from === undefined) return undefined;
  const { value, ...rest } = claim;
  const saysHowItEnded = claim.predicate === 'holds' || claim.predicate === 'acting';
  return { ...rest, to: 'open', ...(value !== undefined && !saysHowItEnded && { value }) };
}

/** Drops claims about claims that are not there, until none is left. */
export function withoutDangling(claims: readonly Claim[]): readonly Claim[] {
  const ids = new Set<string>(claims.map((claim) => claim.id));
  const kept = claims.filter(
    (claim) =>
      (claim.subjectIs !== 'claim' || ids.has(claim.subject)) &&
      (claim.objectIs !== 'claim' || claim.object === undefined || ids.has(claim.object)),
  );
  return kept.length === claims.length ? kept : withoutDangling(kept);
}

/** A date that may lie after the day counts as later: nothing that could be hindsight gets through. */
function isLater(date: Moment | 'open' | undefined, day: Day): boolean {
  return date !== undefined && date !== 'open' && date.latest > day;
}
