/** Progress on standard error, for work that takes more than a second at a terminal. */
import type { Terminal } from './context.ts';

export interface Progress {
  report(done: number, of: number): void;
  clear(): void;
}

export function progressOn(terminal: Terminal, label: string, now: () => number = () => performance.now()): Progress {
  const begun = now();
  let drawn = false;
  let last = begun;
  return {
    report(done, of) {
      if (!terminal.interactive || now() - begun < 1000 || now() - last < 100) return;
      last = now();
      drawn = true;
      const left = done === 0 ? '' : `, ${Math.ceil((((now() - begun) / done) * (of - done)) / 1000)} s left`;
      terminal.err(`\r\u001b[2K${label}: ${done} of ${of}${left}`);
    },
    clear() {
      if (drawn) terminal.err('\r\u001b[2K');
    },
  };
}
