/** Files that come in and go out whole: inputs that may be compressed, folders that appear at once or not at all. */
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

/** A file to read: its name without the path, its bytes, its lines, and files beside it. Names that end in .gz are uncompressed. */
export function openInput(path: string) {
  const zipped = path.endsWith('.gz');
  return {
    name: basename(path).replace(/\.gz$/, ''),
    bytes: async () => {
      const bytes = readFileSync(path);
      return new Uint8Array(zipped ? gunzipSync(bytes) : bytes);
    },
    async *lines(): AsyncGenerator<string> {
      const file = createReadStream(path);
      const stream: Readable = zipped ? pipeline(file, createGunzip(), () => undefined) : file;
      // A stream that fails ends the loop in silence unless somebody asks.
      let failure: unknown;
      stream.once('error', (error) => {
        failure = error;
      });
      try {
        for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
      } finally {
        file.destroy();
      }
      if (failure !== undefined) throw failure;
    },
    beside: (other: string) => {
      const inside = normalize(other);
      if (isAbsolute(inside) || inside.startsWith('..')) return undefined;
      const place = join(dirname(path), inside);
      return existsSync(place) ? new Uint8Array(readFileSync(place)) : undefined;
    },
  };
}

/** Whether nothing stands at the path, or an empty folder. */
export function isVacant(path: string): boolean {
  return !existsSync(path) || readdirSync(path).length === 0;
}

/** Writes a new folder under a temporary name beside its place and renames it. @throws where something stands at its place */
export function writeFolder(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  const place = resolve(path);
  mkdirSync(dirname(place), { recursive: true });
  const temporary = mkdtempSync(`${place}.part-`);
  try {
    writeAll(temporary, files);
    if (existsSync(place)) rmdirSync(place);
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Replaces files of a folder, each at once, in the order given: all are written under temporary names before the first is
 * renamed. Who puts what is referred to before what refers has a whole folder after every step.
 */
export function replaceFiles(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  const temporary = mkdtempSync(join(resolve(path), '.part-'));
  try {
    writeAll(temporary, files);
    for (const name of files.keys()) renameSync(join(temporary, name), join(path, name));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function writeAll(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), bytes, { flush: true });
  }
}
