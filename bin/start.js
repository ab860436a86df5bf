/** `npm start`: the main job on the default scenario. Arguments are handed on. */
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
process.chdir(root);
process.argv.splice(2, 0, 'ensemble', 'ussr-1921', '--out', join('out', 'ussr-1921'));
await import('./interregnum.js');
