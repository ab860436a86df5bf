/**
 * Why it came to that, in one history: for a person, what befell him, each with the chain of changes that led there; for a
 * proposition, the change that decided it. With the numbers behind each: votes counted, chances, and control, real and as
 * everybody believed.
 */
import { type Day, monthOf } from '../calendar/index.ts';
import { type Plan, planForHistory, runPlan, type Told } from '../experiment/index.ts';
import { antecedentsOf, type Change, evaluate, type Link, type PersonId, type Proposition } from '../polity/index.ts';
import { personsOf } from './facts.ts';
import { type Names, nameOf } from './names.ts';
import { dayText, listed, percentFine } from './numbers.ts';
import { sentenceOf } from './sentences.ts';

/** A change, why it stands here, and what led to it. */
export interface Step {
  /** Undefined for the changes that are explained. */
  readonly link?: Link;
  readonly change: Change;
  /** Control of those concerned at the end of the month before. */
  readonly control: readonly Holding[];
  readonly because: readonly Step[];
}

export interface Holding {
  readonly person: PersonId;
  /** Shares of all control: in truth, and by what everybody believes of patronage. */
  readonly real: number;
  readonly perceived: number;
}

export interface Explanation {
  readonly history: number;
  readonly about: { readonly person: PersonId } | { readonly proposition: string; readonly holds: boolean };
  readonly steps: readonly Step[];
  /** At the end of the history, the largest first. */
  readonly ending: readonly Holding[];
}

export type About =
  | { readonly person: PersonId }
  | { readonly proposition: Proposition; readonly text: string; readonly persons: readonly PersonId[] };

/** How far back a chain is told. */
const depth = 4;
/** Persons named at the end. */
const leading = 5;

/** Runs the history again, watching control. @throws RefusedChange, Cancelled */
export function explain(whole: Plan, history: number, about: About): Explanation {
  const plan = planForHistory(whole, history);
  const months: ((person: PersonId) => Holding | undefined)[] = [];
  let ending: readonly Holding[] = [];
  const told = runPlan(plan, history, {
    observe: ({ control, perceived: believed, now, row }) => {
      const perceived = believed();
      const of = (person: PersonId): Holding | undefined => {
        const at = row(person);
        return at === undefined ? undefined : { person, real: control[at]!, perceived: perceived[at]! };
      };
      months.push(of);
      ending = [...now.persons()].flatMap((person) => of(person) ?? []).sort(byControl);
    },
  });
  const first = monthOf((plan.start.day + 1) as Day);
  const holdings = (change: Change): readonly Holding[] => {
    const of = months[Math.max(0, monthOf(change.earliest) - first - 1)];
    return [...new Set(concerned(change))].flatMap((person) => of?.(person as PersonId) ?? []);
  };
  const { chronicle } = told;
  // A change is told once, where it is met first.
  const met = new Set<number>();
  const step = (at: number, left: number, link?: Link): readonly Step[] => {
    if (met.has(at)) return [];
    met.add(at);
    const change = chronicle[at]!;
    const because =
      left === 0 ? [] : antecedentsOf(chronicle, at, plan.start).flatMap((one) => step(one.at, left - 1, one.link));
    return [{ ...(link !== undefined && { link }), change, control: holdings(change), because }];
  };
  const places = 'person' in about ? placesOf(plan, told, about.person) : decisive(plan, told, about);
  return {
    history,
    about:
      'person' in about
        ? about
        : { proposition: about.text, holds: evaluate(about.proposition, courseOf(plan, told)) === 'true' },
    steps: places.flatMap((at) => step(at, depth)),
    ending: ending.slice(0, leading),
  };
}

function byControl(a: Holding, b: Holding): number {
  return b.real - a.real || (a.person < b.person ? -1 : 1);
}

function concerned(change: Change): readonly string[] {
  const movers = [change.cause.ids?.mover, change.kind === 'fills' ? change.sponsor : undefined];
  return [...personsOf(change), ...movers.flatMap((person) => person ?? [])];
}

/** What befell a person since the start, and what he did to others. */
function placesOf({ start }: Plan, { chronicle }: Told, person: PersonId): readonly number[] {
  const kinds = ['fills', 'vacates', 'sanctioned', 'lifted', 'dies', 'falls-ill', 'recovers', 'votes', 'strikes'];
  return chronicle.flatMap((change, at) => {
    if (change.earliest <= start.day || !kinds.includes(change.kind)) return [];
    // A carried vote is told with what it brought about.
    if (change.kind === 'votes' && change.carried && change.motion.on !== 'question') return [];
    return personsOf(change).includes(person) ? [at] : [];
  });
}

function courseOf(plan: Plan, { chronicle, trace }: Told) {
  const first = monthOf((plan.start.day + 1) as Day);
  return {
    chronicle,
    start: plan.start.day,
    paramount: (day: Day) =>
      (trace.paramount[Math.min(trace.months.length - 1, Math.max(0, monthOf(day) - first))] ||
        'collective') as PersonId,
  };
}

/** The change after which the proposition kept the truth that it has at the end; what befell its persons where none did. */
function decisive(plan: Plan, told: Told, { proposition, persons }: Extract<About, { readonly text: string }>) {
  const { chronicle } = told;
  const course = courseOf(plan, told);
  const places = [...new Set(persons.flatMap((person) => concerning(plan, told, person)))].sort((a, b) => b - a);
  const after = (many: number) => evaluate(proposition, { ...course, chronicle: chronicle.slice(0, many) });
  const ending = after(chronicle.length);
  const last = places.find((at) => after(at) !== ending);
  return last === undefined ? persons.flatMap((person) => placesOf(plan, told, person)).sort((a, b) => a - b) : [last];
}

function concerning({ start }: Plan, { chronicle }: Told, person: PersonId): readonly number[] {
  return chronicle.flatMap((change, at) =>
    change.earliest > start.day && personsOf(change).includes(person) ? [at] : [],
  );
}

const links: Readonly<Record<Link, string>> = {
  vacancy: 'the place was free',
  office: 'by this office',
  vote: 'it was voted',
  motion: 'it had been moved',
  defeat: 'he had lost before',
  illness: 'he had been ill',
  event: 'it followed of itself',
};

/** The explanation as lines of text, each chain indented under what it led to. */
export function explanationText(plan: Plan, { about, history, steps, ending }: Explanation, width: number): string {
  const names = nameOf(plan.scenario.cast, plan.scenario.series);
  const head =
    'person' in about
      ? `${names.person(about.person)} in history ${history} of seed ${plan.options.seed} (${plan.options.variant})`
      : `“${about.proposition}” ${about.holds ? 'holds' : 'does not hold'} in history ${history} of seed ${plan.options.seed} (${plan.options.variant})`;
  const body =
    steps.length === 0 ? ['Nothing of note befell him.'] : steps.flatMap((one) => lines(one, names, 0, width));
  const end = `At the end: ${listed(ending.map((holding) => holdingText(holding, names)))}.`;
  return [head, '', ...body, '', ...wrap(end, '', width)].join('\n');
}

function lines(step: Step, names: Names, level: number, width: number): readonly string[] {
  const indent = '  '.repeat(level);
  const why = step.link === undefined ? '' : `${links[step.link]}: `;
  const control =
    step.control.length === 0 ? '' : ` [${step.control.map((one) => holdingText(one, names)).join('; ')}]`;
  const text = `${dayText(step.change.earliest)}: ${why}${sentenceOf(step.change, names)}${control}`;
  return [...wrap(text, indent, width), ...step.because.flatMap((earlier) => lines(earlier, names, level + 1, width))];
}

function holdingText({ person, real, perceived }: Holding, names: Names): string {
  return `${names.short(person)} ${percentFine(real)} of control, ${percentFine(perceived)} as perceived`;
}

function wrap(text: string, indent: string, width: number): readonly string[] {
  const out: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      out.push(line);
      line = `${indent}  ${word}`;
    } else line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...out, line];
}
