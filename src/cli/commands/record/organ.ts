/** `record organ`: an organisation on a day, or what changed between two. */
import { isoDay } from '../../../calendar/index.ts';
import type { OrganId } from '../../../polity/index.ts';
import { type Chart, type ChartPost, chartDiff, chartOn, openPlaces, vacantSince } from '../../../record/index.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { hang, item } from '../../text.ts';
import {
  type Asked,
  days,
  evidenceText,
  heldJson,
  oneDay,
  openRecord,
  printDocument,
  type RecordOptions,
  spanJson,
} from './asked.ts';
import { holderJson, holderText } from './chart-holder.ts';
import { idArgument } from './ids.ts';
import { changeJson, changesText } from './organ-diff.ts';

export function organCommand(
  context: Context,
  name: string,
  organName: string,
  options: RecordOptions & { readonly on?: string; readonly diff?: readonly string[] },
): number {
  const asked = openRecord(context, name, options);
  const { scenario, record, resolution } = asked;
  const root = idArgument(scenario, organName, ['organ']) as OrganId;
  if ((options.on === undefined) === (options.diff === undefined))
    throw new Failure('expected either --on with a day or --diff with two days');
  if (options.diff !== undefined) {
    const [first, second, ...more] = options.diff;
    if (first === undefined || second === undefined || more.length > 0)
      throw new Failure(`--diff: found “${options.diff.join(' ')}”, expected two days`);
    const [from, to] = [oneDay(first, '--diff'), oneDay(second, '--diff')];
    if (to < from) throw new Failure(`--diff: found “${second}”, expected a day that is not before ${isoDay(from)}`);
    const changes = chartDiff(chartOn(record, root, from), chartOn(record, root, to));
    if (options.json)
      return printDocument(context, 'record organ --diff', {
        kind: 'organ-diff',
        format: 1,
        organ: root,
        from: isoDay(from),
        to: isoDay(to),
        resolution,
        changes: changes.map((change) => changeJson(asked, change)),
      });
    context.out(`${changesText(asked, root, from, to, changes)}\n`);
    return 0;
  }
  const day = oneDay(options.on!, '--on');
  const chart = chartOn(record, root, day);
  if (options.json)
    return printDocument(context, 'record organ', {
      kind: 'organ',
      format: 1,
      organ: root,
      on: isoDay(day),
      resolution,
      organs: chart.organs.map(({ organ, name: title, parent, exists }) => ({
        organ,
        name: title,
        parent: parent ?? null,
        exists: heldJson(exists),
      })),
      posts: chart.posts.map((post) => postJson(asked, post, day)),
    });
  context.out(`${chartText(asked, chart)}\n`);
  return 0;
}

function chartText(asked: Asked, chart: Chart): string {
  const { names, resolution } = asked;
  const on = `on ${isoDay(chart.day)} (resolution: ${resolution})`;
  const [top] = chart.organs;
  if (top === undefined || top.organ !== chart.root)
    return item(`${names.organ(chart.root)}: not known to exist ${on}`);
  const depths = new Map<string, number>();
  const lines = chart.organs.flatMap(({ organ, name, parent, exists }) => {
    const depth = organ === chart.root ? 0 : (depths.get(parent!) ?? 0) + 1;
    depths.set(organ, depth);
    const indent = 2 * depth;
    const doubt = exists === 'unknown' ? ' (possibly)' : '';
    const title = item(`${name}${doubt}${depth === 0 ? ` ${on}` : ''}`, indent);
    const posts = chart.posts.filter((post) => post.organ === organ);
    return [title, ...posts.flatMap((post) => postLines(asked, post, chart.day, indent + 2))];
  });
  return lines.join('\n');
}

function postLines(asked: Asked, post: ChartPost, day: Chart['day'], indent: number): readonly string[] {
  const { name, places, exists, holders } = post;
  const doubt = exists === 'unknown' ? ' (possibly there)' : '';
  const size = places === 1 ? '' : `, ${places} places`;
  const rest = restText(asked, post, day);
  return [
    hang(`${' '.repeat(indent)}-`, `${name}${size}${doubt}${holders.length === 0 ? `: ${rest}` : ''}`, indent + 2),
    ...holders.map((holder) => item(holderText(asked, holder), indent + 2)),
    ...(holders.length > 0 && rest !== '' ? [item(rest, indent + 2)] : []),
  ];
}

/** Places without a known holder, and those without a name. */
function restText({ record }: Asked, post: ChartPost, day: Chart['day']): string {
  const { unnamed, least, most } = openPlaces(record, post);
  const vacant = vacantSince(record, post, day);
  const open = vacant
    ? `vacant since ${days(vacant)}${evidenceText(vacant)}`
    : most === 0
      ? ''
      : post.places === 1
        ? least === 0
          ? 'perhaps vacant'
          : 'no holder known'
        : `${least === most ? least : `${least} to ${most}`} without a known holder`;
  const cadres = unnamed > 0 ? `${post.places === 1 ? 'a holder' : unnamed} without a name` : '';
  return [cadres, open].filter(Boolean).join('; ');
}

function postJson({ record, names }: Asked, post: ChartPost, day: Chart['day']) {
  const vacant = vacantSince(record, post, day);
  const { holders, exists, ...rest } = post;
  return {
    ...rest,
    exists: heldJson(exists),
    open: openPlaces(record, post),
    vacantSince: vacant ? { when: spanJson(vacant), claims: vacant.claims ?? [] } : null,
    holders: holders.map((holder) => holderJson(names, holder)),
  };
}
