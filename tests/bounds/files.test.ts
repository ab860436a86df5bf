/** Limits on files, and what must agree between them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { version } from '../../src/experiment/index.ts';

const root = join(import.meta.dirname, '..', '..');
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const lines = (file: string) => readFileSync(file, 'utf8').replace(/\n$/, '').split('\n').length;
const code = files.filter((file) => file.endsWith('.ts'));

describe('files under src', () => {
  it('have at most 400 lines', () => {
    const long = code.filter((file) => lines(file) > 400).map((file) => `${relative(root, file)}: ${lines(file)}`);
    expect(long).toEqual([]);
  });

  it('have a median of at most 120 lines, tests apart', () => {
    const counts = code
      .filter((file) => !/\.test\.ts$/.test(file))
      .map(lines)
      .sort((a, b) => a - b);
    expect(counts.length).toBeGreaterThan(80);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(120);
  });

  it('are named in lower case with hyphens, and none is a drawer for odds and ends', () => {
    for (const file of code)
      expect(relative(join(root, 'src'), file)).toMatch(/^[a-z0-9/-]+(?:\.(?:test|properties|d))?\.ts$/);
    expect(code.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common)\.ts$/.test(file))).toEqual([]);
  });

  it('open with a sentence that says what they are for', () => {
    const silent = code.filter(
      (file) => !/\.(?:test|d)\.ts$/.test(file) && !readFileSync(file, 'utf8').startsWith('/**'),
    );
    expect(silent.map((file) => relative(root, file))).toEqual([]);
  });
});

describe('the package', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  it('states the version that the program prints', () => {
    expect(version).toBe(manifest.version);
  });

  it('has a command that is there and may be run, and pins what it depends on', () => {
    const command = join(root, manifest.bin.interregnum);
    expect(statSync(command).mode & 0o111).not.toBe(0);
    expect(readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    for (const [name, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(wanted, name).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/);
  });
});
