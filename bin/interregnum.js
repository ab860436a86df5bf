#!/usr/bin/env node
/**
 * The command. In a clone it installs what is missing and builds when the build is missing or stale; in an installed
 * package, which carries its build and no sources, it only runs.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`interregnum needs Node 20.19 or later; this is ${process.versions.node}`);
  process.exit(2);
}

if (existsSync(join(root, 'src'))) {
  const { prepare } = await import('./prepare.js');
  prepare(root);
}
const { main } = await import(pathToFileURL(join(root, 'dist', 'cli.js')).href);
process.exitCode = await main(process.argv.slice(2));
