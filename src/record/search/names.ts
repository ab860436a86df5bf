/** The index of names: every recorded spelling of everything that has a name, and each word of it in the ways it may be spelled. */
import type { Cast } from '../../polity/index.ts';
import type { Claim } from '../claim.ts';
import { type RomanTable, romanisations } from './romanise.ts';
import { folded, rawWords, skeletonsOf, wordsOf } from './skeleton.ts';

export const namedKinds = ['person', 'organ', 'post', 'policy', 'event', 'issue', 'series'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** Where a spelling is recorded. `renamed`: a claim says that the thing took this name. */
export type SpellingOrigin = 'name' | 'variant' | 'renamed' | 'redirect' | 'id';

export interface Spelling {
  readonly text: string;
  readonly origin: SpellingOrigin;
}

export interface NamedThing {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: string;
  /** All of them, the name first. */
  readonly spellings: readonly Spelling[];
}

export interface NamesSource {
  readonly cast: Cast;
  readonly claims: Iterable<Claim>;
  /** Other identifiers, to those of the scenario. */
  readonly redirects?: ReadonlyMap<string, string>;
  readonly series?: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** A word of a spelling, folded, with what the tables make of it. */
export interface IndexedWord {
  readonly word: string;
  /** Folded. */
  readonly latin: ReadonlyMap<string, RomanTable | undefined>;
  readonly skeletons: ReadonlySet<string>;
}

export interface IndexedThing {
  readonly thing: NamedThing;
  /** Each spelling folded, its words in their order joined by blanks. */
  readonly whole: ReadonlyMap<string, Spelling>;
  readonly words: readonly IndexedWord[];
}

export type NamesIndex = readonly IndexedThing[];

/** In the order of kinds, then of identifiers. */
export function namedThings({ cast, claims, redirects, series }: NamesSource): readonly NamedThing[] {
  const renamed = listed(
    [...claims].flatMap((one) => (one.predicate === 'renamed' ? [[one.subject, one.value!]] : [])),
  );
  const redirected = listed([...(redirects ?? [])].map(([from, to]) => [to, from]));
  const tables: Readonly<Record<NamedKind, ReadonlyMap<string, { readonly id: string; readonly name: string }>>> = {
    person: cast.persons,
    organ: cast.organs,
    post: cast.posts,
    policy: cast.policies,
    event: cast.events,
    issue: cast.issues,
    series: series ?? new Map(),
  };
  return namedKinds.flatMap((kind) =>
    [...tables[kind].values()].sort(byId).map(({ id, name, ...rest }): NamedThing => {
      const variants = 'variants' in rest ? (rest.variants as readonly string[]) : [];
      const spellings: readonly Spelling[] = [
        { text: name, origin: 'name' },
        ...variants.map((text) => ({ text, origin: 'variant' as const })),
        ...[...new Set(renamed.get(id))].map((text) => ({ text, origin: 'renamed' as const })),
        ...(redirected.get(id) ?? []).map((text) => ({ text, origin: 'redirect' as const })),
        { text: id, origin: 'id' },
      ];
      return { kind, id, name, spellings };
    }),
  );
}

export function indexNames(things: readonly NamedThing[]): NamesIndex {
  const words = new Map<string, IndexedWord>();
  const indexed = (raw: string): IndexedWord => {
    const known = words.get(raw);
    if (known) return known;
    const word = indexedWord(raw);
    words.set(raw, word);
    return word;
  };
  return things.map((thing) => {
    const whole = new Map<string, Spelling>();
    for (const spelling of thing.spellings) {
      const key = wholeOf(spelling.text);
      if (key !== '' && !whole.has(key)) whole.set(key, spelling);
    }
    const own = new Set(thing.spellings.flatMap(({ text }) => rawWords(text)));
    return { thing, whole, words: [...own].map(indexed) };
  });
}

/** A text as a whole, for comparison. */
export function wholeOf(text: string): string {
  return wordsOf(text).join(' ');
}

/** @param raw with its accents, which the tables need: й is not и */
export function indexedWord(raw: string): IndexedWord {
  const latin = new Map<string, RomanTable | undefined>();
  for (const [spelling, table] of romanisations(raw)) {
    const key = folded(spelling);
    if (!latin.has(key)) latin.set(key, table);
  }
  const skeletons = new Set([...latin.keys()].flatMap((one) => [...skeletonsOf(one)]).filter((one) => one !== ''));
  return { word: folded(raw), latin, skeletons };
}

function listed(pairs: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const [key, value] of pairs) lists.set(key!, [...(lists.get(key!) ?? []), value!]);
  return lists;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
