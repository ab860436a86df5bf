/**
 * How far two answers of the record lie apart. What lasts (a post held, a tie, a body) and what has come about (a death, an
 * event) is a state of each day: it does not hold (0), possibly holds (1/2) or necessarily holds (1). The distance in days is
 * the sum over the days of a span of how much that differs; one answer lost for twenty days, or left open for forty, is twenty.
 */
import { addDays, type Day } from '../calendar/index.ts';
import type { Change, ChangeKind, Chronicle } from '../polity/index.ts';
import { spellOf } from './dates.ts';
import type { Finding } from './finding.ts';

export interface Apart {
  /** Days of all states. */
  readonly days: number;
  /** Of them, how many pairs of a person and a post differ on some day. */
  readonly tenures: number;
  /** Questions whose answer differs in something else than a date: a manner, a number, a reason. */
  readonly values: number;
}

export interface Told {
  readonly findings: readonly Finding[];
  readonly chronicle: Chronicle;
}

/** Kinds of finding that no change tells, so that they are compared themselves. */
const untold: ReadonlySet<Finding['question']['predicate']> = new Set([
  'born', 'kin', 'rank', 'designates', 'believes', 'stance', 'trait', 'knew',
]); // biome-ignore format: one list
/** Answers about one day, which begin and end nothing. */
const momentary: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['votes', 'measures']);
const endings: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'vacates', 'abolishes', 'recovers', 'returns', 'unties', 'leaves', 'lifted', 'repeals',
]); // biome-ignore format: one list

interface State {
  readonly isTenure: boolean;
  /** Days from which it possibly and necessarily holds more, or holds less. */
  readonly possibly: [number, 1 | -1][];
  readonly necessarily: [number, 1 | -1][];
  /** All that is said beside dates. */
  readonly said: string[];
}

export function apart(a: Told, b: Told, from: Day, to: Day): Apart {
  const [one, other] = [statesOf(a), statesOf(b)];
  let [days, tenures, values] = [0, 0, 0];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(name), other.get(name)];
    const differing = daysApart(left, right, from, addDays(to, 1));
    days += differing;
    if (differing > 0 && (left ?? right)!.isTenure) tenures++;
    const isDated = (left ?? right)!.possibly.length > 0;
    if (left && right ? saidBy(left) !== saidBy(right) : !isDated) values++;
  }
  return { days, tenures, values };
}

/** By question: several occurrences are one state. */
function statesOf({ findings, chronicle }: Told): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  const state = (name: string, isTenure = false): State => {
    const known = states.get(name) ?? { isTenure, possibly: [], necessarily: [], said: [] };
    states.set(name, known);
    return known;
  };
  for (const change of chronicle) {
    const { possibly, necessarily, said } = state(nameOf(change), change.kind === 'fills' || change.kind === 'vacates');
    said.push(saidIn(change));
    if (momentary.has(change.kind)) continue;
    const ends = endings.has(change.kind);
    possibly.push(ends ? [change.latest, -1] : [change.earliest, 1]);
    necessarily.push(ends ? [change.earliest, -1] : [change.latest, 1]);
  }
  for (const finding of findings) {
    const { question, value = '', from, to } = finding;
    if (!untold.has(question.predicate) && !(question.predicate === 'event' && question.object !== undefined)) continue;
    const { possibly, necessarily, said } = state(question.predicate === 'rank' ? spellOf(finding) : question.key);
    said.push(value);
    if (question.predicate === 'rank' || from === undefined) continue;
    possibly.push([from === 'open' ? -Infinity : from.earliest, 1]);
    necessarily.push([from === 'open' ? -Infinity : from.latest, 1]);
    if (to === undefined || to === 'open') continue;
    possibly.push([to.latest, -1]);
    necessarily.push([to.earliest, -1]);
  }
  return states;
}

/** What a change is about: for all changes of one state the same. */
function nameOf(change: Change): string {
  const { spell = change.kind } = change;
  if (change.kind === 'fills' || change.kind === 'vacates')
    return `${change.acting ? 'acting' : 'holds'} ${change.person} ${change.post}`;
  if (change.kind === 'lifted' || change.kind === 'sanctioned')
    return `status ${change.person} ${change.status} ${change.organ ?? ''}`;
  // Without the occurrence, the last word of a spell.
  return momentary.has(change.kind) ? spell : spell.slice(0, spell.lastIndexOf(' '));
}

/** All that a change says beside days and who says so. */
function saidIn({
  earliest: _e,
  latest: _l,
  days: _d,
  claims: _c,
  spell: _s,
  cause: _w,
  by: _b,
  ...fact
}: Change): string {
  return JSON.stringify(fact);
}

function saidBy({ said }: State): string {
  return [...new Set(said)].sort().join(' ');
}

function daysApart(a: State | undefined, b: State | undefined, from: number, end: number): number {
  const turns = [a, b].flatMap((state) =>
    [...(state?.possibly ?? []), ...(state?.necessarily ?? [])].map(([day]) => day),
  );
  const cuts = [...new Set([from, ...turns.filter((day) => day > from && day < end), end])].sort((x, y) => x - y);
  return cuts
    .slice(0, -1)
    .reduce((sum, day, i) => sum + Math.abs(truthOn(a, day) - truthOn(b, day)) * (cuts[i + 1]! - day), 0);
}

function truthOn(state: State | undefined, day: number): number {
  if (!state) return 0;
  const holds = (steps: State['possibly']) => steps.reduce((sum, [at, step]) => (at <= day ? sum + step : sum), 0) > 0;
  return (Number(holds(state.possibly)) + Number(holds(state.necessarily))) / 2;
}
