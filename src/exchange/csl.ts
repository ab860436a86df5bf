/** CSL-JSON: the bibliography as it stands in sources.json, which is CSL-JSON with our own fields under `custom`. */
import { openText, type Problem, parseJson, shapes, siteOf, words } from '../scenario/index.ts';
import type { Draft } from './draft.ts';
import { type Exported, type Exporting, Losses, oneFile } from './format.ts';

export type CslItem = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
};

/** Types of CSL 1.0.2. */
export const cslTypes: ReadonlySet<string> = new Set([
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection',
  'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview',
  'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent',
  'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software',
  'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
]); // biome-ignore format: one list

/** The entries of sources.json, whole. */
export function itemsOfFolder({ folder }: Pick<Exporting, 'folder'>): readonly CslItem[] {
  return JSON.parse(new TextDecoder().decode(folder.get('sources.json'))) as readonly CslItem[];
}

export function exportCsl(given: Exporting): Exported {
  const lost = new Losses();
  const items = itemsOfFolder(given).map((item) => {
    if (cslTypes.has(item.type)) return item;
    lost.add('types that CSL does not know: written as document');
    return { ...item, type: 'document' };
  });
  lost.add('claims: the format has only sources', given.record.claims.size);
  return oneFile(`${JSON.stringify(items, undefined, 2)}\n`, lost);
}

const { list, located, object, required, scalar } = shapes;

const itemShape = object(
  {
    id: required(located(scalar(words))),
    type: required(scalar(words)),
    title: required(scalar(words)),
  },
  true,
);
const fileShape = list(itemShape);

/** Drafts the items of a CSL-JSON file as sources. @returns what is wrong */
export function draftCsl(name: string, bytes: Uint8Array, draft: Draft): readonly Problem[] {
  const file = openText(name, bytes);
  const root = parseJson(file);
  if (root === undefined) return file.session.problems.sorted();
  if (root.is !== 'list') siteOf(root, file).fail('structure', 'a list of items');
  const read = fileShape.read(root, file) ?? [];
  const seen = new Map<string, number>();
  for (const { id } of read) {
    if (id === undefined) continue;
    const line = seen.get(id.value);
    if (line !== undefined)
      id.site.fail('duplicate', 'an “id” that no other item has', { hint: `line ${line} has it` });
    seen.set(id.value, id.site.line);
  }
  if (file.session.problems.count > 0) return file.session.problems.sorted();
  draftItems(JSON.parse(file.text) as readonly CslItem[], draft);
  return [];
}

/** Items as sources: those without a grade cannot be judged, F6; what they depend on follows when it gets another identifier. */
export function draftItems(items: readonly CslItem[], draft: Draft): void {
  const ids = new Map(items.map((item) => [String(item.id), '']));
  for (const item of items) {
    const custom = (item.custom ?? {}) as { grade?: string; 'depends-on'?: readonly string[] };
    if (custom.grade === undefined) draft.lost.add('sources without a grade: F6, cannot be judged');
    const id = draft.source(String(item.id), (own) => ({ ...item, id: own, custom: { grade: 'F6', ...custom } }));
    if (id !== String(item.id)) draft.lost.add('identifiers of sources that were written anew');
    ids.set(String(item.id), id);
  }
  for (const [at, source] of draft.sources.entries()) {
    const custom = source.custom as { readonly 'depends-on'?: readonly string[] };
    const above = custom['depends-on'];
    if (above !== undefined)
      draft.sources[at] = { ...source, custom: { ...custom, 'depends-on': above.map((one) => ids.get(one) || one) } };
  }
}
