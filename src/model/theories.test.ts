import { describe, expect, it } from 'vitest';
import { council } from '../../tests/world.ts';
import { planOf } from '../experiment/index.ts';
import { slots, theories, theoriesOf, UnknownTheory, usualTheories } from './theories.ts';

describe('theories', () => {
  it('are the usual ones where nothing else is chosen', () => {
    expect(theoriesOf()).toEqual(usualTheories);
    expect(theoriesOf({ coalition: 'largest-bloc' })).toEqual({ ...usualTheories, coalition: 'largest-bloc' });
    for (const slot of slots) expect(theories[slot]).toContain(usualTheories[slot]);
  });

  it('refuse a slot or a name that is not known', () => {
    expect(() => theoriesOf({ votes: 'spatial' })).toThrow(UnknownTheory);
    expect(() => theoriesOf({ coalition: 'loyalty' })).toThrow(/coalition has no theory loyalty/);
    expect(() => theoriesOf({ toString: 'loyalty' })).toThrow(UnknownTheory);
  });

  it('come from the plan before the scenario', () => {
    const scenario = { ...council(), theories: { coalition: 'encirclement' } as const };
    const chosen = (more: object) => planOf(scenario, { variant: 'free', seed: 1, ...more }).model.theories.coalition;
    expect(chosen({})).toBe('encirclement');
    expect(chosen({ theories: { coalition: 'ruling-coalition' } })).toBe('ruling-coalition');
  });
});
