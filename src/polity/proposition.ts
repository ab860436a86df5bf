/**
 * Propositions: statements that a chronicle makes true, false or, on an uncertain record, unknown. The grammar in which they
 * are written is in proposition-parse.ts; histories follow them change by change (proposition-follow.ts). What stands here is
 * what they mean: `evaluate` scans a chronicle for the answer, on the record and, as the follower's plain twin, in tests.
 */
import { type Day, lastDayOf, type MonthIndex, monthOf } from '../calendar/index.ts';
import type { Chronicle, Status, TieKind } from './change.ts';
import { not, type Truth } from './fold.ts';
import type { PersonId, PostId } from './ids.ts';
import { covers, exitReason, type Spell, spells, tenures } from './spells.ts';

/** What is said of a person. `day`: the day on which, by which or until which it is asked. */
export type PlainPredicate =
  /** Has one of the posts on the day; `ever`: on some day from the start to it. `exceptDeath`: or died in it. */
  | {
      readonly says: 'holds';
      readonly posts: readonly PostId[];
      readonly day: Day;
      readonly ever?: true;
      readonly exceptDeath?: true;
    }
  /** Had one of the posts at the start and was on no day up to `day` without one. `exceptDeath`: or died in it. */
  | { readonly says: 'keeps'; readonly posts: readonly PostId[]; readonly day: Day; readonly exceptDeath?: true }
  /**
   * `gains`: had none of the posts at the start and took one by the day. `loses`: gave one up after the start, the last of
   * them other than by death, and has none on the day.
   */
  | { readonly says: 'gains' | 'loses'; readonly posts: readonly PostId[]; readonly day: Day }
  /** `is`: has come under the status by the day, before the start or after it. `under`: is under it on the day. */
  | { readonly says: 'is' | 'under'; readonly status: Status | 'dead' | 'ill'; readonly day: Day }
  /** At the end of the day's month; `ever`: of some month after the start up to it. */
  | { readonly says: 'paramount'; readonly day: Day; readonly ever?: true }
  /** Commands at least this share of all control, measured as `paramount` is. */
  | { readonly says: 'control'; readonly least: number; readonly day: Day; readonly ever?: true };

export type PersonPredicate = PlainPredicate | { readonly says: 'not'; readonly of: PlainPredicate };
export type PersonSentence = PlainPredicate & { readonly person: PersonId };

export const quantifiers = ['any', 'all', 'most'] as const;
/** `most`: more than half. Of nobody, `all` is true and the others are false. */
export type Quantifier = (typeof quantifiers)[number];

/** Persons named, or found at the start: who held one of the posts, or was tied to somebody and alive. */
export type PersonSet =
  | { readonly are: 'named'; readonly persons: readonly PersonId[] }
  | { readonly are: 'members'; readonly posts: readonly PostId[] }
  | { readonly are: 'associates'; readonly of: PersonId };

export type Proposition =
  | PersonSentence
  | { readonly says: 'not'; readonly of: Proposition }
  | { readonly says: 'and' | 'or'; readonly of: readonly Proposition[] }
  | {
      readonly says: 'quantified';
      readonly quantifier: Quantifier;
      readonly set: PersonSet;
      readonly predicate: PersonPredicate;
    };

/** What a proposition is asked of. */
export interface Course {
  readonly chronicle: Chronicle;
  readonly start: Day;
  /** The paramount person at the end of a day's month, `collective`, or undefined where no measure was taken. */
  paramount?(day: Day): PersonId | 'collective' | undefined;
  /** A person's share of all control at the end of a day's month. */
  control?(person: PersonId, day: Day): number | undefined;
}

/** Ties that make an associate, whoever of the two holds them. */
const bindingTies: ReadonlySet<TieKind> = new Set<TieKind>(['patron', 'ally', 'friend', 'kin', 'staff']);

/** Takes time proportional to the chronicle for each sentence. */
export function evaluate(proposition: Proposition, course: Course): Truth {
  switch (proposition.says) {
    case 'not':
      return not(evaluate(proposition.of, course));
    case 'and':
      return all(proposition.of.map((part) => evaluate(part, course)));
    case 'or':
      return any(proposition.of.map((part) => evaluate(part, course)));
    case 'quantified':
      return quantified(
        proposition.quantifier,
        membersOf(proposition.set, course).map(({ person, belongs }) => ({
          belongs,
          truth: evaluate(said(proposition.predicate, person), course),
        })),
      );
    case 'paramount':
      return measured(proposition, course, (day) => {
        const person = course.paramount?.(day);
        return person === undefined ? undefined : person === proposition.person;
      });
    case 'control':
      return measured(proposition, course, (day) => {
        const share = course.control?.(proposition.person, day);
        return share === undefined ? undefined : share >= proposition.least;
      });
    case 'is':
      return any(
        statusSpells(proposition, course).map(({ begin }) =>
          begin.earliest > proposition.day ? 'false' : begin.latest <= proposition.day ? 'true' : 'unknown',
        ),
      );
    case 'under':
      return any(statusSpells(proposition, course).map((spell) => covers(spell, proposition.day)));
    case 'holds':
      return proposition.ever
        ? any(coverage(held(proposition, course), course.start, proposition.day))
        : any(held(proposition, course).map((spell) => covers(spell, proposition.day)));
    case 'keeps':
      if (proposition.day < course.start) return 'false';
      return all(coverage(held(proposition, course), course.start, proposition.day));
    case 'gains':
      return gains(proposition, course);
    case 'loses':
      return loses(proposition, course);
  }
}

/** A predicate said of a person. */
export function said(predicate: PersonPredicate, person: PersonId): Proposition {
  return predicate.says === 'not' ? { says: 'not', of: { ...predicate.of, person } } : { ...predicate, person };
}

/** Whether a measure must be taken for the answer, which no source states. */
export function asksMeasure(proposition: Proposition | PersonPredicate): boolean {
  switch (proposition.says) {
    case 'not':
      return asksMeasure(proposition.of);
    case 'and':
    case 'or':
      return proposition.of.some(asksMeasure);
    case 'quantified':
      return asksMeasure(proposition.predicate);
    default:
      return proposition.says === 'paramount' || proposition.says === 'control';
  }
}

/** Who is in a set at the start, and how surely. */
export function membersOf(
  set: PersonSet,
  { chronicle, start }: Pick<Course, 'chronicle' | 'start'>,
): readonly { readonly person: PersonId; readonly belongs: Truth }[] {
  switch (set.are) {
    case 'named':
      return set.persons.map((person) => ({ person, belongs: 'true' }));
    case 'members': {
      const takers = chronicle.flatMap((change) =>
        change.kind === 'fills' && set.posts.includes(change.post) ? [change.person] : [],
      );
      return [...new Set(takers)].map((person) => ({
        person,
        belongs: any(
          set.posts.flatMap((post) => tenures(chronicle, person, post).map((spell) => covers(spell, start))),
        ),
      }));
    }
    case 'associates': {
      const tied = new Map<PersonId, Truth[]>();
      for (const { from, to, tie } of tiesAbout(set.of, chronicle)) {
        const is = (kind: 'ties' | 'unties') => (change: Chronicle[number]) =>
          change.kind === kind && change.from === from && change.to === to && change.tie === tie;
        const other = from === set.of ? to : from;
        const truths = spells(chronicle, is('ties'), is('unties')).map((spell) => covers(spell, start));
        tied.set(other, [...(tied.get(other) ?? []), ...truths]);
      }
      return [...tied].map(([person, truths]) => {
        const dead = evaluate({ says: 'is', status: 'dead', day: start, person }, { chronicle, start });
        return { person, belongs: all([any(truths), not(dead)]) };
      });
    }
  }
}

/** Every binding tie that somebody was ever in, once. */
function tiesAbout(person: PersonId, chronicle: Chronicle) {
  const found = new Map<string, { readonly from: PersonId; readonly to: PersonId; readonly tie: TieKind }>();
  for (const change of chronicle)
    if (change.kind === 'ties' && bindingTies.has(change.tie) && (change.from === person || change.to === person))
      found.set(`${change.from} ${change.to} ${change.tie}`, change);
  return found.values();
}

function quantified(
  quantifier: Quantifier,
  members: readonly { readonly belongs: Truth; readonly truth: Truth }[],
): Truth {
  if (quantifier === 'any') return any(members.map(({ belongs, truth }) => all([belongs, truth])));
  if (quantifier === 'all') return all(members.map(({ belongs, truth }) => any([not(belongs), truth])));
  // Those for whom it holds less those for whom it does not: the least and the most that it may be.
  let [least, most] = [0, 0];
  for (const { belongs, truth } of members) {
    if (belongs === 'false') continue;
    const low = truth === 'true' ? 1 : -1;
    const high = truth === 'false' ? -1 : 1;
    least += belongs === 'true' ? low : Math.min(0, low);
    most += belongs === 'true' ? high : Math.max(0, high);
  }
  return least > 0 ? 'true' : most <= 0 ? 'false' : 'unknown';
}

function measured(
  asked: { readonly day: Day; readonly ever?: true },
  { start }: Course,
  holds: (day: Day) => boolean | undefined,
): Truth {
  const truthOn = (day: Day): Truth => {
    const answer = holds(day);
    return answer === undefined ? 'unknown' : answer ? 'true' : 'false';
  };
  if (!asked.ever) return truthOn(asked.day);
  const truths: Truth[] = [];
  for (let month = monthOf((start + 1) as Day); month <= monthOf(asked.day); month = (month + 1) as MonthIndex)
    truths.push(truthOn(lastDayOf(month)));
  return any(truths);
}

type About<Says extends PlainPredicate['says']> = Extract<PersonSentence, { readonly says: Says }>;

function held(sentence: About<'holds' | 'keeps' | 'gains' | 'loses'>, { chronicle }: Course): readonly Spell[] {
  const found = sentence.posts.flatMap((post) => tenures(chronicle, sentence.person, post));
  if (!('exceptDeath' in sentence)) return found;
  return found.map((spell) =>
    exitReason(spell) === 'death' ? { begin: spell.begin, beginning: spell.beginning } : spell,
  );
}

/** Whether one of the spells covers each day of a span; days between which nothing may begin or end stand for one another. */
function coverage(found: readonly Spell[], from: Day, to: Day): readonly Truth[] {
  if (to < from) return [];
  const turns = found.flatMap(({ begin, end }) => [
    begin.earliest,
    begin.latest,
    ...(end ? [end.earliest, end.latest] : []),
  ]);
  const days = [from, ...new Set(turns.filter((day) => day > from && day <= to))];
  return days.map((day) => any(found.map((spell) => covers(spell, day))));
}

function gains(sentence: About<'gains' | 'loses'>, course: Course): Truth {
  const found = held(sentence, course);
  const hadBefore = any(found.map((spell) => covers(spell, course.start)));
  const took = any(
    found.map(({ begin }) =>
      begin.latest <= course.start || begin.earliest > sentence.day
        ? 'false'
        : begin.earliest > course.start && begin.latest <= sentence.day
          ? 'true'
          : 'unknown',
    ),
  );
  return all([not(hadBefore), took]);
}

function loses(sentence: About<'gains' | 'loses'>, course: Course): Truth {
  const found = held(sentence, course);
  const ended = found.filter(
    (spell) => spell.end && spell.end.earliest <= sentence.day && spell.end.latest > course.start,
  );
  const lastOf = (ends: readonly Spell[], side: 'earliest' | 'latest') =>
    Math.max(...ends.map((spell) => spell.end![side]));
  const deaths = ended.filter((spell) => exitReason(spell) === 'death');
  const others = ended.filter((spell) => exitReason(spell) !== 'death');
  // Whoever gave up one post for another and died in that one lost nothing but his life.
  if (others.length === 0 || lastOf(others, 'latest') <= lastOf(deaths, 'earliest')) return 'false';
  const otherwise: Truth = lastOf(others, 'earliest') > lastOf(deaths, 'latest') ? 'true' : 'unknown';
  const gaveUp = any(
    ended.map((spell) =>
      spell.end!.latest <= sentence.day && spell.end!.earliest > course.start ? 'true' : 'unknown',
    ),
  );
  return all([otherwise, gaveUp, not(any(found.map((spell) => covers(spell, sentence.day))))]);
}

/** When a person was under a status, of whichever organ. */
function statusSpells({ person, status }: About<'is' | 'under'>, { chronicle }: Course): readonly Spell[] {
  const about = chronicle.filter((change) => 'person' in change && change.person === person);
  if (status === 'dead')
    return spells(
      about,
      ({ kind }) => kind === 'dies',
      () => false,
    );
  if (status === 'ill')
    return spells(
      about,
      ({ kind }) => kind === 'falls-ill',
      ({ kind }) => kind === 'recovers',
    );
  const organs = new Set(about.flatMap((change) => (change.kind === 'sanctioned' ? [change.organ] : [])));
  return [...organs].flatMap((organ) =>
    spells(
      about,
      (change) => change.kind === 'sanctioned' && change.status === status && change.organ === organ,
      (change) => change.kind === 'lifted' && change.status === status && change.organ === organ,
    ),
  );
}

function any(truths: readonly Truth[]): Truth {
  return truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false';
}
function all(truths: readonly Truth[]): Truth {
  return truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true';
}
