/**
 * What can be expected without a model: rates by level of post and age that cross-national figures give, and rules for who
 * takes a place that becomes free. The figures stand in the parameters `turnover.*` and `health.*`, with their sources.
 */
import { addDays, type Day, yearsBetween } from '../../calendar/index.ts';
import { exp, expm1 } from '../../engine/index.ts';
import { levelOf, parameterValues } from '../../model/index.ts';
import type { PersonId, PostId, Proposition } from '../../polity/index.ts';
import { asThingsStand, type Standpoint } from './standpoint.ts';

const daysPerYear = 365.2425;
const rates = parameterValues();
const referenceAge = 50;

/** How free places are shared out, and who ends paramount. */
export interface Shares {
  /** Not negative. */
  weight(person: PersonId): number;
  /** Whether the paramount person is drawn by weight; otherwise whoever is stays until he leaves. */
  readonly openLeadership: boolean;
}

/**
 * The chance of a proposition under the rates; undefined for what no published figure covers.
 * The rates are the defaults: a scenario that overrides a parameter does not move its own yardstick.
 */
export function expectation(standpoint: Standpoint, shares: Shares, proposition: Proposition): number | undefined {
  const { now } = standpoint;
  switch (proposition.says) {
    case 'not': {
      const of = expectation(standpoint, shares, proposition.of);
      return of === undefined ? undefined : 1 - of;
    }
    case 'holds': {
      if (proposition.ever || proposition.exceptDeath) return undefined;
      const held = proposition.posts.filter((post) => now.holds(proposition.person, post));
      if (held.length > 0) return stays(standpoint, proposition.person, held, proposition.day);
      return takes(standpoint, shares, proposition.person, proposition.posts, proposition.day);
    }
    case 'gains':
      if (asThingsStand(standpoint, { ...proposition, day: earlier(proposition.day, standpoint.date) })) return 1;
      if (asThingsStand(standpoint, { ...proposition, says: 'holds', day: standpoint.plan.start.day })) return 0;
      return takes(standpoint, shares, proposition.person, proposition.posts, proposition.day);
    case 'loses': {
      const held = proposition.posts.filter((post) => now.holds(proposition.person, post));
      return held.length > 0
        ? isRemoved(standpoint, proposition.person, held, proposition.day)
        : Number(asThingsStand(standpoint, proposition));
    }
    case 'is':
      if (asThingsStand(standpoint, proposition)) return 1;
      return proposition.status === 'dead'
        ? -expm1(-mortality(standpoint, proposition.person, proposition.day))
        : undefined;
    case 'paramount':
      if (proposition.ever) return undefined;
      return leads(standpoint, shares, proposition.person, proposition.day);
    default:
      return undefined;
  }
}

/** The cumulated hazard of death between the as-of day and another, of somebody in usual health at his age. */
function mortality({ plan, date, now }: Standpoint, person: PersonId, day: Day): number {
  const { makeham, gompertz, slope, 'age-mode': usual } = rates.health as Record<string, number>;
  const born = now.person(person)?.cadre?.born ?? plan.start.born.get(person) ?? addDays(date, -usual! * daysPerYear);
  const age = yearsBetween(born, date) - referenceAge;
  const years = yearsBetween(date, day);
  return makeham! * years + (gompertz! / slope!) * exp(slope! * age) * expm1(slope! * years);
}

/** The cumulated hazard of leaving the safest of some posts otherwise than by death. */
function departure({ now, date }: Standpoint, posts: readonly PostId[], day: Day): number {
  const hazards = posts.map((post) => rates.turnover![`${levelOf(now.cast, now.cast.posts.get(post)!)}-exit`]!);
  return Math.min(...hazards) * 12 * yearsBetween(date, day);
}

function stays(standpoint: Standpoint, person: PersonId, posts: readonly PostId[], day: Day): number {
  return exp(-departure(standpoint, posts, day) - mortality(standpoint, person, day));
}

/** Leaves before he dies: two risks that compete, both taken as even over the time. */
function isRemoved(standpoint: Standpoint, person: PersonId, posts: readonly PostId[], day: Day): number {
  const leaving = departure(standpoint, posts, day);
  const both = leaving + mortality(standpoint, person, day);
  return both === 0 ? 0 : (leaving / both) * -expm1(-both);
}

/** Places that are or become free, shared by weight among those in some other post: 1 − e^−(places · share). */
function takes(standpoint: Standpoint, shares: Shares, person: PersonId, posts: readonly PostId[], day: Day): number {
  const { now } = standpoint;
  let places = 0;
  for (const post of posts) {
    places += now.vacancies(post);
    for (const holder of now.holders(post)) places += 1 - stays(standpoint, holder, [post], day);
  }
  const pool = [...now.persons()].filter(
    (one) => now.postsOf(one).length > 0 && !posts.some((post) => now.holds(one, post)),
  );
  return -expm1(-places * shareAmong(pool, shares, person));
}

function leads(standpoint: Standpoint, shares: Shares, person: PersonId, day: Day): number | undefined {
  const { now, paramount } = standpoint;
  const pool = [...now.persons()].filter((one) => now.postsOf(one).length > 0);
  if (shares.openLeadership) return shareAmong(pool, shares, person);
  // No published figure says how long leadership stays collective.
  if (paramount === 'collective') return undefined;
  const top = rates.turnover!['top-exit']! * 12 * yearsBetween(standpoint.date, day);
  const keeps = exp(-top - mortality(standpoint, paramount, day));
  if (person === paramount) return keeps;
  return (
    (1 - keeps) *
    shareAmong(
      pool.filter((one) => one !== paramount),
      shares,
      person,
    )
  );
}

function shareAmong(pool: readonly PersonId[], { weight }: Shares, person: PersonId): number {
  if (!pool.includes(person)) return 0;
  const total = pool.reduce((sum, one) => sum + weight(one), 0);
  return total > 0 ? weight(person) / total : 1 / pool.length;
}

function earlier(a: Day, b: Day): Day {
  return Math.min(a, b) as Day;
}
