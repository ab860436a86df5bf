/** merges.csv: identifiers of persons that were found to mean one. Rows stay when they are undone, so nothing is silent. */
import type { Day } from '../../calendar/index.ts';
import type { Person, PersonId } from '../../polity/index.ts';
import { day, reference, words } from '../scalars.ts';
import type { Merge } from '../scenario.ts';
import type { Site, SourceFile } from '../session.ts';
import { filled, maybe, readTable } from '../table.ts';

export const mergesTable = {
  file: 'merges.csv',
  columns: {
    from: filled(reference<PersonId>('person')),
    into: filled(reference<PersonId>('person')),
    day: filled(day),
    coder: filled(words),
    reason: filled(words),
    undone: maybe(day),
  },
} as const;

/** Read after the persons. Of the rows in force each identifier has one at most, and they never lead in a circle. */
export function readMerges(file: SourceFile): readonly Merge[] {
  const merges: Merge[] = [];
  const inForce = new Map<PersonId, { readonly merge: Merge; readonly site: Site }>();
  readTable(mergesTable, file, (values, row) => {
    if (row.isBroken) return;
    const { from, into, coder = '', reason = '', undone } = values;
    if (values.day !== undefined && undone !== undefined && undone < values.day)
      row.site('undone').fail('date', 'a day that is not before “day”');
    if (from === undefined || into === undefined) return;
    if (from === into) row.site('into').fail('value', 'somebody else than “from”');
    const merge: Merge = {
      from,
      into,
      day: values.day ?? (0 as Day),
      coder,
      reason,
      ...(undone !== undefined && { undone }),
      line: row.line,
    };
    merges.push(merge);
    if (undone !== undefined || row.isBad('undone')) return;
    const before = inForce.get(from);
    if (before !== undefined)
      row.site('from').fail('duplicate', 'an identifier that is merged once at a time', {
        hint: `line ${before.merge.line} merges it into ${before.merge.into}`,
      });
    else inForce.set(from, { merge, site: row.site('into') });
  });
  for (const [from, { site }] of inForce)
    if (endOf(from, (id) => inForce.get(id)?.merge.into) === undefined)
      site.fail('rule', 'a person that is not merged into “from”, at any remove');
  return merges;
}

/** Identifiers merged, each to the one at the end. */
export function mergedIds(merges: readonly Merge[]): ReadonlyMap<PersonId, PersonId> {
  const next = new Map(merges.filter(({ undone }) => undone === undefined).map(({ from, into }) => [from, into]));
  return new Map([...next.keys()].map((from) => [from, endOf(from, (id) => next.get(id)) ?? from]));
}

/** @returns undefined where the steps lead in a circle. */
function endOf(from: PersonId, next: (id: PersonId) => PersonId | undefined): PersonId | undefined {
  const passed = new Set<PersonId>();
  let at = from;
  for (let step = next(at); step !== undefined; step = next(at)) {
    if (passed.has(at)) return undefined;
    passed.add(at);
    at = step;
  }
  return at;
}

/** The persons that are left, with the names of those merged into them as further spellings. */
export function mergedPersons(
  persons: ReadonlyMap<PersonId, Person>,
  merged: ReadonlyMap<PersonId, PersonId>,
): ReadonlyMap<PersonId, Person> {
  if (merged.size === 0) return persons;
  const left = new Map([...persons].filter(([id]) => !merged.has(id)));
  for (const [from, into] of merged) {
    const [one, other] = [left.get(into), persons.get(from)];
    if (one === undefined || other === undefined) continue;
    const spellings = new Set([...one.variants, other.name, ...other.variants]);
    spellings.delete(one.name);
    const wikidata = one.wikidata ?? other.wikidata;
    left.set(into, {
      ...one,
      variants: [...spellings],
      ...(wikidata !== undefined && { wikidata }),
      merged: [...(one.merged ?? []), from],
    });
  }
  return left;
}
