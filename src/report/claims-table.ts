/** The claims of the interpretive source: what each says in coded form, what the other sources say, how often the model makes it true. */
import type { CauseEffect, Summary } from '../experiment/index.ts';
import { asksMeasure } from '../polity/index.ts';
import type { Claim, HistoricalRecord } from '../record/index.ts';
import { type ClaimLabel, type ClaimReading, claimLabels, type Scenario } from '../scenario/index.ts';
import { causeMarks, causeText, pointsText } from './cause-text.ts';
import { engines, engineText, type Summaries } from './charts/paramount.ts';
import { codedClaim } from './coded-claim.ts';
import { type CsvCell, csvLink } from './csv.ts';
import { type Html, html } from './escape.ts';
import type { Names } from './names.ts';
import { plural } from './numbers.ts';
import { at, majority, truthText } from './outcomes.ts';
import { shareCell } from './share-cell.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export interface ClaimRow {
  readonly claim: Claim;
  readonly reading: ClaimReading;
  readonly coded: readonly string[];
  readonly verdict: Verdict;
  /** Where the reading's proposition stands among the plan's; undefined without one. */
  readonly proposition?: number;
}

/** A row for each reading of a claim of the source, in the order of the readings. */
export function claimRows(scenario: Scenario, independent: HistoricalRecord, names: Names): readonly ClaimRow[] {
  const own = scenario.claims.filter(({ source }) => source === scenario.questions.source);
  const byId = new Map(own.map((claim) => [claim.id, claim]));
  const read = new Set(scenario.readings.map(({ claim }) => claim));
  let next = scenario.questions.outcomes.length;
  return scenario.readings.flatMap((reading) => {
    const proposition = reading.proposition ? next++ : undefined;
    const claim = byId.get(reading.claim);
    if (!claim) return [];
    // One passage may take several rows to code; the others carry its identifier and a suffix.
    const more = own.filter(({ id }) => !read.has(id) && id.startsWith(`${claim.id}-`));
    return [
      {
        claim,
        reading,
        coded: [claim, ...more].map((one) => codedClaim(one, names)),
        verdict: verdictOn(claim, reading, independent, scenario),
        ...(proposition !== undefined && { proposition }),
      },
    ];
  });
}

export function claimsTitle(rows: readonly ClaimRow[]): string {
  const number = (standing: Verdict['standing']) => rows.filter(({ verdict }) => verdict.standing === standing).length;
  return `Of ${plural(rows.length, 'claim')} the other sources, as coded, agree with ${number('agrees')}, contradict ${number('contradicts')} and are silent on ${number('silent')}`;
}

const labelTexts: Readonly<Record<ClaimLabel, string>> = {
  input: 'known at the start: nothing to simulate',
  outcome: 'an outcome without a proposition',
  causal: 'not tested: the reading states nothing to switch off',
  character: 'a judgement of character: no history decides it',
  untestable: 'outside what the model can show',
};

/** @param causes what switching them off shows, where it was run */
export function claimsTable(
  rows: readonly ClaimRow[],
  summaries: Summaries,
  causes: readonly CauseEffect[] = [],
): Html {
  const counts = claimLabels.map((label) => ({
    label,
    n: rows.filter(({ reading }) => reading.label === label).length,
  }));
  return html`<p class="finding">${claimsTitle(rows)}.</p>
<fieldset class="filters"><legend>Show claims labelled</legend>${filter('all', rows.length, true)}${counts.map(({ label, n }) => filter(label, n, false))}</fieldset>
<div class="scroll tall" tabindex="0" role="region" aria-label="Claims of the source"><table class="claims" role="table">
<caption>Each claim in the coder’s coded form; the source’s own words are not reproduced, the digest identifies the passage. Percent of histories with 95\u00a0% Monte-Carlo interval.</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Claim</th><th scope="col" role="columnheader">What it claims, as coded</th><th scope="col" role="columnheader">Label and basis</th><th scope="col" role="columnheader">The other sources</th><th scope="col" role="columnheader">null engine</th><th scope="col" role="columnheader">free</th><th scope="col" role="columnheader">given</th></tr></thead>
<tbody role="rowgroup">${rows.map((row) => claimRow(row, summaries, effectOf(row, causes)))}</tbody></table></div>
<p class="note">“Agrees” and “contradicts” compare dates and values with the finding that best-graded other claims give for the same question; an event’s own date also stands for somebody’s part in it. “Silent”: no other source is coded on it. “Proposition”: whether what the histories are asked is true on the other sources alone. ${csvLink('claims', csv(rows, summaries, causes))}</p>
`;
}

function filter(label: string, n: number, checked: boolean): Html {
  return html`<label><input type="radio" name="claim-label" value="${label}" id="show-${label}"${checked && html` checked`}><span>${label} (${n})</span></label>`;
}

function effectOf({ claim }: ClaimRow, causes: readonly CauseEffect[]): CauseEffect | undefined {
  return causes.find((effect) => effect.claim === claim.id);
}

function claimRow(row: ClaimRow, summaries: Summaries, effect: CauseEffect | undefined): Html {
  const { claim, reading, coded, proposition } = row;
  // Without a proposition the cell for the model says it.
  const untested =
    reading.label === 'causal' &&
    !effect &&
    proposition !== undefined &&
    html`<small>${reading.without ? html`Not tested in this run: what would be switched off is <code>${reading.without.text}</code>.` : 'Not tested: the reading states nothing to switch off.'}</small>`;
  const cells = effect
    ? causeCell(effect)
    : proposition === undefined
      ? html`<td role="cell" colspan="3" class="untested" data-head="model">${labelTexts[reading.label]}</td>`
      : engines.map(
          (engine) =>
            html`<td role="cell" class="number" data-head="${engineText[engine]}">${shareCell(at(summaries[engine], proposition))}</td>`,
        );
  return html`<tr role="row" data-label="${reading.label}"><th scope="row" role="rowheader" id="claim-${claim.id}">${claim.id}<small>${locator(claim)}</small></th><td role="cell" data-head="claims">${coded.map((sentence) => html`<span class="sentence">${sentence}</span> `)}</td><td role="cell" data-head="label"><b class="label">${reading.label}</b> <small>${reading.basis}</small>${untested}</td><td role="cell" data-head="other sources">${verdictCell(row, summaries.record)}</td>${cells}</tr>
`;
}

function causeCell(effect: CauseEffect): Html {
  const { sign, tone } = causeMarks[effect.verdict];
  return html`<td role="cell" colspan="3" class="cause" data-head="model, with and without the cause">with ${shareCell(effect.withCause)}, without ${shareCell(effect.withoutCause)}; difference in points ${pointsText(effect)}. <span class="mark ${tone}">${sign} ${effect.verdict}</span>: ${causeText(effect)}.</td>`;
}

/** `paragraph 5, characters 12–40, digest 6cf886e9`. */
export function locator({ locator: { text, start, end, sha256 } }: Claim): string {
  const parts = [
    text,
    start !== undefined && end !== undefined ? `characters ${start}–${end}` : '',
    sha256 ? `SHA-256 ${sha256.slice(0, 8)}…` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const signs = { agrees: '✓', contradicts: '✗', silent: '–' } as const;

function verdictCell(
  { verdict: { standing, says, claims, truth }, reading, proposition }: ClaimRow,
  record: Summary,
): Html {
  const shown = claims.slice(0, 2);
  const others = claims.length - shown.length;
  const measured = proposition !== undefined && reading.proposition && asksMeasure(reading.proposition);
  return html`<b class="standing ${standing}">${signs[standing]} ${standing}</b>${says !== undefined && html`: ${says}`}${shown.length > 0 && html` <small class="ids">${shown.join(', ')}${others > 0 && ` and ${others} more`}</small>`}${truth !== undefined && html` <small>Proposition: ${truthText[truth]}.</small>`}${measured && html` <small>Proposition, on the replayed record: ${truthText[majority(record, proposition)]}.</small>`}`;
}

function csv(
  rows: readonly ClaimRow[],
  summaries: Summaries,
  causes: readonly CauseEffect[],
): readonly (readonly CsvCell[])[] {
  return [
    [
      'claim',
      'locator',
      'as coded',
      'label',
      'basis',
      'other sources',
      'they say',
      'their claims',
      'proposition on them',
      ...engines,
      'given, cause switched off',
    ],
    ...rows.map((row) => {
      const { claim, coded, reading, verdict, proposition } = row;
      return [
        claim.id,
        locator(claim),
        coded.join(' '),
        reading.label,
        reading.basis,
        verdict.standing,
        verdict.says ?? '',
        verdict.claims.join(' '),
        verdict.truth ?? '',
        ...engines.map((engine) => (proposition === undefined ? '' : at(summaries[engine], proposition).share)),
        effectOf(row, causes)?.withoutCause.share ?? '',
      ];
    }),
  ];
}
