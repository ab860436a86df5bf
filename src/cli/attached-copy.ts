/** A user's copy of a source, read and compared with what the scenario knows of it. */
import { readFileSync } from 'node:fs';
import { attachedAt } from '../host/index.ts';
import {
  type Claim,
  type Comparison,
  compareCopy,
  type FoundPassage,
  type Passage,
  type Source,
} from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { Failure } from './failure.ts';

/** Under what a copy of a source is remembered: the digest of its text, so that every scenario that codes it finds it. */
export function attachmentKey(scenario: Scenario, source: Source): string {
  return source.sha256 ?? `${scenario.id}/${source.id}`;
}

/** The passages of a source that claims point at, those withdrawn included. */
export function passagesOf(scenario: Scenario, source: Source): readonly Passage[] {
  const passages = new Map<string, { claims: Claim['id'][]; start: number; end: number; sha256: string }>();
  for (const { id, source: of, locator } of [...scenario.claims, ...scenario.withheld]) {
    const { start, end, sha256 } = locator;
    if (of !== source.id || start === undefined || end === undefined || sha256 === undefined) continue;
    const key = `${start}-${end}-${sha256}`;
    const passage = passages.get(key) ?? { claims: [], start, end, sha256 };
    passage.claims.push(id);
    passages.set(key, passage);
  }
  return [...passages.values()];
}

/** @throws Failure where the file cannot be read as text */
export function compareFile(scenario: Scenario, source: Source, path: string): Comparison {
  return compareCopy(textOf(path), passagesOf(scenario, source), source.sha256);
}

/** UTF-8, or UTF-16 with its mark. */
function textOf(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Failure(`${path}: ${(error as Error).message}`);
  }
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.includes('\0')) throw new Failure(`${path}: found a zero byte, expected plain text`);
    return text;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${path}: found bytes that are not ${label.toUpperCase()}, expected plain text; save it again as UTF-8`,
    );
  }
}

export interface ShownPassage {
  readonly comparison: Comparison;
  readonly found: FoundPassage;
}

/** The passage behind a claim in a copy: the one named, or the one remembered for its source. */
export function passageOf(scenario: Scenario, claim: Claim, named: string | undefined): ShownPassage | undefined {
  const source = scenario.sources.get(claim.source)!;
  if (claim.locator.start === undefined) {
    if (named === undefined) return undefined;
    throw new Failure(`--text: ${claim.id} names no passage of ${source.id}: its row has no start and end`);
  }
  const path = named ?? attachedAt(attachmentKey(scenario, source));
  if (path === undefined) return undefined;
  const comparison = compareFile(scenario, source, path);
  const found = comparison.passages.find(({ passage }) => passage.claims.includes(claim.id))!;
  return { comparison, found };
}

const AROUND = 60;

/** The passage in square brackets with some words around it; control characters, which could steer a terminal, left out. */
export function inPlace({ copy }: Comparison, { at }: FoundPassage): string | undefined {
  if (at === undefined) return undefined;
  const before = copy.text(at.start - AROUND, at.start);
  const after = copy.text(at.end, at.end + AROUND);
  const lead = at.start > AROUND ? '… ' : '';
  const tail = at.end + AROUND < copy.length ? ' …' : '';
  const text = `${lead}${before}[${copy.text(at.start, at.end)}]${after}${tail}`;
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** How a passage of the copy differs, in a few words. */
export function stateText({ state, differs, passage, at }: FoundPassage): string {
  const steps = (at?.start ?? 0) - passage.start;
  const where = steps === 0 ? '' : `${Math.abs(steps)} characters ${steps > 0 ? 'later' : 'earlier'}`;
  switch (state) {
    case 'in-place':
      return 'as coded, in its place';
    case 'moved':
      return `as coded, ${where}`;
    case 'retyped':
      return `the same words; other ${differs.join(' and ')}${where === '' ? '' : `, ${where}`}`;
    case 'changed':
      return 'not as coded: other words stand where it stood';
    case 'gone':
      return 'gone: the copy has no room for it where it stood';
  }
}

/** For `--json`: the passage as the copy has it. */
export function passageDocument({ comparison, found: { state, differs, at } }: ShownPassage): object {
  return { state, differs, at: at ?? null, text: at === undefined ? null : comparison.copy.text(at.start, at.end) };
}
