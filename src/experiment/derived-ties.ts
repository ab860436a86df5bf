/**
 * Ties inferred from careers alone, without anybody's judgement of who was close to whom: whoever names a man to a post
 * is his patron, and those who serve in one organ at one time are allies. After the codings of elite ties from biographies
 * (Shih, Adolph and Liu 2012; Keller 2016).
 *
 * patron → client: 1 − (1 − `appointment`)^n, n the posts to which he named him. Where a record names no sponsor, the rules
 * say who names. Colleagues: `service` · c / (c + `service-half`), c their years together in one organ, each day divided by
 * the number of other members, summed over organs: a pair in a council of two know each other better than two among forty.
 * Nobody is anybody's rival. The dead have no ties.
 */
import type { Day } from '../calendar/index.ts';
import { pow } from '../engine/index.ts';
import { usualSponsor } from '../model/index.ts';
import {
  type Cast,
  type Change,
  type Chronicle,
  Institutions,
  type OrganId,
  type PersonId,
  type Rules,
} from '../polity/index.ts';

const daysPerYear = 365.2425;

export interface DerivedTieParameters {
  /** Strength of a patron tie from one appointment, 0 to 1. */
  readonly appointment: number;
  /** Strength that a tie of colleagues approaches, 0 to 1. */
  readonly service: number;
  /** Colleague-years at which it has half of that. */
  readonly 'service-half': number;
}

/** Between two persons, in the order named. */
type Pairs = Map<string, number>;

/** What careers up to a day say of two persons: posts to which one named the other, and colleague-years. */
export interface Careers {
  readonly appointments: ReadonlyMap<string, number>;
  readonly service: ReadonlyMap<string, number>;
  readonly day: Day;
}

/** @param past on exact days in their order, consequences included, as enacted */
export function careersOf(cast: Cast, rules: Rules, past: Chronicle, day: Day): Careers {
  const now = new Institutions(cast, rules);
  const appointments: Pairs = new Map();
  const service: Pairs = new Map();
  const since = new Map<OrganId, Day>();
  const members = (organ: OrganId) =>
    [...new Set([...cast.posts.values()].filter((post) => post.organ === organ).flatMap(({ id }) => now.holders(id)))]
      .filter((person) => cast.persons.has(person))
      .sort();
  const accrue = (organ: OrganId, until: Day) => {
    const days = until - (since.get(organ) ?? until);
    since.set(organ, until);
    if (days <= 0) return;
    const together = members(organ);
    const each = days / daysPerYear / (together.length - 1);
    together.forEach((a, i) => {
      for (const b of together.slice(i + 1)) add(service, `${a} ${b}`, each);
    });
  };
  for (const change of past) {
    if ((change.kind === 'fills' || change.kind === 'vacates') && !change.acting) {
      accrue(cast.posts.get(change.post)!.organ, change.earliest);
      if (change.kind === 'fills') {
        const sponsor = change.sponsor ?? usualSponsor(now, change.post);
        if (sponsor !== undefined && sponsor !== change.person) add(appointments, `${sponsor} ${change.person}`, 1);
      }
    }
    now.apply(change);
  }
  for (const organ of cast.organs.keys()) accrue(organ, day);
  const living = (pairs: Pairs) =>
    new Map(
      [...pairs]
        .filter(([pair]) => pair.split(' ').every((person) => !now.isDead(person as PersonId)))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return { appointments: living(appointments), service: living(service), day };
}

/** The ties on the day up to which careers were read: patrons, then colleagues, each by identifier. */
export function derivedTies({ appointments, service, day }: Careers, p: DerivedTieParameters): Chronicle {
  const tie = (from: string, to: string, kind: 'patron' | 'ally', strength: number): Change<'ties'> => ({
    kind: 'ties',
    from: from as PersonId,
    to: to as PersonId,
    tie: kind,
    strength,
    earliest: day,
    latest: day,
    by: 'record',
    cause: { code: kind === 'patron' ? 'derived-from-appointment' : 'derived-from-service' },
  });
  const split = (pair: string) => pair.split(' ') as [string, string];
  return [
    ...[...appointments].map(([pair, times]) => tie(...split(pair), 'patron', 1 - pow(1 - p.appointment, times))),
    ...[...service].flatMap(([pair, years]) => {
      const [a, b] = split(pair);
      const strength = (p.service * years) / (years + p['service-half']);
      return [tie(a, b, 'ally', strength), tie(b, a, 'ally', strength)];
    }),
  ];
}

function add(pairs: Pairs, pair: string, amount: number): void {
  pairs.set(pair, (pairs.get(pair) ?? 0) + amount);
}
