/** The organisation on a day as boxes inside boxes: organs with their posts, holders and members. */
import type { Day } from '../../calendar/index.ts';
import type { OrganId } from '../../polity/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';
import { html, type Part } from '../escape.ts';
import type { Names } from '../names.ts';
import { dayText, plural } from '../numbers.ts';
import type { Evidence } from './evidence.ts';
import { allOf, type OrganOnDay, organisationOn, type PostOnDay, type Standing } from './organisation-day.ts';
import type { Drawing, Picture } from './picture.ts';
import { shortPost } from './short-post.ts';
import { Grounds } from './spell-days.ts';
import { bold, linesOf, px, widthOf } from './svg-text.ts';
import { sinceUntil } from './tenures.ts';

/** Names of one post or faction that are written out where the whole is shown; with `body` all are. */
const mostNames = 6;

export function organisationPicture(record: HistoricalRecord, day: Day, names: Names, body?: OrganId): Picture {
  const id = 'organisation';
  const { roots, absent } = organisationOn(record, day, body);
  const organs = roots.flatMap(allOf);
  const posts = organs.flatMap((organ) => organ.posts);
  const holders = posts.flatMap((post) => post.holders);
  const possible = holders.filter(({ certain }) => !certain).length;
  const empty = posts.filter((post) => post.holders.length === 0).length;
  const detail: Detail = { names, id, most: body === undefined ? mostNames : Number.POSITIVE_INFINITY };
  const grounds = new Grounds(record);
  return {
    id,
    title: `${body === undefined ? 'On' : `${names.organ(body)} on`} ${dayText(day)}: ${plural(organs.length, 'organ')} with ${plural(posts.length, 'post')} and ${plural(holders.length, 'holder')}, ${possible === 0 ? 'all certain' : `${possible} of them only possible`}; ${empty === 0 ? 'every post has a holder' : `of ${plural(empty, 'post')} the record names no holder`}`,
    label: `Organs, posts and holders on ${dayText(day)}`,
    legend: [
      {
        sample: html`<rect x=".5" y=".5" width="29" height="13" class="card"/>`,
        text: 'organ, inside the one it belongs to',
      },
      {
        sample: html`<rect x=".5" y=".5" width="29" height="13" class="card doubted"/>`,
        text: 'may not have existed that day',
      },
      { sample: html`<text x="0" y="11" class="maybe">N ?</text>`, text: 'the dates leave open whether N held it' },
    ],
    notes: [
      `Names lead to the claims behind them.${body === undefined ? ` At most ${mostNames} names a post are written out, the certain first; --body shows an organ in full.` : ''}`,
      body === undefined && absent.length > 0
        ? `Not in being that day: ${plural(absent.length, 'organ')} of ${record.cast.organs.size}.`
        : '',
    ].filter(Boolean),
    draw: (width) => draw(roots, width, detail),
    evidence: organs.flatMap((organ) => [
      ...organ.posts.flatMap((post) =>
        post.holders.map((one) => evidenceOf(post.post, post.name, one, grounds, names)),
      ),
      ...organ.members.map((one) => evidenceOf(organ.organ, organ.name, one, grounds, names)),
    ]),
    csv: [
      ['organ', 'parent', 'existed', 'post', 'person', 'held', 'acting'],
      ...organs.flatMap((organ) =>
        organ.posts.flatMap((post) =>
          (post.holders.length > 0 ? post.holders : [undefined]).map((one) => [
            organ.name,
            record.cast.organs.get(organ.organ)?.parent ?? '',
            organ.existed === 'true' ? 'certain' : 'open',
            post.name,
            one ? names.person(one.person) : '',
            one ? (one.certain ? 'certain' : 'possible') : 'none named',
            one?.acting ? 'acting' : '',
          ]),
        ),
      ),
    ],
  };
}

function keyOf(what: string, { person, acting }: Standing): string {
  return `${what}-by-${person}${acting ? '-acting' : ''}`;
}

function evidenceOf(what: string, name: string, one: Standing, grounds: Grounds, names: Names): Evidence {
  return {
    id: keyOf(what, one),
    heading: `${names.short(one.person)}, ${one.acting ? 'acting ' : ''}${name}: ${one.spells.map(sinceUntil).join('; or ')}`,
    claims: grounds.of(...one.spells),
  };
}

interface Detail {
  readonly names: Names;
  readonly id: string;
  readonly most: number;
}

const size = 12;
const step = 15.5;
const pad = 8;
const gap = 8;

/** Roots one above the other, the parts of each in columns. */
function draw(roots: readonly OrganOnDay[], width: number, detail: Detail): Drawing {
  const parts: Part[] = [];
  let y = 0;
  for (const root of roots) {
    const columns = Math.max(1, Math.min(Math.floor(width / 265), allOf(root).length - 1));
    const box = card(root, { width, columns, name: 'frame' }, detail);
    parts.push(html`<g transform="translate(0 ${px(y)})">${box.body}</g>`);
    y += box.height + 12;
  }
  return { height: y, body: parts };
}

interface Room {
  readonly width: number;
  readonly columns: number;
  readonly name: 'frame' | 'card';
}

function card(organ: OrganOnDay, { width, columns, name }: Room, detail: Detail): Drawing {
  const own = words(organ, width - 2 * pad, detail);
  const inner = organ.parts.length === 0 ? undefined : inColumns(organ.parts, width - 2 * pad, columns, detail);
  const height = own.height + (inner ? inner.height + pad : 1);
  return {
    height,
    body: html`<rect x=".5" y=".5" width="${px(width - 1)}" height="${px(height)}" class="${name}${organ.existed === 'unknown' && ' doubted'}"/><g transform="translate(${pad} 0)">${own.body}</g>${inner && html`<g transform="translate(${pad} ${px(own.height)})">${inner.body}</g>`}`,
  };
}

/**
 * Each box in the column that is shortest so far. The tallest takes as many columns as make the whole lowest; what is in it
 * is arranged in the same way.
 */
function inColumns(organs: readonly OrganOnDay[], width: number, columns: number, detail: Detail): Drawing {
  const each = (width - (columns - 1) * gap) / columns;
  const across = (span: number) => span * each + (span - 1) * gap;
  const single = organs.map((organ) => card(organ, { width: each, columns: 1, name: 'card' }, detail));
  const tallest = single.reduce((best, { height }, i) => (height > single[best]!.height ? i : best), 0);
  let best: Drawing | undefined;
  for (let span = 1; span <= columns; span++) {
    if (span > 1 && organs[tallest]!.parts.length === 0) break;
    const large =
      span === 1
        ? single[tallest]!
        : card(organs[tallest]!, { width: across(span), columns: span, name: 'card' }, detail);
    const heights = Array.from({ length: columns }, (_, column) => (column < span ? large.height + gap : 0));
    const boxes: Part[] = [large.body];
    single.forEach((box, i) => {
      if (i === tallest) return;
      const column = heights.indexOf(Math.min(...heights));
      boxes.push(html`<g transform="translate(${px(column * (each + gap))} ${px(heights[column]!)})">${box.body}</g>`);
      heights[column]! += box.height + gap;
    });
    const height = Math.max(...heights) - gap;
    if (best === undefined || height < best.height) best = { height, body: boxes };
  }
  return best!;
}

/** An organ's name, posts and members as lines. */
function words(organ: OrganOnDay, width: number, detail: Detail): Drawing {
  const parts: Part[] = [];
  let y = 3;
  for (const text of linesOf(organ.name, width, 13 * bold)) {
    y += 16;
    parts.push(html`<text x="0" y="${px(y)}" class="head">${text}</text>`);
  }
  const list = (label: string, tokens: readonly Token[]) => {
    const flow = flowing([{ text: `${label}:`, soft: true }, ...tokens], width, y);
    parts.push(flow.body);
    y = flow.height;
  };
  for (const post of organ.posts) list(shortPost(post.name, organ.name), tokensOf(post, post.post, detail));
  if (organ.members.length > 0)
    list(plural(organ.members.length, 'member'), tokensOf({ holders: organ.members, places: 0 }, organ.organ, detail));
  return { height: y + pad, body: parts };
}

interface Token {
  readonly text: string;
  readonly soft?: boolean;
  readonly maybe?: boolean;
  readonly href?: string;
}

function tokensOf(
  { holders, places }: Pick<PostOnDay, 'holders' | 'places'>,
  what: string,
  detail: Detail,
): readonly Token[] {
  const { names, id, most } = detail;
  if (holders.length === 0)
    return [{ text: places > 1 ? `no holder named (${places} places)` : 'no holder named', soft: true }];
  // One name more is shorter than the words that it is left out.
  const shown = holders.length <= most + 1 ? holders : holders.slice(0, most);
  const left = holders.length - shown.length;
  return [
    ...shown.map((one, i) => ({
      text: `${names.short(one.person)}${one.acting ? ' (acting)' : ''}${one.certain ? '' : ' ?'}${i < shown.length - 1 || left > 0 ? ',' : ''}`,
      maybe: !one.certain,
      href: `#${id}-${keyOf(what, one)}`,
    })),
    ...(left > 0 ? [{ text: `and ${left} more`, soft: true }] : []),
  ];
}

/** Tokens one after the other, broken between them; further lines are indented. */
function flowing(tokens: readonly Token[], width: number, top: number): Drawing {
  const lines: Token[][] = [[]];
  let x = 0;
  for (const token of tokens.flatMap((one) =>
    one.href ? [one] : one.text.split(' ').map((text) => ({ ...one, text })),
  )) {
    const wide = widthOf(`${token.text} `, size);
    if (x > 0 && x + wide > width) {
      lines.push([]);
      x = 10;
    }
    lines.at(-1)!.push(token);
    x += wide;
  }
  const span = ({ text, soft, maybe }: Token) =>
    soft || maybe ? html`<tspan class="${soft ? 'soft' : 'maybe'}">${text}</tspan>` : html`<tspan>${text}</tspan>`;
  const body = lines.map(
    (line, i) =>
      html`<text x="${i === 0 ? 0 : 10}" y="${px(top + (i + 1) * step)}" class="small">${line.map((token, j) => html`${j > 0 && ' '}${token.href === undefined ? span(token) : html`<a href="${token.href}">${span(token)}</a>`}`)}</text>`,
  );
  return { height: top + lines.length * step, body };
}
