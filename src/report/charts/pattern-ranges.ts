/** Patterns of histories beside published figures: ranges over histories, as multiples of what was published. */
import { type PatternSpread, type PublishedFigure, patterns, publishedFigures } from '../../experiment/index.ts';
import { type Html, html } from '../escape.ts';
import { listed, percentFine, plural } from '../numbers.ts';
import { figure, legend } from './figure.ts';
import { engines, engineText, type Summaries } from './paramount.ts';
import { Plot, svgOf } from './plot-svg.ts';

export interface PatternRow {
  readonly pattern: string;
  readonly about: string;
  readonly published?: PublishedFigure;
  readonly null?: PatternSpread;
  readonly free?: PatternSpread;
  readonly given?: PatternSpread;
  readonly record?: PatternSpread;
  /** Given histories lie off the published range: their range wholly, and what stands for all of them. */
  readonly off?: 'above' | 'below';
}

/** In the order of the list; those that no history and no published figure has are left out. */
export function patternRows(summaries: Summaries, published = publishedFigures): readonly PatternRow[] {
  return Object.entries(patterns).flatMap(([pattern, { about }]) => {
    const of = (variant: keyof Summaries) => summaries[variant].patterns.find((one) => one.pattern === pattern);
    const found = published.find((one) => one.pattern === pattern);
    const given = of('given');
    const rest = [...engines, 'record' as const].flatMap((variant) => {
      const spread = of(variant);
      return spread ? [[variant, spread] as const] : [];
    });
    if (rest.length === 0 && !found) return [];
    const off = given && found && offFrom(given, found);
    return [{ pattern, about, ...(found && { published: found }), ...Object.fromEntries(rest), ...(off && { off }) }];
  });
}

/** The number that stands for all histories. */
export function centre(spread: PatternSpread): number {
  return spread[patterns[spread.pattern]!.centre];
}

function offFrom(spread: PatternSpread, { low, high }: PublishedFigure): PatternRow['off'] {
  if (spread.low > high && centre(spread) > high) return 'above';
  return spread.high < low && centre(spread) < low ? 'below' : undefined;
}

/** Which patterns disagree comes first; a figure that sets a parameter tests nothing. */
export function patternsTitle(rows: readonly PatternRow[]): string {
  const compared = rows.filter(({ published, given }) => published && given);
  if (compared.length === 0) return 'No pattern of these histories has a published figure to be set beside';
  const off = compared.filter((row) => row.off);
  const circular = compared.filter(({ published }) => published!.basis !== undefined).length;
  const said =
    off.length === 0
      ? `None of ${plural(compared.length, 'pattern')} of given histories lies off the published range`
      : `Of ${plural(compared.length, 'pattern')} of given histories ${off.length} ${off.length === 1 ? 'lies' : 'lie'} off the published range: ${listed(off.map((row) => `${row.about} (${row.off})`))}`;
  return circular === 0
    ? said
    : `${said}; ${circular} of the figures set parameters, so that agreement there is no test`;
}

const widest = 10;

export function patternsFigure(rows: readonly PatternRow[]): Html {
  const title = patternsTitle(rows);
  const drawn = rows.filter((row) => row.published);
  const inside = (value: number) => Math.min(widest, Math.max(1 / widest, value));
  const scaled = drawn.map(({ about, published, given, free }, y) => {
    const { low, figure: one, high } = published!;
    const of = (spread: PatternSpread | undefined, dy: number) =>
      spread && {
        y: y + dy,
        x: inside(centre(spread) / one),
        low: inside(spread.low / one),
        high: inside(spread.high / one),
      };
    return {
      y,
      about,
      low: inside(low / one),
      high: inside(high / one),
      basis: published!.basis !== undefined,
      given: of(given, 0.3),
      free: of(free, 0.12),
    };
  });
  const points = (variant: 'given' | 'free') => scaled.flatMap((row) => row[variant] ?? []);
  const bar = { x1: 'low', x2: 'high', y: 'y', stroke: 'var(--record)', strokeWidth: 9 } as const;
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10];
  const svg = svgOf(
    {
      width: 720,
      height: drawn.length * 48 + 56,
      marginLeft: 22,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 48,
      x: {
        type: 'log',
        domain: [1 / widest, widest],
        label: 'times the published figure (log scale)',
        labelOffset: 44,
        labelArrow: 'none',
        ticks,
        tickFormat: (x: number) => (x < 1 ? `1/${Math.round(1 / x)}` : String(x)),
      },
      y: { domain: [-0.6, drawn.length - 0.4], reverse: true, axis: null },
      marks: [
        Plot.gridX(ticks, { stroke: 'var(--grid)', strokeOpacity: 1 }),
        Plot.ruleX([1], { stroke: 'currentColor', strokeOpacity: 0.5 }),
        Plot.text(scaled, {
          x: () => 1 / widest,
          y: ({ y }: { y: number }) => y - 0.28,
          text: ({ about, basis }: { about: string; basis: boolean }) =>
            `${about}${basis ? ' (sets a parameter)' : ''}`,
          textAnchor: 'start',
          fontSize: 13,
        }),
        Plot.ruleY(
          scaled.filter(({ basis }) => !basis),
          { ...bar, strokeOpacity: 0.85 },
        ),
        Plot.ruleY(
          scaled.filter(({ basis }) => basis),
          { ...bar, strokeOpacity: 0.3 },
        ),
        ...(['free', 'given'] as const).flatMap((variant) => [
          Plot.ruleY(points(variant), { y: 'y', x1: 'low', x2: 'high', stroke: `var(--${variant})`, strokeWidth: 1.8 }),
          Plot.dot(points(variant), {
            y: 'y',
            x: 'x',
            symbol: variant === 'free' ? 'triangle' : 'circle',
            r: 4.5,
            fill: `var(--${variant})`,
            stroke: `var(--${variant})`,
          }),
        ]),
      ],
      style: { fontSize: '12px' },
    },
    title,
  );
  return figure({
    id: 'pattern-ranges',
    title,
    legend: legend([
      { glyph: 'bar', series: 'record', text: 'published range' },
      { glyph: 'faint', series: 'record', text: 'published range that sets a parameter of the model' },
      { glyph: 'triangle', series: 'free', text: 'free histories, 10–90\u00a0%' },
      { glyph: 'circle', series: 'given', text: 'given histories, 10–90\u00a0%' },
    ]),
    body: svg,
    note: html`Each pattern is one number of each history; the mark is the mean (of times in post, the median). Time in post is of tenures begun in the history, by the product-limit estimator. What lies beyond the scale is drawn at its edge. A pattern lies off when both its mark and its range do. Published figures seldom count just the same thing: see the table.`,
    csv: [
      [
        'pattern',
        'engine',
        'histories',
        'mark',
        '10 %',
        '90 %',
        'published low',
        'published',
        'published high',
        'source',
        'status',
      ],
      ...rows.flatMap(({ about, published, ...row }) =>
        [...engines, 'record' as const].flatMap((engine) => {
          const spread = row[engine];
          if (!spread) return [];
          return [
            [
              about,
              engine,
              spread.of,
              centre(spread),
              spread.low,
              spread.high,
              published?.low ?? '',
              published?.figure ?? '',
              published?.high ?? '',
              published?.source ?? '',
              published?.status ?? '',
            ],
          ];
        }),
      ),
    ],
  });
}

const statusTexts: Readonly<Record<PublishedFigure['status'], string>> = {
  read: 'read',
  computed: 'computed by us from what was read',
  memory: 'from memory, not looked up',
};

/** @param span months that a history lasts: a median that long was not reached */
export function patternsTable(rows: readonly PatternRow[], span: number): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Patterns beside published figures"><table class="figures wordy">
<caption>Number that stands for all histories, and its 10–90\u00a0% range over histories</caption>
<thead><tr><th scope="col">Pattern</th>${engines.map((engine) => html`<th scope="col">${engineText[engine]}</th>`)}<th scope="col">record, replayed</th><th scope="col">published</th><th scope="col">What was published, by whom, and how far it was read</th></tr></thead>
<tbody>${rows.map((row) => {
    const value = valueText(row.pattern, span);
    const cell = (spread: PatternSpread | undefined) =>
      spread
        ? html`<td>${value(centre(spread))} <small class="range">${value(spread.low)}–${value(spread.high)}${intervalText(row.pattern, centre(spread))}</small></td>`
        : html`<td>–</td>`;
    return html`<tr><th scope="row">${row.about} <small>${unitTexts[patterns[row.pattern]!.unit]}</small></th>${engines.map((engine) => cell(row[engine]))}<td>${row.record ? value(centre(row.record)) : '–'}</td>${published(row, value)}</tr>
`;
  })}</tbody></table></div>
`;
}

const unitTexts = { months: 'months', share: 'percent', 'a year': 'a year' } as const;

function published({ published: found, off }: PatternRow, value: (number: number) => string): Html {
  if (!found) return html`<td>–</td><td class="words untested">no published figure was found</td>`;
  const mark = off && html`<span class="mark bad">✗ model ${off}</span>`;
  return html`<td>${value(found.figure)} <small class="range">${value(found.low)}–${value(found.high)}${intervalText(found.pattern, found.figure)}</small>${mark}</td><td class="words wide">${found.what}; ${found.source}: <b>${statusTexts[found.status]}</b> <small>${found.note}${found.basis !== undefined && html`; sets <code>${found.basis}</code>, so that agreement is no test`}</small></td>`;
}

/** A rate of removals as the time between them. */
function intervalText(pattern: string, rate: number): string {
  return pattern === 'removals-in-body' && rate > 0 ? `; every ${(12 / rate).toFixed(0)} months` : '';
}

function valueText(pattern: string, span: number): (value: number) => string {
  const { unit } = patterns[pattern]!;
  if (unit === 'share') return percentFine;
  if (unit === 'a year') return (value) => (value > 0 && value < 0.0005 ? '<0.001' : value.toFixed(3));
  return (months) => (months >= span - 1 ? `over ${span - 1}` : months.toFixed(0));
}
