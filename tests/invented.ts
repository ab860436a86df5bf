/** Invented regimes for tests: builders for small ones told by hand and arbitraries for random ones and their chronicles. */
import fc from 'fast-check';
import { addDays, type Day, dayOf, type Span } from '../src/calendar/index.ts';
import {
  type Cast,
  type Change,
  type Chronicle,
  type EventId,
  exitReasons,
  type Fact,
  type InstitutionsView,
  type IssueId,
  mannersOfDeath,
  type OrganId,
  type OrganKind,
  organKinds,
  type PersonId,
  type PolicyId,
  type Post,
  type PostId,
  type PostRule,
  postClasses,
  postFunctions,
  type Rules,
  type SeriesId,
  statuses,
  tieKinds,
} from '../src/polity/index.ts';

export const who = (id: string) => id as PersonId;
export const organ = (id: string) => id as OrganId;
export const post = (id: string) => id as PostId;
export const policy = (id: string) => id as PolicyId;
export const names = ['ada', 'bo', 'cy', 'dee', 'eli', 'fay', 'gus', 'hal', 'ivy', 'jo', 'kit', 'lou'];
const epoch = dayOf(2001, 1, 1);
/** The day that many days after 1 January 2001. */
export const d = (days: number): Day => addDays(epoch, days);
export const between = (earliest: number, latest: number): Span => ({ earliest: d(earliest), latest: d(latest) });

export interface Regime {
  readonly cast: Cast;
  readonly rules: Rules;
}
export interface RegimeSpec {
  readonly persons?: readonly string[];
  readonly organs?: Readonly<Record<string, OrganKind>>;
  readonly posts?: Readonly<Record<string, Partial<Omit<Post, 'organ'>> & { readonly organ: string }>>;
  readonly rules?: Readonly<
    Record<string, { readonly [K in 'requires' | 'incompatible' | 'exOfficio' | 'deputies']?: readonly string[] }>
  >;
}

/** A regime told by hand. It always knows the policy `tax`, the event `gale` and the issue `pace`. */
export function regime(spec: RegimeSpec): Regime {
  const keyed = <K extends string, V extends { readonly id: K }>(items: readonly V[]) =>
    new Map(items.map((item) => [item.id, item]));
  const cast: Cast = {
    persons: keyed((spec.persons ?? ['ada', 'bo', 'cy']).map((id) => ({ id: who(id), name: id, variants: [] }))),
    organs: keyed(Object.entries(spec.organs ?? {}).map(([id, kind]) => ({ id: organ(id), name: id, kind }))),
    posts: keyed(
      Object.entries(spec.posts ?? {}).map(([id, stated]) => ({
        name: id,
        class: 'full' as const,
        capacity: 1,
        functions: [],
        cadres: 0,
        ...stated,
        id: post(id),
        organ: organ(stated.organ),
      })),
    ),
    policies: keyed([{ id: policy('tax'), name: 'tax', domain: 'money' }]),
    events: keyed([{ id: 'gale' as EventId, name: 'gale', kind: 'other' as const }]),
    issues: keyed([{ id: 'pace' as IssueId, name: 'pace', low: 'slow', high: 'fast' }]),
  };
  const rules = Object.entries(spec.rules ?? {}).map(([id, stated]): [PostId, PostRule] => {
    const list = (name: 'requires' | 'incompatible' | 'exOfficio' | 'deputies') => (stated[name] ?? []).map(post);
    return [
      post(id),
      {
        post: post(id),
        filling: [],
        requires: list('requires'),
        incompatible: list('incompatible'),
        exOfficio: list('exOfficio'),
        dismissal: [],
        deputies: list('deputies'),
        certainty: 1,
      },
    ];
  });
  return { cast, rules: { bodies: new Map(), posts: new Map(rules), sanctions: [], units: new Map() } };
}

/** A change on a day or on one of the days of a span, told by `record` unless stated otherwise. */
export function told(
  fact: Fact,
  when: Day | Span,
  more: Partial<Pick<Change, 'by' | 'spell' | 'claims' | 'days'>> = {},
): Change {
  const span = typeof when === 'number' ? { earliest: when, latest: when } : when;
  const { earliest, latest } = span;
  return { ...fact, earliest, latest, by: 'record', cause: { code: 'test' }, ...more };
}
export const fills = (person: string, where: string, acting = false): Fact => ({
  kind: 'fills',
  person: who(person),
  post: post(where),
  acting,
});
export const vacates = (
  person: string,
  where: string,
  reason: (typeof exitReasons)[number] = 'removed',
  acting = false,
): Fact => ({ kind: 'vacates', person: who(person), post: post(where), acting, reason });
export const dies = (person: string): Fact => ({ kind: 'dies', person: who(person), manner: 'natural' });
export const creates = (what: string): Fact => ({ kind: 'creates', what: post(what) });
/** All organs and posts of a cast come into being. */
export const creations = (cast: Cast, on: Day): Chronicle =>
  [...cast.organs.keys(), ...cast.posts.keys()].map((what) => told(creates(what), on));

/** Everything that can be asked and be true, as words: what holds in institutions. */
export function positiveFacts(now: InstitutionsView): ReadonlySet<string> {
  const { cast } = now;
  const facts = new Set<string>();
  const note = (holds: boolean, words: string) => holds && facts.add(words);
  for (const what of [...cast.organs.keys(), ...cast.posts.keys()]) note(now.exists(what), `exists ${what}`);
  for (const one of cast.policies.keys()) note(now.inForce(one), `in-force ${one}`);
  for (const person of cast.persons.keys()) {
    note(now.isDead(person), `dead ${person}`);
    note(now.isIll(person), `ill ${person}`);
    note(now.isAway(person), `away ${person}`);
    for (const where of cast.posts.keys()) {
      note(now.holds(person, where), `holds ${person} ${where}`);
      note(now.holders(where).includes(person), `holds ${person} ${where}`);
      note(now.postsOf(person).includes(where), `holds ${person} ${where}`);
      note(now.actsIn(person, where), `acts ${person} ${where}`);
    }
    for (const status of statuses)
      for (const by of [undefined, ...cast.organs.keys()])
        note(now.hasStatus(person, status, by), `${status} ${person} ${by ?? ''}`);
    for (const faction of cast.organs.keys()) note(now.isMember(person, faction), `member ${person} ${faction}`);
    for (const other of cast.persons.keys())
      for (const kind of tieKinds) note(now.isTied(person, other, kind), `${kind} ${person} ${other}`);
  }
  return facts;
}

/** 2 to 12 persons, 1 to 4 organs, 1 to 8 posts; what comes ex officio never runs in a circle. */
export const anyRegime: fc.Arbitrary<Regime> = fc
  .record({
    persons: fc.integer({ min: 2, max: 12 }),
    organs: fc.array(fc.constantFrom(...organKinds), { minLength: 1, maxLength: 4 }),
    posts: fc.array(
      fc.record({
        organ: fc.nat(3),
        class: fc.constantFrom(...postClasses),
        capacity: fc.integer({ min: 1, max: 5 }),
        functions: fc.subarray([...postFunctions], { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    links: fc.array(
      fc.record({
        of: fc.nat(7),
        other: fc.nat(7),
        link: fc.constantFrom('requires' as const, 'incompatible', 'exOfficio', 'deputies'),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ persons, organs, posts, links }) => {
    const rules: Record<string, Record<string, string[]>> = {};
    for (const { of, other, link } of links) {
      if (of >= posts.length || other >= posts.length || of === other || (link === 'exOfficio' && other > of)) continue;
      const rule = rules[`post-${of}`] ?? {};
      rules[`post-${of}`] = rule;
      rule[link] = [...new Set([...(rule[link] ?? []), `post-${other}`])];
    }
    return regime({
      persons: names.slice(0, persons),
      organs: Object.fromEntries(organs.map((kind, i) => [`organ-${i}`, kind])),
      posts: Object.fromEntries(
        posts.map((one, i) => [`post-${i}`, { ...one, organ: `organ-${one.organ % organs.length}` }]),
      ),
      rules,
    });
  });

/** Facts that begin something with the fact that ends it. */
function anyPair({ cast }: Regime): fc.Arbitrary<readonly [begins: Fact, ends: Fact]> {
  const person = fc.constantFrom(...cast.persons.keys());
  const where = fc.constantFrom(...cast.posts.keys());
  const body = fc.constantFrom(...cast.organs.keys());
  const what = fc.oneof(where, body);
  return fc
    .oneof(
      { arbitrary: fc.tuple(person, where, fc.boolean(), fc.constantFrom(...exitReasons)), weight: 6 },
      { arbitrary: person, weight: 1 },
      { arbitrary: fc.tuple(person, fc.constantFrom(...statuses), fc.option(body, { nil: undefined })), weight: 2 },
      {
        arbitrary: fc.tuple(
          fc.shuffledSubarray([...cast.persons.keys()], { minLength: 2, maxLength: 2 }),
          fc.constantFrom(...tieKinds),
          fc.constant('tie' as const),
        ),
        weight: 1,
      },
      { arbitrary: fc.record({ what }), weight: 2 },
      { arbitrary: fc.record({ person, faction: body }), weight: 1 },
      { arbitrary: fc.record({ policy: fc.constantFrom(...cast.policies.keys()) }), weight: 1 },
      { arbitrary: fc.record({ away: person }), weight: 1 },
    )
    .map((drawn): readonly [Fact, Fact] => {
      if (typeof drawn === 'string')
        return [
          { kind: 'falls-ill', person: drawn },
          { kind: 'recovers', person: drawn },
        ];
      if ('what' in drawn)
        return [
          { kind: 'creates', ...drawn },
          { kind: 'abolishes', ...drawn },
        ];
      if ('faction' in drawn)
        return [
          { kind: 'joins', ...drawn },
          { kind: 'leaves', ...drawn },
        ];
      if ('policy' in drawn)
        return [
          { kind: 'adopts', ...drawn },
          { kind: 'repeals', ...drawn },
        ];
      if ('away' in drawn)
        return [
          { kind: 'departs', person: drawn.away },
          { kind: 'returns', person: drawn.away },
        ];
      if (drawn.length === 4) {
        const [who, seat, acting, reason] = drawn;
        return [fills(who, seat, acting), vacates(who, seat, reason, acting)];
      }
      if (drawn[2] === 'tie') {
        const [[from, to], tie] = drawn as [PersonId[], (typeof tieKinds)[number], 'tie'];
        return [
          { kind: 'ties', from: from!, to: to!, tie, strength: 0.5 },
          { kind: 'unties', from: from!, to: to!, tie },
        ];
      }
      const [who, status, by] = drawn as [PersonId, (typeof statuses)[number], OrganId | undefined];
      const about = { person: who, status, ...(by !== undefined && { organ: by }) };
      return [
        { kind: 'sanctioned', ...about },
        { kind: 'lifted', ...about },
      ];
    });
}

/** Any fact that the polity can be told, sensible or not. */
export function anyFact(of: Regime): fc.Arbitrary<Fact> {
  const person = fc.constantFrom(...of.cast.persons.keys());
  const where = fc.constantFrom(...of.cast.posts.keys());
  const pair = anyPair(of);
  return fc.oneof(
    { arbitrary: pair.map(([begins]) => begins), weight: 10 },
    { arbitrary: pair.map(([, ends]) => ends), weight: 5 },
    {
      arbitrary: fc.record({ kind: fc.constant('dies' as const), person, manner: fc.constantFrom(...mannersOfDeath) }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('resizes' as const),
        post: where,
        capacity: fc.integer({ min: 1, max: 5 }),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({ kind: fc.constant('renames' as const), what: where, name: fc.constantFrom('old', 'new') }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('measures' as const),
        series: fc.constant('rain' as SeriesId),
        value: fc.nat(),
      }),
      weight: 1,
    },
    { arbitrary: fc.constant({ kind: 'happens' as const, event: 'gale' as EventId }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constant('enters' as const),
        person: fc.constantFrom('new-a', 'new-b').map(who),
        born: fc.constant(d(-9000)),
        from: where,
      }),
      weight: 1,
    },
  );
}

/** Changes on known days from 0 to 60, in their order; the record, an intervention or a mechanism tells them. */
export function exactChronicle(of: Regime, maxLength = 40): fc.Arbitrary<Chronicle> {
  const change = fc
    .tuple(anyFact(of), fc.nat(60), fc.constantFrom('record', 'intervention', 'mechanism'))
    .map(([fact, on, by]) => told(fact, d(on), { by }));
  return fc.array(change, { maxLength }).map((changes) => changes.sort((a, b) => a.earliest - b.earliest));
}

/** Spells with uncertain ends, which may cross, on days from 0 to 30. At least one order of its two days is possible. */
export function uncertainChronicle(of: Regime, bounds: { spells?: number; width?: number } = {}) {
  const { spells = 12, width = 8 } = bounds;
  const span = fc.tuple(fc.nat(30), fc.nat(width)).map(([from, days]) => between(from, from + days));
  const spell = fc.tuple(anyPair(of), span, fc.option(span, { nil: undefined, freq: 4 }));
  return fc.array(spell, { maxLength: spells }).map((drawn): Chronicle => {
    const changes = drawn.flatMap(([[begins, ends], begin, end], i) => [
      told(begins, begin, { spell: `spell ${i}` }),
      ...(end && end.latest > begin.earliest ? [told(ends, end, { spell: `spell ${i}` })] : []),
    ]);
    return changes.sort((a, b) => a.earliest - b.earliest);
  });
}
