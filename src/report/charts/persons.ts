/** The chief persons over time: posts on the record above, control in the model and on the replayed record below. */
import type { Path, Plan } from '../../experiment/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';
import { type Html, html } from '../escape.ts';
import type { Names } from '../names.ts';
import { percent } from '../numbers.ts';
import { figure, legend } from './figure.ts';
import type { Summaries } from './paramount.ts';
import { Plot, svgOf } from './plot-svg.ts';
import { panelWidth, recordStrip, type TimeAxis, timeScale, yearLines } from './strip.ts';
import { barsOf } from './tenure-bars.ts';

const left = 44;

/** Who leads at the end, by median control, in given histories and on the replayed record. */
export function personsTitle({ given, record }: Summaries, names: Names): string {
  const last = (path: Path) => path.median.at(-1) ?? 0;
  const first = (paths: readonly Path[]) =>
    paths.reduce<Path | undefined>((a, b) => (a && last(a) >= last(b) ? a : b), undefined);
  const model = first(given.control);
  const told = first(record.control);
  if (!model || !told) return 'No chief persons are named by the scenario';
  const leading = `At the end ${names.short(model.person)} has the largest median control among the chief persons in given histories, ${percent(last(model))}`;
  return model.person === told.person
    ? `${leading}; the replayed record gives the same person ${percent(last(told))}`
    : `${leading}; on the replayed record it is ${names.short(told.person)} with ${percent(last(told))}`;
}

export function personsFigure(
  plan: Plan,
  record: HistoricalRecord,
  summaries: Summaries,
  axis: TimeAxis,
  names: Names,
): Html {
  const { given, record: replayed } = summaries;
  const top = Math.max(
    0.05,
    ...given.control.flatMap(({ high }) => high),
    ...replayed.control.flatMap(({ median }) => median),
  );
  const ceiling = Math.ceil(top * 20) / 20;
  const panels = plan.persons.map((person) => {
    const name = names.short(person);
    const held = plan.posts
      .map((post) => ({
        key: post as string,
        text: names.post(post),
        bars: barsOf(record.chronicle, person, post, post, axis.shown),
      }))
      .filter(({ bars }) => bars.length > 0)
      .sort((a, b) => a.bars[0]!.from - b.bars[0]!.from || (a.key < b.key ? -1 : 1));
    const strip =
      held.length === 0
        ? html`<p class="none">Record: in none of the chief posts</p>`
        : recordStrip(
            held,
            held.flatMap(({ bars }) => bars),
            axis,
            left,
            `${name}: chief posts on the record`,
          );
    const modelled = given.control.find((path) => path.person === person);
    const told = replayed.control.find((path) => path.person === person);
    return html`<div class="panel"><h3>${names.person(person)}</h3>${strip}${modelled && told && controlChart(modelled, told, axis, ceiling, name)}</div>
`;
  });
  const title = personsTitle(summaries, names);
  return figure({
    id: 'persons',
    title,
    legend: legend([
      { glyph: 'bar', series: 'record', text: 'record: held the post' },
      { glyph: 'hatch', series: 'record', text: 'record: may have held it (dates uncertain)' },
      { glyph: 'band', series: 'given', text: 'model, given: control, median and 10–90\u00a0% of histories' },
      { glyph: 'dash', series: 'record', text: 'control on the replayed record' },
    ]),
    body: html`<div class="panels">${panels}</div>`,
    note: html`Share of all control (%) at each month’s end; all panels have the same axes. Control counts a person’s posts, standing and what clients hand over. The median of histories is no history: persons may rise in different ones.`,
    csv: [
      ['person', 'month', 'given median', 'given 10 %', 'given 90 %', 'replayed record'],
      ...given.control.flatMap((path) => {
        const told = replayed.control.find(({ person }) => person === path.person);
        return given.months.map((month, i) => [
          names.person(path.person),
          month,
          path.median[i]!,
          path.low[i]!,
          path.high[i]!,
          told?.median[i] ?? '',
        ]);
      }),
    ],
  });
}

function controlChart(path: Path, told: Path, axis: TimeAxis, ceiling: number, name: string): Html {
  const rows = axis.monthEnds.map((date, i) => ({
    date,
    low: path.low[i],
    median: path.median[i],
    high: path.high[i],
    told: told.median[i],
  }));
  return svgOf(
    {
      width: panelWidth,
      height: 138,
      marginLeft: left,
      marginRight: 8,
      marginTop: 18,
      marginBottom: 22,
      x: timeScale(axis, true),
      y: {
        domain: [0, ceiling],
        label: 'share of control',
        labelArrow: 'none',
        ticks: 3,
        tickFormat: (y: number) => `${Math.round(y * 100)} %`,
        tickSize: 0,
      },
      marks: [
        Plot.ruleX(yearLines(axis), { stroke: 'var(--grid)' }),
        Plot.areaY(rows, { x: 'date', y1: 'low', y2: 'high', fill: 'var(--given)', fillOpacity: 0.25 }),
        Plot.lineY(rows, { x: 'date', y: 'median', stroke: 'var(--given)', strokeWidth: 2 }),
        Plot.lineY(rows, { x: 'date', y: 'told', stroke: 'var(--record)', strokeWidth: 1.8, strokeDasharray: '5 3' }),
        Plot.ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.5 }),
      ],
      style: { fontSize: '12px' },
    },
    `${name}: share of control by month, median and 10 to 90 % of given histories, and the replayed record`,
  );
}
