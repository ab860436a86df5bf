import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { council, day, id } from '../../tests/world.ts';
import { anyScenario } from '../../tests/worlds.ts';
import { addDays } from '../calendar/index.ts';
import { runModel } from '../model/index.ts';
import { enact, fold, type Institutions } from '../polity/index.ts';
import type { Intervention, Scenario } from '../scenario/index.ts';
import { type Plan, planOf, runPlan, type Told, type Variant, variants } from './index.ts';

const anyCase = fc.record({
  scenario: anyScenario,
  seed: fc.nat(),
  history: fc.nat(1000),
  variant: fc.constantFrom(...variants),
  decisions: fc.array(
    fc.record({
      what: fc.constantFrom('fill' as const, 'vacate' as const),
      person: fc.nat(11),
      post: fc.nat(7),
      after: fc.integer({ min: 1, max: 300 }),
    }),
    { maxLength: 4 },
  ),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function planFor({ scenario, seed, variant, decisions }: Omit<Case, 'history'>): Plan {
  const persons = [...scenario.cast.persons.keys()];
  const posts = [...scenario.cast.posts.keys()];
  const interventions = decisions.map(
    ({ what, person, post, after }): Intervention => ({
      do: what,
      person: persons[person % persons.length]!,
      post: posts[post % posts.length]!,
      on: day(after),
    }),
  );
  return planOf(scenario, { variant, seed, interventions });
}

const snapshotOf = (told: Told) => (told.history.institutions as Institutions).snapshot();

/** The run's own chronicle told again from outside, with the mechanisms' decisions switched off. */
function replayed(plan: Plan, told: Told, history: number) {
  return runModel(plan.model, plan.start, {
    seed: plan.options.seed,
    history,
    to: plan.to,
    epoch: plan.epoch,
    outside: told.history.chronicle,
    given: new Set(plan.given.filter((kind) => kind === 'illness' || kind === 'natural-deaths')),
    decideFrom: addDays(plan.to, 1),
  });
}

describe('a history', () => {
  it('leaves institutions that equal the fold and the enactment of the chronicle it wrote', () => {
    let changes = 0;
    fc.assert(
      fc.property(anyCase, (one) => {
        const plan = planFor(one);
        const told = runPlan(plan, one.history);
        const { cast, rules } = plan.start;
        changes += told.history.chronicle.length;
        const folded = fold(cast, rules, told.chronicle, plan.to, 'necessarily');
        expect(folded.snapshot()).toBe(snapshotOf(told));
        for (const person of folded.persons())
          expect(folded.hasServed(person), person).toBe(told.history.institutions.hasServed(person));
        expect(fold(cast, rules, told.chronicle, plan.to, 'possibly').snapshot()).toBe(snapshotOf(told));
        const enacted = enact(cast, rules, told.chronicle);
        expect(enacted.refused).toEqual([]);
        expect(enacted.institutions.snapshot()).toBe(snapshotOf(told));
        expect(enacted.chronicle).toEqual(told.chronicle);
      }),
      { numRuns: 150 },
    );
    expect(changes).toBeGreaterThan(1500);
  });

  it('replayed as if it were the record gives the same latents, institutions and chronicle', () => {
    const makers = new Set<string>();
    fc.assert(
      fc.property(anyCase, (one) => {
        const plan = planFor(one);
        const told = runPlan(plan, one.history);
        const again = replayed(plan, told, one.history);
        for (const { by } of told.history.chronicle) makers.add(by);
        expect(again.refused).toEqual([]);
        expect(again.latents()).toEqual(told.history.latents());
        expect((again.institutions as Institutions).snapshot()).toBe(snapshotOf(told));
        expect(again.chronicle).toEqual(told.history.chronicle);
      }),
      { numRuns: 150 },
    );
    for (const maker of ['health', 'turnover', 'votes', 'appointments', 'given', 'record', 'intervention', 'rule'])
      expect([...makers]).toContain(maker);
  });

  it('replayed by other hands, with draws of another seed, differs at most in what draws decide', () => {
    const plan = planOf(council(), { variant: 'free', seed: 3 });
    const told = runPlan(plan, 0);
    const other = runModel(plan.model, plan.start, {
      seed: 4,
      history: 0,
      to: plan.to,
      epoch: plan.epoch,
      outside: told.history.chronicle,
      given: new Set<never>(),
      decideFrom: addDays(plan.to, 1),
    });
    expect(other.latents()).not.toEqual(told.history.latents());
    expect((other.institutions as Institutions).snapshot()).toBe(snapshotOf(told));
  });

  it('keeps control whole, the dead out of office, and posts within their capacity', () => {
    fc.assert(
      fc.property(anyCase, ({ decisions: _none, ...one }) => {
        const plan = planFor({ ...one, decisions: [] });
        const { start, model } = plan;
        const brought = new Set(
          [...start.rules.posts.values()].filter((rule) => rule.exOfficio.length > 0).map(({ post }) => post),
        );
        const atStart = new Map(
          [...start.cast.posts.keys()].map((post) => [post, start.institutions.holders(post).length]),
        );
        const run = runModel(model, start, {
          seed: one.seed,
          history: one.history,
          to: plan.to,
          epoch: plan.epoch,
          outside: [],
          given: new Set<never>(),
          observe: ({ now, control, perceived }) => {
            for (const shares of [control, perceived()]) {
              const total = shares.reduce((sum, share) => sum + share, 0);
              if (total !== 0) expect(Math.abs(total - 1)).toBeLessThan(1e-9);
              expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
            }
            for (const post of start.cast.posts.keys()) {
              const holders = now.holders(post);
              expect(holders.filter((person) => now.isDead(person))).toEqual([]);
              expect(new Set(holders).size).toBe(holders.length);
              if (!brought.has(post))
                expect(holders.length).toBeLessThanOrEqual(Math.max(now.capacity(post), atStart.get(post)!));
            }
          },
        });
        const dead = new Set<string>();
        for (const change of run.chronicle) {
          if ('person' in change && change.kind !== 'vacates') expect(dead.has(change.person)).toBe(false);
          // A motion outlives its mover.
          if (change.kind === 'strikes') expect(dead.has(change.person)).toBe(false);
          if (change.kind === 'fills' && change.sponsor) expect(dead.has(change.sponsor)).toBe(false);
          if (change.kind === 'dies') dead.add(change.person);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('counts as voters only those alive and present, as many as the body has', () => {
    let ballots = 0;
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario: Scenario, seed) => {
        const plan = planOf(scenario, { variant: 'free' as Variant, seed });
        const told = runPlan(plan, 0);
        const { cast, rules } = plan.start;
        told.chronicle.forEach((change, at) => {
          // The vote on a list has no such tally.
          if (change.kind !== 'votes' || change.by === 'record' || change.yes === undefined) return;
          ballots++;
          const now = enact(cast, rules, told.chronicle.slice(0, at)).institutions;
          const judged = change.motion.on === 'sanction' || change.motion.on === 'lift';
          const own = change.motion.on === 'remove' && cast.posts.get(change.motion.post)?.organ === change.body;
          const voters = judged || own ? now.judges(change.body) : now.voters(change.body);
          const present = voters.filter((person) => now.isPresent(person)).length;
          const cast_ = change.yes! + change.no! + change.abstain!;
          // Whoever the motion is about does not vote on himself.
          expect(cast_).toBeLessThanOrEqual(present);
          expect(cast_).toBeGreaterThanOrEqual(present - 1);
          expect(cast_ + change.absent!).toBeLessThanOrEqual(voters.length);
          expect(cast_ + change.absent!).toBeGreaterThanOrEqual(voters.length - 1);
        });
      }),
      { numRuns: 60 },
    );
    expect(ballots).toBeGreaterThan(20);
  });
});

describe('a plan', () => {
  it('takes no person from the pool whom the scenario names', () => {
    const told = runPlan(planOf(council(), { variant: 'free', seed: 1 }), 0);
    const entered = told.chronicle.filter((change) => change.kind === 'enters');
    expect(entered.length).toBeGreaterThan(0);
    for (const change of entered) expect(change.person.startsWith('cadre-')).toBe(true);
    expect(told.history.institutions.person(id('ada'))?.cadre).toBeUndefined();
  });
});
