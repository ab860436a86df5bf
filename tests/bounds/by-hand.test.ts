/** Shipped scenarios whose outcomes can be worked out on paper: docs/by-hand.md does it, and here the model is held to it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planOf, runPlan } from '../../src/experiment/index.ts';
import { findScenario, readFolder } from '../../src/host/index.ts';
import { parameterValues } from '../../src/model/index.ts';
import { readScenario, type Scenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '..', '..');

function shipped(name: string): Scenario {
  const loaded = readScenario(readFolder(findScenario(name, root)!), name);
  if (!loaded.ok) throw new Error(`${name} does not load: ${JSON.stringify(loaded.problems)}`);
  return loaded.scenario;
}

/** Pearson's statistic of counts against chances; for two degrees of freedom above 13.8 once in a thousand. */
function chiSquare(counts: readonly number[], chances: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, i) => sum + (count - n * chances[i]!) ** 2 / (n * chances[i]!), 0);
}

describe('the regency', () => {
  it('fills the vacancy with each squire as often as the multinomial logit says', () => {
    const plan = planOf(shipped('regency'), { variant: 'free', seed: 5 });
    const {
      'loyalty-weight': loyalty,
      'competence-weight': competence,
      'distance-weight': distance,
    } = parameterValues().appointments as Record<string, number>;
    // Bram is able (0.9) but stands half a scale off; Clio and Dirk are usual men (0.5) who agree; Dirk is liked (0.5).
    const utilities = [0.9 * competence! - 0.5 * distance!, 0.5 * competence!, 0.5 * competence! + 0.5 * loyalty!];
    const weights = utilities.map(Math.exp);
    const chances = weights.map((weight) => weight / weights.reduce((sum, one) => sum + one, 0));
    const counts = [0, 0, 0];
    for (let history = 0; history < 3000; history++)
      runPlan(plan, history).trace.truths.forEach((holds, i) => {
        if (holds) counts[i]!++;
      });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3000);
    expect(chiSquare(counts, chances)).toBeLessThan(13.8);
  });
});
