/** Conflicts in words: why claims cannot all hold, by how much, who says what, and what each rule of resolution would keep. */
import type { Claim, Conclusion, Conflict } from '../record/index.ts';
import { codedClaim } from './coded-claim.ts';
import { the } from './facts.ts';
import type { Names } from './names.ts';
import { listed, percent, plural } from './numbers.ts';

type Sentence = (conflict: Conflict, names: Names) => string;

const amount = ({ why }: Conflict) => why.numbers.amount ?? 0;
const days = (conflict: Conflict) => plural(amount(conflict), 'day');
const atLeast = (conflict: Conflict) => `by at least ${days(conflict)}`;
const subject = ({ about }: Conflict, names: Names) => names.any(about.subject);
const object = ({ about }: Conflict, names: Names) => (about.object === undefined ? '' : names.any(about.object));
const id = ({ why }: Conflict, part: string, names: Names) => names.any(why.ids[part] ?? '');

/** What a conflict is about, as a thing that has a date or a value. */
function matter(conflict: Conflict, names: Names): string {
  const [who, what] = [subject(conflict, names), object(conflict, names)];
  switch (conflict.about.predicate) {
    case 'born':
      return `the birth of ${who}`;
    case 'died':
      return `the death of ${who}`;
    case 'holds':
      return `the tenure of ${who} as ${what}`;
    case 'acting':
      return `the time of ${who} as acting ${what}`;
    case 'exists':
      return `the existence of ${the(who)}`;
    case 'faction':
      return `the membership of ${who} in ${the(what)}`;
    case 'policy':
      return `the policy ${who}`;
    case 'renamed':
      return `the renaming of ${the(who)} to ${conflict.why.ids.name ?? ''}`;
    case 'event':
      return `the event “${who}”`;
    case 'rank':
      return `the place or the votes of ${who} in ${the(what)}`;
    case 'vote':
      return `the vote of ${the(who)}${what && ` on ${what}`}`;
    case 'status':
      return `the status “${conflict.sides[0]!.says.value ?? ''}” of ${who}${what && ` in ${the(what)}`}`;
    default:
      return [who, what].filter(Boolean).join(' and ');
  }
}

/** One for every code; what is said holds whatever days are chosen among those that the claims leave open. */
export const conflictSentences: Readonly<Record<string, Sentence>> = {
  'point-apart': (one, names) => `${matter(one, names)} is dated ${days(one)} apart`,
  'beginnings-apart': (one, names) => `the beginning of ${matter(one, names)} is dated ${days(one)} apart`,
  'ends-apart': (one, names) => `the end of ${matter(one, names)} is dated ${days(one)} apart`,
  'manner-differs': (one, names) => `${subject(one, names)} is said to have died in two ways`,
  'kin-differs': (one, names) => `${subject(one, names)} and ${object(one, names)} are said to be kin in two ways`,
  'rank-differs': (one, names) => `${matter(one, names)} is stated as numbers that differ by ${amount(one)}`,
  'votes-differ': (one, names) =>
    `${matter(one, names)} is counted in two ways that differ by ${plural(amount(one), 'vote')}`,
  'measures-differ': (one, names) =>
    `${subject(one, names)} is measured at one time as numbers that differ by ${percent(one.size.amount)} of the larger`,
  'condition-differs': (one, names) =>
    `${subject(one, names)} is said to have been ill and well on the same ${days(one)}`,
  'before-birth': (one, names) => `what is told of ${id(one, 'person', names)} lies before the birth ${atLeast(one)}`,
  'begins-before-birth': (one, names) =>
    `what is told of ${id(one, 'person', names)} begins before the birth ${atLeast(one)}`,
  'after-death': (one, names) => `what is told of ${id(one, 'person', names)} lies after the death ${atLeast(one)}`,
  'lasts-after-death': (one, names) =>
    `what is told of ${id(one, 'person', names)} lasts beyond the death ${atLeast(one)}`,
  'died-before-born': (one, names) =>
    `${id(one, 'person', names)} is said to have died before being born, ${atLeast(one)}`,
  'before-existence': (one, names) =>
    `${the(id(one, 'what', names))} did not exist yet: the claim is too early ${atLeast(one)}`,
  'after-existence': (one, names) =>
    `${the(id(one, 'what', names))} no longer existed: the claim is too late ${atLeast(one)}`,
  'outlasts-existence': (one, names) => `the claim outlasts ${the(id(one, 'what', names))} ${atLeast(one)}`,
  'two-holders': (one, names) =>
    `${id(one, 'one', names)} and ${id(one, 'other', names)} are both said to hold a post for one, on ${days(one)} or more`,
  'against-dates': (one) => `what is said to come first is dated later, ${atLeast(one)}`,
  'cause-after-effect': (one) => `the cause is dated after what came of it, ${atLeast(one)}`,
  'against-dates-at-remove': (one) =>
    `what is said to come first, at ${one.why.numbers.steps} steps, is dated later, ${atLeast(one)}`,
  circle: (one) => `${amount(one) || one.why.numbers.length} claims of order run in a circle`,
  again: (one, names) =>
    `${subject(one, names)} is said to have come under the status “${one.why.ids.status}” twice, ${days(one)} apart, and nobody says that it ended in between`,
  'without-need': (one, names) =>
    `${subject(one, names)} is said to be ${one.why.ids.status}, and no claim says ${one.why.ids.needs}`,
  'before-need': (one, names) =>
    `${subject(one, names)} is said to be ${one.why.ids.status} before being ${one.why.ids.needs}, ${atLeast(one)}`,
  'executed-another-day': (one, names) =>
    `${subject(one, names)} is said to have been executed ${days(one)} away from the death`,
  'executed-or-not': (one, names) => `${subject(one, names)} is said to have been executed and to have died otherwise`,
  'seat-after-expulsion': (one, names) =>
    `${subject(one, names)} takes a post of ${the(id(one, 'organ', names))} after being expelled from it, ${atLeast(one)}`,
  'seat-despite-expulsion': (one, names) =>
    `${subject(one, names)} keeps a post of ${the(id(one, 'organ', names))} after being expelled from it, ${atLeast(one)}`,
  'rule-differs': (one, names) =>
    `the rule of ${subject(one, names)} has “${one.why.ids.key}” as ${one.why.ids.one} and as ${one.why.ids.other}`,
  'name-not-yet': (one, names) =>
    `${the(id(one, 'what', names))} did not have the name ${one.why.ids.name} yet, ${atLeast(one)}`,
  'name-no-longer': (one, names) =>
    `${the(id(one, 'what', names))} had given up the name ${one.why.ids.name} for ${one.why.ids.new}, ${atLeast(one)}`,
  denied: (one, names) => `what is said of ${matter(one, names)} is denied`,
};

/** Why the claims cannot all hold, without a full stop. A code without a sentence is named. */
export function conflictText(conflict: Conflict, names: Names): string {
  const sentence = conflictSentences[conflict.why.code];
  return sentence ? sentence(conflict, names) : `${matter(conflict, names)}: ${conflict.why.code}`;
}

/** `a`, `b` … `z`, `27`: how a text names the sides of a conflict. */
export function sideMark(side: number): string {
  return side < 26 ? String.fromCharCode(97 + side) : String(side + 1);
}

/** What a side says, as its first claim has it, with the name that the source uses where it names one. */
export function sideText(first: Claim, names: Names): string {
  const said = codedClaim(first, names);
  return first.called === undefined ? said : `${said.slice(0, -1)}; called ${first.called}.`;
}

const plainRules: ReadonlySet<string> = new Set(['best-grade', 'majority']);

/** `best-grade, majority: b; …`: rules that keep the same are named together. */
export function conclusionsText({ conclusions, sides }: Pick<Conflict, 'conclusions' | 'sides'>): string {
  if (sides.length === 1) return 'every rule keeps it: no other claim is against it';
  const groups = new Map<string, string[]>();
  for (const one of conclusions) {
    if (one.rule === 'sample') continue;
    const kept = keptText(one);
    groups.set(kept, [...(groups.get(kept) ?? []), one.source === undefined ? one.rule : one.source]);
  }
  const texts = [...groups].map(([kept, rules]) => {
    const plain = rules.filter((rule) => plainRules.has(rule));
    const sources = rules.filter((rule) => !plainRules.has(rule));
    const preferred =
      sources.length === 0
        ? []
        : [`prefer ${sources.length > 3 ? `any of ${plural(sources.length, 'source')}` : listed(sources, 'or')}`];
    return `${[...plain, ...preferred].join(', ')}: ${kept}`;
  });
  const drawn = conclusions.find(({ rule }) => rule === 'sample')?.shares;
  const sample = drawn ? [`sample: ${drawn.map((share, i) => `${sideMark(i)} ${percent(share)}`).join(', ')}`] : [];
  return [...texts, ...sample].join('; ');
}

function keptText({ stands, tied }: Conclusion): string {
  const open = tied ? `undecided between ${listed(tied.map(sideMark), 'and')}` : '';
  const kept = stands.length > 0 ? listed(stands.map(sideMark)) : '';
  return [kept, open].filter(Boolean).join(', ') || 'none';
}
