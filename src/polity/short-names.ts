/** Short names of persons: the surname where it is one person's, else with the first name, else the whole name. */
import type { Person } from './cast.ts';

export function shortNamesOf(persons: ReadonlyMap<string, Pick<Person, 'name'>>): ReadonlyMap<string, string> {
  const shared = new Map<string, number>();
  for (const { name } of persons.values())
    for (const form of new Set([surname(name), firstAndLast(name)])) shared.set(form, (shared.get(form) ?? 0) + 1);
  const short = ({ name }: Pick<Person, 'name'>) =>
    [surname(name), firstAndLast(name)].find((form) => shared.get(form) === 1) ?? name;
  return new Map([...persons].map(([id, person]) => [id, short(person)]));
}

/** The last word before a comma or bracket: `the younger` in `Ann Holm, the younger` is no surname. */
function surname(name: string): string {
  return name.split(/[,(]/)[0]!.trim().split(/\s+/).at(-1) || name;
}

function firstAndLast(name: string): string {
  const first = name.trim().split(/\s+/)[0]!;
  return first === surname(name) ? name : `${first} ${surname(name)}`;
}
