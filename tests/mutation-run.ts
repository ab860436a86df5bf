/** Runs many mutations of a folder and counts what they end in. */
import { type Folder, type Loaded, type Problem, readScenario } from '../src/scenario/index.ts';
import { harmless, type Mutated, mutate, type Random } from './mutations.ts';

export interface MutationCounts {
  loaded: number;
  refused: number;
  /** Problems over all refused folders, by kind. */
  readonly problems: Map<string, number>;
  /** Mutations, by kind. */
  readonly mutations: Map<string, { loaded: number; refused: number }>;
  /** What must never happen, in words. */
  readonly faults: string[];
  slowest: number;
}

export function noCounts(): MutationCounts {
  return { loaded: 0, refused: 0, problems: new Map(), mutations: new Map(), faults: [], slowest: 0 };
}

/** Adds `count` mutations to the counts. One in eight is mutated twice. */
export function runMutations(folder: Folder, count: number, random: Random, counts: MutationCounts): void {
  for (let done = 0; done < count; done += 1) {
    let mutated: Mutated = mutate(folder, random);
    const twice = random() < 1 / 8;
    if (twice) mutated = { ...mutate(mutated.folder.size > 0 ? mutated.folder : folder, random), kind: mutated.kind };
    const start = performance.now();
    let loaded: Loaded;
    try {
      loaded = readScenario(mutated.folder, 'mutated');
    } catch (error) {
      counts.faults.push(`${mutated.kind} of ${mutated.file} threw ${error}`);
      continue;
    }
    counts.slowest = Math.max(counts.slowest, performance.now() - start);
    const ofKind = counts.mutations.get(mutated.kind) ?? { loaded: 0, refused: 0 };
    counts.mutations.set(mutated.kind, ofKind);
    if (loaded.ok) {
      counts.loaded += 1;
      ofKind.loaded += 1;
      continue;
    }
    counts.refused += 1;
    ofKind.refused += 1;
    if (!twice && harmless.has(mutated.kind)) counts.faults.push(`${mutated.kind} of ${mutated.file} did not load`);
    if (loaded.problems.length === 0)
      counts.faults.push(`${mutated.kind} of ${mutated.file} was refused without a word`);
    for (const problem of loaded.problems) {
      counts.problems.set(problem.kind, (counts.problems.get(problem.kind) ?? 0) + 1);
      const fault = unclear(problem);
      if (fault !== undefined) counts.faults.push(`${mutated.kind} of ${mutated.file}: ${fault}`);
    }
  }
}

function unclear(problem: Problem): string | undefined {
  if (problem.kind === 'internal') return `internal: ${problem.found}`;
  if (!(problem.line >= 1 && problem.column >= 1)) return `no position: ${problem.expected}`;
  if (problem.file === '' || problem.expected === '') return 'an error that does not say what it wants';
  return [...problem.found].length > 80 ? 'found is longer than 80 characters' : undefined;
}

/** A table in Markdown. */
export function histogram(counts: ReadonlyMap<string, number>, kinds: readonly string[]): string {
  const rows = kinds.map((kind) => `| ${kind} | ${counts.get(kind) ?? 0} |`);
  return ['| kind of error | errors |', '|---|---:|', ...rows].join('\n');
}
