/**
 * What to switch off in order to see what a cause does: `off MECHANISM`, `set SECTION.NAME VALUE`, `not given KIND`, several
 * of them parted by semicolons.
 */
import { mechanisms, parameters } from '../model/index.ts';
import { type JsonSchema, type Scalar, words } from './scalars.ts';
import { type GivenKind, givenKinds, type Without } from './scenario.ts';
import { partOf, type Site } from './session.ts';
import { didYouMean } from './speller.ts';

/** The text; it is read by {@link readWithout}. */
export const withoutText: Scalar<string> = {
  schema: { ...words.schema, description: '`off M`, `set S.N V`, `not given K`, parted by `;`' } satisfies JsonSchema,
  read: (text) => text,
};

const forms = 'off MECHANISM, set PARAMETER VALUE or not given KIND';

export function readWithout(text: string, site: Site): Without | undefined {
  const off: string[] = [];
  const set: Record<string, number> = {};
  const notGiven: GivenKind[] = [];
  let isWhole = true;
  let offset = 0;
  for (const part of text.split(';')) {
    const start = offset + (part.length - part.trimStart().length);
    offset += part.length + 1;
    const place = partOf(site, part.trim(), start);
    const known = (name: string, among: readonly string[], what: string): boolean => {
      if (among.includes(name)) return true;
      place.fail('choice', what, { found: name, hint: didYouMean(site.session.speller.nearest(name, among)) });
      return false;
    };
    const [verb, name = '', value = '', ...rest] = part.trim().split(/\s+/);
    if (verb === 'off' && name !== '' && value === '') {
      if (known(name, ids, 'a mechanism')) off.push(name);
      else isWhole = false;
    } else if (verb === 'set' && rest.length === 0 && value !== '') {
      if (known(name, names, 'a parameter') && inRange(name, Number(value))) set[name] = Number(value);
      else {
        if (names.includes(name)) place.fail('number', `a value in the range of ${name}, or 0`, { found: value });
        isWhole = false;
      }
    } else if (verb === 'not' && name === 'given' && rest.length === 0 && value !== '') {
      if (known(value, givenKinds, 'a kind of given fact')) notGiven.push(value as GivenKind);
      else isWhole = false;
    } else {
      place.fail('syntax', forms);
      isWhole = false;
    }
  }
  return isWhole ? { text, off, set, notGiven } : undefined;
}

const ids: readonly string[] = mechanisms.map(({ id }) => id);
const names: readonly string[] = Object.entries(parameters).flatMap(([section, entries]) =>
  Object.keys(entries).map((name) => `${section}.${name}`),
);

function inRange(path: string, value: number): boolean {
  const [section, name] = path.split('.') as [string, string];
  const [low, high] = parameters[section]![name]!.range;
  return value === 0 || (value >= low && value <= high);
}
