/** Texts of a scenario in which `{person-id}` stands for a person's short name, so that a renamed person is renamed in them. */
import { type Cast, shortNamesOf } from '../polity/index.ts';
import { type Scalar, words } from './scalars.ts';
import { partOf } from './session.ts';

const placeholder = /\{([^{}]*)\}/g;

/** Words with placeholders; each must name a person. */
export const textWithNames: Scalar<string> = {
  schema: { ...words.schema, description: 'words; {person-id} stands for a short name' },
  read(text, site) {
    let known = true;
    for (const match of text.matchAll(placeholder)) {
      const id = match[1]!;
      if (!site.session.names.check(['person'], id, partOf(site, id, match.index + 1))) known = false;
    }
    return known ? text : undefined;
  },
};

export function namesFiller(cast: Pick<Cast, 'persons'>): (text: string) => string {
  const names = new Map<string, string>(shortNamesOf(cast.persons));
  for (const { id, merged = [] } of cast.persons.values()) for (const other of merged) names.set(other, names.get(id)!);
  return (text) => text.replace(placeholder, (whole, id: string) => names.get(id) ?? whole);
}
