import { describe, expect, it } from 'vitest';
import { claim, council, on } from '../../tests/world.ts';
import { planOf, runPlan, type Told } from '../experiment/index.ts';

/** A council in which one member is in a condition that began before the as-of day and ended, unknown then, after it. */
function histories(value: 'ill' | 'away'): readonly Told[] {
  const condition = claim('condition', 'ada', 'condition', { value, from: on(-20), to: on(40) });
  const plan = planOf(council({ days: 1400, claims: [condition] }), { variant: 'free', seed: 4 });
  return Array.from({ length: 12 }, (_, history) => runPlan(plan, history));
}

describe('absence at the start', () => {
  it('by illness ends on a day of each history’s own, not at once and not never', () => {
    const ends = histories('ill').map(
      ({ history }) => history.chronicle.find((one) => one.kind === 'recovers' && one.person === 'ada')?.earliest,
    );
    const recovered = ends.filter((end) => end !== undefined);
    expect(recovered.length).toBeGreaterThan(8);
    expect(new Set(recovered).size).toBeGreaterThan(5);
  });
  it('on a journey is left out, since nothing known by then ends it', () => {
    const begun = (value: 'ill' | 'away') => histories(value)[0]!.chronicle.map(({ kind }) => kind);
    expect(begun('ill')).toContain('falls-ill');
    expect(begun('away')).not.toContain('departs');
  });
});
