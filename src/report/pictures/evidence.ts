/** The claims behind a mark of a picture: which claim, in what words of the coder, from which source and place, how trusted. */
import type { ClaimId } from '../../polity/index.ts';
import { type Claim, gradeText, type Source, type SourceId } from '../../record/index.ts';
import { locator } from '../claims-table.ts';
import { codedClaim } from '../coded-claim.ts';
import { type Html, html } from '../escape.ts';
import type { Names } from '../names.ts';

/** What a mark links to. */
export interface Evidence {
  /** Unique in its picture: the fragment that the mark links to. */
  readonly id: string;
  readonly heading: string;
  /** What is to be said before the claims. */
  readonly lines?: readonly string[];
  readonly claims: readonly Marked[];
}

/** A claim and how it stands to what the mark shows. */
export interface Marked {
  readonly id: ClaimId;
  readonly mark?: string;
}

export const otherwise = 'says otherwise: ';

/** What claims are looked up in. */
export interface Archive {
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly names: Names;
}

/** `1923-01/..`: the dates as coded, in EDTF. */
function codedDates({ from, to }: Claim): string | undefined {
  const text = (date: Claim['from']) => (date === undefined ? '' : date === 'open' ? '..' : date.edtf);
  if (from === undefined && to === undefined) return undefined;
  return to === undefined ? text(from) : `${text(from)}/${text(to)}`;
}

/** Where the claim stands and how its date is written there. */
export function placeOf(claim: Claim): string {
  const coded = codedDates(claim);
  const dates = claim.asWritten
    ? `date as written “${claim.asWritten}”`
    : coded === undefined
      ? 'no date'
      : `date as coded ${coded}`;
  return [locator(claim) || 'no place stated', dates].join('; ');
}

function rows(one: Evidence, claims: Archive['claims']) {
  return one.claims.flatMap(({ id, mark = '' }) => {
    const claim = claims.get(id);
    return claim ? [{ claim, mark }] : [];
  });
}

/** Entries with the claims of each, then the sources; every mark of the picture links to one. */
export function evidenceList(prefix: string, evidence: readonly Evidence[], archive: Archive): Html {
  const { claims, sources, names } = archive;
  const cited = [...new Set(evidence.flatMap((one) => rows(one, claims).map(({ claim }) => claim.source)))].sort();
  return html`<ol class="evidence">${evidence.map(
    (
      one,
    ) => html`<li id="${prefix}-${one.id}" tabindex="-1"><b>${one.heading}</b> <a class="back" href="#${prefix}">to the picture</a>${one.lines?.map((line) => html`<p>${line}</p>`)}
<ul>${rows(one, claims).map(
      ({
        claim,
        mark,
      }) => html`<li><code>${claim.id}</code> ${mark && html`<b>${mark}</b>`}${codedClaim(claim, names)} <small>${gradeText(claim.grade)}; <a href="#${prefix}-source-${claim.source}">${claim.source}</a>, ${placeOf(claim)}</small></li>
`,
    )}</ul></li>
`,
  )}</ol>
<p class="note"><b>Sources</b></p>
<ul class="evidence">${cited.map(
    (
      id,
    ) => html`<li id="${prefix}-source-${id}" tabindex="-1"><code>${id}</code> ${sources.get(id)?.title ?? ''}${sources.get(id)?.url && html` <small>${sources.get(id)!.url}</small>`}</li>
`,
  )}</ul>
`;
}

export interface EvidenceLine {
  readonly text: string;
  readonly heading: boolean;
  /** Of the entry that begins here. */
  readonly id?: string;
}

/** The same as lines of text, for a drawing that stands alone. */
export function evidenceLines(
  evidence: readonly Evidence[],
  { claims, sources, names }: Archive,
): readonly EvidenceLine[] {
  return evidence.flatMap((one) => [
    { text: one.heading, heading: true, id: one.id },
    ...(one.lines ?? []).map((text) => ({ text, heading: false })),
    ...rows(one, claims).map(({ claim, mark }) => ({
      text: `${claim.id}: ${mark}${codedClaim(claim, names)} ${gradeText(claim.grade)}; ${sources.get(claim.source)?.title ?? claim.source} (${claim.source}), ${placeOf(claim)}`,
      heading: false,
    })),
  ]);
}
