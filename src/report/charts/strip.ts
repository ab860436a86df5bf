/** The record strip and the time axis that the small charts share: record above, model below. */
import { type Day, firstDayOf, lastDayOf, type MonthIndex, monthOf } from '../../calendar/index.ts';
import type { Html } from '../escape.ts';
import { Plot, svgOf } from './plot-svg.ts';
import type { Bar } from './tenure-bars.ts';

export const panelWidth = 470;

export interface TimeAxis {
  readonly shown: readonly [Day, Day];
  /** The end of each month, for what is measured then. */
  readonly monthEnds: readonly Date[];
}

/** @param first the first day simulated; @param months how many months follow */
export function timeAxis(first: Day, months: number): TimeAxis {
  const start = monthOf(first);
  const end = (i: number) => lastDayOf((start + i) as MonthIndex);
  return {
    shown: [firstDayOf(start), (end(Math.max(0, months - 1)) + 1) as Day],
    monthEnds: Array.from({ length: months }, (_, i) => dateOf(end(i))),
  };
}

export function dateOf(day: Day): Date {
  return new Date(day * 86_400_000);
}

export function timeScale(axis: TimeAxis, drawn: boolean): Plot.ScaleOptions {
  const years = yearLines(axis);
  // A label at the very edge would be cut off, and more than six run into each other.
  const every = Math.ceil(years.length / 6);
  const room = axis.shown[1] - 0.03 * (axis.shown[1] - axis.shown[0]);
  const ticks = years.filter((date, i) => i % every === 0 && date.getTime() / 86_400_000 < room);
  const drawing = drawn
    ? { ticks, tickFormat: (date: Date) => String(date.getUTCFullYear()), tickSize: 3 }
    : { axis: null };
  return { type: 'utc', domain: axis.shown.map(dateOf), label: null, ...drawing };
}

/** The years between, as vertical lines. */
export function yearLines({ shown }: TimeAxis): readonly Date[] {
  const years: Date[] = [];
  for (let month = monthOf(shown[0]); firstDayOf(month) < shown[1]; month = (month + 1) as MonthIndex)
    if (month % 12 === 0) years.push(dateOf(firstDayOf(month)));
  return years;
}

export interface Lane {
  readonly key: string;
  readonly text: string;
}

/** Bars in lanes. With `left`, lanes are named at the left; else above their bar. */
export function recordStrip(
  lanes: readonly Lane[],
  bars: readonly Bar[],
  axis: TimeAxis,
  left: number,
  label: string,
): Html {
  const inside = left < 60;
  const step = inside ? 24 : 17;
  const y = new Map(lanes.map(({ key }, i) => [key, i]));
  const placed = bars.map((bar) => ({
    x1: dateOf(bar.from),
    x2: dateOf(bar.until),
    y: y.get(bar.lane)!,
    certain: bar.certain,
  }));
  const [from, to] = axis.shown;
  const first = (key: string) => Math.min(...bars.filter((bar) => bar.lane === key).map((bar) => bar.from));
  // A name that would run over the right edge is set before the edge instead.
  const late = (key: string) => first(key) > from + 0.42 * (to - from);
  const texts = lanes.map(({ key, text }, i) => ({
    y: i,
    text,
    x: late(key) ? dateOf(to) : dateOf(first(key) as Day),
    late: late(key),
  }));
  const inset = inside ? { insetTop: 14, insetBottom: 2 } : { insetTop: 4, insetBottom: 4 };
  return svgOf(
    {
      width: panelWidth,
      height: lanes.length * step + 6,
      marginLeft: left,
      marginRight: 8,
      marginTop: 3,
      marginBottom: 3,
      x: timeScale(axis, false),
      y: { type: 'band', domain: lanes.map((_, i) => i), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(yearLines(axis), { stroke: 'var(--grid)' }),
        Plot.barX(
          placed.filter(({ certain }) => !certain),
          { x1: 'x1', x2: 'x2', y: 'y', fill: 'url(#hatch)', stroke: 'var(--record)', strokeWidth: 0.6, ...inset },
        ),
        Plot.barX(
          placed.filter(({ certain }) => certain),
          { x1: 'x1', x2: 'x2', y: 'y', fill: 'var(--record)', ...inset },
        ),
        ...(inside
          ? [
              Plot.text(
                texts.filter(({ late }) => !late),
                { x: 'x', y: 'y', text: 'text', textAnchor: 'start', dy: -5, fontSize: 12 },
              ),
              Plot.text(
                texts.filter(({ late }) => late),
                { x: 'x', y: 'y', text: 'text', textAnchor: 'end', dy: -5, fontSize: 12 },
              ),
            ]
          : [Plot.axisY({ tickFormat: (i: number) => lanes[i]!.text, tickSize: 0, fontSize: 12, label: null })]),
      ],
      style: { fontSize: '12px' },
    },
    label,
  );
}
