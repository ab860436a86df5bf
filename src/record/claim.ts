/** Claims: what one source says at one place in it. The closed list of predicates, each with its own schema. */
import type { CalendarName, Moment } from '../calendar/index.ts';
import type { ClaimId } from '../polity/index.ts';
import { exitReasons, mannersOfDeath, statuses, tieKinds } from '../polity/index.ts';
import type { Grade } from './grade.ts';

export type SourceId = string & { readonly __source: never };

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly url?: string;
  /** Grade of its claims where a claim states none. */
  readonly grade: Grade;
  /** SHA-256 of the text that locators point into, where there is one. */
  readonly sha256?: string;
  /** Sources it is known to copy from: three copies are not three witnesses. */
  readonly dependsOn: readonly SourceId[];
}

/** A place in a source. Character offsets count Unicode code points of the text whose SHA-256 the source carries. */
export interface Locator {
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
  /** SHA-256 of the exact passage in UTF-8. */
  readonly sha256?: string;
}

export const modalities = ['asserted', 'reported', 'judged', 'denied'] as const;
/** `asserted` as fact; `reported` as said by another; `judged` as the author's opinion; `denied`. */
export type Modality = (typeof modalities)[number];

/** What stands in a subject or object cell: an identifier of one of these tables, free words, or nothing. */
export type Slot = 'person' | 'organ' | 'post' | 'policy' | 'event' | 'issue' | 'series' | 'claim' | 'words';

export interface PredicateSchema {
  readonly about: string;
  readonly subject: readonly Slot[];
  /** Empty: the cell must be empty. */
  readonly object: readonly Slot[];
  readonly objectRequired: boolean;
  /** A closed list, a number, words of the coder's own, `kind strength` for ties, or nothing. */
  readonly value: readonly string[] | 'number' | 'words' | 'tie' | 'tally' | 'none';
  readonly valueRequired: boolean;
  /** `point`: the date in `from`, `to` only for a point that lasts some days; `span`: from–to with open ends; `none`. */
  readonly dates: 'point' | 'span' | 'none';
}

const schema = (
  about: string,
  subject: readonly Slot[],
  object: readonly Slot[],
  value: PredicateSchema['value'],
  dates: PredicateSchema['dates'],
  required: { object?: boolean; value?: boolean } = {},
): PredicateSchema => ({
  about,
  subject,
  object,
  objectRequired: required.object ?? object.length > 0,
  value,
  valueRequired: required.value ?? value !== 'none',
  dates,
});

const anything: readonly Slot[] = ['person', 'organ', 'post', 'policy', 'event', 'issue', 'words'];

/** The closed list of predicates. */
export const predicates = {
  born: schema('was born', ['person'], [], 'none', 'point'),
  died: schema('died; value: the manner', ['person'], [], mannersOfDeath, 'point', { value: false }),
  kin: schema(
    'is kin of; value: spouse, sibling, parent, child, in-law',
    ['person'],
    ['person'],
    ['spouse', 'sibling', 'parent', 'child', 'in-law'],
    'none',
  ),
  holds: schema('held a post; value: why the tenure ended', ['person'], ['post'], exitReasons, 'span', {
    value: false,
  }),
  acting: schema('exercised a post without holding it', ['person'], ['post'], exitReasons, 'span', { value: false }),
  exists: schema('an organ or post existed', ['organ', 'post'], [], 'none', 'span'),
  renamed: schema('took another name; value: the name', ['organ', 'post'], [], 'words', 'point'),
  rank: schema(
    'stood at a place in a list or received votes; object: the body; value: the number',
    ['person'],
    ['organ', 'post'],
    'number',
    'point',
  ),
  designates: schema('named as successor or deputy', ['person'], ['person'], 'words', 'point', { value: false }),
  tie: schema(
    'stood in a tie to; value: kind and strength, such as `patron 0.45`',
    ['person'],
    ['person', 'organ'],
    'tie',
    'span',
  ),
  faction: schema('belonged to a faction', ['person'], ['organ'], 'none', 'span'),
  status: schema('was under a status; object: the organ concerned', ['person'], ['organ'], statuses, 'span', {
    object: false,
  }),
  condition: schema('was in a condition', ['person'], [], ['ill', 'well', 'away'], 'span'),
  event: schema(
    'an event happened, or someone took part in it',
    ['event'],
    ['person', 'organ', 'post', 'policy'],
    'words',
    'point',
    { object: false, value: false },
  ),
  because: schema('one claim came about through another', ['claim'], ['claim'], 'none', 'none'),
  believes: schema(
    'is said to have thought',
    ['person', 'organ', 'words'],
    ['claim', 'person', 'policy', 'issue'],
    'words',
    'span',
    { object: false, value: false },
  ),
  vote: schema(
    'a body voted; value: yes-no-abstain, `?` where unknown',
    ['organ'],
    ['person', 'policy', 'post', 'event'],
    'tally',
    'point',
    { object: false, value: false },
  ),
  policy: schema(
    'a policy was in force; value: its rule in the coder’s words',
    ['policy'],
    ['organ'],
    'words',
    'span',
    { object: false, value: false },
  ),
  stance: schema(
    'took a side on an issue or policy; value: -1 to 1',
    ['person', 'organ'],
    ['issue', 'policy', 'event'],
    'number',
    'span',
  ),
  trait: schema('is characterised; value: a code of the coder’s own', anything, [], 'words', 'span'),
  series: schema('a quantity was measured', ['series'], [], 'number', 'span'),
  knew: schema('knew of a document or event', ['person', 'organ'], ['event'], 'none', 'point'),
  before: schema('one claim came before another', ['claim'], ['claim'], 'none', 'none'),
} as const satisfies Record<string, PredicateSchema>;

export type Predicate = keyof typeof predicates;
export const predicateNames = Object.keys(predicates) as readonly Predicate[];

export { tieKinds };

/** A claim, parsed and checked: identifiers exist, dates are dates, the value fits the predicate. */
export interface Claim<P extends Predicate = Predicate> {
  readonly id: ClaimId;
  readonly source: SourceId;
  readonly locator: Locator;
  readonly subject: string;
  readonly predicate: P;
  readonly object?: string;
  /** What the subject and object cells turned out to be. */
  readonly subjectIs: Slot;
  readonly objectIs?: Slot;
  readonly value?: string;
  /** Absent: not stated. `open`: stated to have no beginning or end in sight. */
  readonly from?: Moment | 'open';
  readonly to?: Moment | 'open';
  readonly calendar: CalendarName;
  readonly asWritten?: string;
  readonly modality: Modality;
  readonly grade: Grade;
  readonly coder: string;
  /** What the source calls the organ or post that the claim is about: its object where that is one, else its subject. */
  readonly called?: string;
  readonly note?: string;
  /** Subject and object as the row has them, where they were merged into others since. */
  readonly coded?: { readonly subject?: string; readonly object?: string };
  /** Line in claims.csv. */
  readonly line: number;
}
