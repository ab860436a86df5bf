/** Holders of the chief posts: recorded ones as a strip above, shares of given histories below. */
import type { Plan } from '../../experiment/index.ts';
import type { PostId } from '../../polity/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';
import { type Html, html } from '../escape.ts';
import { isCadre, type Names } from '../names.ts';
import { percent, plural } from '../numbers.ts';
import { figure, legend } from './figure.ts';
import type { Summaries } from './paramount.ts';
import { Plot, svgOf } from './plot-svg.ts';
import { panelWidth, recordStrip, type TimeAxis, timeScale, yearLines } from './strip.ts';
import { daysHeld, holdersRecorded } from './tenure-bars.ts';

const left = 132;
const shownModelled = 6;
const shownRecorded = 12;
/** Persons who never reach this share of histories are among the others. */
const leastShown = 0.03;

interface Row {
  readonly name: string;
  readonly share: readonly number[];
  readonly rest: boolean;
}

/** Up to six who hold the post most, the others and the empty places together, as shares of the post's places. */
export function modelRows(plan: Plan, summaries: Summaries, post: PostId, names: Names): readonly Row[] {
  const holders = summaries.given.holders.find((one) => one.post === post);
  if (!holders) return [];
  const capacity = plan.scenario.cast.posts.get(post)?.capacity ?? 1;
  const named = holders.persons
    .filter(({ person, share }) => !isCadre(person) && Math.max(...share) >= leastShown)
    .slice(0, shownModelled);
  const others = holders.filled.map(
    (filled, i) => Math.max(0, filled - named.reduce((sum, { share }) => sum + share[i]!, 0)) / capacity,
  );
  const empty = holders.filled.map((filled) => Math.max(0, 1 - filled / capacity));
  return [
    ...named.map(({ person, share }) => ({ name: names.short(person), share, rest: false })),
    { name: 'others', share: others.map((share) => Math.min(1, share)), rest: true },
    { name: 'vacant', share: empty, rest: true },
  ];
}

export function holdersFigure(
  plan: Plan,
  record: HistoricalRecord,
  summaries: Summaries,
  axis: TimeAxis,
  names: Names,
): Html {
  const posts = plan.posts.map((post) => ({
    post,
    rows: modelRows(plan, summaries, post, names),
    recorded: holdersRecorded(record.chronicle, post, axis.shown, names.short),
  }));
  const agreeing = posts.filter(({ rows, recorded }) => {
    const model = longest(rows);
    const told = [...recorded].sort((a, b) => daysHeld(b.bars) - daysHeld(a.bars))[0];
    return model !== undefined && told !== undefined && model.name === names.short(told.person);
  }).length;
  const title = `In ${agreeing} of ${plural(posts.length, 'chief post')} the named person who holds it longest in given histories is also the one who held it longest on the record`;
  return figure({
    id: 'holders',
    title,
    legend: legend([
      { glyph: 'bar', series: 'record', text: 'record: held the post' },
      { glyph: 'hatch', series: 'record', text: 'record: may have held it' },
      { glyph: 'area', series: 'given', text: 'model, given: share of histories (full height: all)' },
      { glyph: 'area', series: 'null', text: 'model: all others; vacant or not in being' },
    ]),
    body: html`<div class="panels">${posts.map(({ post, rows, recorded }) => panel(plan, post, rows, recorded, axis, names))}</div>`,
    note: html`Named persons: share of given histories in which they hold the post at the month’s end. Others (unnamed cadres included) and vacant: share of the post’s places as the tables give them.`,
    csv: [
      ['post', 'holder', ...summaries.given.months],
      ...posts.flatMap(({ post, rows }) =>
        rows.map(({ name, share }) => [names.post(post), name, ...share.map((one) => Math.round(one * 1e4) / 1e4)]),
      ),
    ],
  });
}

function longest(rows: readonly Row[]): Row | undefined {
  const sum = ({ share }: Row) => share.reduce((total, one) => total + one, 0);
  return rows.filter(({ rest }) => !rest).reduce<Row | undefined>((a, b) => (a && sum(a) >= sum(b) ? a : b), undefined);
}

/** Months in which some history fills the post. */
function monthsInBeing(rows: readonly Row[]): number {
  return rows.find(({ name }) => name === 'vacant')?.share.filter((vacant) => vacant < 1).length ?? 0;
}

function panel(
  plan: Plan,
  post: PostId,
  rows: readonly Row[],
  recorded: ReturnType<typeof holdersRecorded>,
  axis: TimeAxis,
  names: Names,
): Html {
  const lanes = [...recorded].sort((a, b) => daysHeld(b.bars) - daysHeld(a.bars)).slice(0, shownRecorded);
  const shown = recorded.filter((one) => lanes.includes(one));
  const model = longest(rows);
  const finding = model
    ? `in the model most often ${model.name}: ${percent(model.share.reduce((sum, one) => sum + one, 0) / Math.max(1, monthsInBeing(rows)))} of the time it is filled`
    : 'in the model nobody named';
  const capacity = plan.scenario.cast.posts.get(post)?.capacity ?? 1;
  return html`<div class="panel"><h3>${names.post(post)}${capacity > 1 && html` <small>(${capacity} places)</small>`}</h3><p class="sub">${finding}</p>
${
  shown.length === 0
    ? html`<p class="none">Record: nobody</p>`
    : recordStrip(
        shown.map(({ person }) => ({ key: names.short(person), text: names.short(person) })),
        shown.flatMap(({ bars }) => bars),
        axis,
        left,
        `${names.post(post)}: holders on the record`,
      )
}
${recorded.length > shown.length && html`<p class="none">and ${recorded.length - shown.length} more who held it for less time</p>`}
${rows.length > 0 && modelChart(rows, axis, names.post(post))}</div>
`;
}

function modelChart(rows: readonly Row[], axis: TimeAxis, post: string): Html {
  const points = rows.flatMap(({ share, rest }, row) =>
    axis.monthEnds.map((date, i) => ({ date, y1: row, y2: row - 0.88 * Math.min(1, share[i] ?? 0), row, rest })),
  );
  const area = (rest: boolean, fill: string) =>
    Plot.areaY(
      points.filter((point) => point.rest === rest),
      { x: 'date', y1: 'y1', y2: 'y2', z: 'row', fill, fillOpacity: 0.75 },
    );
  return svgOf(
    {
      width: panelWidth,
      height: rows.length * 21 + 26,
      marginLeft: left,
      marginRight: 8,
      marginTop: 2,
      marginBottom: 22,
      x: timeScale(axis, true),
      y: { domain: [-1, rows.length - 1], reverse: true, axis: null },
      marks: [
        Plot.ruleX(yearLines(axis), { stroke: 'var(--grid)' }),
        Plot.ruleY(
          rows.map((_, i) => i),
          { stroke: 'var(--grid)' },
        ),
        area(false, 'var(--given)'),
        area(true, 'var(--null)'),
        Plot.axisY(
          rows.map((_, i) => i),
          { tickFormat: (i: number) => rows[i]!.name, tickSize: 0, fontSize: 12, dy: -8, label: null },
        ),
      ],
      style: { fontSize: '12px' },
    },
    `${post}: share of given histories by holder and month`,
  );
}
