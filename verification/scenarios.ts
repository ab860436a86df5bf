/**
 * Runs random valid scenarios and prints how often each mechanism acted: `node tools/run-ts.js verification/scenarios.ts
 * [COUNT] [SEED]`. Writes verification/reports/scenarios.md; exits with 1 if a history threw, broke an invariant, or a
 * mechanism never acted.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { mechanisms } from '../src/model/index.ts';
import { actsOf, brokenInvariants } from '../tests/random-runs.ts';
import { anyScenario } from '../tests/worlds.ts';

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('usage: node tools/run-ts.js verification/scenarios.ts [COUNT] [SEED]');
  process.exit(2);
}

const start = performance.now();
const acts = new Map<string, { changes: number; scenarios: number }>();
const faults: string[] = [];
let done = 0;
// Scenarios are drawn a stretch at a time, so that they need not all be held.
const stretch = 500;
for (let first = 0; first < count; first += stretch)
  for (const scenario of fc.sample(anyScenario, { numRuns: Math.min(stretch, count - first), seed: seed + first })) {
    try {
      const told = actsOf(scenario, (['free', 'given'] as const)[done % 2]!, done);
      for (const [act, changes] of told.acts) {
        const entry = acts.get(act) ?? { changes: 0, scenarios: 0 };
        acts.set(act, { changes: entry.changes + changes, scenarios: entry.scenarios + 1 });
      }
      for (const broken of brokenInvariants(told)) faults.push(`scenario ${done}: ${broken}`);
    } catch (error) {
      faults.push(`scenario ${done}: ${(error as Error).stack?.split('\n').slice(0, 3).join(' ') ?? error}`);
    }
    done++;
  }
const seconds = (performance.now() - start) / 1000;

const wanted = mechanisms.flatMap(({ id, tells }) => tells.map((kind) => `${id} ${kind}`));
const idle = wanted.filter((act) => !acts.has(act));
const report = [
  '# Random valid scenarios',
  '',
  `${done} scenarios (seed ${seed}) of 3 to 12 persons over about ten months, one history each, every second with given facts.`,
  `${faults.length} threw or broke an invariant; ${idle.length} of ${wanted.length} kinds of act never happened.`,
  `All together ${seconds.toFixed(0)} s.`,
  '',
  '| told by | kind | changes | scenarios |',
  '|---|---|---:|---:|',
  ...wanted.map((act) => {
    const { changes = 0, scenarios = 0 } = acts.get(act) ?? {};
    return `| ${act.replace(' ', ' | ')} | ${changes} | ${scenarios} |`;
  }),
  ...(faults.length > 0 ? ['', '## Faults', '', ...faults.slice(0, 50).map((fault) => `- ${fault}`)] : []),
  '',
].join('\n');
mkdirSync(join('verification', 'reports'), { recursive: true });
writeFileSync(join('verification', 'reports', 'scenarios.md'), report);
console.log(report);
if (faults.length > 0 || idle.length > 0) process.exitCode = 1;
