/** Memory does not grow with the number of histories, whatever is asked of them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  contrasts,
  eachHistory,
  ensemble,
  inThisThread,
  type PlanOptions,
  planOf,
  type RunPlan,
  score,
  traces,
} from '../../src/experiment/index.ts';
import { council, day, id } from '../world.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes in use: the heap, and what typed arrays hold outside it, which is freed a little later. */
async function used(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const scenario = council({
  days: 3000,
  outcomes: [{ says: 'holds', person: id('ada'), posts: [id('speaker')], day: day(300) }],
});
// Little happens, so that many histories take little time; what is kept of each is as large as otherwise.
const options: PlanOptions = { variant: 'null', seed: 1 };
const plan = planOf(scenario, options);
const short = council({ days: 60 });
const runner = inThisThread();
const truths: RunPlan = (one, histories, _label, take) =>
  eachHistory(histories, runner.run('truths', [one]), runner.lanes, take);

const uses: Readonly<Record<string, (histories: number) => Promise<unknown>>> = {
  ensemble: (histories) => ensemble(plan, histories),
  contrasts: (histories) => contrasts(plan, [planOf(scenario, { ...options, off: ['health'] })], histories),
  // Four forecasters run histories each.
  score: (histories) => score(short, { dates: [short.asOf], horizons: [1], histories: histories / 4, seed: 1 }, truths),
};
const [few, many] = [50, 400];

describe('memory', () => {
  it('would show if histories were kept', async () => {
    const run = runner.run('trace', [plan]);
    await run(0, few);
    const before = await used();
    const kept = await traces(many - few, run, 1);
    const grown = (await used()) - before;
    expect(kept.length).toBe(many - few);
    expect(grown).toBeGreaterThan(8);
  });

  it.each(Object.keys(uses))('is the same for many histories as for few: %s', async (what) => {
    const usedAfter = async (histories: number) => {
      const result = await uses[what]!(histories);
      const megabytes = await used();
      expect(result).toBeDefined();
      return megabytes;
    };
    // The first run fills what is kept for all.
    await usedAfter(few);
    const small = await usedAfter(few);
    expect((await usedAfter(many)) - small).toBeLessThan(3);
  });
});
