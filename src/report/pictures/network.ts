/** The network on a day: persons in boxes, ties as lines whose form says the kind and whose width says the strength. */
import type { Day } from '../../calendar/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';
import { type Html, html, type Part } from '../escape.ts';
import type { Names } from '../names.ts';
import { dayText, plural } from '../numbers.ts';
import { placed } from './apart.ts';
import {
  type DrawnTie,
  directed,
  keyOf,
  type NetworkAsked,
  type NetworkOnDay,
  networkOn,
  tiesEach,
} from './network-day.ts';
import type { Drawing, Picture } from './picture.ts';
import { Grounds } from './spell-days.ts';
import { type Point, stressLayout } from './stress.ts';
import { px, widthOf } from './svg-text.ts';
import { sinceUntil } from './tenures.ts';

/** @param where as the title is to say it: ` in the Council` */
export function networkPicture(
  record: HistoricalRecord,
  day: Day,
  asked: NetworkAsked,
  where: string,
  names: Names,
): Picture {
  const id = 'network';
  const network = networkOn(record, day, asked);
  const { persons, ties, of } = network;
  const grounds = new Grounds(record);
  const rivals = ties.filter(({ kind }) => kind === 'rival').length;
  const open = ties.filter(({ certain }) => !certain).length;
  const [top] = mostTied(network);
  const notShown = [
    of.persons > persons.length ? plural(of.persons - persons.length, 'person') : '',
    of.ties > ties.length ? plural(of.ties - ties.length, 'tie') : '',
  ].filter(Boolean);
  return {
    id,
    title:
      ties.length === 0
        ? `On ${dayText(day)} the record knows no tie${where}`
        : `On ${dayText(day)}${where}, ${of.ties > ties.length ? `${ties.length} of ${plural(of.ties, 'tie')}` : plural(ties.length, 'tie')} among ${plural(persons.length, 'person')}: ${ties.length - rivals} bind, ${plural(rivals, 'is a rivalry', 'are rivalries')}; ${names.short(top!.person)} has most (${top!.count})`,
    label: `Persons and their ties on ${dayText(day)}`,
    legend: [
      { sample: stroke({ kind: 'ally', strength: 0.6, certain: true }), text: 'ally or friend' },
      { sample: stroke({ kind: 'patron', strength: 0.6, certain: true }), text: 'patron → client' },
      { sample: stroke({ kind: 'kin', strength: 0.6, certain: true }), text: 'kin' },
      { sample: stroke({ kind: 'staff', strength: 0.6, certain: true }), text: 'on the staff of →' },
      { sample: stroke({ kind: 'rival', strength: 0.6, certain: true }), text: 'rival' },
      { sample: stroke({ kind: 'ally', strength: 0.6, certain: false }), text: 'the dates leave it open' },
    ],
    notes: [
      `Width: strength from 0 to 1 as coded. Who is bound stands near, a rival twice as far; places mean nothing else. Ties lead to their claims.`,
      `Not shown: ${notShown.length === 0 ? 'none' : notShown.join(' and ')} of ${plural(of.persons, 'person')} and ${plural(of.ties, 'tie')} in force${open > 0 ? `; of those shown the dates leave ${open} open` : ''}.${of.ties > ties.length ? ` At most ${asked.most} persons, by the sum of their ties’ strengths, and then the strongest ${tiesEach} ties a person.` : ''}`,
    ],
    draw: (width) => draw(network, asked, width, names, id),
    evidence: ties.map((tie) => ({
      id: keyOf(tie),
      heading: `${tieText(tie, names)}: ${tie.spells.map(sinceUntil).join('; or ')}`,
      claims: grounds.of(...tie.spells),
    })),
    csv: [
      ['from', 'to', 'tie', 'strength', 'held'],
      ...ties.map(({ from, to, kind, strength, certain }) => [
        names.person(from),
        names.person(to),
        kind,
        strength,
        certain ? 'certain' : 'open',
      ]),
    ],
  };
}

/** Persons shown where there is little room. */
const fewPersons = 14;

function fewer(network: NetworkOnDay): NetworkOnDay {
  const chosen = new Set(
    mostTied(network)
      .slice(0, fewPersons)
      .map(({ person }) => person),
  );
  return {
    ...network,
    persons: network.persons.filter((person) => chosen.has(person)),
    ties: network.ties.filter(({ from, to }) => chosen.has(from) && chosen.has(to)).slice(0, 2 * fewPersons),
  };
}

function mostTied({ persons, ties }: NetworkOnDay) {
  return persons
    .map((person) => ({ person, count: ties.filter(({ from, to }) => from === person || to === person).length }))
    .sort((a, b) => b.count - a.count || (a.person < b.person ? -1 : 1));
}

function tieText({ from, to, kind, strength, certain }: DrawnTie, names: Names): string {
  const [a, b] = [names.short(from), names.short(to)];
  const said = directed.has(kind)
    ? `${a} ${kind === 'patron' ? 'patron of' : 'on the staff of'} ${b}`
    : `${a} and ${b}, ${kind}`;
  return `${said} (strength ${strength}${certain ? '' : ', the dates leave it open'})`;
}

const size = 13;
const box = { height: 22, space: 12 };

function draw(network: NetworkOnDay, { around }: NetworkAsked, width: number, names: Names, id: string): Drawing {
  const { persons, ties } = width < 600 ? fewer(network) : network;
  if (persons.length === 0) return { height: 30, body: html`<text x="0" y="20">no tie is told</text>` };
  const index = new Map(persons.map((person, i) => [person, i]));
  const links = ties.map(({ from, to, kind, strength }) => ({
    a: index.get(from)!,
    b: index.get(to)!,
    length: kind === 'rival' ? 2 : 1.5 - strength / 2,
  }));
  const labels = persons.map((person) => names.short(person));
  const boxes = labels.map((text) => ({ width: Math.min(width - 20, widthOf(text, size) + 14), height: box.height }));
  const room = (persons.length * 20_000) / width;
  const { points, height } = placed(
    stressLayout(persons.length, links),
    boxes,
    { width, height: Math.max(160, Math.min(room, width * (width > 600 ? 0.72 : 1.5))) },
    box.space,
  );
  const beside = new Map<string, number>();
  const lines = ties.map((tie) => {
    const pair = [tie.from, tie.to].sort().join(' ');
    const nth = beside.get(pair) ?? 0;
    beside.set(pair, nth + 1);
    const [a, b] = [index.get(tie.from)!, index.get(tie.to)!];
    const ends = betweenBoxes(points[a]!, boxes[a]!, points[b]!, boxes[b]!, nth);
    return html`<a href="#${id}-${keyOf(tie)}"><title>${tieText(tie, names)}</title>${line(tie, ends)}</a>`;
  });
  const nodes = persons.map((person, i) => {
    const { x, y } = points[i]!;
    const wide = boxes[i]!.width;
    return html`<rect x="${px(x - wide / 2)}" y="${px(y - box.height / 2)}" width="${px(wide)}" height="${box.height}" rx="4" class="node${person === around && ' chief'}"/><text x="${px(x)}" y="${px(y + 4.5)}" text-anchor="middle">${labels[i]!}</text>`;
  });
  const left = network.persons.length - persons.length;
  const more =
    left > 0 &&
    html`<text x="0" y="${px(height + 16)}" class="small soft">${`${plural(left, 'person')} more in a wider window`}</text>`;
  return { height: height + (left > 0 ? 22 : 0), body: html`${lines}${nodes}${more}` };
}

type Ends = readonly [Point, Point];

/** The line between centres, cut at the boxes; further ties of one pair run beside the first. */
function betweenBoxes(
  a: Point,
  boxA: { width: number; height: number },
  b: Point,
  boxB: { width: number; height: number },
  nth: number,
): Ends {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
  const aside = nth === 0 ? 0 : (nth % 2 === 1 ? 1 : -1) * Math.ceil(nth / 2) * 6;
  const [ox, oy] = [(-dy / long) * aside, (dx / long) * aside];
  const cut = ({ width, height }: { width: number; height: number }, more: number) =>
    Math.min(
      0.5,
      Math.min(width / 2 / Math.max(1e-6, Math.abs(dx)), height / 2 / Math.max(1e-6, Math.abs(dy))) + more / long,
    );
  const [s, t] = [cut(boxA, 1), 1 - cut(boxB, 2)];
  return [
    { x: a.x + dx * s + ox, y: a.y + dy * s + oy },
    { x: a.x + dx * t + ox, y: a.y + dy * t + oy },
  ];
}

function stroke(tie: Pick<DrawnTie, 'kind' | 'strength' | 'certain'>): Html {
  return html`${line(tie, [
    { x: 0, y: 7 },
    { x: 30, y: 7 },
  ])}`;
}

/** Rivals: dashed; patrons and staff: with a point; kin: double; what the dates leave open: pale, with a question mark. */
function line({ kind, strength, certain }: Pick<DrawnTie, 'kind' | 'strength' | 'certain'>, [a, b]: Ends): Part {
  const wide = 0.8 + 3.4 * strength;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
  const [ux, uy] = [dx / long, dy / long];
  const reach = directed.has(kind) ? 6 + 1.6 * wide : 0;
  const half = 2.5 + wide;
  const end = { x: b.x - ux * reach, y: b.y - uy * reach };
  const path = `M${px(a.x)} ${px(a.y)}L${px(end.x)} ${px(end.y)}`;
  const point =
    reach > 0 &&
    html`<path d="M${px(b.x)} ${px(b.y)}L${px(end.x - uy * half)} ${px(end.y + ux * half)}L${px(end.x + uy * half)} ${px(end.y - ux * half)}Z" class="point"/>`;
  const name = kind === 'rival' ? 'divides' : kind === 'staff' ? 'binds serves' : 'binds';
  const double = kind === 'kin' && html`<path d="${path}" class="core" stroke-width="${px(Math.max(1.2, wide / 2))}"/>`;
  const width = kind === 'kin' ? wide + 2 : wide;
  const mark =
    !certain &&
    html`<text x="${px((a.x + b.x) / 2)}" y="${px((a.y + b.y) / 2 + 4)}" text-anchor="middle" class="strong">?</text>`;
  return html`<path d="${path}" class="hit"/><g${!certain && html` class="faint"`}><path d="${path}" class="tie ${name}" stroke-width="${px(width)}"/>${double}${point}</g>${mark}`;
}
