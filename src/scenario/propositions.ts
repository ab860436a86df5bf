/** Propositions in cells and values: reads them against the cast and maps their errors to the place they stand at. */
import { type Cast, type Expectation, type ParseOptions, type Proposition, parseProposition } from '../polity/index.ts';
import type { NameKind } from './names.ts';
import type { ProblemKind } from './problem.ts';
import { type JsonSchema, type Scalar, words } from './scalars.ts';
import { partOf, type Site } from './session.ts';
import { didYouMean } from './speller.ts';

/** The text of a proposition; it is read by {@link readProposition} once the cast is known. */
export const propositionText: Scalar<string> = {
  schema: { ...words.schema, description: 'a proposition, see docs/scenario-format.md' } satisfies JsonSchema,
  read: (text) => text,
};

const problems: Readonly<Record<Exclude<Expectation, 'person' | 'place'>, ProblemKind>> = {
  word: 'syntax',
  end: 'syntax',
  depth: 'structure',
  seats: 'unknown-reference',
  date: 'date',
  day: 'date',
  share: 'number',
};
const kinds: Readonly<Record<'person' | 'place', readonly NameKind[]>> = {
  person: ['person'],
  place: ['post', 'organ'],
};

export function readProposition(
  text: string,
  site: Site,
  cast: Cast,
  options: ParseOptions = {},
): Proposition | undefined {
  const result = parseProposition(text, cast, { redirects: site.session.names.merged, ...options });
  if (result.ok) return result.proposition;
  const { at, found, what, expected, among } = result;
  const place = partOf(site, found, at);
  if (what !== 'person' && what !== 'place') {
    const kind = what === 'word' && among !== undefined ? 'choice' : problems[what];
    const near = among === undefined ? undefined : site.session.speller.nearest(found, among);
    return place.fail(kind, expected, { hint: didYouMean(near) });
  }
  if (found === '') return place.fail('syntax', expected);
  site.session.names.reportUnknown(kinds[what], found, place);
  return undefined;
}
