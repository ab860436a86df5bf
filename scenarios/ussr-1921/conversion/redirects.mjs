/** Redirects: the identifiers of the compiled tables, for whoever holds questions that use them. */
import { hyphenated, mapping } from './tables.mjs';

/** A body leads to its organ, a post to the first post that its roles became; what is here under the same name needs none. */
export function convertRedirects({ tables, persons, organs, posts }) {
  const taken = new Set([...persons, ...organs, ...posts].map(({ id }) => id));
  const described = mapping('organs-described');
  const roles = mapping('post-map');
  const places = tables.posts.map(({ id, kind }) => {
    const organ = described.find(({ source_post: from }) => from === id)?.id;
    const post = roles.find(({ source_post: from }) => from === id)?.post;
    const to = kind === 'body' ? (organ ?? post) : (post ?? organ);
    if (!to) throw new Error(`nothing became of ${id}`);
    return { from: id, to };
  });
  const people = [...tables.persons, ...tables['persons-extra']].map(({ id }) => ({ from: id, to: hyphenated(id) }));
  return [...places, ...people].filter(({ from }) => !taken.has(from));
}
