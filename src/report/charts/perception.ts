/** Who is underestimated: real beside perceived control of each chief person, at the ends of years. */
import { parseIsoDay } from '../../calendar/index.ts';
import type { Perception } from '../../experiment/index.ts';
import { type Html, html } from '../escape.ts';
import type { Names } from '../names.ts';
import { dayText, percent, percentFine } from '../numbers.ts';
import { figure, legend } from './figure.ts';
import type { Summaries } from './paramount.ts';
import { Plot, svgOf } from './plot-svg.ts';
import { panelWidth } from './strip.ts';

/** A gap of less than this share of control is closed. */
export const closed = 0.01;

interface Gap {
  readonly person: string;
  readonly moment: number;
  /** Mean real control less mean perceived control. */
  readonly gap: number;
}

/** The largest gap of each person, the most underestimated first. */
export function widestGaps({ persons }: Perception): readonly Gap[] {
  return persons
    .flatMap(({ person, real, perceived }) => {
      const gaps = real.mean.map((mean, moment) => ({ person, moment, gap: mean - perceived.mean[moment]! }));
      return gaps.length === 0 ? [] : [gaps.reduce((a, b) => (b.gap > a.gap ? b : a))];
    })
    .sort((a, b) => b.gap - a.gap || (a.person < b.person ? -1 : 1));
}

/** Who is underestimated most, by how much, when, and when it ends. */
export function perceptionTitle(perception: Perception, names: Names): string {
  const [widest] = widestGaps(perception);
  if (!widest) return 'No chief persons are named by the scenario';
  const { real, perceived } = perception.persons.find(({ person }) => person === widest.person)!;
  const name = names.short(widest.person);
  const when = monthText(perception.months[widest.moment]!);
  if (widest.gap < closed)
    return `Nobody is underestimated by as much as one point of control; most so ${name}, by ${percentFine(Math.max(0, widest.gap)).replace('%', 'points')}, ${when}`;
  const said = (share: number) => (widest.gap < 0.02 ? percentFine(share) : percent(share));
  const later = perception.months.findIndex(
    (_, moment) => moment > widest.moment && real.mean[moment]! - perceived.mean[moment]! < closed,
  );
  const end =
    later >= 0
      ? `the gap has closed by ${monthText(perception.months[later]!)}`
      : widest.moment === perception.months.length - 1
        ? 'it is widest at the end'
        : 'it has not closed by the end';
  return `${name} is underestimated most: ${said(real.mean[widest.moment]!)} of control, ${said(perceived.mean[widest.moment]!)} as perceived, ${when}; ${end}`;
}

/** `1923-12` as `December 1923`. */
function monthText(month: string): string {
  const day = parseIsoDay(`${month}-01`);
  return day === undefined ? month : dayText(day).split(' ').slice(1).join(' ');
}

export function perceptionFigure(summaries: Summaries, names: Names): Html {
  const { perception } = summaries.given;
  const order = widestGaps(perception);
  const highest = perception.persons.flatMap(({ real, perceived }) => [...real.high, ...perceived.high]);
  const ceiling = Math.ceil(Math.max(0.05, ...highest) * 20) / 20;
  return figure({
    id: 'perception',
    title: perceptionTitle(perception, names),
    legend: legend([
      { glyph: 'circle', series: 'given', text: 'real control, mean and 10–90\u00a0% of given histories' },
      { glyph: 'ring', series: 'perceived', text: 'as everybody perceives it, the same' },
    ]),
    body: html`<div class="panels">${order.map(({ person, gap, moment }) => {
      const one = perception.persons.find((other) => other.person === person)!;
      const sub =
        gap < closed
          ? 'never underestimated by a point'
          : `underestimated by up to ${(100 * gap).toFixed(1)} points, ${monthText(perception.months[moment]!)}`;
      return html`<div class="panel"><h3>${names.person(person)}</h3><p class="sub">${sub}</p>${chart(one, perception.months, ceiling, names.short(person))}</div>
`;
    })}</div>`,
    note: html`Share of all control (%) at the end of each year and in the last month; all panels have the same axes. What everybody perceives counts clients by what is publicly known of appointments and ties. A gap of less than one point of the mean counts as closed.`,
    csv: [
      [
        'person',
        'month',
        'engine',
        'real mean',
        'real 10 %',
        'real 90 %',
        'perceived mean',
        'perceived 10 %',
        'perceived 90 %',
      ],
      ...(['free', 'given'] as const).flatMap((engine) =>
        summaries[engine].perception.persons.flatMap(({ person, real, perceived }) =>
          summaries[engine].perception.months.map((month, i) => [
            names.person(person),
            month,
            engine,
            real.mean[i]!,
            real.low[i]!,
            real.high[i]!,
            perceived.mean[i]!,
            perceived.low[i]!,
            perceived.high[i]!,
          ]),
        ),
      ),
    ],
  });
}

/** Half the distance between the two marks of a moment, in moments. */
const aside = 0.16;

function chart(
  { real, perceived }: Perception['persons'][number],
  months: readonly string[],
  ceiling: number,
  name: string,
): Html {
  const marks = (of: typeof real, dx: number) =>
    months.map((_, i) => ({ x: i + dx, mean: of.mean[i], low: of.low[i], high: of.high[i] }));
  const [own, seen] = [marks(real, -aside), marks(perceived, aside)];
  const bars = own.map((one, i) => ({ x1: one.x, y1: one.mean, x2: seen[i]!.x, y2: seen[i]!.mean }));
  const years = months.map((month) => month.slice(0, 4));
  return svgOf(
    {
      width: panelWidth,
      height: 150,
      marginLeft: 44,
      marginRight: 8,
      marginTop: 18,
      marginBottom: 22,
      x: {
        domain: [-0.5, months.length - 0.5],
        ticks: months.map((_, i) => i),
        tickFormat: (i: number) => years[i] ?? '',
        tickSize: 0,
        label: null,
      },
      y: {
        domain: [0, ceiling],
        label: 'share of control',
        labelArrow: 'none',
        ticks: 3,
        tickFormat: (y: number) => `${Math.round(y * 100)} %`,
        tickSize: 0,
      },
      marks: [
        Plot.gridY({ ticks: 3, stroke: 'var(--grid)', strokeOpacity: 1 }),
        Plot.ruleX(own, {
          x: 'x',
          y1: 'low',
          y2: 'high',
          stroke: 'var(--given)',
          strokeWidth: 1.4,
          strokeOpacity: 0.7,
        }),
        Plot.ruleX(seen, {
          x: 'x',
          y1: 'low',
          y2: 'high',
          stroke: 'var(--perceived)',
          strokeWidth: 1.4,
          strokeDasharray: '3 2',
        }),
        Plot.link(bars, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'currentColor', strokeOpacity: 0.6 }),
        Plot.dot(own, { x: 'x', y: 'mean', r: 4.5, fill: 'var(--given)', stroke: 'var(--given)' }),
        Plot.dot(seen, {
          x: 'x',
          y: 'mean',
          r: 4.5,
          fill: 'var(--paper)',
          stroke: 'var(--perceived)',
          strokeWidth: 1.8,
        }),
        Plot.ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.5 }),
      ],
      style: { fontSize: '12px' },
    },
    `${name}: real and perceived share of control at the ends of years, means with 10 to 90 % of given histories`,
  );
}
