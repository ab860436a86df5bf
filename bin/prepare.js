/** Makes a clone ready to run: dependencies as the lock file has them, and a build no older than the sources. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceStamp } from './stamp.js';

/** @param {string} root the clone's folder. Ends the process with a message if it cannot be made ready. */
export function prepare(root) {
  install(root);
  const stamp = join(root, 'dist', 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp(root)) return;
  run(root, process.execPath, [join('tools', 'build.js')], 'the build failed');
}

/** Installs when `node_modules` is missing or was not made from this lock file. */
export function install(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.interregnum-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.error('interregnum: installing dependencies …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(root, npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci failed');
  writeFileSync(mark, lock);
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
