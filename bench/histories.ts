/** How many histories a second, on one and on two threads side by side in one run, and what each mechanism costs. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planOf, runPlan, traces, type Variant } from '../src/experiment/index.ts';
import { openThreads, readFolder } from '../src/host/index.ts';
import { readScenario } from '../src/scenario/index.ts';

const root = process.cwd();

export async function benchHistories(histories: number): Promise<void> {
  const folder = readFolder(join(root, 'scenarios', 'ussr-1921'));
  const loaded = readScenario(folder, 'ussr-1921');
  if (!loaded.ok) throw new Error('the scenario has errors');
  console.log(`\nHistories of ussr-1921 (${histories} each, the same ones on one and on two threads)`);
  console.log('variant   1 thread   2 threads   speed-up   user/wall');
  for (const variant of ['free', 'given', 'null', 'record'] as const satisfies readonly Variant[]) {
    const plan = planOf(loaded.scenario, { variant, seed: 1 });
    const rates: number[] = [];
    let busy = 0;
    for (const count of [1, 2]) {
      const threads = openThreads(count, pathToFileURL(join(root, 'dist', 'worker.js')));
      const run = threads.run(plan, folder);
      await traces(2 * count, run, count);
      const begun = performance.now();
      const cpu = process.cpuUsage();
      await traces(histories, run, count);
      const wall = performance.now() - begun;
      busy = process.cpuUsage(cpu).user / 1000 / wall;
      rates.push((1000 * histories) / wall);
      await threads.close();
    }
    const [one, two] = rates as [number, number];
    console.log(
      `${variant.padEnd(8)}  ${one.toFixed(1).padStart(6)}/s   ${two.toFixed(1).padStart(7)}/s   ${(two / one).toFixed(2).padStart(8)}   ${busy.toFixed(2).padStart(9)}`,
    );
  }
  const plan = planOf(loaded.scenario, { variant: 'free', seed: 1 });
  const spent = new Map<string, number>();
  const begun = performance.now();
  for (let history = 0; history < 20; history++)
    for (const [id, time] of Object.entries(runPlan(plan, history, { clock: () => performance.now() }).trace.spent))
      spent.set(id, (spent.get(id) ?? 0) + time);
  const total = performance.now() - begun;
  console.log(
    '\nWhere the time of a free history goes (start, planning, occasions, drift; with what each causes others to hear)',
  );
  for (const [id, time] of [...spent].sort(([, a], [, b]) => b - a))
    console.log(`${id.padEnd(14)} ${((100 * time) / total).toFixed(1).padStart(5)} %`);
  const rest = total - [...spent.values()].reduce((sum, time) => sum + time, 0);
  console.log(
    `${'the rest'.padEnd(14)} ${((100 * rest) / total).toFixed(1).padStart(5)} %   (measures at each month's end, start, door, propositions)`,
  );
}
