/**
 * Precision and recall of the finder of conflicts by kind, on invented cases and near misses that lie side by side in one record:
 * `node tools/run-ts.js verification/conflicts.ts [CASES] [SEED]`. A case counts as found when a conflict of its kind has
 * exactly its claims; whatever else is found is false. Ends with 1 if anything is missed or false.
 */
import { type ConflictKind, conflictKinds, findConflicts } from '../src/record/index.ts';
import { type Case, templates } from '../tests/conflict-cases.ts';
import { drawing, recordOfCases } from '../tests/conflict-records.ts';

const each = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(each) || each < 1 || !Number.isInteger(seed)) {
  console.error('usage: node tools/run-ts.js verification/conflicts.ts [CASES] [SEED]');
  process.exit(2);
}

const draw = drawing(seed);
const cases = templates.flatMap((make) => Array.from({ length: each }, () => make(draw)));
const { cast, claims } = recordOfCases(cases);
const found = findConflicts(claims, cast, new Map()).map(({ kind, claims }) => key(kind, claims));
const expected = cases.flatMap((one, i) => (one.kind === undefined ? [] : [key(one.kind, idsOf(one, i))]));

const got = new Set(found);
const meant = new Set(expected);
let wrong = 0;
console.log(`${cases.length} cases of ${templates.length} makes, ${claims.length} claims in one record, seed ${seed}`);
console.log('kind        makes  misses  cases  found  missed  false  precision  recall');
for (const kind of conflictKinds) {
  const of = (keys: Iterable<string>) => [...keys].filter((one) => one.startsWith(`${kind}:`));
  const [all, right, false_] = [
    of(meant).length,
    of(meant).filter((one) => got.has(one)).length,
    of(got).filter((one) => !meant.has(one)).length,
  ];
  wrong += all - right + false_;
  const makes = makesOf(kind);
  const cells = [makes.is, makes.not, all, right, all - right, false_].map((cell, i) =>
    String(cell).padStart([5, 8, 7, 7, 8, 7][i]!),
  );
  console.log(
    `${kind.padEnd(12)}${cells.join('')}${ratio(right, right + false_).padStart(11)}${ratio(right, all).padStart(8)}`,
  );
}
process.exitCode = wrong > 0 ? 1 : 0;

function key(kind: ConflictKind, ids: readonly string[]): string {
  return `${kind}: ${[...ids].sort().join(' ')}`;
}

function idsOf({ rows, among }: Case, i: number): readonly string[] {
  return (among ?? rows.map(({ id }) => id)).map((id) => `${id}-${i}`);
}

/** How many makes of conflicts a kind has, and how many near misses follow them in the list. */
function makesOf(kind: ConflictKind): { readonly is: number; readonly not: number } {
  let [is, not] = [0, 0];
  let last: ConflictKind | undefined;
  for (const make of templates) {
    const of = make(drawing(1)).kind;
    last = of ?? last;
    if (last === kind) of === undefined ? not++ : is++;
  }
  return { is, not };
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}
