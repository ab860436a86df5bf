/** Arguments that name something: an identifier, another one that a redirect leads from, or a name that search finds. */
import { indexNames, type NamedKind, type NameHit, namedThings, searchNames } from '../../../record/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { nearest } from '../../context.ts';
import { Failure } from '../../failure.ts';

/** Candidates listed where a name is not one thing's alone. */
const mostListed = 8;

/**
 * @param kinds of thing that may be meant
 * @param what they are called in a message
 * @throws Failure with the candidates, or with the nearest spelling
 */
export function idArgument(
  scenario: Scenario,
  text: string,
  kinds: readonly NamedKind[],
  what = kinds.join(' or '),
): string {
  const things = namedThings(scenario).filter(({ kind }) => kinds.includes(kind));
  const own = new Set(things.map(({ id }) => id));
  if (own.has(text)) return text;
  const redirected = scenario.redirects.get(text);
  if (redirected !== undefined && own.has(redirected)) return redirected;
  const { hits, first } = searchNames(indexNames(things), text);
  const [best] = hits;
  if (best !== undefined && isMeant(best)) {
    if (first === 1) return best.thing.id;
    throw new Failure(`“${text}” may be any of ${listed(hits.slice(0, first))}`);
  }
  const near = nearest(text, own) ?? best?.thing.id;
  throw new Failure(`there is no ${what} ${text}${near === undefined ? '' : `; did you mean ${near}?`}`);
}

/** A skeleton is enough for names of persons, which are transliterated; other names are words, and one like them is a slip. */
function isMeant({ fit, thing }: NameHit): boolean {
  return fit !== 'near' && (fit !== 'same-skeleton' || thing.kind === 'person');
}

function listed(hits: readonly NameHit[]): string {
  const named = hits.slice(0, mostListed).map(({ thing }) => `${thing.id} (${thing.name})`);
  const more = hits.length > mostListed ? [`${hits.length - mostListed} more`] : [];
  return [...named, ...more].join(', ');
}
