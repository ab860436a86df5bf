/** `record chart`: a picture of the record, written as SVG or HTML that stands alone. */
import { stat } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type Day, isoDay } from '../../calendar/index.ts';
import { recordFor } from '../../experiment/index.ts';
import type { PersonId, PostId } from '../../polity/index.ts';
import { type Conflict, findConflicts, type HistoricalRecord, holdersOn, ruleText } from '../../record/index.ts';
import {
  type Archive,
  chiefPosts,
  conflictsPicture,
  type Names,
  nameOf,
  networkPicture,
  organisationPicture,
  type Picture,
  picturePage,
  pictureSvg,
  tenuresPicture,
  the,
} from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, dayOption, knownId, nearest, openScenario, wholeOption } from '../context.ts';
import { Failure } from '../failure.ts';
import { wrap } from '../text.ts';

export interface ChartOptions {
  readonly kind: string;
  readonly out: string;
  readonly body?: string;
  readonly post?: string;
  readonly person?: string;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly most?: string;
  readonly resolution?: string;
  readonly json?: boolean;
}

interface Asked {
  readonly scenario: Scenario;
  readonly record: HistoricalRecord;
  readonly names: Names;
  readonly options: ChartOptions;
}

/** The kinds of picture, the options that each takes beside those that all take, and how it is made. */
const kinds: Readonly<
  Record<string, { readonly takes: readonly (keyof ChartOptions)[]; readonly make: (asked: Asked) => Picture }>
> = {
  tenures: { takes: ['body', 'post', 'person', 'from', 'to'], make: tenures },
  organisation: { takes: ['body', 'on'], make: organisation },
  network: { takes: ['body', 'person', 'on', 'most'], make: network },
  conflicts: { takes: ['body', 'post', 'person'], make: conflicts },
};

export async function chartCommand(context: Context, name: string, options: ChartOptions): Promise<number> {
  const kind = kinds[options.kind];
  if (!kind || !Object.hasOwn(kinds, options.kind)) {
    const near = nearest(options.kind, Object.keys(kinds));
    throw new Failure(
      `--kind: found “${options.kind}”, expected one of ${Object.keys(kinds).join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    );
  }
  const format = extname(options.out).toLowerCase();
  if (format !== '.svg' && format !== '.html')
    throw new Failure(`--out: found “${options.out}”, expected a file that ends in .svg or .html`);
  for (const option of ['body', 'post', 'person', 'on', 'from', 'to', 'most'] as const)
    if (options[option] !== undefined && !kind.takes.includes(option))
      throw new Failure(
        `--${option}: a picture of kind ${options.kind} takes ${kind.takes.map((one) => `--${one}`).join(', ')} only`,
      );
  const folder = dirname(options.out);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new Failure(`--out: there is no folder ${folder}`);
  const { scenario } = openScenario(context, name, options.resolution);
  const record = recordFor(scenario);
  const names = nameOf(scenario.cast, scenario.series);
  const picture = kind.make({ scenario, record, names, options });
  const archive: Archive = { claims: record.claims, sources: scenario.sources, names };
  const heading = `${scenario.title} · the record · resolution: ${ruleText(record.rule)}`;
  const text = (format === '.svg' ? pictureSvg : picturePage)(picture, archive, heading);
  await writeFileAtomic(options.out, text);
  if (options.json)
    context.out(
      `${JSON.stringify({ kind: 'chart', format: 1, of: options.kind, scenario: scenario.id, resolution: ruleText(record.rule), file: options.out, bytes: new TextEncoder().encode(text).length, title: picture.title, notes: picture.notes }, undefined, 2)}\n`,
    );
  else context.out(`${wrap(picture.title)}\n${wrap(picture.notes.join(' '))}\nwritten to ${options.out}\n`);
  return 0;
}

/** @throws Failure */
function oneDay(options: ChartOptions, scenario: Scenario): Day {
  if (options.on === undefined) return scenario.asOf;
  const day = dayOption(options.on, '--on');
  if (day !== dayOption(options.on, '--on', 'earliest'))
    throw new Failure(`--on: found “${options.on}”, expected one day such as ${isoDay(day)}`);
  return day;
}

/** @throws Failure */
function tenures({ scenario, record, names, options }: Asked): Picture {
  const { cast } = scenario;
  const from = options.from === undefined ? scenario.from : dayOption(options.from, '--from', 'earliest');
  const to = options.to === undefined ? scenario.to : dayOption(options.to, '--to');
  if (to < from)
    throw new Failure(`--to: found “${options.to ?? isoDay(to)}”, expected a day that is not before ${isoDay(from)}`);
  if (options.body !== undefined && options.post !== undefined)
    throw new Failure('--post: expected --body or --post, not both');
  const shown = { from, until: (to + 1) as Day };
  const person =
    options.person === undefined ? undefined : (knownId(options.person, cast.persons, 'person') as PersonId);
  const asked = (posts: readonly PostId[]) => ({ posts, ...(person !== undefined && { person }) });
  const all = [...cast.posts.values()];
  if (options.post !== undefined) {
    const post = knownId(options.post, cast.posts, 'post') as PostId;
    return tenuresPicture(record, asked([post]), `the post ${names.post(post)}`, shown, names);
  }
  if (options.body !== undefined) {
    const body = knownId(options.body, cast.organs, 'organ');
    const posts = all.filter(({ organ }) => organ === body).map(({ id }) => id);
    return tenuresPicture(record, asked(posts), `posts of ${the(names.organ(body))}`, shown, names);
  }
  const posts = person === undefined ? chiefPosts(scenario.questions.posts, record) : all.map(({ id }) => id);
  return tenuresPicture(record, asked(posts), posts.length === all.length ? 'posts' : 'the chief posts', shown, names);
}

/** @throws Failure */
function organisation({ scenario, record, names, options }: Asked): Picture {
  const body = options.body === undefined ? undefined : knownId(options.body, scenario.cast.organs, 'organ');
  return organisationPicture(record, oneDay(options, scenario), names, body);
}

/** @throws Failure */
function network({ scenario, record, names, options }: Asked): Picture {
  const { cast } = scenario;
  const day = oneDay(options, scenario);
  const most = options.most === undefined ? 40 : wholeOption(options.most, '--most', 2, 60);
  const around = options.person === undefined ? undefined : knownId(options.person, cast.persons, 'person');
  const body = options.body === undefined ? undefined : knownId(options.body, cast.organs, 'organ');
  const posts = [...cast.posts.values()].filter(({ organ }) => organ === body);
  const among = new Set(posts.flatMap(({ id }) => holdersOn(record, id, day).map(({ person }) => person)));
  const where = [
    body === undefined ? '' : ` among holders of posts of ${the(names.organ(body))}`,
    around === undefined ? '' : ` around ${names.short(around)}`,
  ].join('');
  const asked = { most, ...(body !== undefined && { among }), ...(around !== undefined && { around }) };
  return networkPicture(record, day, asked, where, names);
}

/** @throws Failure */
function conflicts({ scenario, record, names, options }: Asked): Picture {
  const { cast, sources } = scenario;
  const asked = [
    options.body && knownId(options.body, cast.organs, 'organ'),
    options.post && knownId(options.post, cast.posts, 'post'),
    options.person && knownId(options.person, cast.persons, 'person'),
  ].filter((id) => id !== undefined);
  if (asked.length > 1) throw new Failure('expected one of --body, --post and --person');
  const [about] = asked;
  const isAbout = ({ why, sides }: Conflict) =>
    about === undefined ||
    Object.values(why.ids).includes(about) ||
    sides.some(({ says }) => says.subject === about || says.object === about);
  const found = findConflicts(scenario.claims, cast, sources).filter(isAbout);
  return conflictsPicture(found, record.claims.size, about === undefined ? '' : ` about ${names.any(about)}`, names);
}
