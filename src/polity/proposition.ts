/**
 * Propositions: statements that a chronicle makes true, false or, on an uncertain record, unknown. One evaluator serves
 * the record and every history.
 *
 *     PERSON holds POST|BODY[|…] on DATE        has one of the posts, or a post of the body, on the day
 *     PERSON gains POST|BODY[|…] by DATE        had none of them at the start and took one by the day
 *     PERSON loses POST|BODY[|…] by DATE        gave one up after the start, the last of them other than by death, and has none on the day
 *     PERSON is STATUS by DATE                  has come under the status, or `dead`, or `ill`
 *     PERSON is paramount on DATE
 *     not …
 */
import { type Day, parseEdtf } from '../calendar/index.ts';
import type { Cast } from './cast.ts';
import { type Chronicle, type Status, statuses } from './change.ts';
import { not, type Truth } from './fold.ts';
import type { OrganId, PersonId, PostId } from './ids.ts';
import { covers, exitReason, type Spell, tenures } from './spells.ts';

export type Proposition =
  | {
      readonly says: 'holds' | 'gains' | 'loses';
      readonly person: PersonId;
      readonly posts: readonly PostId[];
      readonly day: Day;
    }
  | { readonly says: 'is'; readonly person: PersonId; readonly status: Status | 'dead' | 'ill'; readonly day: Day }
  | { readonly says: 'paramount'; readonly person: PersonId; readonly day: Day }
  | { readonly says: 'not'; readonly of: Proposition };

/** What a proposition is asked of. */
export interface Course {
  readonly chronicle: Chronicle;
  readonly start: Day;
  /** The paramount person on a day, `collective`, or undefined where no measure was taken. */
  paramount?(day: Day): PersonId | 'collective' | undefined;
}

export function evaluate(proposition: Proposition, course: Course): Truth {
  switch (proposition.says) {
    case 'not':
      return not(evaluate(proposition.of, course));
    case 'paramount': {
      const person = course.paramount?.(proposition.day);
      return person === undefined ? 'unknown' : person === proposition.person ? 'true' : 'false';
    }
    case 'is':
      return cameUnder(proposition, course.chronicle);
    case 'holds':
      return any(held(proposition, course).map((spell) => covers(spell, proposition.day)));
    case 'gains':
      return gains(proposition, course);
    case 'loses':
      return loses(proposition, course);
  }
}

type AboutPosts = Extract<Proposition, { readonly posts: unknown }>;

function held(proposition: AboutPosts, course: Course): readonly Spell[] {
  return proposition.posts.flatMap((post) => tenures(course.chronicle, proposition.person, post));
}

function gains(proposition: AboutPosts, course: Course): Truth {
  const spells = held(proposition, course);
  const hadBefore = any(spells.map((spell) => covers(spell, course.start)));
  const took = any(
    spells.map(({ begin }) =>
      begin.latest <= course.start || begin.earliest > proposition.day
        ? 'false'
        : begin.earliest > course.start && begin.latest <= proposition.day
          ? 'true'
          : 'unknown',
    ),
  );
  return all([not(hadBefore), took]);
}

function loses(proposition: AboutPosts, course: Course): Truth {
  const spells = held(proposition, course);
  const ended = spells.filter(
    (spell) => spell.end && spell.end.earliest <= proposition.day && spell.end.latest > course.start,
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
      spell.end!.latest <= proposition.day && spell.end!.earliest > course.start ? 'true' : 'unknown',
    ),
  );
  return all([otherwise, gaveUp, not(any(spells.map((spell) => covers(spell, proposition.day))))]);
}

function cameUnder(proposition: Extract<Proposition, { says: 'is' }>, chronicle: Chronicle): Truth {
  const truths = chronicle.map((change): Truth => {
    if (!('person' in change) || change.person !== proposition.person) return 'false';
    const concerns =
      change.kind === 'dies'
        ? proposition.status === 'dead'
        : change.kind === 'falls-ill'
          ? proposition.status === 'ill'
          : change.kind === 'sanctioned' && change.status === proposition.status;
    if (!concerns || change.earliest > proposition.day) return 'false';
    return change.latest <= proposition.day ? 'true' : 'unknown';
  });
  return any(truths);
}

function any(truths: readonly Truth[]): Truth {
  return truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false';
}
function all(truths: readonly Truth[]): Truth {
  return truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true';
}

export type ParsedProposition =
  | { readonly ok: true; readonly proposition: Proposition }
  /** `at`: 0-based offset in the text, in UTF-16 units. */
  | {
      readonly ok: false;
      readonly at: number;
      readonly found: string;
      readonly expected: string;
      readonly among?: readonly string[];
    };

/** Reads the grammar above. Never throws. */
export function parseProposition(text: string, cast: Cast): ParsedProposition {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], at: match.index }));
  const fail = (word: number, expected: string, among?: readonly string[]): ParsedProposition => {
    const found = words[word];
    return { ok: false, at: found?.at ?? text.length, found: found?.text ?? '', expected, ...(among && { among }) };
  };
  if (words[0]?.text === 'not') {
    if (words[1]?.text === 'not') return fail(1, 'a person');
    const rest = parseProposition(text.slice(words[0].at + 3), cast);
    return rest.ok
      ? { ok: true, proposition: { says: 'not', of: rest.proposition } }
      : { ...rest, at: rest.at + words[0].at + 3 };
  }
  if (words.length > 5) return fail(5, 'the end of the proposition');
  const person = words[0]?.text as PersonId;
  if (!cast.persons.has(person)) return fail(0, 'a person', [...cast.persons.keys()]);
  const verb = words[1]?.text;
  if (verb !== 'holds' && verb !== 'gains' && verb !== 'loses' && verb !== 'is')
    return fail(1, 'holds, gains, loses or is', ['holds', 'gains', 'loses', 'is']);
  const target = words[2]?.text ?? '';
  const onDay = verb === 'holds' || target === 'paramount';
  const wanted = onDay ? 'on' : 'by';
  if (words[3] === undefined || words[3].text !== wanted) {
    if (words[2] === undefined) return fail(2, verb === 'is' ? 'a status' : 'a post or body');
    return fail(3, `“${wanted}”`);
  }
  const date = parseEdtf(words[4]?.text ?? '');
  if (!date.ok || date.date.kind !== 'moment') return fail(4, 'a date such as 1925-05-31');
  const day = date.date.latest;
  if (verb === 'is') {
    if (target === 'paramount') return { ok: true, proposition: { says: 'paramount', person, day } };
    const known: readonly string[] = ['dead', 'ill', ...statuses];
    if (!known.includes(target)) return fail(2, 'paramount, dead, ill or a status', [...known, 'paramount']);
    return { ok: true, proposition: { says: 'is', person, status: target as Status, day } };
  }
  const posts: PostId[] = [];
  for (const name of target.split('|')) {
    const found = cast.posts.has(name as PostId)
      ? [name as PostId]
      : [...cast.posts.values()].filter((post) => post.organ === (name as OrganId)).map((post) => post.id);
    if (found.length === 0)
      return fail(2, 'posts or bodies joined by |', [...cast.posts.keys(), ...cast.organs.keys()]);
    posts.push(...found);
  }
  return { ok: true, proposition: { says: verb, person, posts, day } };
}
