/** The door of the hosts: what needs Node — files and threads. */
export * from './attachments.ts';
export * from './edit-folder.ts';
export * from './exchange-files.ts';
export * from './folder.ts';
export { Locked } from './lock.ts';
export * from './threads.ts';
