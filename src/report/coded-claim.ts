/** A claim as its coder put it, rendered as a sentence. Nothing of the source's own words is in it. */
import { describeMoment, type Moment } from '../calendar/index.ts';
import type { Claim, Slot } from '../record/index.ts';
import { exitText, manner, the } from './facts.ts';
import type { Names } from './names.ts';

/** One sentence, ending in a full stop, with its dates and its modality. */
export function codedClaim(claim: Claim, names: Names): string {
  const subject = slotName(claim.subject, claim.subjectIs, names);
  const object = claim.object === undefined ? undefined : slotName(claim.object, claim.objectIs, names);
  const modality = {
    asserted: '',
    reported: ' (reported)',
    judged: ' (the author’s judgement)',
    denied: ' (denied)',
  }[claim.modality];
  return `${capital(said(claim, subject, object ?? ''))}${modality}.`;
}

function said(claim: Claim, subject: string, object: string): string {
  const { value } = claim;
  const during = spanText(claim);
  const on = pointText(claim);
  const words = value === undefined ? '' : value.replaceAll('-', ' ').replaceAll('=', ' = ');
  switch (claim.predicate) {
    case 'born':
      return `${subject} was born${on}`;
    case 'died':
      return `${subject} died${value === undefined ? '' : manner(value as Parameters<typeof manner>[0])}${on}`;
    case 'kin':
      return `${subject} was ${words} of ${object}`;
    case 'holds':
    case 'acting':
      return `${subject} ${claim.predicate === 'holds' ? 'held' : 'acted in'} the post ${object}${during}${value === undefined ? '' : ` (${exitText(value as Parameters<typeof exitText>[0])})`}`;
    case 'exists':
      return `${subject} existed${during}`;
    case 'renamed':
      return `${subject} took the name ${value ?? ''}${on}`;
    case 'rank':
      return `${subject} stood at ${value ?? ''} in ${object}${on}`;
    case 'designates':
      return `${subject} named ${object}${words && ` (${words})`}${on}`;
    case 'tie': {
      const [kind, strength] = (value ?? '').split(' ');
      return `${subject} was ${kind === 'ally' ? 'an' : 'a'} ${kind ?? ''} of ${object}${during}${strength === undefined ? '' : ` (strength ${strength})`}`;
    }
    case 'faction':
      return `${subject} belonged to ${the(object)}${during}`;
    case 'status':
      return `${subject} came under the status “${words}”${object && ` in ${the(object)}`}${during}`;
    case 'condition':
      return `${subject} was ${words}${during}`;
    case 'event':
      return `${subject}${object && `; ${object}`}${words && `: ${words}`}${on}`;
    case 'because':
      return `${subject} came about through ${object}`;
    case 'believes':
      return `${subject} is said to have thought${object && ` of ${object}`}${words && `: ${words}`}${during && `;${during}`}`;
    case 'vote':
      return `${subject} voted${object && ` on ${object}`}${value === undefined ? '' : `, ${value} (yes, no, abstained)`}${on}`;
    case 'policy':
      return `${subject} was in force${object && `, issued by ${the(object)}`}${during}${words && `: ${words}`}`;
    case 'stance':
      return `${subject} stood at ${value ?? ''} on ${object} (from -1 to 1)${during}`;
    case 'trait':
      return `${subject} is characterised as “${words}”${during && `;${during}`}`;
    case 'series':
      return `${subject} was ${value ?? ''}${during}`;
    case 'knew':
      return `${subject} knew of ${object}${on}`;
    case 'before':
      return `${subject} came before ${object}`;
  }
}

function slotName(id: string, slot: Slot | undefined, names: Names): string {
  if (slot === 'person') return names.short(id);
  if (slot === 'claim') return `what ${id} says`;
  if (slot === 'words') return id.replaceAll('-', ' ');
  return names.any(id);
}

/** ` on 3 May 1924`, ` in May 1924`. */
export function momentText(moment: Moment): string {
  return `${moment.precision === 'day' && !/[.,X]/.test(moment.edtf) ? 'on' : 'in'} ${describeMoment(moment)}`;
}

function pointText({ from, to }: Claim): string {
  const start = from === 'open' ? undefined : from;
  const end = to === 'open' ? undefined : to;
  if (start && end && start.edtf !== end.edtf) return `, between ${describeMoment(start)} and ${describeMoment(end)}`;
  const one = start ?? end;
  return one ? `, ${momentText(one)}` : '';
}

function spanText({ from, to }: Claim): string {
  const start = from === 'open' || from === undefined ? undefined : describeMoment(from);
  const end = to === 'open' || to === undefined ? undefined : describeMoment(to);
  if (start !== undefined && start === end) return ` in ${start}`;
  if (start !== undefined && end !== undefined) return ` from ${start} to ${end}`;
  if (start !== undefined) return ` from ${start}${to === 'open' ? ' on' : ''}`;
  return end === undefined ? '' : ` until ${end}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
