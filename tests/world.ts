/** Invented scenarios built in code: a builder for small ones told by hand, and one lively council. */
import { addDays, type Day, dayOf, exactly, type Moment } from '../src/calendar/index.ts';
import type {
  BodyRule,
  Cast,
  Majority,
  Organ,
  OrganKind,
  Person,
  Post,
  PostRule,
  Proposition,
  SanctionRule,
  UnitRule,
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
  readonly sanctions?: readonly SanctionRule[];
  readonly units?: readonly UnitRule[];
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
        joint: [],
        elects: [],
        slate: undefined,
        mayResize: false,
        appeal: undefined,
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
      dismissal: [],
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
    redirects: new Map(),
    withheld: [],
    merges: [],
    withdrawals: [],
    series: new Map([[id('grain'), { id: id('grain'), name: 'Grain', unit: 'tons' }]]),
    rules: {
      bodies: new Map(bodies.map((rule) => [rule.organ, rule])),
      posts: new Map(rules.map((rule) => [rule.post, rule])),
      sanctions: spec.sanctions ?? [],
      units: new Map((spec.units ?? []).map((rule) => [rule.unit, rule])),
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
  'coalition.opportunities': 12,
  'coalition.inertia': 1,
  'coalition.retaliation': 0.5,
  'coalition.gain': 6,
  'votes.threat-weight': 1.5,
  'votes.authority-weight': 1,
  'sanctions.pace': 12,
  'sanctions.pleas': 4,
  'force.plots': 3,
  'force.caution': 0,
  'health.makeham': 0.006,
  'health.illness-rate': 0.137,
};

/** A council of six that fills its chair by election, names two wardens by decree, and keeps clerks from a pool. */
export function council(more: Partial<WorldSpec> = {}): Scenario {
  const persons = names.slice(0, 9);
  const seat = (name: string, post: string, from = -400) =>
    claim(`${name}-${post}`, name, 'holds', { object: post, from: on(from), to: 'open' });
  const { claims = [], ...rest } = more;
  return world({
    persons,
    organs: { league: 'party', council: 'body', march: 'territory', diet: 'body', bench: 'body' },
    posts: {
      speaker: { organ: 'council', class: 'chair', functions: ['appointments', 'agenda'] },
      councillor: { organ: 'council', class: 'full', capacity: 6, functions: ['agenda'] },
      treasurer: { organ: 'league', class: 'chair', functions: ['finance'] },
      captain: { organ: 'league', class: 'chair', functions: ['army'] },
      warden: { organ: 'march', class: 'first', capacity: 2, functions: ['region', 'delegates'] },
      clerk: { organ: 'march', class: 'staff', capacity: 3, functions: ['press'], cadres: 2 },
      juror: { organ: 'bench', capacity: 3 },
    },
    bodies: {
      council: { meetings: 52, appeal: id('diet'), joint: [id('warden')] },
      bench: { meetings: 24, ballot: 'secret' },
      diet: {
        meetings: 1,
        ballot: 'secret',
        elects: [id('councillor')],
        slate: { body: id('council') },
        mayResize: true,
      },
    },
    sanctions: [
      { status: 'censured', by: { body: id('council') }, organ: id('league') },
      { status: 'expelled', by: { body: id('council') }, organ: id('league') },
      { status: 'arrested', by: { post: id('captain') }, organ: undefined },
    ],
    units: [
      {
        unit: id('guard'),
        name: 'Guard',
        strength: 2,
        commander: id('captain'),
        secondKey: id('treasurer'),
        guards: [id('council')],
      },
      { unit: id('militia'), name: 'Militia', strength: 1, commander: id('warden'), secondKey: undefined, guards: [] },
    ],
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
        dismissal: [{ body: id('bench') }],
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
      ...['dee', 'eli', 'fay'].map((name) => seat(name, 'juror')),
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
