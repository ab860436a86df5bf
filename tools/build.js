/** Builds `dist/` from `src/`: bundles for Node with esbuild, and with `--types` the declarations of the public interface. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sourceStamp } from '../bin/stamp.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stamp = sourceStamp(root);
rmSync(join(dist, 'stamp'), { force: true });
if (existsSync(dist)) for (const name of readdirSync(dist)) if (name.startsWith('chunk-')) rmSync(join(dist, name));
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli/main.ts', worker: 'src/host/worker.ts', api: 'src/api.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  chunkNames: 'chunk-[hash]',
  logLevel: 'error',
});
if (process.argv.includes('--types')) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
// Written last: a build that was interrupted is stale.
writeFileSync(join(dist, 'stamp'), stamp);
