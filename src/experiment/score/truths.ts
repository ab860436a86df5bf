/** What the record answers. */
import { asksMeasure, evaluate, type Proposition, type Truth } from '../../polity/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Plan, planOf } from '../plan.ts';
import { recordFor } from '../start.ts';
import { TruthCounts } from './counting.ts';

/** Runs so many histories of a plan, somewhere, and hands over the truths of its propositions in the order of histories. */
export type RunPlan = (
  plan: Plan,
  histories: number,
  label: string,
  take: (truths: readonly boolean[]) => void,
) => Promise<void>;

/** The replayed record differs among histories in drawn abilities alone. */
const replays = 50;

/**
 * The truth of propositions on the whole record; unknown where its dates leave it open. Who is paramount no source says: the
 * measure is taken on the record replayed into the mechanisms, and most of the replays decide.
 */
export async function truthsOf(
  scenario: Scenario,
  propositions: readonly Proposition[],
  run: RunPlan,
  seed: number,
  histories: number,
): Promise<readonly Truth[]> {
  const { chronicle } = recordFor(scenario);
  const measured = propositions.filter((proposition) => asksMeasure(proposition));
  const shares = new Map<Proposition, number>();
  if (measured.length > 0) {
    const plan = planOf(scenario, { variant: 'record', seed, propositions: measured });
    const tally = new TruthCounts(measured.length);
    await run(plan, Math.min(histories, replays), 'the record replayed', (truths) => tally.add(truths));
    tally.counts.forEach((count, i) => {
      shares.set(measured[i]!, count / tally.of);
    });
  }
  return propositions.map((proposition): Truth => {
    const share = shares.get(proposition);
    if (share === undefined) return evaluate(proposition, { chronicle, start: scenario.asOf });
    return share === 0.5 ? 'unknown' : share > 0.5 ? 'true' : 'false';
  });
}
