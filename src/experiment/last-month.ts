/** The measures that are read off a history's last month: see history-measures.ts. */
import { gamesIn, type ModelGlance, organisation, patronage } from '../model/index.ts';
import type { Cast, PersonId, Post, PostId } from '../polity/index.ts';
import type { Measured } from './history-measures.ts';

/** Posts of a cast that measures speak of. */
interface Posts {
  readonly withoutCadres: readonly PostId[];
  readonly appointing: readonly PostId[];
}

const postsOfCasts = new WeakMap<Cast, Posts>();

function postsOf(cast: Cast): Posts {
  const before = postsOfCasts.get(cast);
  if (before) return before;
  const ids = (fits: (post: Post) => boolean) => [...cast.posts.values()].filter(fits).map(({ id }) => id);
  const made: Posts = {
    withoutCadres: ids(({ cadres }) => cadres === 0),
    appointing: ids(
      (post) => (post.class === 'chair' || post.class === 'first') && post.functions.includes('appointments'),
    ),
  };
  postsOfCasts.set(cast, made);
  return made;
}

/** The measures of a month's end. @param perceived control by row, as everybody can infer it */
export function measureLastMonth(glance: ModelGlance, perceived: Float64Array): Measured {
  const { now, control } = glance;
  let [largest, hidden] = [0, 0];
  for (let row = 0; row < control.length; row++) {
    largest = Math.max(largest, control[row]!);
    hidden += Math.abs(perceived[row]! - control[row]!);
  }
  const { played, unsettled } = gamesIn(now);
  const numbers: Record<string, number> = {
    'games-played': played,
    'games-unsettled': unsettled,
    'any-paramount': glance.paramount === undefined ? 0 : 1,
    'largest-control': largest,
    'hidden-control': hidden / 2,
  };
  const mean = (name: string, sum: number, of: number) => {
    if (of > 0) numbers[name] = sum / of;
  };
  /** The mean over whoever holds some of the posts, each once. */
  const overHolders = (name: string, posts: readonly PostId[], value: (row: number) => number) => {
    const persons = new Set<PersonId>();
    for (const post of posts) if (now.exists(post)) for (const person of now.holders(post)) persons.add(person);
    let sum = 0;
    for (const person of persons) sum += value(glance.row(person)!);
    mean(name, sum, persons.size);
  };
  let [single, filled] = [0, 0];
  for (const post of now.cast.posts.keys()) {
    if (now.capacity(post) !== 1 || !now.exists(post)) continue;
    single++;
    filled += now.holders(post).length;
  }
  mean('single-posts-filled', filled, single);
  const { withoutCadres, appointing } = postsOf(now.cast);
  const able = glance.column(organisation);
  overHolders('organisation-of-holders', withoutCadres, (row) => able.get(row));
  overHolders('control-of-appointers', appointing, (row) => control[row]!);
  const clients = new Int32Array(control.length);
  const bonds = glance.column(patronage);
  for (let row = 0; row < control.length; row++)
    for (let place = 0; place < bonds.size(row); place++) {
      const patron = bonds.other(row, place);
      clients[patron] = clients[patron]! + 1;
    }
  let [most, sum, of] = [1, 0, 0];
  for (let row = 0; row < clients.length; row++) {
    if (clients[row]! < most) continue;
    if (clients[row]! > most) [most, sum, of] = [clients[row]!, 0, 0];
    sum += control[row]!;
    of++;
  }
  mean('control-of-most-clients', sum, of);
  return numbers;
}
