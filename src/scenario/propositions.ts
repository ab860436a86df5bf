/** Propositions in cells and values: reads them against the cast and maps their errors to the place they stand at. */
import { type Cast, type OrganId, type PostId, type Proposition, parseProposition } from '../polity/index.ts';
import type { NameKind } from './names.ts';
import { type JsonSchema, type Scalar, words } from './scalars.ts';
import { partOf, type Site } from './session.ts';
import { didYouMean } from './speller.ts';

/** The text of a proposition; it is read by {@link readProposition} once the cast is known. */
export const propositionText: Scalar<string> = {
  schema: { ...words.schema, description: 'a proposition, see docs/scenario-format.md' } satisfies JsonSchema,
  read: (text) => text,
};

export function readProposition(text: string, site: Site, cast: Cast): Proposition | undefined {
  const result = parseProposition(text, cast);
  if (result.ok) return result.proposition;
  const { at, found, expected, among } = result;
  const place = partOf(site, found, at);
  const kinds = kindsAmong(among, cast);
  if (kinds !== undefined && found !== '') {
    // Of several posts joined by bars, the one that is unknown.
    let offset = 0;
    for (const name of kinds.includes('person') ? [found] : found.split('|')) {
      if (!isKnown(name, kinds, site)) {
        site.session.names.reportUnknown(kinds, name, partOf(site, name, at + offset));
        return undefined;
      }
      offset += name.length + 1;
    }
    const bare = found.split('|').find((name) => cast.organs.has(name as OrganId) && !hasPosts(name, cast));
    return place.fail('unknown-reference', 'posts, or organs that have posts', { found: bare ?? found });
  }
  const kind = expected.startsWith('a date') ? 'date' : among === undefined ? 'syntax' : 'choice';
  const near = among === undefined ? undefined : site.session.speller.nearest(found, among);
  return place.fail(kind, expected, { hint: didYouMean(near) });
}

function kindsAmong(among: readonly string[] | undefined, cast: Cast): readonly NameKind[] | undefined {
  if (among === undefined) return undefined;
  if (among.length === cast.persons.size && among.every((name) => cast.persons.has(name as never))) return ['person'];
  const names = cast.posts.size + cast.organs.size;
  const isName = (name: string) => cast.posts.has(name as PostId) || cast.organs.has(name as OrganId);
  return among.length === names && among.every(isName) ? ['post', 'organ'] : undefined;
}

function isKnown(name: string, kinds: readonly NameKind[], site: Site): boolean {
  return site.session.names.find(kinds, name) !== undefined;
}

function hasPosts(organ: string, cast: Cast): boolean {
  return [...cast.posts.values()].some((post) => post.organ === (organ as OrganId));
}
