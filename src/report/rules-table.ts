/** Which findings hang on the rule of resolution: what each rule concludes, where they differ. */
import { describeMoment, type Moment } from '../calendar/index.ts';
import {
  comparable,
  type Finding,
  type Predicate,
  type ResolutionRule,
  type RulesApart,
  rulesApart,
  ruleText,
  type Version,
} from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { codedClaim } from './coded-claim.ts';
import { type Html, html } from './escape.ts';
import { exitText } from './facts.ts';
import type { Names } from './names.ts';
import { percent } from './numbers.ts';

/** The rules set side by side: the plain ones, the source examined preferred, and the one in force. */
function rulesShown({ resolution, questions }: Scenario): readonly ResolutionRule[] {
  const rules: readonly ResolutionRule[] = [
    { rule: 'best-grade' },
    { rule: 'majority' },
    ...(questions.source === undefined ? [] : [{ rule: 'prefer', sources: [questions.source] } as const]),
    { rule: 'sample', weights: 'usual' },
  ];
  const isShown = rules.some((rule) => ruleText(rule) === ruleText(resolution));
  return isShown ? rules : [resolution, ...rules];
}

/** @returns undefined where no finding hangs on the rule */
export function rulesTable(scenario: Scenario, names: Names): Html | undefined {
  const rules = rulesShown(scenario);
  const found = rulesApart(scenario.claims, rules, scenario.sources);
  if (found.length === 0) return undefined;
  const head = (rule: ResolutionRule) =>
    html`<th scope="col">${ruleText(rule)}${ruleText(rule) === ruleText(scenario.resolution) && html` <small>in force</small>`}</th>`;
  return html`<p>${String(found.length)} findings hang on the rule by which contradictions are decided. All others are the same under each of these rules.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Findings by rule of resolution"><table>
<caption>What each rule concludes, where they differ; under sample each version with its chance</caption>
<thead><tr><th scope="col">Question</th>${rules.map(head)}</tr></thead>
<tbody>${found.map(
    (
      row,
    ) => html`<tr><th scope="row">${questionText(row, scenario, names)}</th>${row.answers.map((versions) => html`<td>${answer(versions)}</td>`)}</tr>
`,
  )}</tbody></table></div>
`;
}

/** The deciding claim without its dates, and without what of its value is part of the answer. */
function questionText({ question, answers }: RulesApart, scenario: Scenario, names: Names): string {
  const { predicate, subject, object } = question;
  if (predicate === 'series') return names.any(subject);
  if (predicate === 'rank') return `${names.short(subject)}: place or votes in ${names.any(object ?? '')}`;
  const [id] = answers[0]![0]!.finding.supporting;
  const { from: _from, to: _to, value = '', ...claim } = scenario.claims.find((one) => one.id === id)!;
  const asked = predicate === 'tie' ? value.split(' ')[0] : isAsked(predicate) ? value : undefined;
  return codedClaim({ ...claim, modality: 'asserted', ...(asked && { value: asked }) }, names);
}

/** Whether a value is part of the question. */
function isAsked(predicate: Predicate): boolean {
  return predicate === 'status' || predicate === 'condition' || predicate === 'renamed';
}

function answer(versions: readonly Version[]): Html {
  if (versions.length === 1) return html`${answerText(versions[0]!.finding)}`;
  return html`${versions.map(({ finding, chance }) => html`<span class="sentence">${answerText(finding)} <b>${percent(chance)}</b></span> `)}`;
}

function answerText({ question, value, from, to }: Finding): string {
  const date = (moment: Moment | 'open') => (moment === 'open' ? 'open' : describeMoment(moment));
  const dates = [
    from === undefined ? '' : date(from),
    to === undefined ? '' : to === 'open' ? 'and after' : `to ${date(to)}`,
  ].filter(Boolean);
  return [dates.join(' '), valueText(question.predicate, value)].filter(Boolean).join('; ') || 'undated';
}

/** A coder's own words are left out but for the codes in them: they may name anybody. */
function valueText(predicate: Predicate, value: string | undefined): string {
  if (value === undefined || isAsked(predicate)) return '';
  if (predicate === 'holds' || predicate === 'acting') return exitText(value as Parameters<typeof exitText>[0]);
  if (predicate === 'tie') return `strength ${value.split(' ')[1]}`;
  return comparable(predicate, value) ?? '';
}
