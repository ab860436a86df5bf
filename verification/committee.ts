/**
 * A committee on the record beside the committees that the model elects: sizes, shares re-elected, and the spread of votes.
 * `node tools/run-ts.js verification/committee.ts [HISTORIES] [SEED]`. A check, not a fit: the two need not agree.
 */
import { type Day, isoDay } from '../src/calendar/index.ts';
import { planOf, runPlan } from '../src/experiment/index.ts';
import { findScenario, readFolder } from '../src/host/index.ts';
import { covers, type PersonId, type PostId, tenures } from '../src/polity/index.ts';
import { recordOf } from '../src/record/index.ts';
import { readScenario, type Scenario } from '../src/scenario/index.ts';

const committee = { scenario: 'ussr-1921', post: 'central-committee-full' as PostId, body: 'central-committee' };
/** So many who come on one day make an election; the first of them is the start of the record. */
const together = 3;

const histories = Number(process.argv[2] ?? 40);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(histories) || histories < 1 || !Number.isInteger(seed)) {
  console.error('usage: node tools/run-ts.js verification/committee.ts [HISTORIES] [SEED]');
  process.exit(2);
}
const folder = findScenario(committee.scenario, process.cwd());
const loaded = folder === undefined ? undefined : readScenario(readFolder(folder), committee.scenario);
if (!loaded?.ok) throw new Error(`${committee.scenario} cannot be read`);

console.log('On the record: elections, members before and after, share of those before who are elected again');
for (const { day, before, after, again } of electionsOnRecord(loaded.scenario))
  console.log(`  ${isoDay(day)}  ${before} -> ${after}  ${share(again, before)}`);
console.log('Votes on the record, as shares of the most that anybody got');
for (const { day, votes } of ballotsOnRecord(loaded.scenario)) console.log(`  ${isoDay(day)}  ${spread(votes)}`);

const plan = planOf(loaded.scenario, { variant: 'free', seed });
interface Elections {
  readonly places: number[];
  readonly before: number[];
  readonly again: number[];
  readonly unlisted: number[];
  readonly spreads: Spread[];
}
const meetings = new Map<number, Elections>();
for (let history = 0; history < histories; history++) {
  let number = 0;
  for (const change of runPlan(plan, history).history.chronicle) {
    if (change.kind !== 'votes' || change.motion.on !== 'question' || change.motion.question !== committee.post)
      continue;
    const { places = 0, before = 0, again = 0, elected = 0, unlisted = 0, ...rest } = change.cause.numbers ?? {};
    const votes = Object.entries(rest).flatMap(([name, count]) => (name.startsWith('votes:') ? [count] : []));
    const meeting = meetings.get(++number) ?? { places: [], before: [], again: [], unlisted: [], spreads: [] };
    meetings.set(number, meeting);
    meeting.places.push(places);
    meeting.before.push(before);
    meeting.again.push(again);
    meeting.unlisted.push(unlisted);
    meeting.spreads.push(spreadOf(votes.sort((a, b) => b - a).slice(0, elected)));
  }
}
console.log(
  `In ${histories} free histories (seed ${seed}): meeting, mean members before and places, share elected again, elected without being on a list, spread of votes of the elected (means)`,
);
for (const [number, { places, before, again, unlisted, spreads }] of meetings) {
  const of = (part: (one: Spread) => number): string => mean(spreads.map(part)).toFixed(3);
  console.log(
    `  ${number}  ${mean(before).toFixed(1)} -> ${mean(places).toFixed(1)}  ${share(mean(again), mean(before))}  ${mean(unlisted).toFixed(2)}  median ${of(({ median }) => median)}, least ${of(({ least }) => least)}, s.d. ${of(({ sd }) => sd)} (largest ${Math.max(...spreads.map(({ sd }) => sd)).toFixed(3)})`,
  );
}

/** Days on which many tenures begin, with who had a seat on the day before and who on the day itself; the start of the record left out. */
function electionsOnRecord({ cast, rules, claims, resolution }: Scenario) {
  const { chronicle } = recordOf(cast, rules, claims, resolution);
  const seats = [...cast.persons.keys()].flatMap((person) =>
    tenures(chronicle, person, committee.post).map((spell) => ({ person, spell })),
  );
  const begun = new Map<Day, number>();
  for (const { spell } of seats) begun.set(spell.begin.earliest, (begun.get(spell.begin.earliest) ?? 0) + 1);
  const on = (day: number): ReadonlySet<PersonId> =>
    new Set(seats.filter(({ spell }) => covers(spell, day as Day) !== 'false').map(({ person }) => person));
  return [...begun]
    .filter(([, many]) => many >= together)
    .sort(([a], [b]) => a - b)
    .slice(1)
    .map(([day]) => {
      const before = on(day - 1);
      const after = on(day);
      return { day, before: before.size, after: after.size, again: [...before].filter((one) => after.has(one)).length };
    });
}

function ballotsOnRecord({ claims }: Scenario) {
  const byDay = new Map<Day, number[]>();
  for (const { predicate, object, value, from } of claims)
    if (predicate === 'rank' && object === committee.body && from !== undefined && from !== 'open')
      byDay.set(from.earliest, [...(byDay.get(from.earliest) ?? []), Number(value)]);
  return [...byDay].sort(([a], [b]) => a - b).map(([day, votes]) => ({ day, votes }));
}

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly sd: number;
}

/** Of votes as shares of the most that anybody got. */
function spreadOf(votes: readonly number[]): Spread {
  const most = Math.max(1, ...votes);
  const shares = votes.map((count) => count / most).sort((a, b) => b - a);
  const sd = Math.sqrt(mean(shares.map((one) => (one - mean(shares)) ** 2)));
  return { median: shares[Math.floor(shares.length / 2)] ?? 0, least: shares.at(-1) ?? 0, sd };
}

function spread(votes: readonly number[]): string {
  const { median, least, sd } = spreadOf(votes);
  return `${votes.length} names: median ${median.toFixed(2)}, least ${least.toFixed(2)}, s.d. ${sd.toFixed(3)}`;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`;
}
