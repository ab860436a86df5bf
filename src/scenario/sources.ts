/** sources.json: the bibliography in CSL-JSON, with a grade and the digest of the text where there is one. */
import type { Source, SourceId } from '../record/index.ts';
import { onCycles } from './cycles.ts';
import { grade, identifier, reference, sha256Digest, webAddress, words } from './scalars.ts';
import type { Site, SourceFile } from './session.ts';
import { list, located, object, optional, required, scalar, set } from './shapes.ts';
import type { TreeNode } from './tree.ts';

const entry = object(
  {
    id: required(located(scalar(identifier))),
    type: required(scalar(words)),
    title: required(scalar(words)),
    URL: optional(scalar(webAddress)),
    custom: required(
      object({
        grade: required(scalar(grade)),
        sha256: optional(scalar(sha256Digest)),
        'depends-on': optional(located(set(reference<SourceId>('source')))),
      }),
    ),
  },
  true,
);

export const sourcesShape = list(entry);

export function readSources(root: TreeNode, file: SourceFile): ReadonlyMap<SourceId, Source> {
  const { names } = file.session;
  const sources = new Map<SourceId, Source>();
  const sites = new Map<SourceId, Site>();
  const entries = sourcesShape.read(root, file);
  if (entries === undefined) names.markUnavailable('source');
  for (const { site, id: named, title = '', URL: url, custom } of entries ?? []) {
    const id = named?.value as SourceId | undefined;
    if (id === undefined) {
      names.markBroken('source');
      continue;
    }
    if (!names.declare('source', id, named!.site)) continue;
    const sha256 = custom?.sha256;
    sites.set(id, custom?.['depends-on']?.site ?? site);
    sources.set(id, {
      id,
      title,
      grade: custom?.grade ?? { reliability: 'F', credibility: 6 },
      dependsOn: custom?.['depends-on']?.value ?? [],
      ...(url !== undefined && { url }),
      ...(sha256 !== undefined && { sha256 }),
    });
  }
  names.markComplete('source');
  const links = new Map([...sources].map(([id, { dependsOn }]) => [id, dependsOn]));
  for (const id of onCycles(links)) {
    sites.get(id)!.fail('rule', 'a source that does not depend on itself, at any remove', { found: id });
  }
  return sources;
}
