/** What the model does not claim, and every setting that the page's numbers hang on. */
import type { Plan, Summary } from '../experiment/index.ts';
import type { ChangeKind } from '../polity/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { engines, engineText, type Summaries } from './charts/paramount.ts';
import { type Html, html, type Part } from './escape.ts';
import { givenText } from './finding.ts';
import { count, listed, percent, plural } from './numbers.ts';

/** Read off what ran, so that it cannot fall behind the program. @param plan of the given histories */
export function limits(scenario: Scenario, summaries: Summaries, plan: Plan): Html {
  const { parts } = plan.model.set;
  const off = parts.filter(({ on }) => !on).map(({ mechanism }) => mechanism.id);
  const untold = kindsUntold(plan);
  const sources = scenario.sources.size;
  return html`<ul>
<li>One history happened. It cannot identify the model’s parameters: other parameters may fit it as well, and nothing here is fitted to it.</li>
<li>Intervals show Monte-Carlo error alone, not doubt about parameters, mechanisms or sources. They shrink with more histories; the doubt does not.</li>
<li>The cast and its ties are selected by outcome: those who mattered later are coded more fully (${count(sources)} sources, ${count(scenario.claims.length)} claims, ${count(scenario.assessments.length)} assessments).</li>
<li>The model has ${plural(parts.length, 'mechanism')}${off.length > 0 && html` (switched off in given histories: ${listed(off)})`}: ${parts.map(({ mechanism }, i) => html`${i > 0 && '; '}<em>${mechanism.id}</em>, ${lowered(mechanism.about)}`)}. What hangs on anything else it cannot produce.</li>
${
  untold.length > 0 &&
  html`<li>On the record of the years simulated there are changes of kinds that no running mechanism tells, so that the model never makes them by itself: ${listed(untold)}.</li>
`
}<li>Any member of the regime may be named to any office whose rule states no requirement: a soldier may chair the government.</li>
<li>Absences of unknown end are left out of the start.</li>
<li>“Paramount” is a definition: at least ${percent(summaries.given.thresholds.share ?? 0)} of all control, and ${summaries.given.thresholds.factor ?? '–'} times that of the second. Other thresholds give other shares.</li>
<li>The replayed record is a measure too: the model’s own reading of the record’s posts, ties and standing, with its decisions switched off.</li>
<li>Passages of the source are not reproduced; their offsets and digests identify them.</li>
</ul>
`;
}

/** Kinds of change on the record that no running mechanism tells, with how often they occur there, the commonest first. */
function kindsUntold({ record, start, to, model }: Plan): readonly string[] {
  const told = new Set(model.set.parts.filter(({ on }) => on).flatMap(({ mechanism }) => mechanism.tells));
  const counts = new Map<ChangeKind, number>();
  for (const { kind, earliest, latest } of record.chronicle)
    if (!told.has(kind) && earliest <= to && latest > start.day) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([kind, n]) => `${kindTexts[kind]} (${count(n)})`);
}

const kindTexts: Readonly<Record<ChangeKind, string>> = {
  enters: 'cadres taken from a pool',
  dies: 'deaths',
  'falls-ill': 'illnesses',
  recovers: 'recoveries',
  departs: 'departures on a journey or cure',
  returns: 'returns from them',
  fills: 'posts filled',
  vacates: 'posts given up',
  sanctioned: 'sanctions',
  lifted: 'sanctions lifted',
  ties: 'ties formed',
  unties: 'ties broken',
  creates: 'bodies and posts created',
  abolishes: 'bodies and posts abolished',
  renames: 'bodies and posts renamed',
  resizes: 'bodies resized',
  adopts: 'policies adopted',
  repeals: 'policies given up',
  moves: 'motions put on the table',
  votes: 'votes',
  strikes: 'moves of armed units',
  joins: 'factions joined',
  leaves: 'factions left',
  measures: 'figures measured',
  happens: 'events',
};

/** A sentence made part of another. */
function lowered(about: string): string {
  return about.charAt(0).toLowerCase() + about.slice(1).replace(/\.$/, '');
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
