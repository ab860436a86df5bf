/** Effects of mechanisms: each switched off, what moves, beside what was written down before anybody looked. */
import { type Ablation, type Effect, type JudgedSign, measures, type Verdict } from '../experiment/index.ts';
import { points, pointsText } from './cause-text.ts';
import { type CsvCell, csvLink } from './csv.ts';
import { type Html, html } from './escape.ts';
import type { JudgedRuns } from './judged.ts';
import type { Names } from './names.ts';
import { listed, percent, plural } from './numbers.ts';

type Run = NonNullable<JudgedRuns['ablation']>;

const verdicts: readonly (readonly [Verdict, string, string])[] = [
  ['confirmed', '✓', 'good'],
  ['contradicted', '✗', 'bad'],
  ['no effect', '=', 'bad'],
  ['no effect at all', '=', 'bad'],
  ['too small', '<', 'idle'],
  ['undecided', '?', 'idle'],
];

/** What became of the signs, and which mechanisms move nothing. */
export function ablationTitle({ mechanisms }: Run): string {
  const signs = mechanisms.flatMap((one) => one.signs);
  const found = verdicts.flatMap(([verdict]) => {
    const n = signs.filter((one) => one.verdict === verdict).length;
    return n === 0 ? [] : [`${n} ${verdict}`];
  });
  const said =
    signs.length === 0
      ? 'No sign was written down beforehand for these histories'
      : `Of ${plural(signs.length, 'sign')} written down beforehand: ${listed(found)}`;
  const idle = mechanisms.filter(({ movesNothing }) => movesNothing).map(({ mechanism }) => mechanism);
  return idle.length === 0 ? said : `${said}; switching off ${listed(idle, 'or')} moves nothing`;
}

/** Followed endings and outcomes that a mechanism moves most, beyond their intervals. */
const mostMoved = 2;

export function moved({ endings, outcomes }: Ablation, names: Names): readonly Effect[] {
  const ends = endings.map((effect) => ({
    ...effect,
    about: effect.about === null ? 'leadership ends collective' : `${names.short(effect.about)} ends paramount`,
  }));
  return [...ends, ...outcomes]
    .filter(({ low, high }) => low > 0 || high < 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, mostMoved);
}

export function ablationTable(run: Run, names: Names): Html {
  return html`<p class="finding">${ablationTitle(run)}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Effects of mechanisms"><table class="figures wordy" id="ablation">
<caption>${plural(run.histories, `${run.variant} history`, `${run.variant} histories`)} with each mechanism off, paired with the full model on the same random draws; 95\u00a0% intervals</caption>
<thead><tr><th scope="col">Mechanism</th><th scope="col">What was said beforehand</th><th scope="col">full model</th><th scope="col">changed</th><th scope="col">change</th><th scope="col">Verdict</th></tr></thead>
${run.mechanisms.map((one) => group(one, names))}</table></div>
<p class="note">Signs were registered before a mechanism’s first run and are not edited afterwards. “No effect”: the change said to be the least is ruled out, and none is not; “no effect at all”: no pair of histories differs in the measure, so that nothing was tested; “too small”: right side, short of it. Each interval is for one comparison: of a hundred true nothings about five lie beyond theirs. ${csvLink('ablation', csv(run, names))}</p>
`;
}

function group(one: Ablation, names: Names): Html {
  const found = moved(one, names);
  const signs =
    one.signs.length === 0
      ? [html`<td colspan="5" class="untested">no sign is registered for these histories</td>`]
      : one.signs.map(signCells);
  const most = one.movesNothing
    ? 'Moves nothing: no pair of histories differs in anything that is followed or measured.'
    : found.length === 0
      ? `No ending or outcome moves beyond its interval; ${percent(one.unchanged.share)} of pairs unchanged.`
      : `Moves most: ${found.map(({ about, without, with: off, ...effect }) => `${about} ${percent(without)} → ${percent(off)} (${pointsText(effect)})`).join('; ')}.`;
  return html`<tbody>${signs.map(
    (
      cells,
      i,
    ) => html`<tr>${i === 0 && html`<th scope="rowgroup" rowspan="${signs.length + 1}">${one.mechanism}</th>`}${cells}</tr>
`,
  )}<tr><td colspan="5" class="words"><small>${most}</small></td></tr></tbody>
`;
}

function signCells({ sign, full, changed, difference, low, high, verdict }: JudgedSign): Html {
  const [, mark, tone] = verdicts.find(([name]) => name === verdict)!;
  const change = (value: number) => (sign.relative ? `${points(value)}\u00a0%` : signed(value));
  const measured =
    full === undefined
      ? html`<td colspan="3" class="untested">not measured</td>`
      : html`<td>${number(full)}</td><td>${number(changed!)}</td><td>${change(difference!)} <small class="range">${change(low!)} to ${change(high!)}</small></td>`;
  return html`<td class="words">${saidText({ sign })}</td>${measured}<td><span class="mark ${tone}">${mark} ${verdict}</span></td>`;
}

/** `off: departures from posts (a history) falls by at least 2`. */
export function saidText({ sign }: Pick<JudgedSign, 'sign'>): string {
  const { when, measure, direction, least, relative, to } = sign;
  const done =
    when === 'off'
      ? 'off'
      : Object.entries(when.overrides)
          .map(([name, value]) => `${name} = ${value}`)
          .join(', ');
  const { about, unit } = measures[measure] ?? { about: measure, unit: '' };
  const size = relative ? percent(least) : String(least);
  const moves =
    direction === 'none'
      ? `stays within ${size}`
      : `${direction}${least > 0 ? ` by at least ${size}` : ''}${to === undefined ? '' : `, to ${to}`}`;
  return `${done}: ${about} (${unit}) ${moves}`;
}

function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : '0';
}

/** Two decimals, or two figures below a tenth. */
function number(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 0.1 ? String(Number(value.toPrecision(2))) : value.toFixed(2);
}

function csv({ mechanisms }: Run, names: Names): readonly (readonly CsvCell[])[] {
  return [
    ['mechanism', 'about', 'said', 'full', 'changed', 'change', 'low', 'high', 'verdict'],
    ...mechanisms.flatMap((one) => [
      ...one.signs.map(({ sign, full = '', changed = '', difference = '', low = '', high = '', verdict }) => [
        one.mechanism,
        sign.id,
        saidText({ sign }),
        full,
        changed,
        difference,
        low,
        high,
        verdict,
      ]),
      ...moved(one, names).map(({ about, without, with: off, difference, low, high }) => [
        one.mechanism,
        about ?? '',
        '',
        without,
        off,
        difference,
        low,
        high,
        '',
      ]),
    ]),
  ];
}
