/** Compares somebody's copy of a source with the digests of its text and its passages: what is there, what differs, and how. */
import type { ClaimId } from '../../polity/index.ts';
import { carriageReturns, composed, decomposed, type Form, formOf, formsOf, lineFeeds } from './copy.ts';

export interface Passage {
  readonly claims: readonly ClaimId[];
  /** In code points of the text that was coded. */
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
}

/**
 * `in-place`: the same at the same place; `moved`: the same elsewhere; `retyped`: the same words, with other white space,
 * quotation marks, dashes or composition of letters; `changed`: something else stands where it stood; `gone`: what stood
 * before it and behind it has closed up, or the copy ends.
 */
export type PassageState = 'in-place' | 'moved' | 'retyped' | 'changed' | 'gone';

export interface FoundPassage {
  readonly passage: Passage;
  readonly state: PassageState;
  /** For `retyped`: in what. */
  readonly differs: readonly string[];
  /** Code points of the copy as read: where it stands, or for `changed` where it would. Absent where it is gone. */
  readonly at?: { readonly start: number; readonly end: number };
}

export interface Comparison {
  /** The copy as read: without a byte-order mark, with the line ends and letters of the text that was coded where those can be told. */
  readonly copy: Form;
  /** What was set aside to read it so. */
  readonly setAside: readonly string[];
  /** Whether it is the text that was coded, to the byte; absent where no digest is known. */
  readonly whole?: boolean;
  /** In the order of their places. */
  readonly passages: readonly FoundPassage[];
}

/** How far around the place where a passage is expected every stretch is tried, in code points. */
const NEARBY = 80;
/** How far from there words are tried in other spellings of the copy: each costs a digest. */
const FAR = 20_000;

/**
 * @param text decoded, a byte-order mark included
 * @param digest SHA-256 of the text that was coded, where known
 */
export function compareCopy(text: string, passages: readonly Passage[], digest?: string): Comparison {
  const ordered = [...passages].sort((a, b) => a.start - b.start || a.end - b.end);
  const { copy, setAside, whole } = readingOf(text, ordered, digest);
  const found = new Map<Passage, FoundPassage>();
  for (const passage of ordered)
    if (passage.end <= copy.length && copy.digest(passage.start, passage.end) === passage.sha256)
      found.set(passage, { passage, state: 'in-place', differs: [], at: { start: passage.start, end: passage.end } });
  for (const form of [copy, ...formsOf(copy)]) {
    if (found.size === ordered.length) break;
    search(form, ordered, found);
  }
  const steady = inOrder(ordered.flatMap((passage) => found.get(passage) ?? []));
  const shown = ordered.map((passage) => found.get(passage) ?? missing(passage, steady, copy));
  return { copy, setAside, ...(whole !== undefined && { whole }), passages: shown };
}

/** The reading of the copy that has the digest of the text, or else the most passages in their places. */
function readingOf(
  text: string,
  passages: readonly Passage[],
  digest: string | undefined,
): Pick<Comparison, 'copy' | 'setAside' | 'whole'> {
  const mark = text.startsWith('\ufeff');
  const plain = formOf(mark ? text.slice(1) : text);
  const readings = [plain, lineFeeds(plain), carriageReturns(plain)].flatMap((form) => [
    form,
    composed(form),
    decomposed(form),
  ]);
  const setAside = (form: Form) => [...(mark ? ['byte-order mark'] : []), ...new Set(form.differs)];
  if (digest !== undefined) {
    for (const form of readings) {
      const whole = form.points.join('');
      const bare = whole.replace(/[\r\n]+$/, '');
      for (const ending of [whole.slice(bare.length), '', '\n', '\r\n']) {
        const copy = formOf(bare + ending);
        if (copy.digest(0, copy.length) !== digest) continue;
        const last = bare + ending === whole ? [] : ['end of the last line'];
        return { copy, setAside: [...setAside(form), ...last], whole: true };
      }
    }
  }
  const score = (form: Form) =>
    passages.filter(({ start, end, sha256 }) => end <= form.length && form.digest(start, end) === sha256).length;
  let [best, most] = [plain, score(plain)];
  for (const form of readings) {
    const count = score(form);
    if (count > most) [best, most] = [form, count];
  }
  const copy = formOf(best.points.join(''));
  return { copy, setAside: setAside(best), ...(digest !== undefined && { whole: false }) };
}

/** Where a passage would stand, going by the nearest one found before it, or else behind it. */
function expectedPlace(
  passage: Passage,
  passages: readonly Passage[],
  found: ReadonlyMap<Passage, FoundPassage>,
): number {
  const at = passages.indexOf(passage);
  const neighbour =
    passages.slice(0, at).findLast((one) => found.get(one)?.at !== undefined) ??
    passages.slice(at + 1).find((one) => found.get(one)?.at !== undefined);
  return passage.start + (neighbour === undefined ? 0 : found.get(neighbour)!.at!.start - neighbour.start);
}

/**
 * Looks in one form for what has not been found yet: every stretch of the right length near the place where it is
 * expected, then those from the beginning of a word to the end of one, through the whole copy, or in forms other than the
 * copy itself as far as {@link FAR}. The nearest is taken.
 */
function search(form: Form, passages: readonly Passage[], found: Map<Passage, FoundPassage>): void {
  const before = new Map(found);
  const take = (passage: Passage, start: number) => {
    const at = { start: form.from[start]!, end: form.from[start + passage.end - passage.start]! };
    const state = form.differs.length === 0 ? 'moved' : 'retyped';
    found.set(passage, { passage, state, differs: [...new Set(form.differs)], at });
  };
  const left = new Map<number, Map<string, { readonly passage: Passage; readonly expected: number }[]>>();
  for (const passage of passages) {
    if (found.has(passage)) continue;
    const size = passage.end - passage.start;
    const expected = form.placeOf(expectedPlace(passage, passages, before));
    const near = aroundOf(expected, NEARBY).find(
      (start) => start >= 0 && start + size <= form.length && form.digest(start, start + size) === passage.sha256,
    );
    if (near !== undefined) {
      take(passage, near);
      continue;
    }
    const ofSize = left.get(size) ?? new Map<string, { passage: Passage; expected: number }[]>();
    left.set(size, ofSize.set(passage.sha256, [...(ofSize.get(passage.sha256) ?? []), { passage, expected }]));
  }
  if (left.size === 0) return;
  const isWord = form.points.map((point) => /[\p{L}\p{M}\p{N}]/u.test(point));
  const isEdge = (at: number) => at === 0 || at === form.length || !(isWord[at - 1]! && isWord[at]!);
  for (const [size, wanted] of left) {
    const asked = [...wanted.values()].flat();
    const [first, last] =
      form.differs.length === 0
        ? [0, form.length]
        : [Math.min(...asked.map((one) => one.expected)) - FAR, Math.max(...asked.map((one) => one.expected)) + FAR];
    const best = new Map<Passage, { readonly start: number; readonly far: number }>();
    for (let start = Math.max(0, first); start + size <= Math.min(form.length, last + size); start += 1) {
      if (!isEdge(start) || !isEdge(start + size)) continue;
      for (const { passage, expected } of wanted.get(form.digest(start, start + size)) ?? []) {
        const far = Math.abs(start - expected);
        if (far < (best.get(passage)?.far ?? Number.POSITIVE_INFINITY)) best.set(passage, { start, far });
      }
    }
    for (const [passage, { start }] of best) take(passage, start);
  }
}

/** Places around one, the nearest first. */
function aroundOf(place: number, most: number): readonly number[] {
  return [place, ...Array.from({ length: most }, (_, far) => [place - far - 1, place + far + 1]).flat()];
}

/** The most passages that stand in the copy in the order in which they stood: those moved past others are left out. */
function inOrder(found: readonly FoundPassage[]): readonly FoundPassage[] {
  const length: number[] = [];
  const link: number[] = [];
  for (const [place, one] of found.entries()) {
    length[place] = 1;
    link[place] = -1;
    for (let before = 0; before < place; before += 1)
      if (found[before]!.at!.start <= one.at!.start && length[before]! + 1 > length[place]!) {
        length[place] = length[before]! + 1;
        link[place] = before;
      }
  }
  const steady: FoundPassage[] = [];
  for (let at = length.indexOf(Math.max(...length)); at >= 0; at = link[at]!) steady.unshift(found[at]!);
  return steady;
}

/** Changed, where the copy has room for it between its neighbours; gone, where it has not. */
function missing(passage: Passage, steady: readonly FoundPassage[], copy: Form): FoundPassage {
  const size = passage.end - passage.start;
  const previous = steady.findLast((one) => one.passage.end <= passage.start);
  const next = steady.find((one) => one.passage.start >= passage.end);
  const low = previous?.at?.end ?? 0;
  const high = next?.at?.start ?? copy.length;
  const gapBefore = passage.start - (previous?.passage.end ?? 0);
  const gapBehind = next === undefined ? 0 : next.passage.start - passage.end;
  const room = high - low - gapBefore - gapBehind;
  if (steady.length === 0 || room < size / 2) return { passage, state: 'gone', differs: [] };
  const start = previous === undefined ? Math.max(0, high - gapBehind - size) : low + gapBefore;
  const end = next === undefined ? Math.min(start + size, copy.length) : high - gapBehind;
  return { passage, state: 'changed', differs: [], at: { start, end } };
}
