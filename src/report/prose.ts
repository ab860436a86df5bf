/**
 * One history in prose, told from its changes: year by year, what befell the chief persons and chief posts with its causes
 * and numbers, and the rest summed up.
 */
import { civil } from '../calendar/index.ts';
import type { Plan, Told } from '../experiment/index.ts';
import type { Change, Chronicle, PersonId } from '../polity/index.ts';
import { personsOf } from './facts.ts';
import { isCadre, type Names, nameOf } from './names.ts';
import { dayText, listed, percent, plural } from './numbers.ts';
import { sentenceOf } from './sentences.ts';

export interface Paragraph {
  readonly heading: string;
  /** With line feeds where a width was asked for. */
  readonly text: string;
}

export interface Telling {
  /** Whose story it is, besides the chief posts' holders; the persons the scenario's questions name unless told. */
  readonly persons?: readonly PersonId[];
  /** Wraps lines at so many characters; unwrapped unless told. */
  readonly width?: number;
}

/** A paragraph for each year of the history. Everything said is computed from `told`. */
export function tellHistory(plan: Plan, told: Told, { persons, width }: Telling = {}): readonly Paragraph[] {
  const names = nameOf(plan.scenario.cast, plan.scenario.series);
  const chief = new Set<string>(persons ?? plan.persons);
  const posts = new Set<string>(plan.posts);
  const years = new Map<number, Change[]>();
  for (const { year } of yearsOf(told)) years.set(year, []);
  for (const change of told.history.chronicle) {
    const { year } = civil(change.earliest);
    const changes = years.get(year);
    if (changes) changes.push(change);
    else years.set(year, [change]);
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, changes]) => {
      const episodes = episodesOf(changes);
      const notable = episodes.filter(
        (episode) => isNotable(episode, chief, posts, names) && !endsInDeath(episode, changes),
      );
      const rest = episodes.filter((episode) => !notable.includes(episode));
      const sentences = [
        ...notable.map((episode) => tellEpisode(episode, names)),
        summed(rest, notable.length > 0),
        standing(plan, told, year, names),
      ].filter(Boolean);
      const text = sentences.join(' ');
      return { heading: String(year), text: width === undefined ? text : wrapped(text, width) };
    });
}

/** Plain text: headings on lines of their own, an empty line between paragraphs. */
export function proseText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ heading, text }) => `${heading}\n${text}\n`).join('\n');
}

/** A change and what belongs to it: its vote, what followed of itself. */
interface Episode {
  readonly main: Change;
  /** The vote that carried it. */
  readonly vote?: Change<'votes'>;
  readonly following: Chronicle;
}

function episodesOf(changes: Chronicle): readonly Episode[] {
  const episodes: Episode[] = [];
  for (let at = 0; at < changes.length; at++) {
    const first = changes[at]!;
    const next = changes[at + 1];
    const vote = first.kind === 'votes' && next && decides(first, next) ? first : undefined;
    const main = vote ? next! : first;
    if (vote) at++;
    const following: Change[] = [];
    while (changes[at + 1]?.by === 'rule') following.push(changes[++at]!);
    episodes.push({ main, following, ...(vote && { vote }) });
  }
  return episodes;
}

function decides({ motion, carried, earliest }: Change<'votes'>, next: Change): boolean {
  if (!carried || next.earliest !== earliest) return false;
  switch (motion.on) {
    case 'remove':
      return next.kind === 'vacates' && next.person === motion.person && next.post === motion.post;
    case 'fill':
      return next.kind === 'fills' && next.person === motion.person && next.post === motion.post;
    case 'sanction':
      return next.kind === 'sanctioned' && next.person === motion.person && next.status === motion.status;
    case 'lift':
      return next.kind === 'lifted' && next.person === motion.person && next.status === motion.status;
    case 'question':
      return false;
  }
}

function isNotable({ main, vote }: Episode, chief: ReadonlySet<string>, posts: ReadonlySet<string>, names: Names) {
  if (main.by === 'intervention') return true;
  if (main.kind === 'happens') return true;
  if (main.kind === 'ties' || main.kind === 'unties' || main.kind === 'measures' || main.kind === 'enters')
    return false;
  if (main.kind === 'creates' || main.kind === 'abolishes') return names.organ(main.what) !== main.what;
  if ('post' in main && posts.has(main.post)) return true;
  if (main.kind === 'votes' && 'post' in main.motion && posts.has(main.motion.post)) return true;
  // Of motions against others only those that a chief person carried.
  const mover = vote?.cause.ids?.mover;
  return [...personsOf(main), ...(mover === undefined ? [] : [mover])].some((person) => chief.has(person));
}

/** A sickbed that the record ends with the day of death is no recovery. */
function endsInDeath({ main }: Episode, changes: Chronicle): boolean {
  if (main.kind !== 'recovers') return false;
  return changes.some(
    (change) => change.kind === 'dies' && change.person === main.person && change.earliest === main.earliest,
  );
}

function tellEpisode({ main, vote, following }: Episode, names: Names): string {
  const clauses = [clauseOf(main, vote, names), ...consequences(main, following, names)];
  const day = dayText(main.earliest).split(' ').slice(0, -1).join(' ');
  const given = main.by === 'given' ? ' (given)' : '';
  return main.kind === 'happens'
    ? `${day}${given}: ${clauses.join('; ')}.`
    : `On ${day} ${clauses.join('; ')}${given}.`;
}

function clauseOf(main: Change, vote: Change<'votes'> | undefined, names: Names): string {
  if (!vote) return sentenceOf(main, names);
  const voted = sentenceOf(vote, names);
  if (main.kind !== 'fills') return voted;
  // The vote names the person and the post already; who put the name forward is left to add.
  const full = sentenceOf(main, names);
  const reasons = /\((?:named|out|after) [^()]*(?:\([^()]*\)[^()]*)*\)$/.exec(full)?.[0];
  return reasons === undefined ? voted : `${voted} ${reasons}`;
}

function consequences(main: Change, following: Chronicle, names: Names): readonly string[] {
  const about = 'person' in main ? main.person : undefined;
  const left = following.flatMap((change) =>
    change.kind === 'vacates' && change.person === about ? [names.post(change.post)] : [],
  );
  const taken = following.flatMap((change) =>
    change.kind === 'fills' && change.person === about ? [names.post(change.post)] : [],
  );
  const others = following.filter(
    (change) => (change.kind === 'vacates' || change.kind === 'fills') && change.person !== about,
  );
  return [
    left.length === 0
      ? ''
      : main.kind === 'fills'
        ? `this meant giving up ${listed(left)}`
        : `this left vacant ${listed(left)}`,
    taken.length === 0 ? '' : `with it came ${listed(taken)}`,
    others.length > 3 ? `${plural(others.length, 'holder')} lost their posts by it` : '',
    ...(others.length > 3 ? [] : others.map((change) => sentenceOf(change, names))),
  ].filter(Boolean);
}

/** What is not told singly, counted. */
function summed(rest: readonly Episode[], others: boolean): string {
  const all = rest.flatMap(({ main, following }) => [main, ...following]);
  const number = (holds: (change: Change) => boolean) => all.filter(holds).length;
  const removals = rest.flatMap(({ main, vote }) => (vote ? [vote] : main.kind === 'votes' ? [main] : []));
  const motions = removals.filter(({ motion }) => motion.on === 'remove');
  const cadres = number((change) => change.kind === 'fills' && isCadre(change.person));
  const filled = number((change) => change.kind === 'fills');
  const parts = [
    filled === 0 ? '' : `${plural(filled, 'post')} were filled${cadres > 0 ? ` (${cadres} with unnamed cadres)` : ''}`,
    some(
      number((change) => change.kind === 'vacates' && change.cause.code === 'turnover'),
      'routine departure',
    ),
    some(motions.length, 'motion to remove somebody', 'motions to remove somebody') +
      (motions.length > 0 ? ` (${motions.filter(({ carried }) => carried).length} carried)` : ''),
    some(
      number((change) => change.kind === 'dies'),
      'death',
    ),
    some(
      number((change) => change.kind === 'falls-ill'),
      'illness',
      'illnesses',
    ),
  ].filter(Boolean);
  return parts.length === 0
    ? ''
    : `${others ? 'Elsewhere' : 'In this year'}: ${listed(parts)}.`.replace('1 post were', '1 post was');
}

function some(n: number, one: string, many?: string): string {
  return n === 0 ? '' : plural(n, one, many);
}

/** Who leads at the end of a year, by share of control. */
function standing(plan: Plan, { trace }: Told, year: number, names: Names): string {
  const month = trace.months.findLastIndex((name) => name.startsWith(`${year}-`));
  if (month < 0) return '';
  const shares = plan.persons
    .map((person, i) => ({ person, share: trace.control[i * trace.months.length + month]! }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || (a.person < b.person ? -1 : 1))
    .slice(0, 3)
    .map(({ person, share }) => `${names.short(person)} ${percent(share)}`);
  const first = trace.paramount[month]!;
  const leading = first === '' ? 'leadership is collective' : `${names.short(first)} is paramount`;
  return `At the end of ${year} ${leading}${shares.length > 0 ? `; control of the chief persons: ${listed(shares)}` : ''}.`;
}

function yearsOf({ trace }: Told): readonly { readonly year: number }[] {
  return [...new Set(trace.months.map((month) => Number(month.slice(0, month.lastIndexOf('-')).replace('Y', ''))))].map(
    (year) => ({ year }),
  );
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
