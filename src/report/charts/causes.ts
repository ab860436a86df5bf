/** What the source's causes do: how often the outcome comes about with each cause and with it switched off. */
import type { CauseEffect, CauseVerdict } from '../../experiment/index.ts';
import { causeMarks, causeText, pointsText } from '../cause-text.ts';
import { type Html, html } from '../escape.ts';
import { listed, plural } from '../numbers.ts';
import { shareCell } from '../share-cell.ts';
import { figure, legend } from './figure.ts';
import { Plot, svgOf } from './plot-svg.ts';

const counted: readonly (readonly [CauseVerdict, (n: number) => string])[] = [
  ['borne out', (n) => `bears out ${n}`],
  ['contradicted', (n) => `contradicts ${n}`],
  ['not borne out', (n) => `does not bear out ${n}`],
  ['undecided', (n) => `leaves ${n} undecided`],
  ['absent', (n) => `cannot test ${n}, whose outcome never comes about`],
];

export function causesTitle(effects: readonly CauseEffect[]): string {
  const said = counted.flatMap(([verdict, text]) => {
    const n = effects.filter((one) => one.verdict === verdict).length;
    return n === 0 ? [] : [text(n)];
  });
  return `Of ${plural(effects.length, 'cause')} that the source states and that can be switched off, the model ${listed(said)}`;
}

const rowHeight = 46;

export function causesFigure(effects: readonly CauseEffect[]): Html {
  const dots = effects.flatMap((one, i) => [
    { series: 'with', y: i - 0.13, ...one.withCause },
    { series: 'without', y: i + 0.13, ...one.withoutCause },
  ]);
  const of = (series: string) => dots.filter((dot) => dot.series === series);
  const links = effects.map(({ withCause, withoutCause }, i) => ({
    x1: withCause.share,
    x2: withoutCause.share,
    y1: i - 0.13,
    y2: i + 0.13,
  }));
  const svg = svgOf(
    {
      width: 720,
      height: effects.length * rowHeight + 58,
      marginLeft: 90,
      marginRight: 24,
      marginTop: 8,
      marginBottom: 50,
      x: {
        domain: [0, 1],
        label: 'share of given histories with the outcome',
        labelOffset: 46,
        labelArrow: 'none',
        ticks: 5,
        tickFormat: (x: number) => `${Math.round(x * 100)} %`,
      },
      y: { domain: [-0.5, effects.length - 0.5], reverse: true, axis: null },
      marks: [
        Plot.gridX({ stroke: 'var(--grid)', strokeOpacity: 1 }),
        Plot.axisY(
          effects.map((_, i) => i),
          { tickFormat: (i: number) => effects[i]!.claim, tickSize: 0, fontSize: 13, label: null },
        ),
        Plot.link(links, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'currentColor', strokeOpacity: 0.6 }),
        Plot.ruleY(of('with'), { y: 'y', x1: 'low', x2: 'high', stroke: 'var(--given)', strokeWidth: 1.8 }),
        Plot.ruleY(of('without'), {
          y: 'y',
          x1: 'low',
          x2: 'high',
          stroke: 'var(--null)',
          strokeWidth: 1.8,
          strokeDasharray: '4 2',
        }),
        Plot.dot(of('with'), { y: 'y', x: 'share', r: 4.5, fill: 'var(--given)', stroke: 'var(--given)' }),
        Plot.dot(of('without'), {
          y: 'y',
          x: 'share',
          symbol: 'square',
          r: 4.5,
          fill: 'var(--paper)',
          stroke: 'var(--null)',
          strokeWidth: 1.6,
        }),
      ],
      style: { fontSize: '12px' },
    },
    causesTitle(effects),
  );
  return figure({
    id: 'cause-effects',
    title: causesTitle(effects),
    legend: legend([
      { glyph: 'circle', series: 'given', text: 'with the cause (the full model, given)' },
      { glyph: 'square', series: 'null', text: 'with the cause switched off' },
    ]),
    body: svg,
    note: html`95\u00a0% Wilson intervals of each share. ${plural(effects[0]?.histories ?? 0, 'history', 'histories')} each, the same random draws on both sides; the difference in the table is that of the pairs. A cause is switched off as the coder’s reading says, which is one way to do it and hits more than the cause. A share that moves by less than five points, the interval included, counts as unmoved.`,
    csv: [
      [
        'claim',
        'switched off',
        'outcome',
        'pairs',
        'with',
        'with low',
        'with high',
        'without',
        'without low',
        'without high',
        'difference',
        'difference low',
        'difference high',
        'verdict',
      ],
      ...effects.map((one) => [
        one.claim,
        one.without,
        one.proposition,
        one.histories,
        one.withCause.share,
        one.withCause.low,
        one.withCause.high,
        one.withoutCause.share,
        one.withoutCause.low,
        one.withoutCause.high,
        one.difference,
        one.low,
        one.high,
        one.verdict,
      ]),
    ],
  });
}

/** @param coded what each claim says, as coded */
export function causesTable(effects: readonly CauseEffect[], coded: (claim: string) => string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What the source’s causes do, the numbers"><table class="figures wordy">
<caption>Percent of given histories with 95\u00a0% interval; the difference in percentage points with that of the pairs</caption>
<thead><tr><th scope="col">Claim</th><th scope="col">Switched off</th><th scope="col">Outcome</th><th scope="col">with</th><th scope="col">without</th><th scope="col">difference</th><th scope="col">What it shows</th></tr></thead>
<tbody>${effects.map(
    (one) =>
      html`<tr><th scope="row"><a href="#claim-${one.claim}">${one.claim}</a> <small>${coded(one.claim)}</small></th><td class="words"><code>${one.without}</code></td><td class="words"><code>${one.proposition}</code></td><td>${shareCell(one.withCause)}</td><td>${shareCell(one.withoutCause)}</td><td>${pointsText(one)}</td><td class="words"><span class="mark ${causeMarks[one.verdict].tone}">${causeMarks[one.verdict].sign} ${one.verdict}</span> ${causeText(one)}.</td></tr>
`,
  )}</tbody></table></div>
`;
}
