/**
 * Cyrillic letters in Latin ones, by the tables that libraries, atlases and newspapers have used: a name is recorded by one of
 * them and looked for by another.
 */

/** Letters from а to я in the order of the Russian alphabet, ё after е; a bar stands between what each becomes. */
const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';

/** `:` before what stands where the letter begins a word or follows a vowel or a sign. */
const tables = {
  'English of today': 'a|b|v|g|d|e|yo|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch||y||e|yu|ya',
  'BGN/PCGN': 'a|b|v|g|d|e:ye|e:ye|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|”|y|’|e|yu|ya',
  'ALA-LC': 'a|b|v|g|d|e|e|zh|z|i|i|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|”|y|’|e|iu|ia',
  'ISO 9': 'a|b|v|g|d|e|ë|ž|z|i|j|k|l|m|n|o|p|r|s|t|u|f|h|c|č|š|ŝ|ʺ|y|ʹ|è|û|â',
  'GOST 7.79 B': 'a|b|v|g|d|e|yo|zh|z|i|j|k|l|m|n|o|p|r|s|t|u|f|x|cz|ch|sh|shh|``|y`|`|e`|yu|ya',
  scholarly: 'a|b|v|g|d|e|ë|ž|z|i|j|k|l|m|n|o|p|r|s|t|u|f|x|c|č|š|šč|ʺ|y|ʹ|è|ju|ja',
  'scholarly, German': 'a|b|v|g|d|e|ë|ž|z|i|j|k|l|m|n|o|p|r|s|t|u|f|ch|c|č|š|šč|ʺ|y|ʹ|ė|ju|ja',
  French: 'a|b|v|g|d|e:ïe|io|j|z|i|ï|k|l|m|n|o|p|r|s|t|ou|f|kh|ts|tch|ch|chtch||y||e|iou|ia',
  German: 'a|b|w|g|d|e:je|jo|sch|s|i|i|k|l|m|n|o|p|r|s|t|u|f|ch|z|tsch|sch|schtsch||y||e|ju|ja',
  'English of old': 'a|b|v|g|d|e:ye|yo|j|z|i|y|k|l|m|n|o|p|r|s|t|ou|f|kh|tz|tch|sh|stch||y||e|yu|ya',
} as const;

export type RomanTable = keyof typeof tables;
export const romanTables = Object.keys(tables) as readonly RomanTable[];

/** What the ends of words become where that is not letter by letter. */
const endings: Readonly<Partial<Record<RomanTable, Readonly<Record<string, string>>>>> = {
  'English of today': { ий: 'y', ый: 'y' },
  'English of old': { ий: 'y', ый: 'y', в: 'ff' },
  French: { ий: 'i', ый: 'i', ин: 'ine' },
  German: { ий: 'i', ый: 'i' },
};

/** Letters of other Cyrillic alphabets, one way for all tables: they are told apart by the skeleton alone. */
const others: Readonly<Record<string, string>> = {
  і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ѣ: 'e', ѳ: 'f', ѵ: 'i', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'g', ќ: 'k', ѕ: 'dz',
  ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ҷ: 'ch', ӣ: 'i', ӯ: 'u', ҳ: 'h',
}; // biome-ignore format: one list

const letters = new Map(
  romanTables.map((name) => {
    const cells = tables[name].split('|');
    return [
      name,
      new Map(
        [...alphabet].map((letter, i) => {
          const [inside = '', first = inside] = cells[i]!.split(':');
          return [letter, { inside, first }] as const;
        }),
      ),
    ] as const;
  }),
);

/** Whether a word has a Cyrillic letter. */
export function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

/** A word in Latin letters by one table; letters that are not Cyrillic stay. Lower case. */
export function romanised(text: string, table: RomanTable): string {
  const cells = letters.get(table)!;
  const word = text.toLowerCase().normalize('NFC');
  const ending = Object.entries(endings[table] ?? {}).find(([end]) => word.endsWith(end) && word !== end);
  const stem = ending === undefined ? word : word.slice(0, -ending[0].length);
  let [latin, before] = ['', ''];
  for (const letter of stem) {
    const cell = cells.get(letter);
    const opens = before === '' || /[аеёиоуыэюяъь\P{L}]/u.test(before);
    latin += cell ? (opens ? cell.first : cell.inside) : (others[letter] ?? letter);
    before = letter;
  }
  return latin + (ending?.[1] ?? '');
}

/** What the tables make of a word, each spelling once with the first table that gives it; a word without Cyrillic letters as it is. */
export function romanisations(text: string): ReadonlyMap<string, RomanTable | undefined> {
  if (!isCyrillic(text)) return new Map([[text, undefined]]);
  const spellings = new Map<string, RomanTable>();
  for (const table of romanTables) {
    const spelling = romanised(text, table);
    if (!spellings.has(spelling)) spellings.set(spelling, table);
  }
  return spellings;
}
