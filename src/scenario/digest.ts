/** The digest of a scenario: what results name it by. */
import { sha256 } from '@noble/hashes/sha2.js';
import { knownFiles } from './files.ts';
import type { Folder } from './scenario.ts';

/**
 * SHA-256 in hexadecimal over the files that are read, in the order of their paths: each path and each content preceded by
 * its length in bytes as eight bytes, most significant first. Other files change nothing.
 */
export function digestOf(folder: Folder): string {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const path of [...knownFiles].sort()) {
    const bytes = folder.get(path);
    if (bytes === undefined) continue;
    for (const part of [encoder.encode(path), bytes]) hash.update(lengthOf(part)).update(part);
  }
  return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function lengthOf(bytes: Uint8Array): Uint8Array {
  const prefix = new Uint8Array(8);
  let rest = bytes.length;
  for (let place = 7; rest > 0; place -= 1) {
    prefix[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return prefix;
}
