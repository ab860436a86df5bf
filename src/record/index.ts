/** The door of the record: claims in, findings and a chronicle out. */
export * from './agreement/index.ts';
export * from './as-of.ts';
export * from './attach/index.ts';
export * from './claim.ts';
export * from './compile.ts';
export * from './conflicts/index.ts';
export * from './finding.ts';
export * from './grade.ts';
export * from './record.ts';
export * from './resolve.ts';
