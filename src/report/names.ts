/** How the report names persons, posts, organs and the rest: by the scenario's tables, never by identifiers where a name is known. */
import { parseIsoDay } from '../calendar/index.ts';
import { type Cast, shortNamesOf } from '../polity/index.ts';
import type { SeriesName } from '../scenario/index.ts';
import { dayText } from './numbers.ts';

export interface Names {
  /** In full; a cadre as `a cadre (Post, since May 1924)`. */
  person(id: string): string;
  /** The last word of the name; with the first before it, or in full, where another person would be named alike. */
  short(id: string): string;
  post(id: string): string;
  organ(id: string): string;
  policy(id: string): string;
  event(id: string): string;
  /** A person, organ, post, policy, event, issue or series, whatever it is; the identifier where it is none. */
  any(id: string): string;
}

type Tables = Pick<Cast, 'persons' | 'organs' | 'posts' | 'policies' | 'events' | 'issues'>;

/** @param series names of series, where the tables have any */
export function nameOf(cast: Tables, series: ReadonlyMap<string, SeriesName> = new Map()): Names {
  const table = (map: ReadonlyMap<string, { readonly name: string }>) => (id: string) => map.get(id)?.name;
  const [persons, organs, posts, policies, events, issues] = [
    table(cast.persons),
    table(cast.organs),
    table(cast.posts),
    table(cast.policies),
    table(cast.events),
    table(cast.issues),
  ];
  const shortNames = shortNamesOf(cast.persons);
  const post = (id: string) => posts(id) ?? id;
  const person = (id: string) => persons(id) ?? cadreName(id, post) ?? id;
  return {
    person,
    short: (id) => shortNames.get(id) ?? person(id),
    post,
    organ: (id) => organs(id) ?? id,
    policy: (id) => policies(id) ?? id,
    event: (id) => events(id) ?? id,
    any: (id) =>
      persons(id) ??
      organs(id) ??
      posts(id) ??
      policies(id) ??
      events(id) ??
      issues(id) ??
      series.get(id)?.name ??
      cadreName(id, post) ??
      id,
  };
}

/** A cadre's identifier tells the post he was taken for and the day. */
const cadrePattern = /^cadre-(.+)-(start|-?\d{4}-\d{2}-\d{2})-\d+$/;

export function isCadre(id: string): boolean {
  return cadrePattern.test(id);
}

function cadreName(id: string, post: (id: string) => string): string | undefined {
  const match = cadrePattern.exec(id);
  if (!match) return undefined;
  const day = parseIsoDay(match[2]!);
  const since = day === undefined ? 'from the start' : `since ${dayText(day).split(' ').slice(1).join(' ')}`;
  return `a cadre (${post(match[1]!)}, ${since})`;
}
