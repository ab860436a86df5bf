import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOf, brokenInvariants } from '../random-runs.ts';
import { anyScenario } from '../worlds.ts';

describe('a random valid scenario', () => {
  it('runs without an exception: control is conserved, nobody absent acts, no post goes over capacity', () => {
    fc.assert(
      fc.property(
        anyScenario,
        fc.constantFrom('free' as const, 'given', 'null', 'record'),
        fc.nat(),
        (scenario, variant, seed) => {
          expect(brokenInvariants(actsOf(scenario, variant, seed))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
