import { mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Locked, withLock } from './lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'interregnum-lock-'));
/** Above what any system gives to a process. */
const nobody = 999_999_999;

describe('a lock', () => {
  it('lets one in at a time, and the next when the work fails', async () => {
    const path = join(folder(), 'lock');
    let [inside, most] = [0, 0];
    const work = async (fails: boolean) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      if (fails) throw new Error('failed');
    };
    const ended = await Promise.allSettled(
      [true, false, true, false].map((fails) => withLock(path, () => work(fails))),
    );
    expect(ended.filter(({ status }) => status === 'rejected').length).toBe(2);
    expect(most).toBe(1);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('of a living process, or of another machine, is waited for and then told of', async () => {
    for (const holder of [`a:${process.pid}:${hostname()}`, `b:${nobody}:elsewhere`]) {
      const path = join(folder(), 'lock');
      symlinkSync(holder, path);
      await expect(withLock(path, () => 1, 40)).rejects.toThrow(Locked);
      await expect(withLock(path, () => 1, 40)).rejects.toThrow(path);
    }
    const unreadable = join(folder(), 'lock');
    writeFileSync(unreadable, '');
    await expect(withLock(unreadable, () => 1, 40)).rejects.toThrow(Locked);
  });

  it('of a process that died is taken over by one of many', async () => {
    for (const make of [symlinkSync, (text: string, path: string) => writeFileSync(path, text)]) {
      const path = join(folder(), 'lock');
      make(`a:${nobody}:${hostname()}`, path);
      let [inside, most] = [0, 0];
      const work = async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside -= 1;
      };
      await Promise.all(Array.from({ length: 8 }, () => withLock(path, work)));
      expect(most).toBe(1);
      expect(readdirSync(join(path, '..'))).toEqual([]);
    }
  });

  it('is taken over even if the process that was taking it over died too', async () => {
    const path = join(folder(), 'lock');
    symlinkSync(`a:${nobody}:${hostname()}`, path);
    symlinkSync(`b:${nobody}:${hostname()}`, `${path}-a`);
    expect(await withLock(path, () => 'in', 500)).toBe('in');
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});
