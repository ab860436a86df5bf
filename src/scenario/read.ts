/**
 * Reads a scenario folder: bytes in; typed values, or every error of every file with its position, out.
 *
 * The order of reading matters only for what is checked at once and what waits: names first, then what refers to them.
 */
import type { Cast } from '../polity/index.ts';
import { readAssessments } from './assessments.ts';
import { readClaims } from './claims.ts';
import { digestOf } from './digest.ts';
import { type FileName, knownFiles, largestSize, requiredFiles, strayFiles } from './files.ts';
import { parseJson } from './json.ts';
import { type NameKind, Names } from './names.ts';
import { namesFiller } from './placeholders.ts';
import { Problems } from './problems.ts';
import { readReadings } from './readings.ts';
import { defaultRules, readRules } from './rules.ts';
import type { Folder, Loaded, Scenario } from './scenario.ts';
import { readScenarioFile } from './scenario-file.ts';
import { type Session, SourceFile } from './session.ts';
import { readSources } from './sources.ts';
import { didYouMean, Speller } from './speller.ts';
import { readEvents } from './tables/events.ts';
import { mergedIds, mergedPersons, readMerges } from './tables/merges.ts';
import { readOrgans } from './tables/organs.ts';
import { readPersons } from './tables/persons.ts';
import { readPolicies } from './tables/policies.ts';
import { readPosts } from './tables/posts.ts';
import { readRedirects } from './tables/redirects.ts';
import { readSeries } from './tables/series.ts';
import { readWithdrawals, splitClaims } from './tables/withdrawals.ts';
import type { TreeNode } from './tree.ts';
import { decodeUtf8 } from './utf8.ts';
import { parseYaml } from './yaml.ts';

/**
 * Pure, and never throws: should something unforeseen happen inside, it is a problem of kind `internal` at the file that
 * was being read. Time and memory are bounded by the size of the folder; see `files.ts`, `cells.ts` and `speller.ts`.
 * @param id names the scenario in results; the caller takes it from the folder's name.
 */
export function readScenario(folder: Folder, id: string): Loaded {
  const problems = new Problems();
  const at: { file: string } = { file: 'scenario.yaml' };
  try {
    const warnings = new Problems();
    const speller = new Speller();
    const session: Session = { problems, warnings, speller, names: new Names(speller) };
    const scenario = readFolder(folder, id, session, at);
    if (problems.count === 0 && scenario !== undefined) return { ok: true, scenario, warnings: warnings.sorted() };
  } catch (error) {
    const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const place = { line: 1, column: 1 };
    problems.add(
      'internal',
      at.file,
      place,
      found,
      'to read the file',
      'this is a fault of the program, please report it',
    );
  }
  return { ok: false, problems: problems.sorted() };
}

function readFolder(folder: Folder, id: string, session: Session, at: { file: string }): Scenario | undefined {
  const { names } = session;
  const stray = strayFiles(folder.keys());
  const files = new Map<FileName, SourceFile>();
  for (const name of knownFiles) {
    at.file = name;
    const file = openFile(folder, name, stray, session);
    if (file !== undefined) files.set(name, file);
  }
  for (const name of stray) {
    const near = session.speller.nearest(name.toLowerCase(), knownFiles);
    const place = { line: 1, column: 1 };
    session.warnings.add('structure', name, place, name, `one of ${knownFiles.join(', ')}`, didYouMean(near));
  }

  /** Reads one file, if it is there and can be. Where it cannot, nobody knows which names it has. */
  function read<T>(name: FileName, reader: (file: SourceFile) => T | undefined, kind?: NameKind): T | undefined {
    at.file = name;
    const file = files.get(name);
    const value = file === undefined ? undefined : reader(file);
    const missed = value === undefined && (isRequired(name) || folder.has(name));
    if (missed && kind !== undefined) names.markUnavailable(kind);
    return value;
  }
  const readTree = (file: SourceFile) => (file.name.endsWith('.json') ? parseJson(file) : parseYaml(file));
  function readAsTree<T>(name: FileName, reader: (root: TreeNode, file: SourceFile) => T | undefined, kind?: NameKind) {
    return read(name, (file) => withTree(readTree(file), (root) => reader(root, file)), kind);
  }

  const parsed = readAsTree('scenario.yaml', readScenarioFile, 'issue');
  const persons = read('persons.csv', readPersons, 'person') ?? new Map();
  names.markComplete('person');
  const merges = read('merges.csv', readMerges) ?? [];
  const merged = mergedIds(merges);
  names.merge(merged);
  const named: Cast = {
    issues: parsed?.issues ?? new Map(),
    persons: mergedPersons(persons, merged),
    organs: read('organs.csv', readOrgans, 'organ') ?? new Map(),
    posts: read('posts.csv', readPosts, 'post') ?? new Map(),
    policies: read('policies.csv', readPolicies, 'policy') ?? new Map(),
    events: read('events.csv', readEvents, 'event') ?? new Map(),
  };
  const fill = namesFiller(named);
  const events = new Map([...named.events].map(([key, event]) => [key, { ...event, name: fill(event.name) }]));
  const cast: Cast = { ...named, events };
  const series = read('series.csv', readSeries, 'series') ?? new Map();
  names.markComplete('issue', 'organ', 'post', 'policy', 'event', 'series');
  const redirects = read('redirects.csv', readRedirects) ?? new Map();
  const sources = readAsTree('sources.json', readSources, 'source') ?? new Map();
  const coded = read('claims.csv', (file) => readClaims(file, sources, cast), 'claim') ?? [];
  const withdrawals = read('withdrawals.csv', readWithdrawals) ?? [];
  const { claims, withheld } = splitClaims(coded, withdrawals);
  const rules = readAsTree('rules.yaml', (root, file) => readRules(root, file, cast)) ?? defaultRules(cast);
  const assessments = read('assessments.csv', (file) => readAssessments(file, cast.issues.keys())) ?? [];
  const silent = new Set(withheld.map(({ id }) => id));
  const readings = (read('readings.csv', (file) => readReadings(file, cast)) ?? []).filter(
    ({ claim }) => !silent.has(claim),
  );
  at.file = 'scenario.yaml';
  const questions = parsed?.questions(cast);
  if (parsed === undefined || questions === undefined || session.problems.count > 0) return undefined;
  return {
    id,
    ...parsed.head,
    title: fill(parsed.head.title),
    cast,
    redirects: new Map([...[...redirects].map(([from, to]) => [from, names.canonical(to)] as const), ...merged]),
    series,
    rules,
    sources,
    claims,
    withheld,
    merges,
    withdrawals,
    assessments,
    readings,
    questions,
    digest: digestOf(folder),
  };
}

function withTree<N, T>(root: N | undefined, reader: (root: N) => T): T | undefined {
  return root === undefined ? undefined : reader(root);
}

function isRequired(name: FileName): boolean {
  return (requiredFiles as readonly FileName[]).includes(name);
}

function openFile(folder: Folder, name: FileName, stray: readonly string[], session: Session): SourceFile | undefined {
  const bytes = folder.get(name);
  const start = { line: 1, column: 1 };
  if (bytes === undefined) {
    if (!isRequired(name)) return undefined;
    const near = session.speller.nearest(name, stray);
    const hint = near === undefined ? undefined : `is it “${near}”?`;
    return session.problems.add('missing-file', name, start, '', 'this file in the folder', hint);
  }
  const most = largestSize(name);
  if (bytes.length > most) {
    return session.problems.add('unreadable-file', name, start, `${bytes.length} bytes`, `at most ${most} bytes`);
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return session.problems.add('unreadable-file', name, start, 'UTF-16', 'text in UTF-8', 'save it again as UTF-8');
  }
  const { text, fault } = decodeUtf8(bytes);
  const file = new SourceFile(name, text, fault !== undefined, session);
  if (fault !== undefined) {
    const byte = `byte 0x${fault.byte.toString(16).toUpperCase().padStart(2, '0')}`;
    file.fail(fault.offset, 'unreadable-file', byte, 'text in UTF-8', 'save the file again as UTF-8');
  }
  return file;
}
