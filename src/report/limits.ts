/** What the model does not claim, and every setting that the page's numbers hang on. */
import type { Summary } from '../experiment/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { engines, engineText, type Summaries } from './charts/paramount.ts';
import { type Html, html, type Part } from './escape.ts';
import { givenText } from './finding.ts';
import { count, percent } from './numbers.ts';

export function limits(scenario: Scenario, summaries: Summaries): Html {
  const sources = scenario.sources.size;
  return html`<ul>
<li>One history happened. It cannot identify the model’s parameters: other parameters may fit it as well, and nothing here is fitted to it.</li>
<li>Intervals show Monte-Carlo error alone, not doubt about parameters, mechanisms or sources. They shrink with more histories; the doubt does not.</li>
<li>The cast and its ties are selected by outcome: those who mattered later are coded more fully (${count(sources)} sources, ${count(scenario.claims.length)} claims, ${count(scenario.assessments.length)} assessments).</li>
<li>The model so far has health, appointments with turnover and patronage, and removal by a body’s vote. It has no coalitions, no congresses, no agenda, no force and no economy. What hangs on them it cannot produce.</li>
<li>Any member of the regime may be named to any office whose rule states no requirement: a soldier may chair the government.</li>
<li>Absences of unknown end are left out of the start, and sanctions in force at the start are never lifted: no mechanism does so yet.</li>
<li>The capacity of bodies is fixed as the tables give it, but for changes that are given.</li>
<li>“Paramount” is a definition: at least ${percent(summaries.given.thresholds.share ?? 0)} of all control, and ${summaries.given.thresholds.factor ?? '–'} times that of the second. Other thresholds give other shares.</li>
<li>The replayed record is a measure too: the model’s own reading of the record’s posts, ties and standing, with its decisions switched off.</li>
<li>Passages of the source are not reproduced; their offsets and digests identify them.</li>
</ul>
`;
}

export function settings(scenario: Scenario, summaries: Summaries): Html {
  const { given } = summaries;
  const rows: readonly (readonly [string, Part])[] = [
    ['Scenario', html`${scenario.title} <code>${scenario.id}</code>`],
    ['Scenario digest (SHA-256)', html`<code>${scenario.digest}</code>`],
    ['Program version', given.version],
    ['Parameters version', given.parametersVersion],
    ['Seed', same(summaries, ({ seed }) => String(seed))],
    [
      'Histories',
      [...engines, 'record' as const].map((engine) => `${count(summaries[engine].histories)} ${engine}`).join(', '),
    ],
    ['Known as of', given.asOf],
    ['Simulated', `${given.months[0] ?? given.from} to ${given.to}`],
    ['Resolution of conflicting claims', given.resolution],
    ['Given', engines.map((engine) => `${engineText[engine]}: ${givenText(summaries[engine])}`).join('; ')],
    [
      'Paramount',
      `share of control at least ${given.thresholds.share ?? '–'}, at least ${given.thresholds.factor ?? '–'} times the second`,
    ],
    [
      'Switched off',
      engines.map((engine) => `${engineText[engine]}: ${summaries[engine].off.join(', ') || 'nothing'}`).join('; '),
    ],
    ['Overrides', engines.map((engine) => `${engineText[engine]}: ${overrides(summaries[engine])}`).join('; ')],
    ['Source set beside the model', source(scenario)],
  ];
  return html`<dl class="settings">${rows.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  )}</dl>
`;
}

function same(summaries: Summaries, of: (summary: Summary) => string): string {
  const values = new Set([...engines, 'record' as const].map((engine) => of(summaries[engine])));
  return values.size === 1
    ? [...values][0]!
    : [...engines, 'record' as const].map((engine) => `${engine}: ${of(summaries[engine])}`).join(', ');
}

function overrides({ overrides: values }: Summary): string {
  const pairs = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? 'none' : pairs.map(([name, value]) => `${name} = ${value}`).join(', ');
}

function source({ questions, sources }: Scenario): Part {
  const found = questions.source === undefined ? undefined : sources.get(questions.source);
  if (!found) return 'none';
  return html`${found.title} <code>${found.id}</code>${found.sha256 !== undefined && html`, SHA-256 <code>${found.sha256}</code>`}`;
}

/** Mean number of changes a history, by maker and kind. */
export function activity(summaries: Summaries): Html {
  const kinds = [...new Set(engines.flatMap((engine) => Object.keys(summaries[engine].told)))].sort();
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Changes told"><table class="figures">
<caption>Mean number of changes in a history</caption>
<thead><tr><th scope="col">Told by</th><th scope="col">Kind</th>${engines.map((engine) => html`<th scope="col">${engineText[engine]}</th>`)}</tr></thead>
<tbody>${kinds.map((kind) => {
    const at = kind.lastIndexOf(' ');
    return html`<tr><th scope="row">${kind.slice(0, at)}</th><td>${kind.slice(at + 1)}</td>${engines.map((engine) => html`<td>${summaries[engine].told[kind]?.toFixed(1) ?? '–'}</td>`)}</tr>
`;
  })}</tbody></table></div>
`;
}
