/**
 * Search over names in any spelling. What fits is ranked by how it fits, as a whole and then word by word: the same spelling (of
 * a whole name, or of one word of a person's), the same words, words that a table of transliteration makes of one another, words with one skeleton, words a few letters
 * apart. Every rank says why; things that fit equally well are homonyms and all listed.
 */
import { distance } from 'fastest-levenshtein';
import {
  type IndexedThing,
  type IndexedWord,
  indexedWord,
  type NamedThing,
  type NamesIndex,
  wholeOf,
} from './names.ts';
import type { RomanTable } from './romanise.ts';
import { rawWords } from './skeleton.ts';

/** From the best: how a name fits what was looked for. */
export const fits = ['same-spelling', 'same-words', 'transliterated', 'same-skeleton', 'near'] as const;
export type Fit = (typeof fits)[number];

export interface NameHit {
  readonly thing: NamedThing;
  readonly fit: Fit;
  /** The recorded spelling, for `same-spelling`; else its words that fit, in the order of those looked for. */
  readonly by: string;
  /** Of `transliterated`: the tables that make one spelling of the other. */
  readonly tables: readonly RomanTable[];
  /** Letters that differ, over all words; 0 for the same. */
  readonly distance: number;
}

export interface NameSearch {
  /** Best first; equally good ones by kind and identifier. */
  readonly hits: readonly NameHit[];
  /** How many share the best place: whole names whatever they name, words of names among things of one kind. */
  readonly first: number;
  /** Where nothing was found: what is spelled most like it, nearest first. */
  readonly nearest: readonly NameHit[];
}

/** Spellings named where nothing fits. */
const mostNear = 5;

/** @param text of one word or more; nothing is found where it has neither letters nor digits */
export function searchNames(index: NamesIndex, text: string): NameSearch {
  const whole = wholeOf(text);
  const asked = rawWords(text).map((word) => comparer(indexedWord(word)));
  if (asked.length === 0) return { hits: [], first: 0, nearest: [] };
  const hits = index.flatMap((one) => hitOf(one, whole, asked) ?? []).sort(byRank);
  const first = hits.filter(
    (hit) => byRank(hit, hits[0]!) === 0 && (hit.fit === 'same-spelling' || hit.thing.kind === hits[0]!.thing.kind),
  ).length;
  const nearest =
    hits.length > 0
      ? []
      : index
          .flatMap((one) => farHit(one, asked))
          .sort(byRank)
          .slice(0, mostNear);
  return { hits, first, nearest };
}

/** Things of one rank stay in the order of the index. */
function byRank(a: NameHit, b: NameHit): number {
  return fits.indexOf(a.fit) - fits.indexOf(b.fit) || a.distance - b.distance;
}

function hitOf({ thing, whole, words }: IndexedThing, text: string, asked: readonly Comparer[]): NameHit | undefined {
  const same = whole.get(text)?.text ?? wordOfPerson(thing, words, asked);
  if (same !== undefined) return { thing, fit: 'same-spelling', by: same, tables: [], distance: 0 };
  const found = asked.map((word) => bestWord(word, words));
  if (found.some((one) => one === undefined)) return undefined;
  return joined(thing, found as readonly WordFit[]);
}

/** Namesakes share one word of their names, whether or not a source gives it alone. */
function wordOfPerson(
  { kind }: NamedThing,
  words: readonly IndexedWord[],
  asked: readonly Comparer[],
): string | undefined {
  const [only, ...more] = asked;
  if (kind !== 'person' || more.length > 0 || only!.asked.word.length === 1) return undefined;
  return words.find(({ word }) => word === only!.asked.word)?.word;
}

/** However far its words are. */
function farHit({ thing, words }: IndexedThing, asked: readonly Comparer[]): readonly NameHit[] {
  const found = asked.flatMap((word) =>
    words
      .map((other): WordFit => ({ fit: 'near', by: other.word, tables: [], distance: apart(word.asked, other) }))
      .sort(nearer)
      .slice(0, 1),
  );
  return found.length < asked.length ? [] : [joined(thing, found)];
}

interface WordFit {
  readonly fit: Exclude<Fit, 'same-spelling'>;
  readonly by: string;
  readonly tables: readonly RomanTable[];
  readonly distance: number;
}

function joined(thing: NamedThing, found: readonly WordFit[]): NameHit {
  const worst = Math.max(...found.map(({ fit }) => fits.indexOf(fit)));
  return {
    thing,
    fit: fits[worst]!,
    by: found.map(({ by }) => by).join(' '),
    tables: [...new Set(found.flatMap(({ tables }) => tables))],
    distance: found.reduce((sum, one) => sum + one.distance, 0),
  };
}

function nearer(a: WordFit, b: WordFit): number {
  return fits.indexOf(a.fit) - fits.indexOf(b.fit) || a.distance - b.distance || (a.by < b.by ? -1 : 1);
}

/** A word that is looked for, and how each word of the index fits it: many things share their words. */
interface Comparer {
  readonly asked: IndexedWord;
  readonly known: Map<IndexedWord, WordFit | undefined>;
}

function comparer(asked: IndexedWord): Comparer {
  return { asked, known: new Map() };
}

function bestWord({ asked, known }: Comparer, words: readonly IndexedWord[]): WordFit | undefined {
  let best: WordFit | undefined;
  for (const word of words) {
    const fit = known.has(word) ? known.get(word) : wordFit(asked, word);
    known.set(word, fit);
    if (fit !== undefined && (best === undefined || nearer(fit, best) < 0)) best = fit;
  }
  return best;
}

function wordFit(asked: IndexedWord, word: IndexedWord): WordFit | undefined {
  const by = word.word;
  if (asked.word === by) return { fit: 'same-words', by, tables: [], distance: 0 };
  // An initial stands for any word that begins with it.
  if (asked.word.length === 1)
    return [...word.latin.keys()].some((one) => asked.latin.has(one.slice(0, 1)))
      ? { fit: 'same-words', by, tables: [], distance: 1 }
      : undefined;
  const tables = [...asked.latin].flatMap(([spelling, table]) =>
    word.latin.has(spelling) ? [table ?? word.latin.get(spelling)].flatMap((one) => one ?? []) : [],
  );
  if (tables.length > 0) return { fit: 'transliterated', by, tables: [...new Set(tables)], distance: 0 };
  const isAlike = [...asked.skeletons].some((one) => one.length > 1 && word.skeletons.has(one));
  const far = apart(asked, word, isAlike ? Number.POSITIVE_INFINITY : slips(asked.word));
  // A skeleton is coarse: of names that are one, most letters are the same.
  if (isAlike && 2 * far <= Math.max(asked.word.length, by.length))
    return { fit: 'same-skeleton', by, tables: [], distance: far };
  return far <= slips(asked.word) ? { fit: 'near', by, tables: [], distance: far } : undefined;
}

/** Letters that may be wrong: one in four, none in words of up to three. */
function slips(word: string): number {
  return Math.floor(word.length / 4);
}

/** Edit distance (Levenshtein) of the two spellings that are nearest to each other; a number above `most` where it is above that. */
function apart(a: IndexedWord, b: IndexedWord, most = Number.POSITIVE_INFINITY): number {
  let least = most + 1;
  for (const one of [a.word, ...a.latin.keys()])
    for (const other of [b.word, ...b.latin.keys()])
      if (Math.abs(one.length - other.length) < least) least = Math.min(least, distance(one, other));
  return least;
}
