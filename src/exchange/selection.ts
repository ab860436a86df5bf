/** Which claims an export is about. */
import type { Claim, Finding } from '../record/index.ts';
import type { Losses, Period } from './format.ts';

type Dated = Pick<Finding, 'from' | 'to'>;

/** Whether what is stated may touch the days asked about; what has no dates always does. */
export function touches({ from, to }: Dated, period: Period, lasts: boolean): boolean {
  const first = from === undefined || from === 'open' ? undefined : from.earliest;
  const end = to === undefined && !lasts ? from : to;
  const last = end === undefined || end === 'open' ? undefined : end.latest;
  const begins = period.to === undefined || first === undefined || first <= period.to;
  return begins && (period.from === undefined || last === undefined || last >= period.from);
}

/** The claims inside a period; those about claims that are left out go with them. */
export function claimsWithin(
  claims: readonly Claim[],
  period: Period,
  lasts: (claim: Claim) => boolean,
  lost: Losses,
): readonly Claim[] {
  let kept = claims.filter((claim) => touches(claim, period, lasts(claim)));
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    const ids = new Set<string>(kept.map(({ id }) => id));
    kept = kept.filter(
      ({ subject, subjectIs, object, objectIs }) =>
        (subjectIs !== 'claim' || ids.has(subject)) && (objectIs !== 'claim' || ids.has(object!)),
    );
  }
  lost.add('claims outside the days asked for', claims.length - kept.length);
  return kept;
}
