/** `npm run bench [HISTORIES]`: every benchmark, as ratios side by side in one run. */
import { benchGrowth } from './growth.ts';
import { benchHistories } from './histories.ts';
import { benchKernels } from './kernels.ts';
import { benchParsers } from './parsers.ts';

await benchHistories(Number(process.argv[2] ?? 60));
benchGrowth();
benchKernels();
benchParsers();
