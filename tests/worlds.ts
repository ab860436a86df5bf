/** Random small scenarios: persons, organs, posts, rules, claims and judgements. */
import fc from 'fast-check';
import {
  type Actor,
  type FillingStep,
  type Majority,
  mannersOfDeath,
  type OrganId,
  organKinds,
  type PostId,
  postClasses,
  postFunctions,
  statuses,
  tieKinds,
} from '../src/polity/index.ts';
import type { Scenario } from '../src/scenario/index.ts';
import { assessment, claim, day, id, lively, names, on, type WorldSpec, within, world } from './world.ts';

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
    {
      weight: 8,
      arbitrary: fc.tuple(person, fc.constantFrom(...posts), span).map(
        ([who, post, dates]) =>
          (name: string) =>
            claim(name, who, 'holds', { object: post, ...dates }),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(person, fc.integer({ min: -34000, max: -9000 })).map(
        ([who, born]) =>
          (name: string) =>
            claim(name, who, 'born', { from: on(born) }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(person, fc.integer({ min: 1, max: 290 }), fc.constantFrom(...mannersOfDeath)).map(
        ([who, died, value]) =>
          (name: string) =>
            claim(name, who, 'died', { from: on(died), value }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(pair, fc.constantFrom(...tieKinds), fc.integer({ min: 1, max: 10 }), span).map(
        ([[from, object], kind, tenths, dates]) =>
          (name: string) =>
            claim(name, from!, 'tie', { object: object!, value: `${kind} ${tenths / 10}`, ...dates }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(person, span).map(
        ([who, dates]) =>
          (name: string) =>
            claim(name, who, 'condition', { value: 'ill', ...dates }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(person, fc.constantFrom(...statuses.filter((one) => one !== 'readmitted')), span).map(
        ([who, value, dates]) =>
          (name: string) =>
            claim(name, who, 'status', { value, ...dates }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...organs, ...posts), fc.integer({ min: 1, max: 290 })).map(
        ([what, end]) =>
          (name: string) =>
            claim(name, what, 'exists', {
              from: on(-4000),
              to: on(end),
              subjectIs: posts.includes(what) ? 'post' : 'organ',
            }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: -200, max: 290 })
        .map((when) => (name: string) => claim(name, 'gale', 'event', { from: on(when) })),
    },
    { weight: 1, arbitrary: span.map((dates) => (name: string) => claim(name, 'toll-act', 'policy', dates)) },
  );
  const judged = fc
    .tuple(
      person,
      fc.constantFrom('organisation', 'ambition', 'authority', 'health-risk', 'pace', 'pace-salience'),
      fc.integer({ min: 0, max: 10 }),
    )
    .map(([who, attribute, tenths]) => assessment(who, attribute, tenths / 10));
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
          ballot: fc.constantFrom('open' as const, 'secret'),
          mayResize: fc.boolean(),
        }),
        /** Posts by number that sit with it when it judges, that it fills anew, and who brings the list. */
        joint: fc.array(fc.nat(7), { maxLength: 2 }),
        elects: fc.array(fc.nat(7), { maxLength: 2 }),
        slate: fc.option(fc.record({ body: fc.boolean(), at: fc.nat(7) })),
        appeal: fc.option(fc.nat(7)),
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
    sanctions: fc.array(
      fc.record({
        status: fc.constantFrom(...statuses),
        body: fc.boolean(),
        at: fc.nat(7),
        organ: fc.option(fc.nat(3)),
      }),
      { maxLength: 5 },
    ),
    units: fc.array(
      fc.record({
        strength: fc.integer({ min: 1, max: 9 }),
        at: fc.nat(7),
        key: fc.option(fc.nat(7)),
        guards: fc.nat(3),
      }),
      { maxLength: 3 },
    ),
    dismissal: fc.array(fc.record({ of: fc.nat(7), body: fc.boolean(), at: fc.nat(7) }), { maxLength: 3 }),
    days: fc.integer({ min: 200, max: 320 }),
  })
  .chain(({ persons, organs, posts, links, sanctions, units, dismissal, days }) => {
    const who = names.slice(0, persons);
    const kinds = organs.map(({ kind }, i) => (i === 0 ? ('body' as const) : kind));
    const bodies = kinds.flatMap((kind, i) => (kind === 'body' ? [`organ-${i}`] : []));
    const rules: Record<
      string,
      { [K in 'filling' | 'requires' | 'incompatible' | 'exOfficio' | 'deputies' | 'dismissal']: never[] }
    > = {};
    const post = (at: number) => id<PostId>(`post-${at % posts.length}`);
    const organ = (at: number) => id<OrganId>(`organ-${at % kinds.length}`);
    const actor = ({ body, at }: { readonly body: boolean; readonly at: number }): Actor =>
      body ? { body: id(bodies[at % bodies.length]!) } : { post: post(at) };
    posts.forEach(({ filling }, i) => {
      const steps = filling.map(
        (by, step): FillingStep => ({
          step: step === 0 ? 'nominate' : by.body ? 'elect' : 'consent',
          by: actor(by),
        }),
      );
      rules[`post-${i}`] = {
        filling: steps as never[],
        requires: [],
        incompatible: [],
        exOfficio: [],
        deputies: [],
        dismissal: [],
      };
    });
    for (const { of, ...by } of dismissal) rules[post(of)]!.dismissal.push(actor(by) as never);
    // What comes ex officio never runs in a circle.
    for (const { of, other, link } of links)
      if (of < posts.length && other < posts.length && of !== other && (link !== 'exOfficio' || other < of))
        rules[`post-${of}`]![link as 'requires'].push(id(`post-${other}`));
    const spec: WorldSpec = {
      persons: who,
      organs: Object.fromEntries(kinds.map((kind, i) => [`organ-${i}`, kind])),
      posts: Object.fromEntries(
        posts.map(({ filling: _filling, organ: at, ...one }, i) => [`post-${i}`, { ...one, organ: organ(at) }]),
      ),
      bodies: Object.fromEntries(
        organs.map(({ rule, joint, elects, slate, appeal }, i) => [
          `organ-${i}`,
          {
            ...rule,
            joint: [...new Set(joint.map(post))],
            elects: [...new Set(elects.map(post))],
            slate: slate === null ? undefined : actor(slate),
            appeal: appeal === null ? undefined : id(bodies[appeal % bodies.length]!),
          },
        ]),
      ),
      sanctions: sanctions.map(({ status, organ: at, ...by }) => ({
        status,
        by: actor(by),
        organ: at === null ? undefined : organ(at),
      })),
      units: units.map(({ strength, at, key, guards }, i) => ({
        unit: id(`unit-${i}`),
        name: `Unit ${i}`,
        strength,
        commander: post(at),
        secondKey: key === null ? undefined : post(key),
        guards: [organ(guards)],
      })),
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
