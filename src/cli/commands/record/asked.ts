/** What the questions about the record have in common: the record they are asked of, and how its answers are put. */
import { type Day, describeMoment, isoDay, type Moment, type Span } from '../../../calendar/index.ts';
import { recordFor } from '../../../experiment/index.ts';
import type { ClaimId, Spell } from '../../../polity/index.ts';
import { type Claim, gradeText, type Held, type HistoricalRecord, ruleText, sinceEver } from '../../../record/index.ts';
import { codedClaim, type Names, nameOf } from '../../../report/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { type Context, dayOption, openScenario } from '../../context.ts';
import type { recordDocuments } from '../../documents/record.ts';
import type { Shaped } from '../../documents/shape.ts';
import { Failure } from '../../failure.ts';
import { item } from '../../text.ts';

export interface RecordOptions {
  readonly json?: boolean;
  readonly resolution?: string;
}

export interface Asked {
  readonly scenario: Scenario;
  readonly record: HistoricalRecord;
  readonly names: Names;
  /** The rule of resolution, as it is written. */
  readonly resolution: string;
}

/** @throws Failure */
export function openRecord(context: Context, name: string, options: RecordOptions): Asked {
  const { scenario } = openScenario(context, name, options.resolution);
  const record = recordFor(scenario);
  return { scenario, record, names: nameOf(scenario.cast, scenario.series), resolution: ruleText(record.rule) };
}

type Documents = typeof recordDocuments;

/** Prints a document, checked by its type against what the schema of the command says. */
export function printDocument<K extends keyof Documents>(
  { out }: Context,
  _command: K,
  document: Shaped<Documents[K]>,
): number {
  out(`${JSON.stringify(document, undefined, 2)}\n`);
  return 0;
}

/** @throws Failure unless it is one day */
export function oneDay(text: string, option: string): Day {
  const day = dayOption(text, option);
  if (day !== dayOption(text, option, 'earliest'))
    throw new Failure(`${option}: found “${text}”, expected one day such as ${isoDay(day)}`);
  return day;
}

/** @throws Failure where the second precedes the first */
export function daysAsked(options: { readonly from?: string; readonly to?: string }, usual: { from: Day; to: Day }) {
  const from = options.from === undefined ? usual.from : dayOption(options.from, '--from', 'earliest');
  const to = options.to === undefined ? usual.to : dayOption(options.to, '--to');
  if (to < from) throw new Failure(`--to: found “${options.to}”, expected a day that is not before ${isoDay(from)}`);
  return { from, to };
}

/** `1921-03-16`, `1921-03-01..1921-03-31`, `by 1921-03-31`. */
export function days({ earliest, latest }: Span): string {
  if (earliest === latest) return isoDay(earliest);
  return earliest <= sinceEver ? `by ${isoDay(latest)}` : `${isoDay(earliest)}..${isoDay(latest)}`;
}

/** `1921-03-16 to 1922-04-03`; `since 1921-03-16` while nothing says that it ended. */
export function spellText({ begin, end }: Spell): string {
  const since = isEver(begin) ? 'since ever' : days(begin);
  if (end === undefined) return isEver(begin) ? since : `since ${since}`;
  return `${since} to ${days(end)}`;
}

function isEver({ latest }: Span): boolean {
  return latest <= sinceEver;
}

export function spanJson({ earliest, latest }: Span): { readonly earliest: string | null; readonly latest: string } {
  return { earliest: earliest <= sinceEver ? null : isoDay(earliest), latest: isoDay(latest) };
}

export function spellJson({ begin, end }: Spell) {
  return { since: spanJson(begin), until: end === undefined ? null : spanJson(end) };
}

export function heldJson(held: Held): 'certain' | 'possible' {
  return held === 'true' ? 'certain' : 'possible';
}

export function dateText(date: Moment | 'open' | undefined): string | undefined {
  return date === undefined ? undefined : date === 'open' ? 'open' : `${describeMoment(date)} (${date.edtf})`;
}

/** Claims named in a line; the others are counted. */
const mostNamed = 3;

/** ` [a, b, c and 2 more; against: d]`; each name leads to `record show`. Empty where nothing stands behind it. */
export function evidenceText({
  claims,
  contrary = [],
}: {
  readonly claims?: readonly ClaimId[];
  readonly contrary?: readonly ClaimId[];
}): string {
  const parts = [listed(claims ?? []), contrary.length === 0 ? '' : `against: ${listed(contrary)}`].filter(Boolean);
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
}

function listed(claims: readonly ClaimId[]): string {
  const more = claims.length > mostNamed ? ` and ${claims.length - mostNamed} more` : '';
  return `${claims.slice(0, mostNamed).join(', ')}${more}`;
}

/** A line a claim: its name, grade, source, and what it says in its coder's terms. */
export function claimLine({ record, names }: Asked, id: ClaimId, indent: number): string {
  const claim = record.claims.get(id) as Claim;
  return item(`${id} (${gradeText(claim.grade)}, ${claim.source}): ${codedClaim(claim, names)}`, indent);
}
