/** The door of the hosts: what needs Node — files and threads. */
export * from './exchange-files.ts';
export * from './folder.ts';
export * from './threads.ts';
