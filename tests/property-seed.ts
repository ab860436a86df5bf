import fc from 'fast-check';

/**
 * Properties are tried on the same cases in every run, so that a failure is one that the next person sees too. `FC_SEED=any npm test` looks
 * further afield, and `FC_SEED=1234` repeats what it found.
 */
const wanted = process.env.FC_SEED;
if (wanted !== 'any') fc.configureGlobal({ seed: wanted === undefined ? 1921 : Number(wanted) });
