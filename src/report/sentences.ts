/** Sentences by the code of a change's cause: why it came about, with its numbers. One for every code that is ever told. */
import type { Change, Motion, PersonId } from '../polity/index.ts';
import { factClause, manner, tallyText, the } from './facts.ts';
import type { Names } from './names.ts';
import { percent, percentFine, plural } from './numbers.ts';

/** A clause without a day or a full stop. */
export type Sentence = (change: Change, names: Names) => string;

export const sentences: Readonly<Record<string, Sentence>> = {
  claimed: factClause,
  intervention: (change, names) => `by intervention ${factClause(change, names)}`,
  unnamed: factClause,
  'derived-from-appointment': factClause,
  'derived-from-service': factClause,

  mortality: (change, names) =>
    change.kind === 'dies'
      ? `${names.short(change.person)} died${manner(change.manner)}${atAge(change)}`
      : factClause(change, names),
  illness: (change, names) => `${factClause(change, names)}${atAge(change)}`,
  recovery: factClause,

  turnover: (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} left the post of ${names.post(change.post)} by routine turnover`
      : factClause(change, names),

  'assembly-elects': (change, names) => {
    if (change.kind !== 'votes' || change.motion.on !== 'question') return factClause(change, names);
    const { elected = 0, again = 0, delegates = 0 } = change.cause.numbers ?? {};
    const counted = `${plural(delegates, 'delegate')}; ${elected} elected, ${again} of them again${votesRange(change)}`;
    return `${the(names.organ(change.body))} elected anew to the post of ${names.any(change.motion.question)} (${counted})`;
  },
  'assembly-resized': (change, names) =>
    change.kind === 'resizes'
      ? `${factClause(change, names)} by ${assemblyOf(change, names)}, up from ${change.cause.numbers?.before ?? 0}`
      : factClause(change, names),
  'assembly-elected': (change, names) =>
    change.kind === 'fills'
      ? `${names.short(change.person)} was elected ${names.post(change.post)} by ${assemblyOf(change, names)}${votesReceived(change)}${change.sponsor === undefined ? '' : `, on the word of ${names.short(change.sponsor)}`}`
      : factClause(change, names),
  'assembly-dropped': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} was not re-elected ${names.post(change.post)} by ${assemblyOf(change, names)}${change.cause.numbers?.votes === undefined ? ', left off the ballot' : votesReceived(change)}`
      : factClause(change, names),
  'seat-lost': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} ceased to be ${names.post(change.post)}, having lost the seat that goes with it`
      : factClause(change, names),
  'not-confirmed': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} was not confirmed as ${names.post(change.post)} by the renewed committee${chance(change, 'expected chance')}`
      : factClause(change, names),

  coalition: (change, names) => {
    if (change.kind !== 'moves' || change.motion.on !== 'remove') return factClause(change, names);
    const { person, backers, opponents, body, motion } = change;
    const list = (persons: readonly PersonId[]) => persons.map((one) => names.short(one)).join(', ');
    const sides = [
      ...(backers.length > 0 ? [`backed by ${list(backers)}`] : []),
      ...(opponents.length > 0 ? [`opposed by ${list(opponents)}`] : []),
    ];
    return `${names.short(person)} moved in ${the(names.organ(body))} ${purpose(motion, names)}${chance(change, 'expected chance')}${controlOf(change)}${sides.map((one) => `; ${one}`).join('')}${unsettled(change)}`;
  },
  dismissed: (change, names) => {
    if (change.kind !== 'vacates') return factClause(change, names);
    const { actor } = change.cause.ids ?? {};
    const by = actor === undefined ? '' : ` by ${names.short(actor)}`;
    return `${names.short(change.person)} was dismissed as ${names.post(change.post)}${by}${chance(change, 'expected chance')}${controlOf(change)}${unsettled(change)}`;
  },

  motion: (change, names) => {
    if (change.kind !== 'votes' || change.motion.on === 'fill' || change.motion.on === 'question')
      return factClause(change, names);
    const to = purpose(change.motion, names);
    const body = the(names.organ(change.body));
    const why = `${chance(change, 'expected chance')}${movedBy(change, names)}`;
    return change.carried
      ? `${body} voted ${tallyText(change)}${to}${why}`
      : `in ${body} a motion ${to} failed ${tallyText(change).trim()}${why}`;
  },
  'voted-out': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} was voted out as ${names.post(change.post)}${chance(change, 'expected chance')}${movedBy(change, names)}`
      : factClause(change, names),

  'sanction-voted': (change, names) =>
    `${factClause(change, names)} by a vote${chance(change, 'expected chance')}${movedBy(change, names)}`,
  'appeal-granted': (change, names) =>
    `${factClause(change, names)} on appeal${chance(change, 'expected chance')}${movedBy(change, names)}`,

  'sanction-moved': (change, names) =>
    change.kind === 'moves' && change.motion.on === 'sanction'
      ? `${names.short(change.person)} moved in ${the(names.organ(change.body))} ${purpose(change.motion, names)}${willingness(change)}${sides(change, names)}`
      : factClause(change, names),
  'appeal-moved': (change, names) =>
    change.kind === 'moves' && change.motion.on === 'lift'
      ? `${names.short(change.person)} spoke in ${the(names.organ(change.body))} for a motion ${purpose(change.motion, names)}${willingness(change)}${sides(change, names)}`
      : factClause(change, names),
  'sanction-decreed': (change, names) =>
    `${factClause(change, names)}${onTheWordOf(change, names)}${chance(change, 'chance')}`,
  pardoned: (change, names) => `${factClause(change, names)}${onTheWordOf(change, names)}${chance(change, 'chance')}`,
  recanted: (change, names) =>
    change.kind === 'sanctioned'
      ? `${names.short(change.person)} recanted${chance(change, 'chance')}`
      : factClause(change, names),

  struck: (change, names) => {
    if (change.kind !== 'strikes') return factClause(change, names);
    const { expected = 0, chance: odds = 0, institution = 0 } = change.cause.numbers ?? {};
    const units = `${plural(change.units.length, 'unit')} obeyed, ${plural(change.against.length, 'unit')} resisted`;
    const lawful = institution > 0 ? `, within the rules ${percent(institution)}` : '';
    return `${factClause(change, names)} (expected chance ${percent(expected)}${lawful}; ${units}: chance ${percent(odds)})`;
  },
  seized: (change, names) =>
    change.kind === 'sanctioned'
      ? `${names.short(change.person)} was seized by armed men${onTheWordOf(change, names)}`
      : factClause(change, names),
  'plot-failed': (change, names) =>
    change.kind === 'sanctioned'
      ? `${names.short(change.person)} was arrested after a strike${against(change, names)} had failed`
      : factClause(change, names),

  election: (change, names) => {
    if (change.kind !== 'votes' || change.motion.on !== 'fill') return factClause(change, names);
    const who = `${names.short(change.motion.person)} as ${names.post(change.motion.post)}`;
    const body = the(names.organ(change.body));
    return change.carried
      ? `${body} voted ${tallyText(change)}to elect ${who}`
      : `${body} did not elect ${who}: ${tallyText(change).trim()}`;
  },
  appointed: (change, names) =>
    change.kind === 'fills'
      ? `${names.short(change.person)} became ${names.post(change.post)}${named(change, names)}`
      : factClause(change, names),
  'cadre-appointed': (change, names) =>
    change.kind === 'fills'
      ? `${names.short(change.person)} was brought in as ${names.post(change.post)}${named(change, names)}`
      : factClause(change, names),
  'from-the-pool': factClause,

  'after-dies': (change, names) =>
    change.kind === 'vacates'
      ? `${names.post(change.post)} fell vacant by the death of ${names.short(change.person)}`
      : factClause(change, names),
  'after-fills': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} gave up ${names.post(change.post)}${change.reason === 'removed' ? ' to the newcomer' : ', which is incompatible with the new post'}`
      : change.kind === 'fills'
        ? `${names.short(change.person)} became ${names.post(change.post)}, which goes with the new post`
        : factClause(change, names),
  'after-vacates': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} lost ${names.post(change.post)} with the post that brought it`
      : factClause(change, names),
  'after-abolishes': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} lost ${names.post(change.post)} as it was abolished`
      : factClause(change, names),
  'after-sanctioned': (change, names) =>
    change.kind === 'vacates'
      ? `${names.short(change.person)} lost ${names.post(change.post)} under the sanction`
      : factClause(change, names),
};

/** The sentence of a change's cause. A code without one still says what happened, and names the code. */
export function sentenceOf(change: Change, names: Names): string {
  const sentence = sentences[change.cause.code];
  return sentence ? sentence(change, names) : `${factClause(change, names)} (cause: ${change.cause.code})`;
}

/** `to remove … as …`: what a motion against or for somebody asks. */
function purpose(motion: Exclude<Motion, { readonly on: 'fill' | 'question' }>, names: Names): string {
  const who = names.short(motion.person);
  switch (motion.on) {
    case 'remove':
      return `to remove ${who} as ${names.post(motion.post)}`;
    case 'sanction':
      return `to put ${who} under the status “${motion.status}”`;
    case 'lift':
      return `to lift the status “${motion.status}” of ${who}`;
  }
}

function atAge({ cause: { numbers } }: Change): string {
  if (numbers?.age === undefined) return '';
  const chance = numbers.chance === undefined ? '' : ` (chance in that month ${percentFine(numbers.chance)})`;
  return ` at ${Math.floor(numbers.age)}${chance}`;
}

function chance({ cause: { numbers } }: Change, what: string): string {
  if (numbers?.chance === undefined) return '';
  return ` (${what} ${what.startsWith('expected') ? percent(numbers.chance) : percentFine(numbers.chance)})`;
}

/** What the target seemed to command, and what he commanded in truth. */
function controlOf({ cause: { numbers } }: Change): string {
  if (numbers?.control === undefined || numbers.actual === undefined) return '';
  return `; seen as holding ${percent(numbers.control)} of all control, in truth ${percent(numbers.actual)}`;
}

function unsettled({ cause: { numbers } }: Change): string {
  return numbers?.converged === 0 ? ' (what each expected of the others did not settle)' : '';
}

function movedBy({ cause: { ids } }: Change, names: Names): string {
  return ids?.mover === undefined ? '' : `; moved by ${names.short(ids.mover)}`;
}

function named(change: Change<'fills'>, names: Names): string {
  const { sponsor, cause } = change;
  const field = cause.numbers?.candidates;
  const parts = [
    sponsor === undefined ? '' : `named by ${names.short(sponsor)}`,
    field === undefined || cause.code === 'cadre-appointed' ? '' : `out of ${plural(field, 'candidate')}`,
    cause.numbers?.round ? `after ${plural(cause.numbers.round, 'name')} had been turned down` : '',
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function assemblyOf({ cause: { ids } }: Change, names: Names): string {
  return ids?.assembly === undefined ? 'an assembly' : the(names.organ(ids.assembly));
}

/** ` (501 votes of 558)` */
function votesReceived({ cause: { numbers } }: Change): string {
  if (numbers?.votes === undefined || numbers.delegates === undefined) return '';
  return ` (${plural(numbers.votes, 'vote')} of ${numbers.delegates})`;
}

/** The most and the fewest votes for a name, which stand among the numbers of an election under `votes:PERSON`. */
function votesRange({ cause: { numbers } }: Change): string {
  const votes = Object.entries(numbers ?? {}).flatMap(([name, count]) => (name.startsWith('votes:') ? [count] : []));
  if (votes.length === 0) return '';
  return `, ${Math.max(...votes)} to ${plural(Math.min(...votes), 'vote')} a name`;
}

/** How many of a body, by what they control, would have it before anybody spoke. */
function willingness({ cause: { numbers } }: Change): string {
  return numbers?.share === undefined
    ? ''
    : ` (wished for by those with ${percent(numbers.share)} of what members control)`;
}

function sides({ backers, opponents }: Change<'moves'>, names: Names): string {
  const list = (persons: readonly string[]) => persons.map((person) => names.short(person)).join(', ');
  const parts = [
    backers.length > 0 ? `; backed by ${list(backers)}` : '',
    opponents.length > 0 ? `; opposed by ${list(opponents)}` : '',
  ];
  return parts.join('');
}

function onTheWordOf({ cause: { ids } }: Change, names: Names): string {
  return ids?.mover === undefined ? '' : ` on the word of ${names.short(ids.mover)}`;
}

function against({ cause: { ids } }: Change, names: Names): string {
  return ids?.target === undefined ? '' : ` against ${names.short(ids.target)}`;
}
