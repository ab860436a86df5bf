/** Changes to a scenario folder: one file at a time, one process at a time, whole or not at all. */
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Folder } from '../scenario/index.ts';
import { readFolder, workingPrefix } from './folder.ts';
import { withLock } from './lock.ts';

export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

export interface FileChange {
  /** Name of a file at the top of the folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the folder, lets `decide` say which file to replace, and replaces it, while every other process that edits the
 * folder waits. A process that dies on the way leaves the file as it was or as it is to be.
 * @param decide returns undefined where nothing is to be changed
 * @throws Locked; ChangedMeanwhile where something else than this program wrote the file at the same time
 */
export function editFolder<T extends { readonly change?: FileChange }>(
  path: string,
  decide: (folder: Folder) => T | Promise<T>,
): Promise<T> {
  return withLock(join(path, `${workingPrefix}lock`), async () => {
    const before = new Map(readdirSync(path).map((file) => [file, stampOf(join(path, file))]));
    const folder = readFolder(path);
    const decided = await decide(folder);
    const { change } = decided;
    if (change !== undefined) {
      const target = join(path, change.file);
      replaceFile(target, change.bytes, () => {
        if (stampOf(target) !== (before.get(change.file) ?? ''))
          throw new ChangedMeanwhile(`${target} was changed by another program meanwhile; nothing was written`);
      });
    }
    return decided;
  });
}

/**
 * Writes to a working name beside the file, flushes, and renames. The name is always the same: the caller holds the lock,
 * and what a killed process left there is written over.
 */
function replaceFile(target: string, bytes: Uint8Array, check: () => void): void {
  const real = existing(target);
  const folder = dirname(real);
  const working = join(folder, `${workingPrefix}new`);
  try {
    rmSync(working, { force: true });
    const mode = stampOf(real) === '' ? 0o666 : statSync(real).mode;
    const handle = openSync(working, 'wx', mode);
    try {
      // Writes all, or throws: a full disk leaves the file as it was.
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    check();
    renameSync(working, real);
  } catch (error) {
    rmSync(working, { force: true });
    throw error;
  }
  flushFolder(folder);
}

/** The file itself where the path is a link to it. */
function existing(path: string): string {
  return stampOf(path) === '' ? path : realpathSync(path);
}

/** So that the new name outlasts a loss of power; where folders cannot be flushed, the system does it in its own time. */
function flushFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Not every system can.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Which version of a file it is; empty where there is none. */
function stampOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino}:${stat.size}:${stat.mtimeNs}`;
}
