/** The door of attached copies: a text somebody has, against the digests that a scenario holds. */
export * from './compare.ts';
