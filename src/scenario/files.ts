/** The files of a scenario folder: which are read, which must be there, which are passed over. */

export const requiredFiles = [
  'scenario.yaml',
  'persons.csv',
  'organs.csv',
  'posts.csv',
  'sources.json',
  'claims.csv',
] as const;

export const optionalFiles = [
  'policies.csv',
  'events.csv',
  'series.csv',
  'assessments.csv',
  'readings.csv',
  'redirects.csv',
  'merges.csv',
  'withdrawals.csv',
  'rules.yaml',
] as const;

export const knownFiles: readonly FileName[] = [...requiredFiles, ...optionalFiles];
export type FileName = (typeof requiredFiles)[number] | (typeof optionalFiles)[number];

/** Bytes a file may have. What is read into a tree is held in memory whole, and YAML takes a microsecond a byte. */
export function largestSize(file: FileName): number {
  if (file.endsWith('.csv')) return 200_000_000;
  return file.endsWith('.json') ? 50_000_000 : 2_000_000;
}

/** Files at the top of the folder that look as if they were meant to be read. */
export function strayFiles(paths: Iterable<string>): readonly string[] {
  const known = new Set<string>(knownFiles);
  return [...paths].filter((path) => !known.has(path) && /^[^/]+\.(?:csv|tsv|ya?ml|json)$/i.test(path)).sort();
}
