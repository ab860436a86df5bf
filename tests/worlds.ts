/** Invented scenarios built in code: a builder for small ones told by hand, and an arbitrary for random ones. */
import fc from 'fast-check';
import { addDays, type Day, dayOf, exactly, type Moment } from '../src/calendar/index.ts';
import {
  type BodyRule,
  type Cast,
  type FillingStep,
  type Majority,
  mannersOfDeath,
  type Organ,
  type OrganKind,
  organKinds,
  type Person,
  type Post,
  type PostRule,
  type Proposition,
  postClasses,
  postFunctions,
  statuses,
  tieKinds,
  votingClasses,
} from '../src/polity/index.ts';
import { type Claim, type Predicate, predicates } from '../src/record/index.ts';
import { type Assessment, givenKinds, type Scenario } from '../src/scenario/index.ts';

/** An identifier of whatever kind is asked for. */
export const id = <K extends string>(text: string) => text as K;
export const asOf = dayOf(2001, 3, 16);
/** The day that many days after the as-of day. */
export const day = (after: number): Day => addDays(asOf, after);
/** The moment of that day. */
export const on = (after: number): Moment => exactly(day(after));
/** Some day of a span. */
export const within = (from: number, to: number): Moment => ({
  ...exactly(day(from)),
  latest: day(to),
  alternatives: [{ earliest: day(from), latest: day(to) }],
});
export const names = ['ada', 'bo', 'cy', 'dee', 'eli', 'fay', 'gus', 'hal', 'ivy', 'jo', 'kit', 'lou'] as const;

type ClaimSpec = Partial<Pick<Claim, 'object' | 'value' | 'from' | 'to' | 'note' | 'modality' | 'subjectIs'>>;

/** A claim of the source `chronicle`, graded B2. */
export function claim(name: string, subject: string, predicate: Predicate, spec: ClaimSpec = {}): Claim {
  const schema = predicates[predicate];
  return {
    id: id(name),
    source: id('chronicle'),
    locator: { text: 'page 1' },
    subject,
    predicate,
    subjectIs: schema.subject[0]!,
    ...(spec.object !== undefined && { objectIs: (schema.object as readonly Claim['objectIs'][])[0]! }),
    calendar: 'gregorian',
    modality: 'asserted',
    grade: { reliability: 'B', credibility: 2 },
    coder: 'test',
    line: 2,
    ...spec,
  };
}

export function assessment(person: string, attribute: string, mode: number, evidence = on(-30)): Assessment {
  const low = attribute === 'pace' ? -1 : 0;
  return { person: id(person), attribute, low, mode, high: 1, basis: 'test', evidence, line: 2 };
}

export interface WorldSpec {
  readonly persons: readonly string[];
  readonly organs: Readonly<Record<string, OrganKind>>;
  readonly posts: Readonly<Record<string, Partial<Omit<Post, 'id' | 'organ'>> & { readonly organ: string }>>;
  readonly bodies?: Readonly<Record<string, Partial<BodyRule>>>;
  readonly rules?: Readonly<Record<string, Partial<Omit<PostRule, 'post'>>>>;
  /** Beside those that say that every organ and post existed since long ago. */
  readonly claims?: readonly Claim[];
  /** Organs and posts that are left out of these. */
  readonly unfounded?: readonly string[];
  readonly assessments?: readonly Assessment[];
  readonly outcomes?: readonly Proposition[];
  /** Days simulated. */
  readonly days?: number;
  readonly parameters?: Readonly<Record<string, number>>;
}

export const half: Majority = { of: 'present', share: { num: 1, den: 2 }, strict: true };

export function world(spec: WorldSpec): Scenario {
  const keyed = <V extends { readonly id: string }>(items: readonly V[]) =>
    new Map(items.map((item) => [item.id as V['id'], item]));
  const cast: Cast = {
    persons: keyed(spec.persons.map((name): Person => ({ id: id(name), name: `The ${name}`, variants: [] }))),
    organs: keyed(Object.entries(spec.organs).map(([name, kind]): Organ => ({ id: id(name), name, kind }))),
    posts: keyed(
      Object.entries(spec.posts).map(
        ([name, post]): Post => ({
          name,
          class: 'full',
          capacity: 1,
          functions: [],
          cadres: 0,
          ...post,
          id: id(name),
          organ: id(post.organ),
        }),
      ),
    ),
    policies: keyed([{ id: id('toll-act'), name: 'Toll Act', domain: 'money' }]) as Cast['policies'],
    events: keyed([{ id: id('gale'), name: 'Gale', kind: 'rising-abroad' }]) as Cast['events'],
    issues: keyed([{ id: id('pace'), name: 'Pace', low: 'slow', high: 'fast' }]) as Cast['issues'],
  };
  const bodies = Object.entries(spec.organs)
    .filter(([, kind]) => kind === 'body')
    .map(
      ([name]): BodyRule => ({
        organ: id(name),
        quorum: { num: 1, den: 2 },
        majority: half,
        removal: half,
        ballot: 'open',
        meetings: 12,
        ...spec.bodies?.[name],
      }),
    );
  const rules = Object.entries(spec.rules ?? {}).map(
    ([name, rule]): PostRule => ({
      filling: [],
      requires: [],
      incompatible: [],
      exOfficio: [],
      deputies: [],
      certainty: 1,
      ...rule,
      post: id(name),
    }),
  );
  const founded = [...Object.keys(spec.organs), ...Object.keys(spec.posts)].filter(
    (what) => !spec.unfounded?.includes(what),
  );
  return {
    id: 'northmark',
    title: 'Northmark',
    from: asOf,
    asOf,
    to: day(spec.days ?? 300),
    resolution: { rule: 'best-grade' },
    given: givenKinds,
    mechanisms: { off: [] },
    parameters: spec.parameters ?? {},
    cast,
    series: new Map([[id('grain'), { id: id('grain'), name: 'Grain', unit: 'tons' }]]),
    rules: {
      bodies: new Map(bodies.map((rule) => [rule.organ, rule])),
      posts: new Map(rules.map((rule) => [rule.post, rule])),
    },
    sources: new Map([
      [
        id('chronicle'),
        { id: id('chronicle'), title: 'Chronicle', grade: { reliability: 'B', credibility: 2 }, dependsOn: [] },
      ],
    ]),
    claims: [
      ...founded.map((what) =>
        claim(`founded-${what}`, what, 'exists', {
          from: on(-4000),
          to: 'open',
          subjectIs: what in spec.posts ? 'post' : 'organ',
        }),
      ),
      ...(spec.claims ?? []),
    ],
    assessments: spec.assessments ?? [],
    readings: [],
    questions: {
      persons: spec.persons.map((name) => id(name)),
      posts: Object.keys(spec.posts).map((name) => id(name)),
      outcomes: (spec.outcomes ?? []).map((proposition, i) => ({ text: `outcome ${i}`, proposition })),
    },
    digest: 'none',
  };
}

/** Parameters at the lively end of their ranges, so that much happens within a year. */
export const lively: Readonly<Record<string, number>> = {
  'turnover.national-exit': 0.035,
  'turnover.top-exit': 0.0039,
  'turnover.region-exit': 0.075,
  'turnover.political-share': 0.2,
  'removal.opportunities': 12,
  'removal.inertia': 1,
  'removal.threat-weight': 1.5,
  'removal.retaliation': 0.5,
  'removal.authority-weight': 1,
  'health.makeham': 0.006,
  'health.illness-rate': 0.137,
};

/** Claims and judgements about the cast of a spec, before and after the as-of day. */
function anyEvidence(persons: readonly string[], organs: readonly string[], posts: readonly string[]) {
  const person = fc.constantFrom(...persons);
  const pair = fc.shuffledSubarray([...persons], { minLength: 2, maxLength: 2 });
  const begin = fc.integer({ min: -900, max: 250 });
  const span = fc
    .tuple(begin, fc.option(fc.integer({ min: 1, max: 600 })), fc.nat(20))
    .map(([from, length, width]) => ({
      from: within(from, from + width),
      to: length === null ? ('open' as const) : on(from + width + length),
    }));
  const fact = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(person, fc.constantFrom(...posts), span).map(([who, post, dates]) => (name: string) => claim(name, who, 'holds', { object: post, ...dates })) },
    { weight: 3, arbitrary: fc.tuple(person, fc.integer({ min: -34000, max: -9000 })).map(([who, born]) => (name: string) => claim(name, who, 'born', { from: on(born) })) },
    { weight: 1, arbitrary: fc.tuple(person, fc.integer({ min: 1, max: 290 }), fc.constantFrom(...mannersOfDeath)).map(([who, died, value]) => (name: string) => claim(name, who, 'died', { from: on(died), value })) },
    { weight: 2, arbitrary: fc.tuple(pair, fc.constantFrom(...tieKinds), fc.integer({ min: 1, max: 10 }), span).map(([[from, object], kind, tenths, dates]) => (name: string) => claim(name, from!, 'tie', { object: object!, value: `${kind} ${tenths / 10}`, ...dates })) },
    { weight: 2, arbitrary: fc.tuple(person, span).map(([who, dates]) => (name: string) => claim(name, who, 'condition', { value: 'ill', ...dates })) },
    { weight: 1, arbitrary: fc.tuple(person, fc.constantFrom(...statuses.filter((one) => one !== 'readmitted')), span).map(([who, value, dates]) => (name: string) => claim(name, who, 'status', { value, ...dates })) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...organs, ...posts), fc.integer({ min: 1, max: 290 })).map(([what, end]) => (name: string) => claim(name, what, 'exists', { from: on(-4000), to: on(end), subjectIs: posts.includes(what) ? 'post' : 'organ' })) },
    { weight: 1, arbitrary: fc.integer({ min: -200, max: 290 }).map((when) => (name: string) => claim(name, 'gale', 'event', { from: on(when) })) },
    { weight: 1, arbitrary: span.map((dates) => (name: string) => claim(name, 'toll-act', 'policy', dates)) },
  ); // biome-ignore format: one row a kind of claim
  const judged = fc
    .tuple(person, fc.constantFrom('organisation', 'ambition', 'authority', 'health-risk', 'pace', 'pace-salience'), fc.integer({ min: 0, max: 10 }))
    .map(([who, attribute, tenths]) => assessment(who, attribute, tenths / 10)); // biome-ignore format: one row
  return fc.record({
    claims: fc
      .array(fact, { minLength: persons.length, maxLength: 4 * persons.length })
      .map((makers) => makers.map((make, i) => make(`c${i}`))),
    assessments: fc.array(judged, { maxLength: 2 * persons.length }),
  });
}

const anyShare = fc.constantFrom({ num: 1, den: 2 }, { num: 2, den: 3 }, { num: 1, den: 3 }, { num: 0, den: 1 });
const anyMajority: fc.Arbitrary<Majority> = fc.record({
  of: fc.constantFrom('present', 'voting', 'all'),
  share: anyShare,
  strict: fc.boolean(),
});

/** 3 to 12 persons, 1 to 4 organs of which the first is a body, 2 to 8 posts; about ten months, in which much happens. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    persons: fc.integer({ min: 3, max: 12 }),
    organs: fc.array(
      fc.record({
        kind: fc.constantFrom(...organKinds),
        rule: fc.record({
          quorum: anyShare,
          majority: anyMajority,
          removal: anyMajority,
          meetings: fc.constantFrom(2, 12, 52),
        }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    posts: fc.array(
      fc.record({
        organ: fc.nat(3),
        class: fc.constantFrom(...postClasses),
        capacity: fc.integer({ min: 1, max: 4 }),
        functions: fc.subarray([...postFunctions], { maxLength: 3 }),
        cadres: fc.constantFrom(0, 0, 0, 1, 2),
        /** Who names and who approves: posts or bodies by number; none leaves the post to no procedure. */
        filling: fc.array(fc.record({ body: fc.boolean(), at: fc.nat(7) }), { maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 8 },
    ),
    links: fc.array(
      fc.record({
        of: fc.nat(7),
        other: fc.nat(7),
        link: fc.constantFrom('requires', 'incompatible', 'exOfficio', 'deputies'),
      }),
      { maxLength: 5 },
    ),
    days: fc.integer({ min: 200, max: 320 }),
  })
  .chain(({ persons, organs, posts, links, days }) => {
    const who = names.slice(0, persons);
    const kinds = organs.map(({ kind }, i) => (i === 0 ? ('body' as const) : kind));
    const bodies = kinds.flatMap((kind, i) => (kind === 'body' ? [`organ-${i}`] : []));
    const rules: Record<
      string,
      { [K in 'filling' | 'requires' | 'incompatible' | 'exOfficio' | 'deputies']: never[] }
    > = {};
    posts.forEach(({ filling }, i) => {
      const steps = filling.map(
        ({ body, at }, step): FillingStep => ({
          step: step === 0 ? 'nominate' : body ? 'elect' : 'consent',
          by: body ? { body: id(bodies[at % bodies.length]!) } : { post: id(`post-${at % posts.length}`) },
        }),
      );
      rules[`post-${i}`] = { filling: steps as never[], requires: [], incompatible: [], exOfficio: [], deputies: [] };
    });
    // What comes ex officio never runs in a circle.
    for (const { of, other, link } of links)
      if (of < posts.length && other < posts.length && of !== other && (link !== 'exOfficio' || other < of))
        rules[`post-${of}`]![link as 'requires'].push(id(`post-${other}`));
    const spec: WorldSpec = {
      persons: who,
      organs: Object.fromEntries(kinds.map((kind, i) => [`organ-${i}`, kind])),
      posts: Object.fromEntries(
        posts.map(({ filling: _filling, organ, ...post }, i) => [
          `post-${i}`,
          { ...post, organ: `organ-${organ % kinds.length}` },
        ]),
      ),
      bodies: Object.fromEntries(organs.map(({ rule }, i) => [`organ-${i}`, rule])),
      rules,
      days,
      parameters: lively,
      outcomes: [
        { says: 'holds', person: id('ada'), posts: [id('post-0'), id('post-1')], day: day(days) },
        { says: 'gains', person: id('bo'), posts: [id('post-0')], day: day(days) },
        { says: 'loses', person: id('cy'), posts: [id('post-1')], day: day(days) },
        { says: 'is', person: id('ada'), status: 'dead', day: day(days) },
        { says: 'paramount', person: id('ada'), day: day(days) },
      ],
    };
    return anyEvidence(who, Object.keys(spec.organs), Object.keys(spec.posts)).map((evidence) =>
      world({ ...spec, ...evidence }),
    );
  });

/** A council of six that fills its chair by election, names two wardens by decree, and keeps clerks from a pool. */
export function council(more: Partial<WorldSpec> = {}): Scenario {
  const persons = names.slice(0, 9);
  const seat = (name: string, post: string, from = -400) =>
    claim(`${name}-${post}`, name, 'holds', { object: post, from: on(from), to: 'open' });
  const { claims = [], ...rest } = more;
  return world({
    persons,
    organs: { league: 'party', council: 'body', march: 'territory' },
    posts: {
      speaker: { organ: 'council', class: 'chair', functions: ['appointments', 'agenda'] },
      councillor: { organ: 'council', class: 'full', capacity: 6, functions: ['agenda'] },
      treasurer: { organ: 'league', class: 'chair', functions: ['finance'] },
      captain: { organ: 'league', class: 'chair', functions: ['army'] },
      warden: { organ: 'march', class: 'first', capacity: 2, functions: ['region'] },
      clerk: { organ: 'march', class: 'staff', capacity: 3, functions: ['press'], cadres: 2 },
    },
    rules: {
      speaker: {
        filling: [
          { step: 'nominate', by: { body: id('council') } },
          { step: 'elect', by: { body: id('council') } },
        ],
        requires: [id('councillor')],
      },
      councillor: {
        filling: [
          { step: 'nominate', by: { post: id('speaker') } },
          { step: 'confirm', by: { body: id('council') } },
        ],
      },
      treasurer: {
        filling: [
          { step: 'nominate', by: { post: id('speaker') } },
          { step: 'elect', by: { body: id('council') } },
        ],
      },
      captain: {
        filling: [
          { step: 'decree', by: { post: id('speaker') } },
          { step: 'consent', by: { post: id('treasurer') } },
        ],
      },
      warden: { filling: [{ step: 'decree', by: { post: id('speaker') } }], incompatible: [id('clerk')] },
      clerk: { filling: [{ step: 'decree', by: { post: id('warden') } }] },
    },
    parameters: lively,
    ...rest,
    claims: [
      seat('ada', 'speaker'),
      ...['ada', 'bo', 'cy', 'dee', 'eli', 'fay'].map((name) => seat(name, 'councillor')),
      seat('bo', 'treasurer'),
      seat('cy', 'captain'),
      seat('gus', 'warden'),
      seat('hal', 'warden'),
      ...persons.map((name, i) =>
        claim(`born-${name}`, name, 'born', { from: on(-Math.round(365.2425 * (40 + 4 * i))) }),
      ),
      ...claims,
    ],
  });
}

/** Whether a post's holders vote in its body. */
export const votes = (post: Post): boolean => votingClasses.has(post.class);
