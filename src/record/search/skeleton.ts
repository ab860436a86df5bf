/**
 * The skeleton of a word: what its spellings in different transliterations have in common. Consonants in a few classes, vowels
 * left out but for one that begins the word. A letter that stands for different sounds in different tables (ch, j, c, z …) is
 * read in each of its ways, so a word has a set of skeletons; two words may be one name if their sets meet.
 */

/** Sibilants and affricates S, labials V, and so on; the longest spelling that fits is read first. */
const readings: Readonly<Record<string, readonly string[]>> = {
  schtsch: ['S'], shtsh: ['S'], chtch: ['S'], shch: ['S'], stch: ['S', 'STK'], tsch: ['S', 'SK'], tsh: ['S', 'SK'], tch: ['S', 'TK'], sch: ['S', 'SK'], shh: ['S'],
  sh: ['S', 'SK'], zh: ['S', 'SK'], ch: ['S', 'K', 'SK'], ts: ['S'], tz: ['S'], cz: ['S'], sz: ['S'], ck: ['K', 'SK'], kh: ['K'], gh: ['G', 'GK'], ph: ['V', 'PK'], th: ['T', 'TK'],
  b: ['B'], c: ['S', 'K'], d: ['D'], f: ['V'], g: ['G'], h: ['K', 'G', ''], j: ['', 'S', 'DS'], k: ['K'], l: ['L'], m: ['M'], n: ['N'], p: ['P'], q: ['K'], r: ['R'],
  s: ['S'], t: ['T'], v: ['V'], w: ['V'], x: ['KS', 'K'], z: ['S'],
}; // biome-ignore format: one list
const longest = Math.max(...Object.keys(readings).map((spelling) => spelling.length));

/** Most skeletons of one word: enough for names, and a bound for what is no name. */
const most = 96;
const longestWord = 40;

/** Letters that have no accent to take off. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ħ: 'h',
};

/** A word or text for comparison: lower case, no accents, no signs for soft and hard, no points. Blanks and hyphens stay. */
export function folded(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{Script=Cyrillic}]+/gu, (part) => part.normalize('NFKD').replace(/\p{M}/gu, ''))
      .replace(/[łøđðßæœıþħ]/g, (letter) => plain[letter]!)
      .replaceAll('ё', 'е')
      // Signs for soft and hard count as letters there.
      .replace(/[^\p{L}\p{N}\s-]|[ʰ-˿]/gu, '')
  );
}

/** The words of a text, parted at blanks, joints and points (initials are written without blanks as well), in lower case. */
export function rawWords(text: string): readonly string[] {
  return text
    .replace(/[.,;()/|“”„«»_-]/g, ' ')
    .split(/\s+/)
    .map((word) => word.toLowerCase().normalize('NFC'))
    .filter((word) => folded(word) !== '');
}

/** The same, folded. */
export function wordsOf(text: string): readonly string[] {
  return rawWords(text).map(folded);
}

/** @param word folded, in Latin letters; any other letter stands for itself */
export function skeletonsOf(word: string): ReadonlySet<string> {
  let found: readonly string[] = [''];
  const text = [...word].slice(0, longestWord).join('');
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !(text.slice(at, at + length) in readings)) length--;
    const spelling = text.slice(at, at + length);
    const options = /[aeiouy]/.test(spelling) ? [at === 0 ? 'A' : ''] : (readings[spelling] ?? [spelling]);
    const sounds = at === 0 && spelling === 'j' ? ['A', 'S', 'DS'] : options;
    found = [...new Set(found.flatMap((one) => sounds.map((sound) => joined(one, sound))))].slice(0, most);
    at += length;
  }
  return new Set(found);
}

/** Sounds in a row that are one are written once; T before S is part of it. */
function joined(before: string, sound: string): string {
  if (sound === '') return before;
  const stem = sound.startsWith('S') && before.endsWith('T') ? before.slice(0, -1) : before;
  return stem.endsWith(sound[0]!) ? stem + sound.slice(1) : stem + sound;
}
