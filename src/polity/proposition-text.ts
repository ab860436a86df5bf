/** Propositions written in their own grammar: what `parseProposition` reads back to the same. */
import { type Day, isoDay } from '../calendar/index.ts';
import type { PersonSet, PlainPredicate, Proposition } from './proposition.ts';

/** Bodies and classes are written as the posts they stand for. */
export function propositionText(proposition: Proposition): string {
  switch (proposition.says) {
    case 'not':
      return `not ${grouped(proposition.of)}`;
    case 'and':
    case 'or':
      return proposition.of.map(grouped).join(` ${proposition.says} `);
    case 'quantified': {
      const { quantifier, set, predicate } = proposition;
      const subject = `${quantifier} of ${setText(set)}`;
      return predicate.says === 'not' ? sentence(subject, predicate.of, 'never') : sentence(subject, predicate);
    }
    default:
      return sentence(proposition.person, proposition);
  }
}

function grouped(proposition: Proposition): string {
  const text = propositionText(proposition);
  return ['not', 'and', 'or'].includes(proposition.says) ? `(${text})` : text;
}

function setText(set: PersonSet): string {
  switch (set.are) {
    case 'named':
      return set.persons.join('|');
    case 'members':
      return `members of ${set.posts.join('|')}`;
    case 'associates':
      return `associates of ${set.of}`;
  }
}

function sentence(subject: string, plain: PlainPredicate, never?: 'never'): string {
  const by = (day: Day) => `${never ? 'until' : 'by'} ${isoDay(day)}`;
  const ever = 'ever' in plain ? (never ?? 'ever') : never;
  const time = 'ever' in plain ? by(plain.day) : `on ${isoDay(plain.day)}`;
  const words = (): readonly (string | undefined)[] => {
    switch (plain.says) {
      case 'holds':
        return [subject, ever, 'holds', plain.posts.join('|'), time, plain.exceptDeath && 'except death'];
      case 'keeps':
        return [
          subject,
          'keeps',
          plain.posts.join('|'),
          `until ${isoDay(plain.day)}`,
          plain.exceptDeath && 'except death',
        ];
      case 'gains':
      case 'loses':
        return [subject, never, plain.says, plain.posts.join('|'), by(plain.day)];
      case 'is':
        return [subject, 'is', never, plain.status, by(plain.day)];
      case 'under':
        return [subject, 'is', plain.status, time];
      case 'paramount':
        return [subject, 'is', ever, 'paramount', time];
      case 'control':
        return ['control of', subject, ever, 'at least', decimal(plain.least), time];
    }
  };
  return words()
    .filter((word) => word !== undefined)
    .join(' ');
}

/** Without an exponent, which the grammar does not have. */
function decimal(share: number): string {
  const text = String(share);
  const match = /^(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  return match ? `0.${'0'.repeat(Number(match[3]) - 1)}${match[1]}${match[2] ?? ''}` : text;
}
