/** The report: one self-contained page that opens with the finding. Equal input gives equal bytes; nothing is fetched. */
import type { Day } from '../calendar/index.ts';
import type { Plan, Told } from '../experiment/index.ts';
import type { HistoricalRecord } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { ablationTable } from './ablation-table.ts';
import { calibrationFigure } from './charts/calibration.ts';
import { causesFigure, causesTable } from './charts/causes.ts';
import { patterns } from './charts/figure.ts';
import { holdersFigure } from './charts/holders.ts';
import { endingRows, paramountFigure, paramountTable, type Summaries } from './charts/paramount.ts';
import { patternRows, patternsFigure, patternsTable } from './charts/pattern-ranges.ts';
import { perceptionFigure } from './charts/perception.ts';
import { personsFigure } from './charts/persons.ts';
import { timeAxis } from './charts/strip.ts';
import { claimRows, claimsTable } from './claims-table.ts';
import { type Html, html, trusted } from './escape.ts';
import { findingSentence, statusLine } from './finding.ts';
import type { JudgedRuns } from './judged.ts';
import { activity, limits, settings } from './limits.ts';
import { nameOf } from './names.ts';
import { outcomeRows, outcomesTable } from './outcomes.ts';
import { tellHistory } from './prose.ts';
import { recordSection } from './record-section.ts';
import { rulesTable } from './rules-table.ts';
import { scoresTables } from './scores-table.ts';
import { style } from './style.ts';

export interface ReportInput {
  readonly scenario: Scenario;
  readonly record: HistoricalRecord;
  /** The record made without the claims of `scenario.questions.source`. */
  readonly independent: HistoricalRecord;
  readonly summaries: Summaries;
  /** The plan of the given variant; the truths of all summaries are in the order of its propositions. */
  readonly plan: Plan;
  /** Histories told in prose. */
  readonly told: readonly { readonly title: string; readonly plan: Plan; readonly told: Told }[];
  /** What judges the model, where it was run. */
  readonly judged?: JudgedRuns;
}

/** Styles alone may run; nothing may be fetched, framed or sent. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The whole page as HTML text. */
export function reportPage({ scenario, record, independent, summaries, plan, told, judged = {} }: ReportInput): string {
  const names = nameOf(scenario.cast, scenario.series);
  const rows = endingRows(summaries, names);
  const axis = timeAxis((plan.start.day + 1) as Day, summaries.given.months.length);
  const claims = claimRows(scenario, independent, names);
  const patternsFound = patternRows(summaries);
  const ruled = rulesTable(scenario, names);
  const { causes = [], ablation, scores } = judged;
  const coded = (claim: string) => claims.find((row) => row.claim.id === claim)?.coded.join(' ') ?? '';
  const sections: readonly Section[] = [
    { id: 'ends', title: 'Who ends paramount', body: html`${paramountFigure(rows, summaries)}${paramountTable(rows)}` },
    {
      id: 'timeline',
      title: 'The chief persons: record above, model below',
      body: personsFigure(plan, record, summaries, axis, names),
    },
    {
      id: 'underestimated',
      title: 'Who is underestimated',
      body: perceptionFigure(summaries, names),
    },
    { id: 'posts', title: 'Who holds the chief posts', body: holdersFigure(plan, record, summaries, axis, names) },
    { id: 'record', title: 'The record', body: recordSection(scenario, record, names) },
    ...(claims.length > 0
      ? [{ id: 'claims', title: 'What the source claims', body: claimsTable(claims, summaries, causes) }]
      : []),
    ...(causes.length > 0
      ? [
          {
            id: 'causes',
            title: 'What the source’s causes do',
            body: html`${causesFigure(causes)}${causesTable(causes, coded)}`,
          },
        ]
      : []),
    {
      id: 'outcomes',
      title: 'Chief outcomes beside the record',
      body: outcomesTable(outcomeRows(scenario, record, summaries)),
    },
    ...(ruled ? [{ id: 'resolution', title: 'What hangs on the rule of resolution', body: ruled }] : []),
    {
      id: 'patterns',
      title: 'Patterns beside published figures',
      body: html`${patternsFigure(patternsFound)}${patternsTable(patternsFound, summaries.given.months.length)}`,
    },
    ...(ablation
      ? [{ id: 'mechanisms', title: 'What each mechanism does', body: ablationTable(ablation, names) }]
      : []),
    ...(scores
      ? [
          {
            id: 'scores',
            title: 'Forecasts scored beside baselines',
            body: html`${scoresTables(scores)}${calibrationFigure(scores)}`,
          },
        ]
      : []),
    { id: 'histories', title: 'Histories in prose', body: told.map(history) },
    {
      id: 'limits',
      title: 'Limits and settings',
      body: html`<h3>What the model does not claim</h3>${limits(scenario, summaries, plan)}<h3>Settings</h3>${settings(scenario, summaries)}<h3>How much happens in a history</h3>${activity(summaries)}`,
    },
  ].map((section) => ({ ...section, body: html`${section.body}` }));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${scenario.title} – Interregnum</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${patterns}<header>
<p class="kicker">Interregnum ${summaries.given.version} · ${scenario.id}</p>
<h1>${scenario.title}</h1>
<p class="headline">${findingSentence(rows)}</p>
${statusLine(summaries)}<nav aria-label="Contents"><ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
</header>
<main id="main">
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${body}</section>
`,
)}</main>
</body>
</html>
`.text;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

function history({ title, plan, told }: ReportInput['told'][number]): Html {
  return html`<details open class="history"><summary><h3>${title}</h3></summary>
${tellHistory(plan, told).map(
  ({ heading, text }) => html`<h4>${heading}</h4><p>${text}</p>
`,
)}</details>
`;
}
