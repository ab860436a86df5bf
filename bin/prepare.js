/** Makes a clone ready to run: dependencies as the lock file has them, and a build no older than the sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceStamp } from './stamp.js';

/** @param {string} root the clone's folder. Ends the process with a message if it cannot be made ready. */
export function prepare(root) {
  install(root);
  const stamp = join(root, 'dist', 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp(root)) return;
  run(root, process.execPath, [join('tools', 'build.js')], 'the build failed');
}

/** Installs when `node_modules` is not what the lock file says. */
export function install(root) {
  if (isInstalled(root)) return;
  console.error('interregnum: installing dependencies …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(root, npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci failed');
}

/** Compares the lock file with the one that npm leaves inside `node_modules`. Optional packages may be missing. */
function isInstalled(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || (present[path]?.version === version && existsSync(join(root, path, 'package.json'))),
  );
}

function run(root, command, args, failure) {
  // Whatever it prints goes to standard error: standard output belongs to the command's own answer.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`interregnum: ${failure}${error ? `: ${error.message}` : ''}`);
  process.exit(2);
}
