/**
 * Questions, made by rule from the cast and from what was known on the as-of day. Nobody chooses them: whom they are about
 * follows from posts and the table of endowments, what they ask from a fixed list.
 */
import { type Day, isoDay } from '../../calendar/index.ts';
import {
  type InstitutionsView,
  isVotingSeat,
  type OrganId,
  type PersonId,
  type PostId,
  type Proposition,
  type Status,
} from '../../polity/index.ts';
import { addMonths } from './dates.ts';
import { asThingsStand, type Standpoint } from './standpoint.ts';

export const questionKinds = [
  'keeps-post',
  'sits-full',
  'becomes-full',
  'removed',
  'dead',
  'expelled',
  'arrested',
  'banished',
  'paramount',
  'outcome',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface ForecastQuestion {
  /** Unique among all dates. */
  readonly id: string;
  readonly date: Day;
  /** Months; undefined for the scenario's own outcomes, which state a day. */
  readonly horizon: number | undefined;
  readonly kind: QuestionKind;
  readonly person: PersonId;
  readonly proposition: Proposition;
  /** As-of date, horizon and kind: what the answers of one case have in common is no person's doing. */
  readonly case: string;
}

const sanctions: readonly Status[] = ['expelled', 'arrested', 'banished'];

/** The posts that lead: worth as much as a full seat in a body that decides; where none is, those worth most. */
export function leadingPosts({ now, plan }: Standpoint): readonly PostId[] {
  const { endowment, 'class-weight': weight } = plan.model.values;
  const { worth } = plan.model.posts;
  const there = [...now.cast.posts.keys()].filter((post) => now.exists(post));
  const seat = weight!.full! * endowment!.agenda! + endowment!.seat!;
  const bar = Math.min(seat, Math.max(...there.map((post) => worth.get(post)!)));
  // Sums of the same parts may differ in their last bits.
  return there.filter((post) => worth.get(post)! > bar - 1e-9);
}

/** The bodies with such a post. */
export function leadingBodies(standpoint: Standpoint): readonly OrganId[] {
  const { posts, organs } = standpoint.now.cast;
  const organsOf = new Set(leadingPosts(standpoint).map((post) => posts.get(post)!.organ));
  return [...organsOf].filter((organ) => organs.get(organ)!.kind === 'body').sort();
}

/** The named persons in a leading post or in any post of a leading body. */
export function personsAsked(standpoint: Standpoint): readonly PersonId[] {
  const { now } = standpoint;
  const bodies = new Set(leadingBodies(standpoint));
  const leading = new Set(leadingPosts(standpoint));
  const asked = new Set<PersonId>();
  for (const post of now.cast.posts.values())
    if (leading.has(post.id) || bodies.has(post.organ))
      for (const person of now.holders(post.id)) if (now.cast.persons.has(person)) asked.add(person);
  return [...asked].sort();
}

/** The best post of somebody who holds one: worth most, the first by identifier among equals. */
export function bestPost({ now, plan }: Standpoint, person: PersonId): PostId {
  const worth = (post: PostId) => plan.model.posts.worth.get(post)!;
  return [...now.postsOf(person)].sort((a, b) => worth(b) - worth(a) || (a < b ? -1 : 1))[0]!;
}

/** @param horizons months; those that end after the scenario are left out */
export function questionsFrom(standpoint: Standpoint, horizons: readonly number[]): readonly ForecastQuestion[] {
  const { date, plan } = standpoint;
  const persons = personsAsked(standpoint);
  const bodies = leadingBodies(standpoint).map((body) => seatsOf(standpoint.now, body));
  const questions: ForecastQuestion[] = [];
  for (const horizon of horizons) {
    const day = addMonths(date, horizon);
    if (day > plan.scenario.to) continue;
    for (const person of persons)
      for (const [kind, proposition] of asked(standpoint, person, bodies, day))
        questions.push(question(date, horizon, kind, person, proposition));
  }
  plan.scenario.questions.outcomes.forEach(({ proposition }, i) => {
    const about = subjectOf(proposition);
    if (!about || about.day <= date || isDecided(standpoint, proposition)) return;
    const one = question(date, undefined, 'outcome', about.person, proposition);
    // Two outcomes may differ in what their short form leaves out.
    questions.push({ ...one, id: `${one.id} ${i}` });
  });
  return questions;
}

interface Seats {
  /** All posts of a body. */
  readonly posts: readonly PostId[];
  /** Those that vote. */
  readonly seats: readonly PostId[];
}

function seatsOf(now: InstitutionsView, body: OrganId): Seats {
  const posts = [...now.cast.posts.values()].filter((post) => post.organ === body);
  return { posts: posts.map(({ id }) => id), seats: posts.filter(isVotingSeat).map(({ id }) => id) };
}

function asked(
  standpoint: Standpoint,
  person: PersonId,
  bodies: readonly Seats[],
  day: Day,
): readonly (readonly [QuestionKind, Proposition])[] {
  const { now, date, plan } = standpoint;
  const best = [bestPost(standpoint, person)];
  const found: (readonly [QuestionKind, Proposition])[] = [
    ['keeps-post', { says: 'holds', person, posts: best, day }],
    ['removed', { says: 'loses', person, posts: best, day }],
    ['dead', { says: 'is', person, status: 'dead', day }],
    ['paramount', { says: 'paramount', person, day }],
  ];
  for (const { posts, seats } of bodies) {
    if (posts.some((post) => now.holds(person, post)))
      found.push(['sits-full', { says: 'holds', person, posts: seats, day }]);
    const hadOne =
      asThingsStand(standpoint, { says: 'holds', person, posts: seats, day: plan.start.day }) ||
      asThingsStand(standpoint, { says: 'gains', person, posts: seats, day: date });
    if (!hadOne) found.push(['becomes-full', { says: 'gains', person, posts: seats, day }]);
  }
  for (const status of sanctions)
    if (!asThingsStand(standpoint, { says: 'is', person, status, day: date }))
      found.push([status as QuestionKind, { says: 'is', person, status, day }]);
  return found;
}

function question(
  date: Day,
  horizon: number | undefined,
  kind: QuestionKind,
  person: PersonId,
  proposition: Proposition,
): ForecastQuestion {
  const { day, target } = subjectOf(proposition)!;
  const from = isoDay(date);
  return {
    id: [from, kind, person, target, isoDay(day)].join(' '),
    date,
    horizon,
    kind,
    person,
    proposition,
    case: `${from} ${horizon ?? 'outcome'} ${kind}`,
  };
}

/** Whom and which day a proposition is about; undefined for forms about several persons. */
export function subjectOf(
  proposition: Proposition,
): { readonly person: PersonId; readonly day: Day; readonly target: string } | undefined {
  if (proposition.says === 'not') {
    const of = subjectOf(proposition.of);
    return of && { ...of, target: `not ${of.target}` };
  }
  if (!('person' in proposition)) return undefined;
  const { person, day, says } = proposition;
  const what = 'posts' in proposition ? proposition.posts.join('|') : 'status' in proposition ? proposition.status : '';
  return { person, day, target: `${says} ${what}`.trim() };
}

/** Whether nothing that may still happen can change the answer: what has come about by a day stays so. */
function isDecided(standpoint: Standpoint, proposition: Proposition): boolean {
  if (proposition.says === 'not') return isDecided(standpoint, proposition.of);
  if (proposition.says !== 'is' && proposition.says !== 'gains') return false;
  const { day } = proposition;
  return asThingsStand(standpoint, { ...proposition, day: Math.min(day, standpoint.date) as Day });
}
