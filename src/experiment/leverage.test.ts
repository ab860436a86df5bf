import { describe, expect, it } from 'vitest';
import { claim, council, on, within } from '../../tests/world.ts';
import type { ResolutionRule } from '../record/index.ts';
import { planOf, runPlan, startLeverages, underRule } from './index.ts';

const seat = (name: string, person: string, post: string, more: object) =>
  claim(name, person, 'holds', { object: post, to: 'open', ...more });
const scenario = council({
  days: 120,
  claims: [
    seat('again', 'bo', 'treasurer', { from: on(-400) }),
    seat('vaguer', 'cy', 'captain', { from: within(-420, -380) }),
    seat('later', 'ivy', 'captain', { from: on(30) }),
    seat('judged', 'ivy', 'captain', { from: on(-30), modality: 'judged' }),
    seat('other', 'ivy', 'clerk', { from: on(-30) }),
  ],
});
const bare = (resolution: ResolutionRule, without: readonly string[]) => {
  const plan = planOf(scenario, { variant: 'free', seed: 5, resolution, without: without as never });
  return [0, 1].map((history) => {
    const { chronicle, trace } = runPlan(plan, history);
    const { spent: _spent, control, ...rest } = trace;
    return JSON.stringify([chronicle.map(({ claims: _claims, ...change }) => change), rest, [...control]]);
  });
};

describe('claims that leave the start as it is', () => {
  it.each<ResolutionRule>([{ rule: 'best-grade' }, { rule: 'majority' }, { rule: 'sample', weights: 'usual' }])(
    'under $rule change no byte of a free history but the claims named',
    (resolution) => {
      const { moving, known } = startLeverages(underRule(scenario, resolution), 5);
      const names = new Set(moving.map(({ claim: id }) => id as string));
      for (const name of ['again', 'vaguer', 'later', 'judged']) expect(names.has(name), name).toBe(false);
      expect(names.has('other')).toBe(true);
      expect(known).toBe(scenario.claims.length - 1);
      const whole = bare(resolution, []);
      const idle = scenario.claims.filter(({ id }) => !names.has(id)).map(({ id }) => id);
      for (const id of idle) expect(bare(resolution, [id]), id).toEqual(whole);
      expect(bare(resolution, ['other'])).not.toEqual(whole);
    },
  );
});
