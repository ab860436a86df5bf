/** One writer at a time: a lock that names its holder, and that the next one takes over when its holder has died. */
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 15;
const DEFAULT_WAIT_MS = 30_000;

export class Locked extends Error {
  override readonly name = 'Locked';
}

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

/**
 * Runs a piece of work while holding the lock at a path, and gives it back whatever happens.
 * @throws Locked where a living process, or one on another machine, holds it for longer than `waitMs`
 */
export async function withLock<T>(path: string, work: () => T | Promise<T>, waitMs = DEFAULT_WAIT_MS): Promise<T> {
  const release = await acquire(path, performance.now() + waitMs);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * A dead holder's lock may be removed by one process alone, or a slow one would remove its successor's: the right to do
 * so is itself a lock, named by the token of the dead holder, which never comes back.
 */
async function acquire(path: string, until: number): Promise<() => void> {
  const mine: Holder = { token: randomUUID(), pid: process.pid, host: hostname() };
  for (;;) {
    if (create(path, mine)) return () => remove(path);
    const holder = holderOf(path);
    if (holder !== undefined && isDead(holder)) {
      const release = await acquire(`${path}-${holder.token}`, until);
      try {
        if (holderOf(path)?.token === holder.token) remove(path);
      } finally {
        release();
      }
      continue;
    }
    if (performance.now() > until)
      throw new Locked(
        `${holder ? `process ${holder.pid} on ${holder.host}` : 'somebody'} is writing there; if it is gone for good, remove ${path}`,
      );
    await sleep(PAUSE_MS);
  }
}

/** A symbolic link comes into being together with what it says, which a file does not. */
function create(path: string, holder: Holder): boolean {
  const text = `${holder.token}:${holder.pid}:${holder.host}`;
  try {
    symlinkSync(text, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOSYS' && code !== 'ENOTSUP') throw error;
  }
  // Where links need a privilege or do not exist.
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): Holder | undefined {
  const [token, pid, ...host] = textAt(path)?.split(':') ?? [];
  return token === undefined || pid === undefined ? undefined : { token, pid: Number(pid), host: host.join(':') };
}

function textAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code !== 'EINVAL' && code !== 'UNKNOWN') throw error;
  }
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isDead({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
