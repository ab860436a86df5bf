/** What histories follow change by change is what a scan of their chronicles says, on the scenarios that are shipped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, monthOf } from '../../src/calendar/index.ts';
import { type Plan, planOf, propositionsOf, runPlan, type Variant } from '../../src/experiment/index.ts';
import { findScenario, readFolder } from '../../src/host/index.ts';
import { type Course, evaluate, type PersonId, type Proposition, parseProposition } from '../../src/polity/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { d } from '../invented.ts';
import { propositionsAbout } from '../propositions.ts';

const root = join(import.meta.dirname, '..', '..');
const names = readdirSync(join(root, 'scenarios')).filter((name) =>
  existsSync(join(root, 'scenarios', name, 'scenario.yaml')),
);

function courseOf(plan: Plan, history: number): { readonly course: Course; readonly truths: readonly boolean[] } {
  const months: { readonly paramount: PersonId | 'collective'; readonly control: (person: PersonId) => number }[] = [];
  const told = runPlan(plan, history, {
    observe: ({ paramount, control, row }) => {
      const shares = control.slice();
      const rows = new Map([...plan.scenario.cast.persons.keys()].map((person) => [person, row(person)]));
      months.push({
        paramount: paramount ?? 'collective',
        control: (person) => (rows.get(person) === undefined ? 0 : shares[rows.get(person)!]!),
      });
    },
  });
  const at = (day: Day) =>
    months[Math.min(months.length - 1, Math.max(0, monthOf(day) - monthOf((plan.start.day + 1) as Day)))]!;
  const course: Course = {
    chronicle: told.chronicle,
    start: plan.start.day,
    paramount: (day) => at(day).paramount,
    control: (person, day) => at(day).control(person),
  };
  return { course, truths: told.trace.truths };
}

describe('the examples of the scenario format', () => {
  const page = readFileSync(join(root, 'docs', 'scenario-format.md'), 'utf8');
  const examples = /```proposition\n([\s\S]+?)\n```/.exec(page)![1]!.split('\n');
  const loaded = readScenario(readFolder(findScenario('ussr-1921', root)!), 'ussr-1921');

  it.each(examples)('%s', (text) => {
    if (!loaded.ok) throw new Error('does not load');
    expect(parseProposition(text, loaded.scenario.cast)).toMatchObject({ ok: true });
  });
});

describe.each(names)('%s', (name) => {
  const loaded = readScenario(readFolder(findScenario(name, root)!), name);
  if (!loaded.ok) throw new Error(`${name} does not load`);
  const { scenario } = loaded;
  const asked = fc.sample(
    propositionsAbout({
      persons: scenario.questions.persons,
      posts: [...scenario.questions.posts, ...scenario.cast.posts.keys()].slice(0, 16),
      days: [scenario.asOf - d(0), scenario.to - d(0)],
      statuses: ['dead', 'ill', 'expelled', 'arrested'],
    }),
    { numRuns: 120, seed: 3 },
  );
  const propositions: readonly Proposition[] = [...propositionsOf(scenario), ...asked];

  it.each(['free', 'given', 'record'] as const)('%s', (variant: Variant) => {
    const plan = planOf(scenario, { variant, seed: 5, propositions });
    for (const history of [0, 1]) {
      const { course, truths } = courseOf(plan, history);
      expect(propositions.map((proposition) => evaluate(proposition, course))).toEqual(
        truths.map((truth) => (truth ? 'true' : 'false')),
      );
      expect(new Set(truths).size).toBe(2);
    }
  });
});
