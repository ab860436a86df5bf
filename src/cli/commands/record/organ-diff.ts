/** What changed in an organisation between two days, in words and as JSON. */
import { type Day, isoDay } from '../../../calendar/index.ts';
import type { OrganId } from '../../../polity/index.ts';
import { type ChartChange, type ChartChangeSort, sortsOf } from '../../../record/index.ts';
import { item } from '../../text.ts';
import { type Asked, days, evidenceText, heldJson } from './asked.ts';
import { holderJson, holderText } from './chart-holder.ts';

const titles: readonly (readonly [ChartChangeSort, string])[] = [
  ['created', 'Created'],
  ['abolished', 'Abolished'],
  ['renamed', 'Renamed'],
  ['resized', 'Resized'],
  ['went', 'Went'],
  ['came', 'Came'],
  ['again', 'Back in another tenure'],
  ['surer', 'Certain now, possible before'],
  ['less-sure', 'Possible now, certain before'],
];

export function changesText(asked: Asked, root: OrganId, from: Day, to: Day, changes: readonly ChartChange[]): string {
  const { names, resolution } = asked;
  const known = changes.length === 0 ? ': no change known' : '';
  const head = item(`${names.organ(root)}${known}, ${isoDay(from)} to ${isoDay(to)} (resolution: ${resolution})`);
  const sections = titles.flatMap(([sort, title]) => {
    const lines = changes
      .filter((change) => sortsOf(change).includes(sort))
      .map((change) => lineOf(asked, change, sort));
    return lines.length === 0 ? [] : [[title, ...lines].join('\n')];
  });
  return [head, ...sections].join('\n\n');
}

function lineOf(asked: Asked, change: ChartChange, sort: ChartChangeSort): string {
  return item(change.kind === 'holder' ? holderLine(asked, change) : thingLine(asked, change, sort), 2);
}

type HolderChange = Extract<ChartChange, { readonly kind: 'holder' }>;

function holderLine(asked: Asked, { post, before, after }: HolderChange): string {
  const { names } = asked;
  if (after) return `${names.post(post)}: ${holderText(asked, after)}`;
  const { person, until, acting } = before!;
  const when = until ? `, ${days(until)}` : '';
  const ended = until ? until : before!;
  return `${names.post(post)}: ${names.short(person)}${acting ? ' (acting)' : ''}${when}${evidenceText(ended)}`;
}

function thingLine(
  { record, names }: Asked,
  change: Exclude<ChartChange, HolderChange>,
  sort: ChartChangeSort,
): string {
  const what = change.kind === 'organ' ? change.organ : change.post;
  const name = (change.after ?? change.before)!.name;
  const told = { created: 'creates', abolished: 'abolishes', renamed: 'renames', resized: 'resizes' } as const;
  const changes = record.chronicle.filter(
    (one) =>
      sort in told &&
      one.kind === told[sort as keyof typeof told] &&
      ('what' in one ? one.what === what : one.kind === 'resizes' && one.post === what),
  );
  const evidence = evidenceText({ claims: [...new Set(changes.flatMap(({ claims = [] }) => claims))] });
  const when = changes.length === 1 ? `, ${days(changes[0]!)}` : '';
  if (sort === 'renamed') return `${change.before!.name}, now ${name}${evidence}`;
  if (sort === 'resized' && change.kind === 'post')
    return `${name}: ${change.after!.places} places, ${change.before!.places} before${evidence}`;
  return `${name === what ? names.any(what) : name}${when}${evidence}`;
}

export function changeJson({ names }: Asked, change: ChartChange) {
  const about = { organ: null, post: null, person: null, acting: null };
  const what = sortsOf(change);
  if (change.kind === 'holder') {
    const { post, person, acting, before, after } = change;
    const side = (holder: typeof before) => (holder ? holderJson(names, holder) : null);
    return { of: change.kind, what, ...about, post, person, acting, before: side(before), after: side(after) };
  }
  const side = (one: typeof change.before) => (one ? { ...one, exists: heldJson(one.exists) } : null);
  const subject = change.kind === 'organ' ? { organ: change.organ } : { post: change.post };
  return { of: change.kind, what, ...about, ...subject, before: side(change.before), after: side(change.after) };
}
