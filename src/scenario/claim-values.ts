/** The values of claims, each predicate's own. */
import { type Predicate, type PredicateSchema, tieKinds } from '../record/index.ts';
import type { ClaimRow } from './claim-table.ts';
import { type Bounds, choice, numeric } from './scalars.ts';
import { partOf, type Site } from './session.ts';

/** Numbers that cannot be just any. */
const bounds: Partial<Record<Predicate, Bounds>> = { stance: { min: -1, max: 1 }, rank: { min: 0 } };
const strength = numeric({ min: 0, max: 1 });

export function checkValue(
  predicate: Predicate,
  schema: PredicateSchema,
  text: string | undefined,
  row: ClaimRow,
): void {
  if (row.isBad('value')) return;
  const site = row.site('value');
  const { value: type } = schema;
  if (text === undefined) {
    if (schema.valueRequired) site.fail('empty-cell', `value: ${describeValue(type)}`);
  } else if (type === 'none') {
    site.fail('value', `an empty cell: “${predicate}” takes no value`);
  } else if (type === 'number') {
    numeric(bounds[predicate]).read(text, site);
  } else if (type === 'tie') {
    checkTie(text, site);
  } else if (type === 'tally') {
    checkTally(text, site);
  } else if (type !== 'words') {
    choice(type).read(text, site);
  }
}

function describeValue(type: PredicateSchema['value']): string {
  if (typeof type !== 'string')
    return type.length > 12 ? `one of ${type.slice(0, 12).join(', ')} …` : `one of ${type.join(', ')}`;
  if (type === 'tie') return EXPECTED_TIE;
  return type === 'number' ? 'a number' : 'words';
}

const EXPECTED_TIE = `kind and strength such as “patron 0.45”; kinds: ${tieKinds.join(', ')}`;

function checkTie(text: string, site: Site): void {
  const match = /^(\S+)(\s+)(\S+)$/.exec(text);
  if (match === null) {
    site.fail('value', EXPECTED_TIE);
    return;
  }
  const [, kind, gap, number] = match;
  choice(tieKinds).read(kind!, partOf(site, kind!, 0));
  strength.read(number!, partOf(site, number!, kind!.length + gap!.length));
}

function checkTally(text: string, site: Site): void {
  if (/^(?:[0-9]{1,7}|\?)-(?:[0-9]{1,7}|\?)-(?:[0-9]{1,7}|\?)$/.test(text)) return;
  const dated = /^[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}$/.test(text) || /[A-Za-z]{3}/.test(text);
  const hint = dated ? 'a spreadsheet may have taken the tally for a date' : 'put ? for an unknown number';
  site.fail('value', 'yes-no-abstain, such as 10-2-?', { hint });
}
