/**
 * Which properties and items of Wikidata mean what here. The identifiers are facts of Wikidata (CC0).
 */

/** Properties of a person that become claims. */
export const properties = {
  isA: 'P31',
  positionHeld: 'P39',
  born: 'P569',
  died: 'P570',
  mannerOfDeath: 'P1196',
  father: 'P22',
  mother: 'P25',
  spouse: 'P26',
  sibling: 'P3373',
  child: 'P40',
  partOf: 'P361',
} as const;

/** Qualifiers that have a place in a claim. */
export const qualifiers = {
  start: 'P580',
  end: 'P582',
  earliest: 'P1319',
  latest: 'P1326',
  circumstances: 'P1480',
  endCause: 'P1534',
  of: 'P642',
} as const;

/** Qualifiers that are kept in the note, with the words for them. */
export const noted: Readonly<Record<string, string>> = {
  P1365: 'replaces',
  P1366: 'replaced by',
  P155: 'follows',
  P156: 'followed by',
  P768: 'electoral district',
  P2937: 'parliamentary term',
  P5054: 'cabinet member of',
  P1545: 'number in a series',
  P748: 'appointed by',
  P585: 'point in time',
  P2241: 'reason for deprecated rank',
  P7452: 'reason for preferred rank',
};

export const human = 'Q5';
export const circa = 'Q5727902';

/** Calendar models. */
export const calendars: Readonly<Record<string, 'gregorian' | 'julian'>> = {
  Q1985727: 'gregorian',
  Q1985786: 'julian',
};

/** Manners of death (P1196). */
export const manners: Readonly<Record<string, string>> = {
  Q3739104: 'natural',
  Q171558: 'accident',
  Q149086: 'killed',
  Q8454: 'executed',
  Q10737: 'suicide',
};

/** Causes of the end of a tenure (P1534). */
export const endCauses: Readonly<Record<string, string>> = {
  Q5247364: 'death',
  Q4: 'death',
  Q796919: 'left',
};
