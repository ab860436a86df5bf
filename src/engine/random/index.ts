/** Random numbers addressed by what they are for. */
export { type Draws, uniformsPerAddress } from './draws.ts';
export { normalQuantile } from './normal-quantile.ts';
export { philox4x32 } from './philox.ts';
export { fnv1a64, jointKey, type StableKey, stableKey } from './stable-key.ts';
export { addressLimit, Stream, streamKeyOf } from './stream.ts';
