/**
 * The record at size: `node tools/run-ts.js bench/record.ts [CLAIMS …]`. Loads a made-up record, finds all conflicts, compares
 * them with those planted, and asks who held a post on a day.
 */
import { dayOf } from '../src/calendar/index.ts';
import { findConflicts, gradeText, holdersOn, recordOf } from '../src/record/index.ts';
import { readScenario } from '../src/scenario/index.ts';
import { madeUpRecord } from './made-up-record.ts';

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) measure(size);

function measure(size: number): void {
  const { folder, claims, planted, post } = madeUpRecord(size);
  const bytes = folder.get('claims.csv')!.length;
  const [loaded, load] = timed(() => readScenario(folder, 'made-up'));
  if (!loaded.ok) {
    for (const { file, line, column, found, expected } of loaded.problems.slice(0, 5))
      console.log(`${file}:${line}:${column}: found “${found}”, expected ${expected}`);
    throw new Error('the made-up record cannot be read');
  }
  const { scenario } = loaded;
  const [found, finding] = timed(() => findConflicts(scenario.claims, scenario.cast, scenario.sources));
  const key = (kind: string, ids: readonly string[]) => `${kind} ${[...ids].sort().join(' ')}`;
  const expected = new Set(planted.map((one) => key(one.kind, one.claims)));
  const got = new Set(found.map((one) => key(one.kind, one.claims)));
  const missed = [...expected].filter((one) => !got.has(one));
  const others = [...got].filter((one) => !expected.has(one));
  const [record, index] = timed(() => recordOf(scenario.cast, scenario.rules, scenario.claims, scenario.resolution));
  const [first, asking] = timed(() => holdersOn(record, post as never, dayOf(1925, 5, 31)));
  const [, again] = timed(() => holdersOn(record, post as never, dayOf(1926, 5, 31)));
  console.log(
    `${claims} claims (${(bytes / 1e6).toFixed(0)} MB): read ${seconds(load)}, findings and chronicle ${seconds(index)}, ${found.length} conflicts ${seconds(finding)}; ` +
      `planted ${expected.size}, missed ${missed.length}, others ${others.length}; ` +
      `holders ${(1000 * asking).toFixed(1)} ms, again ${(1000 * again).toFixed(1)} ms (${first.length}); ` +
      `memory ${(process.memoryUsage.rss() / 2 ** 30).toFixed(2)} GiB now, ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} at most`,
  );
  for (const one of [
    ...missed.slice(0, 5).map((text) => `missed ${text}`),
    ...others.slice(0, 5).map((text) => `other ${text}`),
  ]) {
    console.log(`  ${one}`);
    for (const id of one.split(' ').slice(2)) {
      const claim = scenario.claims.find((claim) => claim.id === id);
      if (claim)
        console.log(
          `    ${id} ${claim.subject} ${claim.predicate} ${claim.object ?? ''} ${claim.value ?? ''} ${JSON.stringify([claim.from, claim.to].map((date) => (typeof date === 'object' ? date.edtf : date)))} ${gradeText(claim.grade)}`,
        );
    }
  }
}

function timed<T>(run: () => T): readonly [T, number] {
  const begun = performance.now();
  const result = run();
  return [result, (performance.now() - begun) / 1000];
}
function seconds(value: number): string {
  return `${value.toFixed(value < 1 ? 2 : 1)} s`;
}
