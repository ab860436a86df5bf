/**
 * Damages scenario folders many times over and prints what they end in: `node tools/run-ts.js verification/mutations.ts
 * [COUNT] [SEED]`. Writes verification/reports/mutations.md; exits with 1 if a folder did neither load nor end in a clear error.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemKinds, readScenario } from '../src/scenario/index.ts';
import { histogram, noCounts, runMutations } from '../tests/mutation-run.ts';
import { folderAt, mutationKinds, randomFrom } from '../tests/mutations.ts';

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('usage: node tools/run-ts.js verification/mutations.ts [COUNT] [SEED]');
  process.exit(2);
}

const random = randomFrom(seed);
const counts = noCounts();
const start = performance.now();
// A large folder takes a hundred times as long to read.
const large = loadable(join('scenarios', 'ussr-1921'));
const ofLarge = large === undefined ? 0 : Math.min(1000, Math.floor(count / 100));
runMutations(folderAt(join('tests', 'fixtures', 'ten-rows')), count - ofLarge, random, counts);
if (large !== undefined) runMutations(large, ofLarge, random, counts);
const seconds = (performance.now() - start) / 1000;

const mutations = mutationKinds.map((kind) => {
  const { loaded, refused } = counts.mutations.get(kind) ?? { loaded: 0, refused: 0 };
  return `| ${kind} | ${loaded} | ${refused} |`;
});
const faults = counts.faults.slice(0, 50).map((fault) => `- ${fault}`);
const report = [
  '# Mutated scenario folders',
  '',
  `${count} mutations (seed ${seed}): ${count - ofLarge} of a scenario of ten rows, ${ofLarge} of ussr-1921.`,
  `${counts.loaded} loaded, ${counts.refused} ended in errors with positions, ${counts.faults.length} in neither.`,
  `The slowest took ${counts.slowest.toFixed(0)} ms, all together ${seconds.toFixed(0)} s.`,
  '',
  histogram(counts.problems, problemKinds),
  '',
  '| mutation | loaded | refused |',
  '|---|---:|---:|',
  ...mutations,
  ...(faults.length > 0 ? ['', '## Faults', '', ...faults] : []),
  '',
].join('\n');

mkdirSync(join('verification', 'reports'), { recursive: true });
writeFileSync(join('verification', 'reports', 'mutations.md'), report);
console.log(report);
if (counts.faults.length > 0) process.exitCode = 1;

/** The folder if it is there and loads as it is: of one that does not, mutations would prove nothing. */
function loadable(path: string) {
  if (!existsSync(join(path, 'scenario.yaml'))) return undefined;
  const folder = folderAt(path);
  if (readScenario(folder, 'whole').ok) return folder;
  console.error(`${path} does not load and was left out`);
  return undefined;
}
