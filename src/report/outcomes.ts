/** The chief outcomes beside the record, with an honest mark where the model fails. */
import { type Share, type Summary, shareOf } from '../experiment/index.ts';
import { asksMeasure, evaluate, type Truth } from '../polity/index.ts';
import type { HistoricalRecord } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { engines, type Summaries } from './charts/paramount.ts';
import { csvLink } from './csv.ts';
import { type Html, html } from './escape.ts';
import { shareCell } from './share-cell.ts';

export interface OutcomeRow {
  readonly text: string;
  readonly truth: Truth;
  /** The truth was measured on the replayed record, not read off its claims. */
  readonly measured: boolean;
  readonly null: Share;
  readonly free: Share;
  readonly given: Share;
  /** The given histories hold rare (under a fifth, interval included) what the record says, or common what it denies. */
  readonly disagrees: boolean;
  /** The free histories are not nearer to the record than the null engine beyond Monte-Carlo error. */
  readonly noBetter: boolean;
  /** The free histories are farther from the record than the null engine, beyond Monte-Carlo error. */
  readonly worse: boolean;
}

const rare = 0.2;

export function outcomeRows(scenario: Scenario, record: HistoricalRecord, summaries: Summaries): readonly OutcomeRow[] {
  return scenario.questions.outcomes.map(({ text, proposition }, i) => {
    const measured = asksMeasure(proposition);
    const truth = measured
      ? majority(summaries.record, i)
      : evaluate(proposition, { chronicle: record.chronicle, start: scenario.asOf });
    const shares = { null: at(summaries.null, i), free: at(summaries.free, i), given: at(summaries.given, i) };
    return {
      text,
      truth,
      measured,
      ...shares,
      disagrees: disagrees(shares.given, truth),
      noBetter: noBetter(shares.free, shares.null, truth),
      worse: worse(shares.free, shares.null, truth),
    };
  });
}

/** A summary's share of histories in which its proposition `i` holds. */
export function at(summary: Summary, i: number): Share {
  return summary.truths[i] ?? shareOf(0, 0);
}

/** The truth of a proposition about a measure in most of the histories that replay the record. */
export function majority(record: Summary, i: number): Truth {
  const { share, of } = at(record, i);
  return of === 0 || share === 0.5 ? 'unknown' : share > 0.5 ? 'true' : 'false';
}

export function disagrees({ low, high }: Share, truth: Truth): boolean {
  return (truth === 'true' && high < rare) || (truth === 'false' && low > 1 - rare);
}

export function noBetter(model: Share, base: Share, truth: Truth): boolean {
  if (truth === 'unknown') return false;
  return truth === 'true' ? model.low <= base.high : model.high >= base.low;
}

export function worse(model: Share, base: Share, truth: Truth): boolean {
  if (truth === 'unknown') return false;
  return truth === 'true' ? model.high < base.low : model.low > base.high;
}

/** Mean squared distance of the shares from what the record says (Brier 1950); undefined where it says nothing. */
export function meanSquare(rows: readonly OutcomeRow[], engine: (typeof engines)[number]): number | undefined {
  const known = rows.filter(({ truth }) => truth !== 'unknown');
  if (known.length === 0) return undefined;
  return known.reduce((sum, row) => sum + (row[engine].share - Number(row.truth === 'true')) ** 2, 0) / known.length;
}

export function outcomesTitle(rows: readonly OutcomeRow[]): string {
  const bad = rows.filter(({ disagrees }) => disagrees).length;
  const idle = rows.filter(({ noBetter }) => noBetter).length;
  return `Of ${rows.length} chief outcomes the given histories strongly disagree with the record on ${bad}, and the free ones are no better than the null engine on ${idle}`;
}

export function outcomesTable(rows: readonly OutcomeRow[]): Html {
  const scores = engines.map((engine) => meanSquare(rows, engine)?.toFixed(3) ?? '–');
  return html`<p class="finding">${outcomesTitle(rows)}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Chief outcomes beside the record"><table class="figures outcomes">
<caption>Share of histories in which it comes true, percent (95\u00a0% Monte-Carlo interval)</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col">Record</th><th scope="col">null engine</th><th scope="col">free</th><th scope="col">given</th><th scope="col">The model’s mark</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.text}</th><td><b class="truth">${truthText[row.truth]}</b>${row.measured && html` <small>(replayed)</small>`}</td>${engines.map((engine) => html`<td>${shareCell(row[engine])}</td>`)}<td>${marks(row)}</td></tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row" colspan="2">Mean squared distance from the record (Brier; 0 is perfect, 0.25 is always saying 50\u00a0%)</th>${scores.map((score) => html`<td>${score}</td>`)}<td></td></tr></tfoot></table></div>
<p class="note">“Strongly disagrees”: less than a fifth of given histories, interval included, come out as the record does. “No better than null”: the interval of the free histories is not nearer to the record than that of the null engine; “worse than null”: it lies farther off, the intervals apart. The outcomes were chosen knowing the record; this is a description of fit, not a score of foresight. ${csvLink(
    'outcomes',
    [
      ['outcome', 'record', 'null', 'free', 'given', 'strongly disagrees', 'no better than null', 'worse than null'],
      ...rows.map((row) => [
        row.text,
        row.truth,
        row.null.share,
        row.free.share,
        row.given.share,
        String(row.disagrees),
        String(row.noBetter),
        String(row.worse),
      ]),
    ],
  )}</p>
`;
}

export const truthText: Readonly<Record<Truth, string>> = { true: 'yes', false: 'no', unknown: 'unknown' };

function marks({ disagrees, noBetter, worse, truth }: OutcomeRow): Html {
  if (truth === 'unknown') return html`record unclear`;
  return html`${disagrees && html`<span class="mark bad">✗ strongly disagrees</span> `}${worse ? html`<span class="mark bad">↓ worse than null</span>` : noBetter && html`<span class="mark idle">= no better than null</span>`}${!disagrees && !noBetter && html`<span class="mark good">✓ nearer than null</span>`}`;
}
