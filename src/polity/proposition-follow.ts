/**
 * Propositions followed through a history, change by change. `evaluate` says what each means; this is its fast twin for
 * chronicles with exact days: propositions are compiled once, an index leads from each change to the sentences about its
 * person and post alone, and a few numbers a sentence are all that is kept.
 */
import { type Day, type MonthIndex, monthOf } from '../calendar/index.ts';
import type { Change, Chronicle } from './change.ts';
import type { OrganId, PersonId, PostId } from './ids.ts';
import { membersOf, type PersonSentence, type Proposition, type Quantifier, said } from './proposition.ts';

/** Follows one history. */
export interface Follower {
  /** Told every change after the start once, in the order of days. */
  hear(change: Change): void;
  /** Told who is paramount (undefined: nobody) and how much anybody controls at the end of each month, in order. */
  measure(month: MonthIndex, paramount: PersonId | undefined, control: (person: PersonId) => number): void;
  /** By proposition. */
  truths(): readonly boolean[];
}

/** Propositions made ready: sets resolved, what happened up to the start taken in. */
export interface CompiledPropositions {
  follow(): Follower;
}

type Tree = number | { readonly op: 'not' | Quantifier; readonly of: readonly Tree[] };
type TenureSentence = Extract<PersonSentence, { readonly posts: unknown }>;
type StatusSentence = Extract<PersonSentence, { readonly says: 'is' | 'under' }>;
type MeasureSentence = Extract<PersonSentence, { readonly says: 'paramount' | 'control' }>;

/** @param chronicle on exact days, at least up to the start; what is later in it is passed over */
export function compilePropositions(
  propositions: readonly Proposition[],
  { chronicle, start }: { readonly chronicle: Chronicle; readonly start: Day },
): CompiledPropositions {
  const sentences: PersonSentence[] = [];
  const numbers = new Map<string, number>();
  const past = chronicle.filter((change) => change.earliest <= start);
  const leaf = (sentence: PersonSentence): Tree => {
    const key = JSON.stringify(Object.entries(sentence).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = numbers.get(key) ?? sentences.push(sentence) - 1;
    numbers.set(key, known);
    return known;
  };
  const tree = (proposition: Proposition): Tree => {
    switch (proposition.says) {
      case 'not':
        return { op: 'not', of: [tree(proposition.of)] };
      case 'and':
        return { op: 'all', of: proposition.of.map(tree) };
      case 'or':
        return { op: 'any', of: proposition.of.map(tree) };
      case 'quantified': {
        const { set, quantifier, predicate } = proposition;
        const members = membersOf(set, { chronicle: past, start }).filter(({ belongs }) => belongs === 'true');
        return { op: quantifier, of: members.map(({ person }) => tree(said(predicate, person))) };
      }
      default:
        return leaf(proposition);
    }
  };
  const trees = propositions.map(tree);
  const index = indexOf(sentences);
  const atStart = new Following(
    trees,
    index,
    sentences.map((sentence) => trackerOf(sentence, start)),
  );
  for (const change of past) atStart.hear(change);
  return { follow: () => atStart.copy() };
}

/** From what a change is about to the numbers of the sentences about it. */
interface Index {
  readonly tenures: ReadonlyMap<PersonId, ReadonlyMap<PostId, readonly number[]>>;
  readonly statuses: ReadonlyMap<PersonId, readonly number[]>;
  readonly measured: readonly number[];
}

function indexOf(sentences: readonly PersonSentence[]): Index {
  const tenures = new Map<PersonId, Map<PostId, number[]>>();
  const statuses = new Map<PersonId, number[]>();
  const measured: number[] = [];
  sentences.forEach((sentence, at) => {
    const { person } = sentence;
    if ('posts' in sentence) {
      const posts = tenures.get(person) ?? new Map<PostId, number[]>();
      tenures.set(person, posts);
      for (const post of new Set(sentence.posts)) posts.set(post, [...(posts.get(post) ?? []), at]);
    } else if ('status' in sentence) statuses.set(person, [...(statuses.get(person) ?? []), at]);
    else measured.push(at);
  });
  return { tenures, statuses, measured };
}

/** One sentence and where it stands. */
interface Tracker {
  hear?(change: Change): void;
  measure?(month: MonthIndex, paramount: PersonId | undefined, control: (person: PersonId) => number): void;
  holds(): boolean;
  copy(): Tracker;
}

function trackerOf(sentence: PersonSentence, start: Day): Tracker {
  if ('posts' in sentence) return new Tenure(sentence, start);
  return 'status' in sentence ? new StatusOf(sentence) : new Measure(sentence, start);
}

class Following implements Follower {
  readonly #trees: readonly Tree[];
  readonly #index: Index;
  readonly #trackers: readonly Tracker[];

  constructor(trees: readonly Tree[], index: Index, trackers: readonly Tracker[]) {
    this.#trees = trees;
    this.#index = index;
    this.#trackers = trackers;
  }

  copy(): Following {
    return new Following(
      this.#trees,
      this.#index,
      this.#trackers.map((tracker) => tracker.copy()),
    );
  }

  hear(change: Change): void {
    switch (change.kind) {
      case 'fills':
      case 'vacates':
        if (change.acting) return;
        return this.#tell(this.#index.tenures.get(change.person)?.get(change.post), change);
      case 'dies':
      case 'falls-ill':
      case 'recovers':
      case 'sanctioned':
      case 'lifted':
        return this.#tell(this.#index.statuses.get(change.person), change);
    }
  }

  measure(month: MonthIndex, paramount: PersonId | undefined, control: (person: PersonId) => number): void {
    for (const at of this.#index.measured) this.#trackers[at]!.measure!(month, paramount, control);
  }

  truths(): readonly boolean[] {
    const held = this.#trackers.map((tracker) => tracker.holds());
    const truth = (tree: Tree): boolean => {
      if (typeof tree === 'number') return held[tree]!;
      const { op, of } = tree;
      switch (op) {
        case 'not':
          return !truth(of[0]!);
        case 'any':
          return of.some(truth);
        case 'all':
          return of.every(truth);
        case 'most':
          return 2 * of.filter(truth).length > of.length;
      }
    };
    return this.#trees.map(truth);
  }

  #tell(about: readonly number[] | undefined, change: Change): void {
    if (about) for (const at of about) this.#trackers[at]!.hear!(change);
  }
}

/** Who holds what counts at the end of a day: a post given up and taken again on one day was held throughout. */
class Tenure implements Tracker {
  readonly #sentence: TenureSentence;
  readonly #start: Day;
  /** The day that is not over yet. */
  #today: Day;
  #count = 0;
  #heldAtStart = false;
  #ever = false;
  #gap = false;
  #took = false;
  #lost = Number.NEGATIVE_INFINITY;
  #died = Number.NEGATIVE_INFINITY;

  constructor(sentence: TenureSentence, start: Day) {
    this.#sentence = sentence;
    this.#start = start;
    this.#today = start;
  }

  copy(): Tenure {
    const copy = new Tenure(this.#sentence, this.#start);
    copy.#today = this.#today;
    copy.#count = this.#count;
    copy.#heldAtStart = this.#heldAtStart;
    copy.#ever = this.#ever;
    copy.#gap = this.#gap;
    copy.#took = this.#took;
    copy.#lost = this.#lost;
    copy.#died = this.#died;
    return copy;
  }

  hear(change: Change<'fills' | 'vacates'>): void {
    const day = change.earliest;
    if (day > this.#sentence.day) return;
    if (day > this.#today) {
      this.#endOfDay();
      this.#today = day;
    }
    const later = day > this.#start;
    if (change.kind === 'fills') {
      this.#count++;
      this.#took ||= later;
      return;
    }
    if (this.#count === 0) return;
    const died = change.reason === 'death';
    if (later && died) this.#died = day;
    else if (later) this.#lost = day;
    if (!(died && 'exceptDeath' in this.#sentence)) this.#count--;
  }

  holds(): boolean {
    const sentence = this.#sentence;
    const inTime = sentence.day >= this.#start;
    const now = this.#count > 0;
    const atStart = this.#today === this.#start ? now : this.#heldAtStart;
    switch (sentence.says) {
      case 'holds':
        return sentence.ever ? inTime && (this.#ever || now) : now;
      case 'keeps':
        return inTime && now && !this.#gap;
      case 'gains':
        return !atStart && this.#took;
      case 'loses':
        return this.#lost > this.#died && !now;
    }
  }

  #endOfDay(): void {
    const held = this.#count > 0;
    if (this.#today === this.#start) this.#heldAtStart = held;
    this.#ever ||= held;
    this.#gap ||= !held;
  }
}

class StatusOf implements Tracker {
  readonly #sentence: StatusSentence;
  #came = false;
  /** Organs under whose sanction he is. */
  #open: readonly (OrganId | undefined)[] = [];

  constructor(sentence: StatusSentence) {
    this.#sentence = sentence;
  }

  copy(): StatusOf {
    const copy = new StatusOf(this.#sentence);
    copy.#came = this.#came;
    copy.#open = this.#open;
    return copy;
  }

  hear(change: Change<'dies' | 'falls-ill' | 'recovers' | 'sanctioned' | 'lifted'>): void {
    const { status, day } = this.#sentence;
    if (change.earliest > day) return;
    const about = 'status' in change ? change.status : change.kind === 'dies' ? 'dead' : 'ill';
    if (about !== status) return;
    const organ = 'organ' in change ? change.organ : undefined;
    if (change.kind === 'recovers' || change.kind === 'lifted') {
      const at = this.#open.indexOf(organ);
      if (at >= 0) this.#open = this.#open.toSpliced(at, 1);
      return;
    }
    this.#came = true;
    this.#open = [...this.#open, organ];
  }

  holds(): boolean {
    return this.#sentence.says === 'is' ? this.#came : this.#open.length > 0;
  }
}

class Measure implements Tracker {
  readonly #sentence: MeasureSentence;
  readonly #start: Day;
  readonly #last: MonthIndex;
  #truth = false;

  constructor(sentence: MeasureSentence, start: Day) {
    this.#sentence = sentence;
    this.#start = start;
    const asked = monthOf(sentence.day);
    const first = monthOf((start + 1) as Day);
    // A day before the first measure is answered by it, a day after the last by the last.
    this.#last = sentence.ever || asked > first ? asked : first;
  }

  copy(): Measure {
    const copy = new Measure(this.#sentence, this.#start);
    copy.#truth = this.#truth;
    return copy;
  }

  measure(month: MonthIndex, paramount: PersonId | undefined, control: (person: PersonId) => number): void {
    if (month > this.#last) return;
    const sentence = this.#sentence;
    const now =
      sentence.says === 'paramount' ? paramount === sentence.person : control(sentence.person) >= sentence.least;
    this.#truth = sentence.ever ? this.#truth || now : now;
  }

  holds(): boolean {
    return this.#truth;
  }
}
