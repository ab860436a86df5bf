/** persons.csv: who the people are. */
import type { Person, PersonId } from '../../polity/index.ts';
import { barred, identifier, wikidataId, words } from '../scalars.ts';
import type { SourceFile } from '../session.ts';
import { filled, maybe, readTable } from '../table.ts';

export const personsTable = {
  file: 'persons.csv',
  names: 'person',
  columns: { id: filled(identifier), name: filled(words), variants: maybe(barred(words)), wikidata: maybe(wikidataId) },
} as const;

export function readPersons(file: SourceFile): ReadonlyMap<PersonId, Person> {
  const persons = new Map<PersonId, Person>();
  readTable(personsTable, file, (row) => {
    const id = row.id as PersonId | undefined;
    if (id === undefined) return;
    const { name = id, variants = [], wikidata } = row;
    persons.set(id, { id, name, variants, ...(wikidata !== undefined && { wikidata }) });
  });
  return persons;
}
