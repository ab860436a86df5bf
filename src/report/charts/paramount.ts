/** Who ends paramount: a dot with its Monte-Carlo interval for each person and engine, the replayed record marked. */
import { type Share, type Summary, shareOf } from '../../experiment/index.ts';
import { type Html, html } from '../escape.ts';
import { isCadre, type Names } from '../names.ts';
import { percent } from '../numbers.ts';
import { shareCell } from '../share-cell.ts';
import { figure, legend } from './figure.ts';
import { Plot, svgOf } from './plot-svg.ts';

export interface Summaries {
  readonly null: Summary;
  readonly free: Summary;
  readonly given: Summary;
  readonly record: Summary;
}

export const engines = ['null', 'free', 'given'] as const;
export const engineText = { null: 'null engine', free: 'free', given: 'given' } as const;

export interface EndingRow {
  /** Null: leadership is collective; `cadre`: any unnamed cadre. */
  readonly person: string | null;
  readonly name: string;
  readonly null: Share;
  readonly free: Share;
  readonly given: Share;
  readonly record: Share;
}

const cadre = 'cadre';
const most = 8;

/** Collective leadership first, then those who most often end paramount in any engine or on the record, at most eight. */
export function endingRows(summaries: Summaries, names: Names): readonly EndingRow[] {
  const tables = {
    null: counts(summaries.null),
    free: counts(summaries.free),
    given: counts(summaries.given),
    record: counts(summaries.record),
  };
  const persons = new Set(Object.values(tables).flatMap((table) => [...table.keys()]));
  persons.delete(null);
  const row = (person: string | null): EndingRow => {
    const share = (variant: keyof Summaries) => shareOf(tables[variant].get(person) ?? 0, summaries[variant].histories);
    const name =
      person === null ? 'leadership collective' : person === cadre ? 'an unnamed cadre' : names.short(person);
    return { person, name, null: share('null'), free: share('free'), given: share('given'), record: share('record') };
  };
  const key = (one: EndingRow) => Math.max(one.given.share, one.free.share, one.null.share) + one.record.share;
  const rows = [...persons]
    .map(row)
    .sort((a, b) => b.given.share - a.given.share || key(b) - key(a) || (a.person! < b.person! ? -1 : 1));
  // Whoever the record names is shown however rare he is in the model.
  const shown = new Set([...rows].sort((a, b) => key(b) - key(a)).slice(0, most));
  return [row(null), ...rows.filter((one) => shown.has(one))];
}

function counts({ endings }: Summary): ReadonlyMap<string | null, number> {
  const table = new Map<string | null, number>();
  for (const { person, count } of endings) {
    const key = person !== null && isCadre(person) ? cadre : person;
    table.set(key, (table.get(key) ?? 0) + count);
  }
  return table;
}

/** The person who most often ends paramount, the cadres left out. */
export function chiefOf(rows: readonly EndingRow[], variant: keyof Summaries): EndingRow | undefined {
  const persons = rows.filter(({ person, [variant]: { share } }) => person !== null && person !== cadre && share > 0);
  return persons.reduce<EndingRow | undefined>(
    (a, b) => (a && a[variant].share >= b[variant].share ? a : b),
    undefined,
  );
}

export function paramountTitle(rows: readonly EndingRow[]): string {
  const first = chiefOf(rows, 'given');
  const collective = rows[0]!.given.share;
  const record = chiefOf(rows, 'record');
  const told = !first
    ? 'nobody ends paramount in given histories'
    : first.given.share < 0.05
      ? `no one person is paramount in more than ${percent(first.given.share)}`
      : `${first.name} is the person most often paramount, in ${percent(first.given.share)}`;
  const held =
    record && record.record.share > 0.5
      ? `the replayed record ends with ${record.name}`
      : 'the replayed record is collective too';
  return `Leadership ends collective in ${percent(collective)} of given histories and ${told}; ${held}`;
}

export function paramountFigure(rows: readonly EndingRow[], summaries: Summaries): Html {
  const offsets = { null: -0.25, free: 0, given: 0.25 };
  const dots = engines.flatMap((engine) => rows.map((row, i) => ({ engine, y: i + offsets[engine], ...row[engine] })));
  const of = (engine: (typeof engines)[number]) => dots.filter((dot) => dot.engine === engine);
  const mark = (
    engine: (typeof engines)[number],
    symbol: 'square' | 'triangle' | 'circle',
    fill: string,
    strokeDasharray?: string,
  ) => [
    Plot.ruleY(of(engine), {
      y: 'y',
      x1: 'low',
      x2: 'high',
      stroke: `var(--${engine})`,
      strokeWidth: 1.8,
      ...(strokeDasharray && { strokeDasharray }),
    }),
    Plot.dot(of(engine), { y: 'y', x: 'share', symbol, r: 4.5, fill, stroke: `var(--${engine})`, strokeWidth: 1.6 }),
  ];
  const recorded = rows.flatMap((row, i) => (row.record.share > 0 ? [{ y: i, x: row.record.share }] : []));
  const svg = svgOf(
    {
      width: 600,
      height: 56 + rows.length * 42,
      marginLeft: 136,
      marginRight: 34,
      marginTop: 12,
      marginBottom: 44,
      x: {
        domain: [0, 1],
        label: 'share of histories',
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: (x: number) => `${Math.round(x * 100)} %`,
      },
      y: { domain: [-0.6, rows.length - 0.4], reverse: true, axis: null },
      marks: [
        Plot.gridX({ stroke: 'var(--grid)', strokeOpacity: 1 }),
        Plot.ruleY(
          rows.slice(1).map((_, i) => i + 0.5),
          { stroke: 'var(--grid)' },
        ),
        Plot.axisY(
          rows.map((_, i) => i),
          {
            tickFormat: (i: number) => (rows[i]!.person === null ? 'collective' : rows[i]!.name),
            tickSize: 0,
            fontSize: 13,
            label: null,
          },
        ),
        ...mark('null', 'square', 'var(--paper)', '4 2'),
        ...mark('free', 'triangle', 'var(--free)'),
        ...mark('given', 'circle', 'var(--given)'),
        Plot.dot(recorded, {
          y: 'y',
          x: 'x',
          symbol: 'diamond',
          r: 8,
          fill: 'none',
          stroke: 'var(--record)',
          strokeWidth: 2.2,
        }),
      ],
      style: { fontSize: '12px' },
    },
    paramountTitle(rows),
  );
  return figure({
    id: 'paramount',
    title: paramountTitle(rows),
    legend: legend([
      { glyph: 'square', series: 'null', text: 'null engine (politics switched off)' },
      { glyph: 'triangle', series: 'free', text: 'free' },
      { glyph: 'circle', series: 'given', text: 'given' },
      { glyph: 'diamond', series: 'record', text: 'the record, replayed through the same measure' },
    ]),
    body: svg,
    note: html`Share of histories that end so, with 95\u00a0% Wilson intervals. The intervals hold Monte-Carlo error alone: what the share could be if the same model ran for ever. Histories: ${summaries.null.histories} null, ${summaries.free.histories} free, ${summaries.given.histories} given.`,
    csv: [
      ['ends paramount', 'engine', 'histories', 'of', 'share', 'low', 'high'],
      ...rows.flatMap((row) =>
        ([...engines, 'record'] as const).map((engine) => [
          row.name,
          engine,
          row[engine].count,
          row[engine].of,
          row[engine].share,
          row[engine].low,
          row[engine].high,
        ]),
      ),
    ],
  });
}

/** The same numbers. */
export function paramountTable(rows: readonly EndingRow[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Who ends paramount, the numbers"><table class="figures">
<caption>Share of histories with 95\u00a0% Monte-Carlo interval, in percent</caption>
<thead><tr><th scope="col">At the end paramount</th><th scope="col">null engine</th><th scope="col">free</th><th scope="col">given</th><th scope="col">record, replayed</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.name}</th>${engines.map((engine) => html`<td>${shareCell(row[engine])}</td>`)}<td>${percent(row.record.share)}</td></tr>
`,
  )}</tbody></table></div>
`;
}
