/**
 * GEXF and GraphML read back by networkx, an independent reader, beside the network that was written.
 * `node tools/run-ts.js verification/graphs.ts [SCENARIO]`; needs Debian's `python3-networkx`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formats, Losses, networkOf } from '../src/exchange/index.ts';
import { recordFor } from '../src/experiment/index.ts';
import { findScenario, readFolder } from '../src/host/index.ts';
import { readScenario } from '../src/scenario/index.ts';

interface Told {
  readonly directed: boolean;
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly (string | number)[])[];
}
interface Read {
  readonly version: string;
  readonly gexf: Told;
  readonly graphml: Told;
  readonly posts: Readonly<Record<string, readonly (readonly [string, string, string])[]>>;
}

const name = process.argv[2] ?? 'ussr-1921';
const path = findScenario(name, process.cwd());
const folder = path === undefined ? undefined : readFolder(path);
const loaded = folder === undefined ? undefined : readScenario(folder, 'scenario');
if (!loaded?.ok) {
  console.error(`${name} is no scenario that can be read`);
  process.exit(2);
}
const given = { scenario: loaded.scenario, record: recordFor(loaded.scenario), folder: folder!, period: {} };
const { nodes, edges } = networkOf(given, new Losses());
const place = mkdtempSync(join(tmpdir(), 'interregnum-graphs-'));
const files = (['gexf', 'graphml'] as const).map((format) => {
  const file = join(place, `network.${format}`);
  writeFileSync(file, formats[format].exports(given).files.get('')!);
  return file;
});
const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [join('verification', 'graphs.py'), ...files], {
  encoding: 'utf8',
  maxBuffer: 1e9,
});
rmSync(place, { recursive: true });
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}
const read = JSON.parse(stdout) as Read;

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();
const wanted = sorted(
  edges.map(({ source, target, kind, sign, strength, days, claims }) => [
    source,
    target,
    kind,
    sign,
    strength,
    days.start ?? '',
    days.end ?? '',
    claims.join(' '),
  ]),
);
const ids = nodes.map(({ id }) => id).sort();
let wrong = 0;
for (const format of ['gexf', 'graphml'] as const) {
  const { directed, nodes: found, edges: ties } = read[format];
  const same = directed && isSame(found, ids) && isSame(sorted(ties), wanted);
  if (!same) wrong += 1;
  console.log(
    `${format}: ${found.length} of ${ids.length} persons, ${ties.length} of ${wanted.length} ties: ${same ? 'the same' : 'NOT the same'}`,
  );
}
const text = (end: string) => (end === 'None' || end === null ? '' : end);
const posts = nodes.every(({ id, posts: held }) =>
  isSame(
    sorted((read.posts[id] ?? []).map(([post, start, end]) => [post, text(start), text(end)])),
    sorted(held.map(({ name: post, start = '', end = '' }) => [post, start, end])),
  ),
);
if (!posts) wrong += 1;
const tenures = nodes.reduce((sum, { posts: held }) => sum + held.length, 0);
console.log(
  `gexf: ${tenures} tenures with their days: ${posts ? 'the same' : 'NOT the same'} (networkx ${read.version})`,
);
process.exit(wrong === 0 ? 0 : 1);

function isSame(found: readonly string[], expected: readonly string[]): boolean {
  return found.length === expected.length && [...found].sort().every((one, at) => one === expected[at]);
}
