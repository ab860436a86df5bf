/** Which copies of sources a user has attached: paths alone, kept in the user's own folder and never in a scenario. */
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { withLock } from './lock.ts';

/** `INTERREGNUM_STATE`, or what the system keeps such things in (XDG Base Directory; `LOCALAPPDATA` on Windows). */
function stateFile(): string {
  const { INTERREGNUM_STATE: own, XDG_STATE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const folder =
    own || join(xdg || (process.platform === 'win32' && local) || join(homedir(), '.local', 'state'), 'interregnum');
  return join(folder, 'attached.json');
}

/** @returns the path attached under a key, a source's digest or its name in a scenario */
export function attachedAt(key: string): string | undefined {
  return readAll()[key];
}

/** Remembers a path, or forgets it. */
export async function attach(key: string, path: string | undefined): Promise<void> {
  const file = stateFile();
  mkdirSync(dirname(file), { recursive: true });
  await withLock(`${file}.lock`, async () => {
    const { [key]: _, ...others } = readAll();
    const all = path === undefined ? others : { ...others, [key]: path };
    await writeFileAtomic(file, `${JSON.stringify(all, undefined, 2)}\n`);
  });
}

/** A file that is missing or damaged remembers nothing. */
function readAll(): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(stateFile(), 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, path]) => typeof path === 'string'));
  } catch {
    return {};
  }
}
