/**
 * The names of a folder: which identifier stands for what, and the check of every reference to one.
 *
 * All tables but the sources share one space of names, since subjects and objects of claims are looked up across them.
 */
import type { Slot } from '../record/index.ts';
import type { Place } from './place.ts';
import { didYouMean, type Speller } from './speller.ts';

export type NameKind = Exclude<Slot, 'words'> | 'source';

const homes: Readonly<Record<NameKind, string>> = {
  person: 'a person of persons.csv',
  organ: 'an organ of organs.csv',
  post: 'a post of posts.csv',
  policy: 'a policy of policies.csv',
  event: 'an event of events.csv',
  issue: 'an issue of scenario.yaml',
  series: 'a series of series.csv',
  claim: 'a claim of claims.csv',
  source: 'a source of sources.json',
};
const optionalFiles: Partial<Record<NameKind, string>> = {
  policy: 'policies.csv',
  event: 'events.csv',
  series: 'series.csv',
};

interface Known {
  readonly kind: NameKind;
  readonly file: string;
  readonly line: number;
}

interface Pending {
  readonly kinds: readonly NameKind[];
  readonly text: string;
  readonly site: Place;
}

export function describeKinds(kinds: readonly NameKind[]): string {
  return kinds.map((kind) => homes[kind]).join(' or ');
}

export class Names {
  readonly #speller: Speller;
  readonly #known = new Map<string, Known>();
  readonly #sources = new Map<string, Known>();
  readonly #ids = new Map<NameKind, string[]>();
  readonly #complete = new Set<NameKind>();
  readonly #unavailable = new Set<NameKind>();
  /** Rows whose identifier could not be read, by kind. */
  readonly #broken = new Map<NameKind, number>();
  readonly #excused = new Map<NameKind, Set<string>>();
  readonly #doubtful = new Set<string>();
  #pending: Pending[] = [];
  #merged: ReadonlyMap<string, string> = new Map();

  constructor(speller: Speller) {
    this.#speller = speller;
  }

  /** Takes up a name; reports one that is taken. Returns whether it is new. */
  declare(kind: NameKind, id: string, site: Place): boolean {
    const space = kind === 'source' ? this.#sources : this.#known;
    const before = space.get(id);
    if (before === undefined) {
      space.set(id, { kind, file: site.file.name, line: site.line });
      const list = this.#ids.get(kind);
      if (list) list.push(id);
      else this.#ids.set(kind, [id]);
      return true;
    }
    const where = before.file === site.file.name ? `line ${before.line}` : `${before.file} line ${before.line}`;
    site.fail('duplicate', 'an identifier that nothing else has', {
      found: id,
      hint: `${where} and line ${site.line} both have it`,
    });
    this.markBroken(kind);
    return false;
  }

  /** A row of the table has no readable name of its own. */
  markBroken(kind: NameKind): void {
    this.#broken.set(kind, (this.#broken.get(kind) ?? 0) + 1);
  }

  /** What kind of organ it is could not be read: nothing that depends on it is an error of its own. */
  markDoubtful(id: string): void {
    this.#doubtful.add(id);
  }

  isDoubtful(id: string): boolean {
    return this.#doubtful.has(id);
  }

  /** The table could not be read, which is told already: references into it are not checked. */
  markUnavailable(kind: NameKind): void {
    this.#unavailable.add(kind);
    this.#complete.add(kind);
  }

  /** All names of these kinds have been declared. References to them are checked from now on, and those that waited. */
  markComplete(...kinds: readonly NameKind[]): void {
    for (const kind of kinds) this.#complete.add(kind);
    const waiting = this.#pending;
    this.#pending = [];
    for (const { kinds: allowed, text, site } of waiting) this.check(allowed, text, site);
  }

  /** Takes up which identifiers stand for others, each with the one at its end. */
  merge(merged: ReadonlyMap<string, string>): void {
    this.#merged = merged;
  }

  get merged(): ReadonlyMap<string, string> {
    return this.#merged;
  }

  /** The identifier that one stands for: its own, unless it has been merged. */
  canonical(id: string): string {
    return this.#merged.get(id) ?? id;
  }

  kindOf(id: string): NameKind | undefined {
    return this.#known.get(id)?.kind;
  }

  isUnavailable(kind: NameKind): boolean {
    return this.#unavailable.has(kind);
  }

  all(kind: NameKind): readonly string[] {
    return this.#ids.get(kind) ?? [];
  }

  /** Among which of the kinds an identifier is found; undefined where among none. Reports nothing. */
  find(kinds: readonly NameKind[], id: string): NameKind | undefined {
    if (kinds.includes('source') && this.#sources.has(id)) return 'source';
    const kind = this.#known.get(id)?.kind;
    return kind !== undefined && kinds.includes(kind) ? kind : undefined;
  }

  /**
   * Checks a reference, at once or as soon as the tables it may point into have been read.
   * Returns false where it is known to point nowhere.
   */
  check(kinds: readonly NameKind[], text: string, site: Place): boolean {
    if (this.find(kinds, text) !== undefined) return true;
    if (!kinds.every((kind) => this.#complete.has(kind))) {
      this.#pending.push({ kinds, text, site });
      return true;
    }
    this.reportUnknown(kinds, text, site);
    return false;
  }

  nearest(kinds: readonly NameKind[], text: string): string | undefined {
    return this.#speller.nearest(text, concat(kinds.map((kind) => this.all(kind))), kinds.join());
  }

  /**
   * Reports a reference that points nowhere, unless its table is known to be damaged in a way that explains it: an
   * identifier with a near spelling is a slip of the pen; one without is put down to a row whose identifier could not
   * be read, as long as there are as many such rows.
   */
  reportUnknown(kinds: readonly NameKind[], text: string, site: Place): void {
    if (kinds.some((kind) => this.#unavailable.has(kind))) return;
    const other = this.#known.get(text);
    const expected = describeKinds(kinds);
    if (other !== undefined) {
      site.fail('unknown-reference', expected, { found: text, hint: `“${text}” is ${homes[other.kind]}` });
      return;
    }
    const near = this.nearest(kinds, text);
    if (near === undefined && kinds.some((kind) => this.#excuse(kind, text))) return;
    const absent = kinds.map((kind) => (this.all(kind).length === 0 ? optionalFiles[kind] : undefined));
    const missing = absent.find((file) => file !== undefined);
    const hint = didYouMean(near) ?? (missing === undefined ? undefined : `${missing} names none`);
    site.fail('unknown-reference', expected, { found: text, hint });
  }

  #excuse(kind: NameKind, text: string): boolean {
    const excused = this.#excused.get(kind) ?? new Set<string>();
    this.#excused.set(kind, excused);
    if (excused.has(text)) return true;
    if (excused.size >= (this.#broken.get(kind) ?? 0)) return false;
    excused.add(text);
    return true;
  }
}

function* concat(lists: readonly (readonly string[])[]): Iterable<string> {
  for (const list of lists) yield* list;
}
