/** The calibration curve: what was forecast with a chance beside the share of it that came true. */
import type { Judged, Score } from '../../experiment/index.ts';
import { type Html, html } from '../escape.ts';
import { figure, legend } from './figure.ts';
import { Plot, svgOf } from './plot-svg.ts';

/** Which way forecasts err, by the slope of the calibration line. */
export function calibrationTitle(model: Pick<Judged, 'recalibration' | 'curve'>): string {
  const { recalibration, curve } = model;
  const off = curve.filter(({ forecast, happened }) => forecast < happened.low || forecast > happened.high).length;
  const bins = `in ${off} of ${curve.length} groups of forecasts the share that came true lies off its forecast, interval included`;
  if (!recalibration.ok) return `No calibration line can be drawn; ${bins}`;
  const { slope } = recalibration;
  const said =
    slope < 0.9
      ? `The model’s forecasts are too extreme, slope ${slope.toFixed(2)} where 1 is right`
      : slope > 1.1
        ? `The model’s forecasts are too timid, slope ${slope.toFixed(2)} where 1 is right`
        : `The model’s forecasts are about as extreme as they should be, slope ${slope.toFixed(2)}`;
  return `${said}; ${bins}`;
}

const series = [
  { forecaster: 'null-engine', symbol: 'square', fill: 'var(--paper)', stroke: 'var(--null)', dx: 0.008, dash: '4 2' },
  { forecaster: 'model', symbol: 'triangle', fill: 'var(--free)', stroke: 'var(--free)', dx: 0, dash: 'none' },
] as const;

/** Undefined where the model answers nothing. */
export function calibrationFigure({ forecasters }: Score): Html | undefined {
  const model = forecasters.find(({ forecaster }) => forecaster === 'model');
  if (!model || model.n === 0) return undefined;
  const marks = series.flatMap(({ forecaster, symbol, fill, stroke, dx, dash }) => {
    const curve = forecasters.find((one) => one.forecaster === forecaster)?.curve ?? [];
    const points = curve.map(({ forecast, happened }) => ({
      x: Math.min(1, forecast + dx),
      y: happened.share,
      low: happened.low,
      high: happened.high,
    }));
    return [
      Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke, strokeWidth: 1.6, strokeDasharray: dash }),
      Plot.dot(points, { x: 'x', y: 'y', symbol, r: 4.5, fill, stroke, strokeWidth: 1.6 }),
    ];
  });
  const counts = model.curve.map(({ forecast, happened }) => ({
    x: forecast,
    y: happened.high,
    text: String(happened.of),
  }));
  const axis = {
    domain: [0, 1],
    labelArrow: 'none',
    ticks: 5,
    tickFormat: (share: number) => `${Math.round(share * 100)} %`,
  } as const;
  const title = calibrationTitle(model);
  return figure({
    id: 'calibration',
    title,
    legend: legend([
      { glyph: 'triangle', series: 'free', text: 'the model, free histories' },
      { glyph: 'square', series: 'null', text: 'null engine' },
      { glyph: 'dash', series: 'record', text: 'what comes true as often as forecast' },
    ]),
    body: svgOf(
      {
        width: 520,
        height: 420,
        marginLeft: 52,
        marginRight: 28,
        marginTop: 24,
        marginBottom: 40,
        x: { ...axis, label: 'chance forecast' },
        y: { ...axis, label: 'share that came true' },
        marks: [
          Plot.gridX({ stroke: 'var(--grid)', strokeOpacity: 1 }),
          Plot.gridY({ stroke: 'var(--grid)', strokeOpacity: 1 }),
          Plot.line(
            [
              [0, 0],
              [1, 1],
            ],
            { stroke: 'var(--record)', strokeWidth: 1.6, strokeDasharray: '5 3' },
          ),
          ...marks,
          Plot.text(counts, { x: 'x', y: 'y', text: 'text', dy: -8, fontSize: 11, fill: 'currentColor' }),
        ],
        style: { fontSize: '12px' },
      },
      title,
    ),
    note: html`Forecasts in ten groups of equal width, at their mean; numbers: the model’s forecasts in the group. 95\u00a0% Wilson intervals take answers as independent, which answers about one person are not: they are too narrow.`,
    csv: [
      ['forecaster', 'from', 'to', 'mean forecast', 'forecasts', 'came true', 'share', 'low', 'high'],
      ...forecasters.flatMap(({ forecaster, curve }) =>
        curve.map(({ from, to, forecast, happened }) => [
          forecaster,
          from,
          to,
          forecast,
          happened.of,
          happened.count,
          happened.share,
          happened.low,
          happened.high,
        ]),
      ),
    ],
  });
}
