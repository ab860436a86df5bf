/** The grammar of propositions, as a parser by recursive descent; docs/scenario-format.md has it as EBNF. */
import { type Day, isoDay, parseEdtf, type Span } from '../calendar/index.ts';
import { type Cast, type Post, type PostClass, postClasses, votingClasses } from './cast.ts';
import { statuses } from './change.ts';
import type { OrganId, PersonId, PostId } from './ids.ts';
import {
  type PersonPredicate,
  type PersonSet,
  type PlainPredicate,
  type Proposition,
  quantifiers,
  said,
} from './proposition.ts';

export interface ParseOptions {
  /** Other names of persons, organs and posts, to those of the cast. */
  readonly redirects?: ReadonlyMap<string, string>;
  /** The days that may be asked about. */
  readonly within?: Span;
}

/** What should have stood there. `seats`: a place is known, and has none of the posts that are asked for. */
export type Expectation = 'word' | 'person' | 'place' | 'seats' | 'date' | 'day' | 'share' | 'end' | 'depth';

export type ParsedProposition =
  | { readonly ok: true; readonly proposition: Proposition }
  /** `at`: 0-based offset in the text, in UTF-16 units. `among`: what could have stood there, where that is a closed list. */
  | {
      readonly ok: false;
      readonly at: number;
      readonly found: string;
      readonly what: Expectation;
      readonly expected: string;
      readonly among?: readonly string[];
    };
type Failure = Extract<ParsedProposition, { readonly ok: false }>;

/** Reads one proposition. Never throws. */
export function parseProposition(text: string, cast: Cast, options: ParseOptions = {}): ParsedProposition {
  try {
    return { ok: true, proposition: new Parser(text, cast, options).whole() };
  } catch (error) {
    if (error instanceof Unreadable) return error.failure;
    throw error;
  }
}

/** Ends the parse from wherever it stands; never leaves this file. */
class Unreadable {
  readonly failure: Failure;
  constructor(failure: Failure) {
    this.failure = failure;
  }
}

const deepest = 64;
const verbs = ['holds', 'gains', 'loses', 'keeps', 'becomes', 'is', 'ever', 'never'] as const;
type Mood = 'ever' | 'never' | undefined;

class Parser {
  readonly #words: readonly { readonly text: string; readonly at: number }[];
  readonly #length: number;
  readonly #cast: Cast;
  readonly #options: ParseOptions;
  #next = 0;

  constructor(text: string, cast: Cast, options: ParseOptions) {
    this.#words = [...text.matchAll(/[()|]|[^\s()|]+/g)].map((match) => ({ text: match[0], at: match.index }));
    this.#length = text.length;
    this.#cast = cast;
    this.#options = options;
  }

  whole(): Proposition {
    const proposition = this.#either(0);
    if (this.#next < this.#words.length) this.#fail('end', 'the end of the proposition, “and” or “or”');
    return proposition;
  }

  #either(depth: number): Proposition {
    return this.#joined('or', () => this.#joined('and', () => this.#negation(depth)));
  }

  #joined(says: 'and' | 'or', part: () => Proposition): Proposition {
    const of = [part()];
    while (this.#takes(says)) of.push(part());
    return of.length === 1 ? of[0]! : { says, of };
  }

  #negation(depth: number): Proposition {
    if (this.#takes('not')) return { says: 'not', of: this.#group(depth) };
    return this.#group(depth);
  }

  #group(depth: number): Proposition {
    if (!this.#takes('(')) return this.#sentence();
    if (depth === deepest) this.#fail('depth', `at most ${deepest} brackets inside one another`, -1);
    const inner = this.#either(depth + 1);
    this.#must(')');
    return inner;
  }

  #sentence(): Proposition {
    if (this.#peek() === 'control' && this.#peek(1) === 'of') {
      this.#next += 2;
      const subject = this.#subject();
      const mood = this.#mood();
      this.#must('at');
      this.#must('least');
      const least = this.#share();
      return subject(negated(mood, { says: 'control', least, ...this.#sometime(mood) }));
    }
    const subject = this.#subject();
    return subject(this.#predicate());
  }

  /** @returns what makes a proposition of a predicate. */
  #subject(): (predicate: PersonPredicate) => Proposition {
    const quantifier = quantifiers.find((word) => word === this.#peek());
    if (quantifier === undefined) {
      const person = this.#person('a person, or any, all or most of several');
      return (predicate) => said(predicate, person);
    }
    this.#next += 1;
    this.#takes('of');
    const set = this.#set();
    return (predicate) => ({ says: 'quantified', quantifier, set, predicate });
  }

  #set(): PersonSet {
    if (this.#peek(1) === 'of' && this.#takes('members')) {
      this.#must('of');
      return { are: 'members', posts: this.#target() };
    }
    if (this.#peek(1) === 'of' && this.#takes('associates')) {
      this.#must('of');
      return { are: 'associates', of: this.#person('a person') };
    }
    const persons = [this.#person('persons joined by |, “members of” or “associates of”')];
    while (this.#takes('|')) persons.push(this.#person('a person'));
    return { are: 'named', persons: [...new Set(persons)] };
  }

  #predicate(): PersonPredicate {
    const mood = this.#mood();
    if (this.#takes('is')) return this.#is(mood);
    if (this.#takes('holds')) {
      const posts = this.#target();
      const time = this.#sometime(mood);
      return negated(mood, { says: 'holds', posts, ...time, ...(mood === undefined && this.#except()) });
    }
    const event = mood === 'ever' ? undefined : (['gains', 'loses'] as const).find((verb) => this.#takes(verb));
    if (event !== undefined) {
      const posts = this.#target();
      const day = this.#day(mood === 'never' ? 'until' : 'by');
      // `loses` leaves out death of itself; to say so is no error.
      if (event === 'loses') this.#except();
      return negated(mood, { says: event, posts, day });
    }
    if (mood !== undefined) {
      const among = mood === 'never' ? ['holds', 'gains', 'loses', 'is'] : ['holds', 'is'];
      this.#fail('word', listed(among), 0, among);
    }
    if (this.#takes('keeps')) {
      const posts = this.#target();
      return { says: 'keeps', posts, day: this.#day('until'), ...this.#except() };
    }
    if (this.#takes('becomes')) {
      const wanted = this.#class();
      this.#must('in');
      return { says: 'gains', posts: this.#places(wanted), day: this.#day('by') };
    }
    return this.#fail('word', listed(verbs), 0, verbs);
  }

  #is(before: Mood): PersonPredicate {
    const mood = before ?? this.#mood();
    if (this.#takes('paramount')) return negated(mood, { says: 'paramount', ...this.#sometime(mood) });
    const status = (['dead', 'ill', ...statuses] as const).find((word) => word === this.#peek());
    if (status === undefined)
      this.#fail('word', 'paramount, dead, ill or a status', 0, ['dead', 'ill', ...statuses, 'paramount']);
    this.#next += 1;
    if (mood === undefined && this.#peek() === 'on') return { says: 'under', status, day: this.#day('on') };
    const day = this.#day(mood === 'never' ? 'until' : 'by', mood === undefined ? '“by” or “on”' : undefined);
    return negated(mood, { says: 'is', status, day });
  }

  #mood(): Mood {
    return this.#takes('ever') ? 'ever' : this.#takes('never') ? 'never' : undefined;
  }

  /** On a day; or, where it is asked whether ever or never, by a day or until one. */
  #sometime(mood: Mood): { readonly day: Day; readonly ever?: true } {
    if (mood === undefined) return { day: this.#day('on') };
    return { day: this.#day(mood === 'ever' ? 'by' : 'until'), ever: true };
  }

  #except(): { readonly exceptDeath?: true } {
    if (!this.#takes('except')) return {};
    this.#must('death');
    return { exceptDeath: true };
  }

  #target(): readonly PostId[] {
    const first = this.#next;
    const known = this.#places(undefined);
    if (!this.#takes('as')) return known;
    const wanted = this.#class();
    const after = this.#next;
    this.#next = first;
    const posts = this.#places(wanted);
    this.#next = after;
    return posts;
  }

  #places(wanted: PostClass | undefined): readonly PostId[] {
    const posts = this.#place(wanted);
    while (this.#takes('|')) posts.push(...this.#place(wanted));
    return [...new Set(posts)];
  }

  /** The posts of one place, those of a class alone where one is wanted. */
  #place(wanted: PostClass | undefined): PostId[] {
    const { posts, organs } = this.#cast;
    const name = this.#name();
    const post = posts.get(name as PostId);
    if (post === undefined && !organs.has(name as OrganId))
      this.#fail('place', 'posts or bodies joined by |', 0, [...posts.keys(), ...organs.keys()]);
    const all = post ? [post] : [...posts.values()].filter(({ organ }) => organ === (name as OrganId));
    const fitting = wanted === undefined ? all : all.filter(isOfClass(wanted));
    if (all.length === 0) this.#fail('seats', 'posts or bodies joined by | that have posts');
    if (fitting.length === 0) this.#fail('seats', `a post of class ${wanted}, or a body that has some`);
    this.#next += 1;
    return fitting.map(({ id }) => id);
  }

  #class(): PostClass {
    const wanted = postClasses.find((word) => word === this.#peek());
    if (wanted === undefined) this.#fail('word', `a class of posts: ${listed(postClasses)}`, 0, postClasses);
    this.#next += 1;
    return wanted;
  }

  #person(expected: string): PersonId {
    const name = this.#name() as PersonId;
    if (!this.#cast.persons.has(name)) this.#fail('person', expected, 0, [...this.#cast.persons.keys()]);
    this.#next += 1;
    return name;
  }

  #day(word: 'on' | 'by' | 'until', expected?: string): Day {
    this.#must(word, expected);
    const date = parseEdtf(this.#peek() ?? '');
    if (!date.ok || date.date.kind !== 'moment') this.#fail('date', 'a date such as 1925-05-31');
    const day = date.date.latest;
    const { within } = this.#options;
    if (within && (day < within.earliest || day > within.latest))
      this.#fail('day', `a day from ${isoDay(within.earliest)} to ${isoDay(within.latest)}`);
    this.#next += 1;
    return day;
  }

  #share(): number {
    const text = this.#peek() ?? '';
    const value = /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
    if (!(value > 0 && value <= 1)) this.#fail('share', 'a share of all control above 0 and up to 1, such as 0.2');
    this.#next += 1;
    return value;
  }

  #name(): string {
    const name = this.#peek() ?? '';
    return this.#options.redirects?.get(name) ?? name;
  }

  #peek(ahead = 0): string | undefined {
    return this.#words[this.#next + ahead]?.text;
  }

  #takes(word: string): boolean {
    if (this.#peek() !== word) return false;
    this.#next += 1;
    return true;
  }

  #must(word: string, expected = `“${word}”`): void {
    if (!this.#takes(word)) this.#fail('word', expected);
  }

  #fail(what: Expectation, expected: string, ahead = 0, among?: readonly string[]): never {
    const found = this.#words[this.#next + ahead];
    const at = found?.at ?? this.#length;
    throw new Unreadable({ ok: false, at, found: found?.text ?? '', what, expected, ...(among && { among }) });
  }
}

/** `full` is any seat that votes: chairs and first posts are full members too. */
function isOfClass(wanted: PostClass): (post: Post) => boolean {
  return wanted === 'full' ? (post) => votingClasses.has(post.class) : (post) => post.class === wanted;
}

function negated(mood: Mood, plain: PlainPredicate): PersonPredicate {
  return mood === 'never' ? { says: 'not', of: plain } : plain;
}

function listed(among: readonly string[]): string {
  return `${among.slice(0, -1).join(', ')} or ${among.at(-1)}`;
}
