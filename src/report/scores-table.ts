/** Scores of the model beside its baselines, and in plain words where it loses. */
import type { ForecasterId, Score, SkillInterval } from '../experiment/index.ts';
import { csvLink } from './csv.ts';
import { type Html, html } from './escape.ts';
import { count, listed, percent, plural } from './numbers.ts';

const names: Readonly<Record<ForecasterId, string>> = {
  model: 'the model',
  'status-quo': 'status quo',
  'base-rate': 'base rate',
  'formal-rank': 'formal rank',
  'largest-bloc': 'largest bloc',
  'null-engine': 'null engine',
  'shuffled-assessments': 'assessments shuffled',
  'shuffled-ties': 'ties shuffled',
};

type Standing = 'beats' | 'loses' | 'even';

/** Beyond the interval or not; undefined without a skill. */
function standing({ skill, low, high }: SkillInterval): Standing | undefined {
  if (skill === undefined) return undefined;
  if (low !== undefined && low > 0) return 'beats';
  return high !== undefined && high < 0 ? 'loses' : 'even';
}

/** Where the model loses comes first. */
export function scoresTitle({ forecasters, kinds }: Pick<Score, 'forecasters' | 'kinds'>): string {
  const against = (wanted: Standing) =>
    forecasters.flatMap(({ forecaster, modelAgainst }) =>
      modelAgainst && standing(modelAgainst.brier) === wanted ? [names[forecaster]] : [],
    );
  const [loses, even, beats] = [against('loses'), against('even'), against('beats')];
  const losing = kinds.filter(({ modelAgainst }) => (modelAgainst['null-engine']?.skill ?? 0) < 0);
  const said = [
    ...(loses.length > 0 ? [`loses to ${listed(loses)}`] : []),
    ...(even.length > 0 ? [`is not shown to be better than ${listed(even)}`] : []),
    ...(beats.length > 0 ? [`beats ${listed(beats)}`] : []),
  ].join('; it ');
  const kind =
    losing.length > 0
      ? `; it scores worse than the null engine on ${listed(losing.map(({ kind }) => `“${kind}”`))}`
      : '';
  return said === '' ? 'There is nothing to compare the model with' : `The model ${said}${kind}`;
}

const three = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '–');

/** Two decimals with a true minus; what is far below 0 needs no digits. */
function signed(value: number): string {
  if (value < -9.99) return '< −10';
  const text = value.toFixed(2).replace('-', '−');
  return text === '−0.00' ? '0.00' : text;
}

function skillCell(skill: SkillInterval | undefined): Html {
  if (skill?.skill === undefined) return html`–`;
  const { low, high } = skill;
  return html`${signed(skill.skill)}${low !== undefined && high !== undefined && html` <small class="range">${signed(low)} to ${signed(high)}</small>`}`;
}

export function scoresTables(scores: Score): Html {
  const { forecasters, kinds, dates, horizons, given } = scores;
  const left = Object.values(scores.unknown).reduce((sum, n) => sum + n, 0);
  return html`<p class="finding">${scoresTitle(scores)}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Scores of forecasters"><table class="figures">
<caption>${count(scores.asked - left)} questions from ${plural(dates.length, 'date')}, ${listed(dates)}, ${listed(horizons.map(String))} months ahead; ${plural(scores.histories, 'history', 'histories')} each. Lower scores are better; skill above 0: the model is better</caption>
<thead><tr><th scope="col">Forecaster</th><th scope="col">questions</th><th scope="col">Brier</th><th scope="col">log (nats)</th><th scope="col">ranked</th><th scope="col">slope</th><th scope="col">the model’s skill against it, 95\u00a0%</th></tr></thead>
<tbody>${forecasters.map(
    (one) =>
      html`<tr><th scope="row">${names[one.forecaster]}</th><td>${count(one.n)}</td><td>${three(one.brier)}</td><td>${three(one.log)}</td><td>${three(one.ordered.rps)}</td><td>${one.recalibration.ok ? one.recalibration.slope.toFixed(2) : '–'}</td><td>${one.modelAgainst ? skillCell(one.modelAgainst.brier) : ''}</td></tr>
`,
  )}</tbody></table></div>
<div class="scroll" tabindex="0" role="region" aria-label="Scores by kind of question"><table class="figures">
<caption>By kind of question: Brier score of the model, and its skill with 95\u00a0% intervals</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">questions</th><th scope="col">came true</th><th scope="col">Brier</th><th scope="col">skill against the null engine</th><th scope="col">against the base rate</th></tr></thead>
<tbody>${kinds.map(
    ({ kind, n, happened, brier, modelAgainst }) =>
      html`<tr><th scope="row">${kind}</th><td>${count(n)}</td><td>${percent(happened)}</td><td>${three(brier.model ?? Number.NaN)}</td><td>${skillCell(modelAgainst['null-engine'])}</td><td>${skillCell(modelAgainst['base-rate'])}</td></tr>
`,
  )}</tbody></table></div>
<p class="note">Questions are made by a rule from the cast and from what was known on each date; the record leaves ${count(left)} open. Skill: 1 − Brier score of the model / of the other, on the questions both cover; intervals resample persons and cases. ${given.length > 0 ? 'Facts were given from the record: nothing here is a forecast.' : 'The histories are free: no fact after each date is given.'} The scenario was compiled by people who knew how it ended: these scores are developmental. ${csvLink(
    'scores',
    [
      ['forecaster', 'questions', 'brier', 'log', 'ranked', 'slope', 'skill of the model', 'low', 'high'],
      ...forecasters.map(({ forecaster, n, brier, log, ordered, recalibration, modelAgainst }) => [
        names[forecaster],
        n,
        brier,
        log,
        ordered.rps,
        recalibration.ok ? recalibration.slope : '',
        modelAgainst?.brier.skill ?? '',
        modelAgainst?.brier.low ?? '',
        modelAgainst?.brier.high ?? '',
      ]),
    ],
  )}</p>
`;
}
