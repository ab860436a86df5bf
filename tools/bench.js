/** `npm run bench`: prepares the clone, then runs bench/main.ts. */
import { join } from 'node:path';
import { prepare } from '../bin/prepare.js';

const root = join(import.meta.dirname, '..');
process.chdir(root);
prepare(root);
process.argv.splice(2, 0, join('bench', 'main.ts'));
await import('./run-ts.js');
