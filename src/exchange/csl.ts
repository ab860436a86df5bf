/** CSL-JSON: the bibliography as it stands in sources.json, which is CSL-JSON with our own fields under `custom`. */
import {
  grade,
  onCycles,
  openText,
  type Problem,
  parseJson,
  type Site,
  type SourceFile,
  sha256Digest,
  shapes,
  siteOf,
  type TreeNode,
  webAddress,
  words,
} from '../scenario/index.ts';
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

const { list, located, object, optional, required, scalar } = shapes;

const customShape = object(
  {
    grade: optional(scalar(grade)),
    sha256: optional(scalar(sha256Digest)),
    'depends-on': optional(list(located(scalar(words)))),
  },
  true,
);
const itemShape = object(
  {
    id: required(located(scalar(words))),
    type: required(scalar(words)),
    title: required(scalar(words)),
    URL: optional(scalar(webAddress)),
    custom: optional(customShape),
  },
  true,
);
const fileShape = list(itemShape);

/** Drafts the items of a CSL-JSON file as sources. @returns what is wrong */
export function draftCsl(name: string, bytes: Uint8Array, draft: Draft): readonly Problem[] {
  const file = openText(name, bytes);
  const root = parseJson(file);
  if (root !== undefined) readItems(root, file, draft);
  return file.session.problems.sorted();
}

function readItems(root: TreeNode, file: SourceFile, draft: Draft): void {
  if (root.is !== 'list') {
    siteOf(root, file).fail('structure', 'a list of items');
    return;
  }
  const read = fileShape.read(root, file) ?? [];
  const lines = new Map<string, number>();
  for (const { id } of read) {
    if (id === undefined) continue;
    const line = lines.get(id.value);
    if (line !== undefined)
      id.site.fail('duplicate', 'an “id” that no other item has', { hint: `line ${line} has it` });
    lines.set(id.value, id.site.line);
  }
  const links = read.map(({ id, custom }) => ({ id: id?.value ?? '', on: custom?.['depends-on'] ?? [] }));
  checkDependence(links, (id) => draft.hasSource(id));
  if (file.session.problems.count === 0) draftItems(JSON.parse(file.text) as readonly CslItem[], draft);
}

interface Link {
  readonly id: string;
  readonly on: readonly { readonly value: string; readonly site: Pick<Site, 'fail'> }[];
}

/** Reports what a source depends on and nobody knows, and sources that depend on themselves. */
export function checkDependence(links: readonly Link[], isElsewhere: (id: string) => boolean): void {
  const known = new Set(links.map(({ id }) => id));
  for (const { value, site } of links.flatMap(({ on }) => on))
    if (!known.has(value) && !isElsewhere(value))
      site.fail('unknown-reference', 'the identifier of a source of the file or the folder', { found: value });
  for (const id of onCycles(new Map(links.map(({ id: own, on }) => [own, on.map(({ value }) => value)]))))
    links
      .find((link) => link.id === id)
      ?.on[0]?.site.fail('rule', 'a source that does not depend on itself, at any remove', { found: id });
}

const ours = ['grade', 'sha256', 'depends-on'] as const;

/** Items as sources: those without a grade cannot be judged, F6; what they depend on follows when it gets another identifier. */
export function draftItems(items: readonly CslItem[], draft: Draft): void {
  const ids = new Map<string, string>();
  for (const item of items) {
    const custom = (item.custom ?? {}) as Readonly<Record<string, unknown>>;
    if (custom.grade === undefined) draft.lost.add('sources without a grade: F6, cannot be judged');
    const others = Object.keys(custom).filter((key) => !(ours as readonly string[]).includes(key));
    draft.lost.add('fields under “custom” that a source has no place for', others.length);
    const own = ours.flatMap((key) =>
      custom[key] === undefined || custom[key] === null ? [] : [[key, custom[key]] as const],
    );
    const made = { grade: 'F6', ...Object.fromEntries(own) };
    const id = draft.source(String(item.id), (fresh) => ({ ...item, id: fresh, custom: made }));
    if (id !== String(item.id)) draft.lost.add('identifiers of sources that were written anew');
    ids.set(String(item.id), id);
  }
  for (const [at, source] of draft.sources.entries()) {
    const custom = source.custom as { readonly 'depends-on'?: readonly string[] };
    const above = custom['depends-on'];
    if (above !== undefined)
      draft.sources[at] = { ...source, custom: { ...custom, 'depends-on': above.map((one) => ids.get(one) ?? one) } };
  }
}
