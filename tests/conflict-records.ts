/** Cases of conflicts as claims and a cast, one or many beside each other, under whatever identifiers. */
import type { Cast, OrganId, PostId } from '../src/polity/index.ts';
import type { Claim, Slot } from '../src/record/index.ts';
import { type Case, type Draw, type Row, town } from './conflict-cases.ts';
import { claim } from './invented-claims.ts';

/** A generator of whole numbers from a seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below) >>> 0;
  };
}

/** Numbers one after the other, over and over. */
export function drawingFrom(numbers: readonly number[]): Draw {
  let at = 0;
  return (below) => numbers[at++ % numbers.length]! % below;
}

export const slots: Readonly<Record<string, Slot>> = Object.fromEntries([
  ...town.persons.map((id) => [id, 'person']),
  ...Object.keys(town.organs).map((id) => [id, 'organ']),
  ...Object.keys(town.posts).map((id) => [id, 'post']),
  ...town.policies.map((id) => [id, 'policy']),
  ...town.events.map((id) => [id, 'event']),
  ...town.series.map((id) => [id, 'series']),
]);

/** @param rename applied to every identifier, those of claims included */
export function claimOf(row: Row, rename: (id: string) => string, source = 'chronicler'): Claim {
  const { id, subject, object, ...rest } = row;
  return claim({
    ...rest,
    id: rename(id),
    subject: rename(subject),
    subjectIs: slots[subject] ?? 'claim',
    source: source as Claim['source'],
    ...(object !== undefined && { object: rename(object), objectIs: slots[object] ?? 'claim' }),
  });
}

export function townAs(renamings: readonly ((id: string) => string)[]): Cast {
  const keyed = <T extends { readonly id: string }>(make: (rename: (id: string) => string) => readonly T[]) =>
    new Map(renamings.flatMap(make).map((item) => [item.id as never, item]));
  return {
    persons: keyed((rename) => town.persons.map((id) => ({ id: rename(id), name: id, variants: [] }))),
    organs: keyed((rename) =>
      Object.entries(town.organs).map(([id, organ]) => ({
        ...organ,
        id: rename(id),
        ...('parent' in organ && { parent: rename(organ.parent) as OrganId }),
      })),
    ),
    posts: keyed((rename) =>
      Object.entries(town.posts).map(([id, { organ, capacity }]) => ({
        id: rename(id) as PostId,
        organ: rename(organ),
        capacity,
        name: id,
        class: 'full',
        functions: [],
        cadres: 0,
      })),
    ),
    policies: new Map(),
    events: new Map(),
    issues: new Map(),
  } as unknown as Cast;
}

export interface Told {
  readonly cast: Cast;
  readonly claims: readonly Claim[];
}

export function recordOfCase(one: Case, rename: (id: string) => string = (id) => id): Told {
  return { cast: townAs([rename]), claims: one.rows.map((row) => claimOf(row, rename)) };
}

/** Cases side by side: nothing of one is in another. */
export function recordOfCases(cases: readonly Case[]): Told {
  const renamings = cases.map((_, i) => (id: string) => `${id}-${i}`);
  return {
    cast: townAs(renamings),
    claims: cases.flatMap(({ rows }, i) => rows.map((row) => claimOf(row, renamings[i]!))),
  };
}
