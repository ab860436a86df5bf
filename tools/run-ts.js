/** Bundles one TypeScript file with esbuild and runs it: `node tools/run-ts.js FILE [ARGUMENTS]`. For verification and bench programs. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node tools/run-ts.js FILE [ARGUMENTS]');
  process.exit(2);
}
const folder = join(import.meta.dirname, '..', 'dist', 'run');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${basename(file, '.ts')}.js`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
});
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
