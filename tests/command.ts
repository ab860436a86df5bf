/** Commands run in this process, with what they print caught. */
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { main } from '../src/cli/main.ts';
import { onDisk, playable } from './playable.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process. */
export async function run(...argv: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  try {
    return { code: await main(argv, join(import.meta.dirname, '..')), out, err };
  } finally {
    vi.restoreAllMocks();
  }
}
export const northmark = onDisk(playable());
export const few = ['--histories', '4', '--threads', '1'] as const;
export const json = async (...argv: readonly string[]) => {
  const { code, out, err } = await run(...argv, '--json');
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
};
