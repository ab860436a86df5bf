/** The columns of a file of propositions, as plain tables of questions have them, and the cells that only such files have. */
import { type Day, firstDayOf, lastDayOf, type MonthIndex, monthOf, parseEdtf } from '../calendar/index.ts';
import type { OrganId, PersonId, PostId } from '../polity/index.ts';
import type { NameKind } from './names.ts';
import { barred, choice, type Scalar, words } from './scalars.ts';
import type { Scenario } from './scenario.ts';
import { didYouMean } from './speller.ts';
import { filled, maybe, type RowValues } from './table.ts';

export const propositionTypes = [
  'sits_full',
  'sits_any',
  'becomes_full',
  'removed',
  'keeps_post',
  'gains_post',
  'paramount',
  'expelled',
  'arrested',
  'convicted',
  'top_office',
  'expression',
] as const;
export type PropositionType = (typeof propositionTypes)[number];

export function propositionsTable(file: string, { redirects }: Scenario) {
  return {
    file,
    others: 'ignored',
    columns: {
      id: filled(words),
      prop_type: maybe(choice(propositionTypes, `one of ${propositionTypes.join(', ')}`)),
      person_id: maybe(redirected<PersonId>(['person'], redirects)),
      target: maybe(words),
      date: maybe(lastDay),
      horizon: maybe(months),
      proposition: maybe(words),
    },
  } as const;
}
export type PropositionValues = RowValues<ReturnType<typeof propositionsTable>['columns']>;

/** Posts and organs joined by bars: the target of those types that have one. */
export function placesOf({ redirects }: Scenario): Scalar<readonly (PostId | OrganId)[]> {
  return barred(redirected<PostId | OrganId>(['post', 'organ'], redirects));
}

/** An identifier of the scenario, or another one that a redirect leads from. */
function redirected<Id extends string>(kinds: readonly NameKind[], redirects: ReadonlyMap<string, string>): Scalar<Id> {
  return {
    schema: { type: 'string' },
    read(text, site) {
      const { names, speller } = site.session;
      const id = redirects.get(text) ?? text;
      if (names.find(kinds, id) !== undefined) return id as Id;
      const near = names.nearest(kinds, text) ?? speller.nearest(text, redirects.keys());
      if (near === undefined || !redirects.has(near)) names.reportUnknown(kinds, text, site);
      else
        site.fail('unknown-reference', `a ${kinds.join(' or ')} of the scenario`, {
          found: text,
          hint: didYouMean(near),
        });
      return undefined;
    },
  };
}

/** The last day of a date, so that a year is asked about at its end. */
const lastDay: Scalar<Day> = {
  schema: { type: 'string', description: 'an EDTF date that is no interval' },
  read(text, site) {
    const result = parseEdtf(text);
    if (!result.ok) return site.fail('date', 'a date such as 1925-05-31', { hint: result.hint });
    return result.date.kind === 'moment' ? result.date.latest : site.fail('date', 'one date such as 1925-05-31');
  },
};

/** `12`, `12 months`, `1 year`, `P1Y6M`. */
const months: Scalar<number> = {
  schema: { type: 'string' },
  read(text, site) {
    const plain = /^(\d{1,4})(?:\.0+)?(?: ?(months?|years?))?$/i.exec(text);
    const iso = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?$/.exec(text);
    const count = plain
      ? Number(plain[1]) * (/^y/i.test(plain[2] ?? '') ? 12 : 1)
      : iso
        ? 12 * Number(iso[1] ?? 0) + Number(iso[2] ?? 0)
        : 0;
    return count > 0 ? count : site.fail('value', 'a whole number of months above 0: 12, 12 months, 1 year or P1Y');
  },
};

/** The same day of a later month, or its last where it has no such day. */
export function monthsAfter(day: Day, count: number): Day {
  const month = monthOf(day);
  const later = (month + count) as MonthIndex;
  return Math.min(firstDayOf(later) + (day - firstDayOf(month)), lastDayOf(later)) as Day;
}
