/** Tenures as bars by post: solid where held for certain, hatched where the dates leave it open, hollow where only acted in. */
import { civil, type Day, dayOf, type Span } from '../../calendar/index.ts';
import type { PostId } from '../../polity/index.ts';
import { type HistoricalRecord, ruleText } from '../../record/index.ts';
import { type Html, html, type Part } from '../escape.ts';
import type { Names } from '../names.ts';
import { count, dayText, percent, plural } from '../numbers.ts';
import type { Stretch } from './day-sets.ts';
import type { Evidence } from './evidence.ts';
import type { Drawing, Picture } from './picture.ts';
import { namesOrgan } from './short-post.ts';
import { Grounds, openDays } from './spell-days.ts';
import { bold, fitted, linesOf, px, widthOf } from './svg-text.ts';
import { type Asked, type Lane, type LaneSpell, laneDays, type PostLanes, postLanes } from './tenure-lanes.ts';

/** @param what whose tenures they are, as the title is to say it: `the chief posts` */
export function tenuresPicture(
  record: HistoricalRecord,
  asked: Asked,
  what: string,
  shown: Stretch,
  names: Names,
  id = 'tenures',
): Picture {
  const groups =
    asked.person === undefined ? postLanes(record, asked, shown) : byFirstDay(postLanes(record, asked, shown));
  const grounds = new Grounds(record);
  const lanes = groups.flatMap((group) => group.lanes);
  const span = `${dayText(shown.from)} to ${dayText((shown.until - 1) as Day)}`;
  return {
    id,
    title: titleOf(groups, what, asked, names, span) + disputed(lanes, grounds),
    label: `Tenures by post, ${span}`,
    legend: [
      { sample: sample('held'), text: 'held for certain' },
      { sample: sample('open'), text: 'may have held: the dates leave it open' },
      { sample: sample('acts'), text: 'acted without holding' },
      { sample: diamond(15, 7), text: 'another claim’s date for its beginning or end' },
      { sample: html`<rect width="30" height="14" class="being"/>`, text: 'post and organ existed' },
      { sample: html`<text x="10" y="12">†</text>`, text: 'died (line: one of these days)' },
    ],
    notes: [
      `Days from left to right, a line a year; one lane a person, by first day. Where claims disagree, ${decides(record)}. A bar leads to its claims.`,
    ],
    draw: (width) => draw(groups, shown, width, { grounds, names, id, byPost: asked.person !== undefined }),
    evidence: lanes.flatMap((lane) => lane.spells.map((one, i) => evidenceOf(lane, one, i, grounds, names))),
    csv: [
      ['post', 'person', 'acting', 'from', 'until', 'certain', 'claims'],
      ...lanes.flatMap((lane) =>
        lane.spells.flatMap((one) =>
          [
            ...one.certain.map((stretch) => ({ stretch, certain: 'certain' })),
            ...openDays(one).map((stretch) => ({ stretch, certain: 'open' })),
          ].map(({ stretch, certain }) => [
            names.post(lane.post),
            names.person(lane.person),
            one.acting ? 'acting' : '',
            iso(stretch.from),
            iso(stretch.until),
            certain,
            grounds
              .of(one.spell)
              .flatMap(({ id, mark }) => (mark ? [] : [id]))
              .join(' '),
          ]),
        ),
      ),
    ],
  };
}

/** What answers a question on which claims disagree. */
function decides({ rule }: HistoricalRecord): string {
  return rule.rule === 'sample' ? 'the likeliest answer is shown' : `the rule ${ruleText(rule)} decides`;
}

/** Posts of one person: the first held first. */
function byFirstDay(groups: readonly PostLanes[]): readonly PostLanes[] {
  const first = ({ lanes: [lane] }: PostLanes) => lane!.spells[0]!.possible[0]!.from;
  return [...groups].sort((a, b) => first(a) - first(b) || (a.post < b.post ? -1 : 1));
}

function sample(name: string): Html {
  return html`<rect x=".5" y="2" width="29" height="10" class="${name}"/>`;
}

function titleOf(groups: readonly PostLanes[], what: string, asked: Asked, names: Names, span: string): string {
  const lanes = groups.flatMap((group) => group.lanes);
  if (lanes.length === 0) return `The record names nobody in ${what}, ${span}`;
  const days = lanes.map((lane) => ({ lane, ...laneDays(lane) }));
  const all = days.reduce((sum, { possible }) => sum + possible, 0);
  const open = days.reduce((sum, one) => sum + one.open, 0);
  const longest = days.reduce((a, b) => (b.possible > a.possible ? b : a));
  const left =
    open === 0
      ? 'no day is left open by the dates'
      : `the dates leave ${count(open)} of ${count(all)} days in post open (${percent(open / all)})`;
  const most = `${names.short(longest.lane.person)} longest${groups.length > 1 ? ` (${names.post(longest.lane.post)}: ` : ' ('}${years(longest.possible)})`;
  if (asked.person !== undefined)
    return `${names.person(asked.person)} held ${plural(groups.length, 'post')}, ${span}; ${names.post(longest.lane.post)} longest (${years(longest.possible)}); ${left}`;
  const persons = new Set(lanes.map(({ person }) => person)).size;
  return `${plural(persons, 'person')} held ${what}, ${span}: ${most}; ${left}`;
}

/** On how many tenures claims disagree. */
function disputed(lanes: readonly Lane[], grounds: Grounds): string {
  const spells = lanes.flatMap((lane) => lane.spells);
  const dated = spells.filter(({ spell }) => grounds.otherDates(spell).length > 0).length;
  if (spells.length === 0) return '';
  return `; claims disagree on the dates of ${dated === 0 ? 'none' : dated} of ${plural(spells.length, 'tenure')}`;
}

function diamond(x: number, y: number): Html {
  return html`<path d="M${px(x)} ${px(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z" class="other"/>`;
}

function years(days: number): string {
  return days < 365 ? plural(days, 'day') : `${(days / 365.2425).toFixed(1)} years`;
}

function iso(day: Day): string {
  const { year, month, dayOfMonth } = civil(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** `16 March 1921`, `between 1 and 5 May 1922` as two days, `before …` where nothing is told. */
export function whenText({ earliest, latest }: Span): string {
  if (earliest === latest) return dayText(earliest);
  return civil(earliest).year < 2 ? `by ${dayText(latest)}` : `between ${dayText(earliest)} and ${dayText(latest)}`;
}

export function sinceUntil({ begin, end }: { readonly begin: Span; readonly end?: Span }): string {
  return `began ${whenText(begin)}; ${end ? `ended ${whenText(end)}` : 'no end is told'}`;
}

function keyOf({ post, person }: Lane, i: number): string {
  return `${post}-by-${person}-${i + 1}`;
}

function headingOf(lane: Lane, { spell, acting }: LaneSpell, names: Names): string {
  return `${names.short(lane.person)}, ${acting ? 'acting ' : ''}${names.post(lane.post)}: ${sinceUntil(spell)}`;
}

function evidenceOf(lane: Lane, one: LaneSpell, i: number, grounds: Grounds, names: Names): Evidence {
  return { id: keyOf(lane, i), heading: headingOf(lane, one, names), claims: grounds.of(one.spell) };
}

function draw(groups: readonly PostLanes[], shown: Stretch, width: number, known: Known): Drawing {
  const { names, byPost } = known;
  const beside = width > 600;
  const left = beside ? (byPost ? 340 : 178) : 0;
  const step = beside ? 20 : 31;
  const right = width - 14;
  const x = (day: number) => left + ((day - shown.from) / (shown.until - shown.from)) * (right - left);
  const parts: Part[] = [];
  let y = 22;
  for (const group of groups) {
    y += 8;
    if (!byPost) {
      for (const line of linesOf(groupTitle(group, names), width, 13 * bold)) {
        y += 17;
        parts.push(html`<text x="0" y="${px(y)}" class="head">${line}</text>`);
      }
      y += 6;
    }
    const height = group.lanes.length * step;
    parts.push(shade(group, x, y, height));
    for (const lane of group.lanes) {
      parts.push(laneOf(lane, { x, y, beside, left, right }, known));
      y += step;
    }
    y += 4;
  }
  const ticks = yearTicks(shown, right - left);
  const label = (at: number, high: number, text: string) =>
    html`<text x="${px(Math.max(at, widthOf(text, 13) / 2))}" y="${px(high)}" class="soft" text-anchor="middle">${text}</text>`;
  const rules = ticks.map(
    ({ day, text }) =>
      html`<path d="M${px(x(day))} 20V${px(y)}" class="rule"/>${text && [label(x(day), 13, text), label(x(day), y + 16, text)]}`,
  );
  return {
    height: y + 22,
    body: html`${rules}<path d="M${left} 20H${right}M${left} ${px(y)}H${right}" class="axis"/>${parts}`,
  };
}

/** The post, with its organ where its name does not say it. */
function groupTitle({ post, organ }: PostLanes, names: Names): string {
  const [what, where] = [names.post(post), names.organ(organ)];
  return namesOrgan(what, where) ? what : `${what} – ${where}`;
}

/** The days on which the post was there, behind its lanes; where it may have been, paler and with a broken edge. */
function shade({ being }: PostLanes, x: (day: number) => number, y: number, height: number): Part {
  const rect = (name: string) => (one: Stretch) =>
    html`<rect x="${px(x(one.from))}" y="${px(y)}" width="${px(x(one.until) - x(one.from))}" height="${height}" class="${name}"/>`;
  const edges = openDays(being).flatMap(({ from, until }) => [from, until]);
  return [
    being.certain.map(rect('being')),
    openDays(being).map(rect('maybe-being')),
    edges.map((day) => html`<path d="M${px(x(day))} ${px(y)}v${height}" class="edge"/>`),
  ];
}

interface Place {
  readonly x: (day: number) => number;
  readonly y: number;
  readonly beside: boolean;
  readonly left: number;
  readonly right: number;
}

interface Known {
  readonly grounds: Grounds;
  readonly names: Names;
  readonly id: string;
  /** One person's lanes are named by their posts. */
  readonly byPost: boolean;
}

function laneOf(lane: Lane, { x, y, beside, left, right }: Place, { grounds, names, id, byPost }: Known): Part {
  const top = beside ? y + 4 : y + 17;
  const bars = lane.spells.map((one, i) => {
    const rect = (name: string) => (stretch: Stretch) =>
      html`<rect x="${px(x(stretch.from))}" y="${px(one.acting ? top + 2 : top)}" width="${px(Math.max(1, x(stretch.until) - x(stretch.from)))}" height="${one.acting ? 8 : 12}" class="${name}"/>`;
    const others = grounds
      .otherDates(one.spell)
      .map(({ earliest, latest }) => [x(earliest), x(latest + 1)] as const)
      .filter(([from, to]) => to >= left && from <= right)
      .map(([from, to]) => [Math.max(left, from), Math.min(right, to)] as const)
      .map(
        ([from, to]) =>
          html`<path d="M${px(from)} ${px(top + 6)}H${px(to)}" class="other"/>${diamond((from + to) / 2, top + 6)}`,
      );
    return html`<a href="#${id}-${keyOf(lane, i)}"><title>${headingOf(lane, one, names)}</title>${openDays(one).map(rect(one.acting ? 'acts-open' : 'open'))}${one.certain.map(rect(one.acting ? 'acts' : 'held'))}${others}</a>`;
  });
  const { death } = lane;
  const inside = death && x(death.latest) >= left && x(death.earliest) <= right;
  const cross = inside && [
    death.earliest < death.latest &&
      html`<path d="M${px(Math.max(left, x(death.earliest)))} ${px(top + 6)}H${px(Math.min(right, x(death.latest)))}" class="edge"/>`,
    html`<text x="${px(Math.min(right, x(death.latest)) + 3)}" y="${px(top + 11)}"><title>${names.short(lane.person)} died ${whenText(death)}</title>†</text>`,
  ];
  const name = byPost ? names.post(lane.post) : names.short(lane.person);
  if (beside)
    return html`<text x="${left - 8}" y="${px(top + 10.5)}" text-anchor="end">${fitted(name, left - 10, 13)}</text>${bars}${cross}`;
  const start = x(lane.spells[0]!.possible[0]!.from);
  const wide = widthOf(name, 13);
  const at = Math.max(0, Math.min(start, right - wide));
  return html`<text x="${px(at)}" y="${px(y + 13)}">${fitted(name, right, 13)}</text>${bars}${cross}`;
}

/** A rule for each year, or each fifth or so; a label where there is room for one. */
function yearTicks({ from, until }: Stretch, width: number): readonly { readonly day: Day; readonly text: string }[] {
  const first = civil(from).year;
  const last = civil(until).year;
  const room = (width / Math.max(1, (until - from) / 365.2425)) | 0;
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((years) => years * Math.max(room, 0.4) >= 40) ?? 2000;
  const ticks: { day: Day; text: string }[] = [];
  for (let year = first; year <= last; year++) {
    const day = dayOf(year, 1, 1);
    const ruled = every <= 5 || year % every === 0;
    if (day >= from && day < until && ruled) ticks.push({ day, text: year % every === 0 ? String(year) : '' });
  }
  return ticks;
}

/** The posts that a record's tenures are shown for when none are asked for. */
export function chiefPosts(chief: readonly PostId[], record: HistoricalRecord): readonly PostId[] {
  return chief.length > 0 ? chief : [...record.cast.posts.keys()];
}
