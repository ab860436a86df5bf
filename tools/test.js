/**
 * `npm test`: everything that is checked on every change, in one command: types, lint, layers, tests. Installs what it
 * needs. Ends with the line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../bin/prepare.js';

const root = join(import.meta.dirname, '..');
process.chdir(root);
install(root);

let passed = 0;
let failed = 0;
const bin = (name) => join('node_modules', ...name.split('/'));

/** A check that passes or fails as a whole. */
function check(name, args) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status === 0) passed++;
  else {
    failed++;
    console.log(`${name} failed`);
  }
}

check('types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']);
check('types of the core, without Node', [bin('typescript/bin/tsc'), '-p', 'tsconfig.core.json']);
check('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']);
check('layers', [
  bin('dependency-cruiser/bin/dependency-cruise.mjs'),
  'src',
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'err',
]);
check('build', [join('tools', 'build.js')]);

console.log('\n— tests');
const report = join('out', 'vitest.json');
rmSync(report, { force: true });
const vitest = spawnSync(
  process.execPath,
  [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that could not even be loaded has no tests to fail.
  if (vitest.status !== 0 && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites);
} else failed++;

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
