/** organs.csv: bodies, agencies, territories, factions, and what they belong to. */
import { type Organ, type OrganId, organKinds } from '../../polity/index.ts';
import { onCycles } from '../cycles.ts';
import { choice, identifier, reference, wikidataId, words } from '../scalars.ts';
import type { Site, SourceFile } from '../session.ts';
import { filled, maybe, readTable } from '../table.ts';

export const organsTable = {
  file: 'organs.csv',
  names: 'organ',
  columns: {
    id: filled(identifier),
    name: filled(words),
    kind: filled(choice(organKinds)),
    parent: maybe(reference<OrganId>('organ')),
    wikidata: maybe(wikidataId),
  },
} as const;

export function readOrgans(file: SourceFile): ReadonlyMap<OrganId, Organ> {
  const organs = new Map<OrganId, Organ>();
  const sites = new Map<OrganId, Site>();
  readTable(organsTable, file, (values, row) => {
    const id = values.id as OrganId | undefined;
    if (id === undefined) return;
    if (values.kind === undefined) file.session.names.markDoubtful(id);
    const { name = id, kind = 'agency', parent, wikidata } = values;
    organs.set(id, { id, name, kind, ...(parent && { parent }), ...(wikidata && { wikidata }) });
    if (parent !== undefined) sites.set(id, row.site('parent'));
  });
  const parents = new Map([...organs].map(([id, { parent }]) => [id, parent === undefined ? [] : [parent]]));
  for (const id of onCycles(parents)) {
    sites.get(id)?.fail('rule', 'a parent that does not belong to the organ itself, at any remove');
  }
  return organs;
}
