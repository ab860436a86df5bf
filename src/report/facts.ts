/** What happened, in words, whoever tells it: one clause for each kind of change, without its day. */
import type { Change, ExitReason, Fact, FactOf, Motion } from '../polity/index.ts';
import type { Names } from './names.ts';
import { plural } from './numbers.ts';

const exits: Readonly<Record<ExitReason, string>> = {
  death: 'by death',
  removed: 'removed',
  transferred: 'transferred',
  left: 'of their own accord',
  'not-re-elected': 'not re-elected',
  abolished: 'the post being abolished',
  rule: 'as the rules require',
  unknown: 'for a reason not stated',
};

export function exitText(reason: ExitReason): string {
  return exits[reason];
}

/** A clause without a day or a full stop. */
export function factClause(change: Fact, names: Names): string {
  const { short, post, organ } = names;
  switch (change.kind) {
    case 'enters':
      return `${short(change.person)} came from the pool of cadres`;
    case 'dies':
      return `${short(change.person)} died${manner(change.manner)}`;
    case 'falls-ill':
      return `${short(change.person)} fell ill`;
    case 'recovers':
      return `${short(change.person)} recovered`;
    case 'departs':
      return `${short(change.person)} went away`;
    case 'returns':
      return `${short(change.person)} came back`;
    case 'fills':
      return change.acting
        ? `${short(change.person)} began to act as ${post(change.post)}`
        : `${short(change.person)} became ${post(change.post)}`;
    case 'vacates':
      return change.acting
        ? `${short(change.person)} ceased to act as ${post(change.post)}`
        : `${short(change.person)} ceased to be ${post(change.post)} (${exits[change.reason]})`;
    case 'sanctioned':
      return `${short(change.person)} came under the status “${change.status}”${within(change.organ, names)}`;
    case 'lifted':
      return `the status “${change.status}” of ${short(change.person)} was lifted${within(change.organ, names)}`;
    case 'ties':
      return `${short(change.from)} became ${tieText(change.tie)} ${short(change.to)}`;
    case 'unties':
      return `${short(change.from)} ceased to be ${tieText(change.tie)} ${short(change.to)}`;
    case 'creates':
      return `${names.any(change.what)} came into being`;
    case 'abolishes':
      return `${names.any(change.what)} was abolished`;
    case 'renames':
      return `${names.any(change.what)} took the name ${change.name}`;
    case 'resizes':
      return `${post(change.post)} was given ${plural(change.capacity, 'place')}`;
    case 'adopts':
      return `${names.policy(change.policy)} was adopted${change.organ === undefined ? '' : ` by ${organ(change.organ)}`}`;
    case 'repeals':
      return `${names.policy(change.policy)} was repealed`;
    case 'moves':
      return `${short(change.person)} moved ${motionText(change.motion, names)} in ${the(organ(change.body))}`;
    case 'strikes':
      return `${short(change.person)} had armed men move against ${short(change.target)}${change.succeeds ? '' : ', and failed'}`;
    case 'votes':
      return `${the(organ(change.body))} voted ${tallyText(change)}on ${motionText(change.motion, names)}${result(change.carried)}`;
    case 'joins':
      return `${short(change.person)} joined ${the(organ(change.faction))}`;
    case 'leaves':
      return `${short(change.person)} left ${the(organ(change.faction))}`;
    case 'measures':
      return `${names.any(change.series)} was measured at ${change.value}`;
    case 'happens':
      return names.event(change.event);
  }
}

/** `5 to 2 (1 abstained, 2 absent)`, followed by a space; empty where no source counts. */
export function tallyText({ yes, no, abstain, absent }: FactOf<'votes'>): string {
  if (yes === undefined || no === undefined) return '';
  const others = [abstain ? `${abstain} abstained` : '', absent ? `${absent} absent` : ''].filter(Boolean);
  return `${yes} to ${no}${others.length > 0 ? ` (${others.join(', ')})` : ''} `;
}

/** `the Council`; no second article where the name has one. */
export function the(name: string): string {
  return /^the\s/i.test(name) ? name : `the ${name}`;
}

export function motionText(motion: Motion, names: Names): string {
  switch (motion.on) {
    case 'remove':
      return `the removal of ${names.short(motion.person)} as ${names.post(motion.post)}`;
    case 'fill':
      return `${names.short(motion.person)} as ${names.post(motion.post)}`;
    case 'sanction':
      return `putting ${names.short(motion.person)} under the status “${motion.status}”${within(motion.organ, names)}`;
    case 'lift':
      return `lifting the status “${motion.status}” of ${names.short(motion.person)}${within(motion.organ, names)}`;
    case 'question':
      return motion.question === '' ? 'a question' : names.any(motion.question);
  }
}

export function manner(how: FactOf<'dies'>['manner']): string {
  const texts = {
    natural: ' of natural causes',
    illness: ' of illness',
    accident: ' in an accident',
    killed: ', killed',
    executed: ', executed',
    suicide: ' by suicide',
    unknown: '',
  };
  return texts[how];
}

function tieText(tie: FactOf<'ties'>['tie']): string {
  return tie === 'kin'
    ? 'kin of'
    : tie === 'staff'
      ? 'on the staff of'
      : `${/^[aeiou]/.test(tie) ? 'an' : 'a'} ${tie} of`;
}

function within(organ: string | undefined, names: Names): string {
  return organ === undefined ? '' : ` in ${the(names.organ(organ))}`;
}

function result(carried: boolean | undefined): string {
  return carried === undefined ? '' : carried ? '; carried' : '; lost';
}

/** Whoever a change is about. */
export function personsOf(change: Change): readonly string[] {
  const about: string[] = [];
  if ('person' in change) about.push(change.person);
  if ('from' in change && 'to' in change) about.push(change.from, change.to);
  if (change.kind === 'strikes') about.push(change.target);
  if ((change.kind === 'votes' || change.kind === 'moves') && change.motion.on !== 'question')
    about.push(change.motion.person);
  return about;
}
