import { describe, expect, it } from 'vitest';
import { council, id } from '../../tests/world.ts';
import type { PostId, PostRule, Rules } from '../polity/index.ts';
import type { Scenario } from '../scenario/index.ts';
import {
  alternativesDrawn,
  contrasts,
  drawnInSet,
  ensemble,
  type PlanOptions,
  planForHistory,
  planOf,
  rulesInForce,
  runPlan,
  setOf,
} from './index.ts';

const base = council();
const posts: readonly PostId[] = [id('speaker'), id('treasurer'), id('captain')];

/** Otherwise nobody fills the post. */
function contested(certainty: number, among = posts): Scenario {
  const rules = new Map(base.rules.posts);
  for (const post of among) {
    const { certainty: _before, ...rule } = rules.get(post)!;
    const { post: _post, ...procedure } = rule;
    rules.set(post, { ...rule, certainty, otherwise: { ...procedure, filling: [] } } satisfies PostRule);
  }
  return { ...base, rules: { ...base.rules, posts: rules } };
}
const sample: PlanOptions = { variant: 'free', seed: 6, perSet: 2, drawn: ['rules'] };
const historiesOf = (scenario: Scenario, options: PlanOptions, histories: number) => {
  const plan = planOf(scenario, options);
  return Array.from({ length: histories }, (_, history) => runPlan(plan, history).chronicle);
};
const fillingsOf = (rules: Rules) => posts.map((post) => rules.posts.get(post)!.filling.length);

describe('contested rules', () => {
  it('hold as stated unless they are sampled', () => {
    const stated: PlanOptions = { variant: 'free', seed: 6 };
    expect(historiesOf(contested(0), stated, 4)).toEqual(historiesOf(base, stated, 4));
    const plan = planOf(contested(0), stated);
    expect(planForHistory(plan, 0).start.rules).toBe(plan.scenario.rules);
  });

  it('that are certain change nothing, bit for bit, where rules are sampled', () => {
    const plain: PlanOptions = { variant: 'free', seed: 6 };
    expect(historiesOf(base, sample, 5)).toEqual(historiesOf(base, plain, 5));
    // With an alternative that cannot come up: no scenario says so, but the draw must not.
    expect(historiesOf(contested(1), sample, 5)).toEqual(historiesOf(base, plain, 5));
    const both: PlanOptions = { ...sample, drawn: ['parameters', 'rules'] };
    expect(historiesOf(base, both, 5)).toEqual(historiesOf(base, { ...plain, perSet: 2 }, 5));
  });

  it('that are certainly not so give way to the alternative in every history', () => {
    const never = contested(0);
    const plan = planOf(never, sample);
    let filled = 0;
    for (let history = 0; history < 12; history++) {
      const { start, model } = planForHistory(plan, history);
      expect(fillingsOf(start.rules)).toEqual([0, 0, 0]);
      expect(start.institutions.rules).toBe(start.rules);
      expect(model.posts.filled.map(({ id: post }) => post).filter((post) => posts.includes(post))).toEqual([]);
      for (const change of runPlan(plan, history).history.chronicle)
        if (change.kind === 'fills' && posts.includes(change.post)) filled++;
    }
    expect(filled).toBe(0);
    // The same as a scenario that has the alternative for its rule.
    const other = new Map(base.rules.posts);
    for (const post of posts) other.set(post, { ...other.get(post)!, filling: [] });
    const told = { ...base, rules: { ...base.rules, posts: other } };
    expect(historiesOf(never, sample, 4)).toEqual(historiesOf(told, { variant: 'free', seed: 6 }, 4));
  });

  it('are drawn with their chance, each apart, by seed, set and post alone', () => {
    const { rules } = contested(0.7);
    const sets = Array.from({ length: 2000 }, (_, set) => alternativesDrawn(rules, 3, set));
    for (const post of posts) {
      const share = sets.filter((set) => set.has(post)).length / sets.length;
      // Four standard errors.
      expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / sets.length));
    }
    const both = sets.filter((set) => set.has(posts[0]!) && set.has(posts[1]!)).length / sets.length;
    expect(Math.abs(both - 0.09)).toBeLessThan(4 * Math.sqrt((0.09 * 0.91) / sets.length));
    // Another contested post moves none of the draws; a smaller certainty only adds.
    const fewer = contested(0.7, posts.slice(0, 2)).rules;
    const surer = contested(0.9).rules;
    sets.slice(0, 200).forEach((set, i) => {
      const two = alternativesDrawn(fewer, 3, i);
      for (const post of posts.slice(0, 2)) expect(two.has(post)).toBe(set.has(post));
      for (const post of alternativesDrawn(surer, 3, i)) expect(set.has(post)).toBe(true);
    });
  });

  it('are the same for twins and for all histories of a set, and the sets are stated', async () => {
    const scenario = contested(0.5);
    const plan = planOf(scenario, sample);
    const off = planOf(scenario, { ...sample, off: ['turnover'], overrides: { 'control.delta': 0.5 } });
    const seen = new Set<string>();
    for (let history = 0; history < 16; history++) {
      const one = fillingsOf(planForHistory(plan, history).start.rules);
      seen.add(one.join());
      expect(fillingsOf(planForHistory(off, history).start.rules)).toEqual(one);
      expect(fillingsOf(planForHistory(plan, 2 * setOf(history, 2)).start.rules)).toEqual(one);
    }
    expect(seen.size).toBeGreaterThan(2);
    const { sampled, rules } = await ensemble(plan, 8);
    expect(rules).toEqual({ how: 'sampled', contested: [...posts].sort(), withoutAlternative: [] });
    expect(sampled!.drawn).toEqual(['rules']);
    for (const { set, values, alternatives } of sampled!.sets) {
      expect(values).toEqual(plan.settings.overrides);
      expect(alternatives).toEqual([...drawnInSet(plan, set).alternatives]);
    }
    const [tally] = await contrasts(plan, [planOf(scenario, sample)], 6);
    expect(tally!.same).toBe(6);
  });

  it('without an alternative stay as stated, and are counted', () => {
    const rules = new Map(base.rules.posts);
    rules.set(posts[0]!, { ...rules.get(posts[0]!)!, certainty: 0 });
    const scenario = { ...base, rules: { ...base.rules, posts: rules } };
    expect(historiesOf(scenario, sample, 4)).toEqual(historiesOf(base, { variant: 'free', seed: 6 }, 4));
    expect(rulesInForce(scenario.rules, true)).toEqual({
      how: 'sampled',
      contested: [],
      withoutAlternative: [posts[0]],
    });
  });
});
