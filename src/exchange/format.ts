/** Formats of others: what goes out, what comes in, and what each cannot carry. */
import type { Day } from '../calendar/index.ts';
import type { HistoricalRecord } from '../record/index.ts';
import type { Folder, Problem, Scenario } from '../scenario/index.ts';

/** What was left out, or carried less exactly than it stood, and how often. */
export interface Loss {
  readonly what: string;
  readonly count: number;
}

/** Days that an export is about, both included; without them all. */
export interface Period {
  readonly from?: Day;
  readonly to?: Day;
}

export interface Exporting {
  readonly scenario: Scenario;
  /** Its record, under the rule in force. */
  readonly record: HistoricalRecord;
  /** The scenario's own files. */
  readonly folder: Folder;
  readonly period: Period;
}

export interface Exported {
  /** By path inside the folder that is written; a format of one file has it under the empty path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly lost: readonly Loss[];
}

/** A file to import, read by the caller. */
export interface Input {
  /** As errors name it. */
  readonly name: string;
  bytes(): Promise<Uint8Array>;
  /** Its lines, without their ends; may be asked for more than once. */
  lines(): AsyncIterable<string>;
  /** A file beside it, by relative path; undefined where there is none. */
  beside(path: string): Uint8Array | undefined;
}

export type Imported =
  | {
      readonly ok: true;
      /** The folder with what was added: every file of it. */
      readonly folder: Folder;
      /** Rows added, by file. */
      readonly added: Readonly<Record<string, number>>;
      readonly lost: readonly Loss[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Counts what is lost, in the order in which it was first met. */
export class Losses {
  readonly #counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  list(): readonly Loss[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }));
  }
}

export function oneFile(text: string, lost: Losses): Exported {
  return { files: new Map([['', new TextEncoder().encode(text)]]), lost: lost.list() };
}
