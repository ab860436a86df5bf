/** posts.csv: the places in organs, with their standing and what they command. */
import { type OrganId, type Post, type PostId, postClasses, postFunctions } from '../../polity/index.ts';
import { barred, choice, identifier, numeric, reference, words } from '../scalars.ts';
import type { SourceFile } from '../session.ts';
import { filled, maybe, readTable } from '../table.ts';

/** Far above any regime; keeps a slip of the finger from filling the memory with holders. */
const LARGEST_CAPACITY = 10_000;

export const postsTable = {
  file: 'posts.csv',
  names: 'post',
  columns: {
    id: filled(identifier),
    organ: filled(reference<OrganId>('organ')),
    name: filled(words),
    class: filled(choice(postClasses)),
    capacity: filled(numeric({ min: 1, max: LARGEST_CAPACITY, integer: true })),
    function: maybe(barred(choice(postFunctions))),
    cadres: maybe(numeric({ min: 0, max: LARGEST_CAPACITY, integer: true })),
  },
} as const;

export function readPosts(file: SourceFile): ReadonlyMap<PostId, Post> {
  const posts = new Map<PostId, Post>();
  readTable(postsTable, file, (values, row) => {
    const { capacity, cadres = 0 } = values;
    if (capacity !== undefined && cadres > capacity) {
      row.site('cadres').fail('number', `at most the capacity of the post, ${capacity}`);
    }
    const id = values.id as PostId | undefined;
    if (id === undefined) return;
    const { organ = '' as OrganId, name = id, function: functions = [] } = values;
    posts.set(id, { id, organ, name, class: values.class ?? 'staff', capacity: capacity ?? 1, functions, cadres });
  });
  return posts;
}
