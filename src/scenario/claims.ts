/** claims.csv: one row a claim, checked against the schema of its predicate. */
import type { ClaimId } from '../polity/index.ts';
import {
  type Claim,
  type Grade,
  type Predicate,
  type PredicateSchema,
  predicates,
  type Slot,
  type Source,
  type SourceId,
} from '../record/index.ts';
import { readDates } from './claim-dates.ts';
import { type Ends, readEnd } from './claim-ends.ts';
import { readLocator } from './claim-locator.ts';
import { type ClaimRow, type ClaimValues, claimsTable } from './claim-table.ts';
import { checkValue } from './claim-values.ts';
import type { SourceFile } from './session.ts';
import { readTable } from './table.ts';

const ungraded: Grade = { reliability: 'F', credibility: 6 };

/** All names but those of claims must be complete; references between claims are checked at the end. */
export function readClaims(file: SourceFile, sources: ReadonlyMap<SourceId, Source>, ends: Ends): readonly Claim[] {
  const claims: Claim[] = [];
  readTable(claimsTable, file, (values, row) => {
    if (row.isBroken) return;
    const claim = readClaim(values, row, sources, ends);
    if (claim !== undefined) claims.push(claim);
  });
  file.session.names.markComplete('claim');
  return claims;
}

function readClaim(
  values: ClaimValues,
  row: ClaimRow,
  sources: ReadonlyMap<SourceId, Source>,
  ends: Ends,
): Claim | undefined {
  const locator = readLocator(values, row);
  const { predicate } = values;
  const schema: PredicateSchema | undefined = predicate === undefined ? undefined : predicates[predicate];
  const dates = readDates(values, row, predicate, schema);
  if (predicate === undefined || schema === undefined) return undefined;
  const subject = readEnd('subject', values.subject, schema.subject, true, row, ends);
  const object = readEnd('object', values.object, schema.object, schema.objectRequired, row, ends);
  checkBetween(predicate, values, row);
  checkValue(predicate, schema, values.value, row);
  checkCalled(values.called, subject, object, row);
  const { id, source, as_written: asWritten, called, note } = values;
  if (id === undefined || source === undefined || subject === undefined) return undefined;
  const { names } = row.file.session;
  const [about, other] = [names.canonical(values.subject!), names.canonical(values.object ?? '')];
  const coded = {
    ...(about !== values.subject && { subject: values.subject! }),
    ...(object !== undefined && other !== values.object && { object: values.object! }),
  };
  return {
    id: id as ClaimId,
    source,
    locator,
    subject: about,
    predicate,
    ...(object !== undefined && { object: other, objectIs: object }),
    subjectIs: subject,
    ...(values.value !== undefined && { value: values.value }),
    ...dates,
    calendar: values.calendar ?? 'gregorian',
    ...(asWritten !== undefined && { asWritten }),
    modality: values.modality ?? 'asserted',
    grade: values.grade ?? sources.get(source)?.grade ?? ungraded,
    coder: values.coder ?? '',
    ...(called !== undefined && { called }),
    ...(note !== undefined && { note }),
    ...(Object.keys(coded).length > 0 && { coded }),
    line: row.line,
  };
}

/** A name is that of the object where it is an organ or a post, and else of the subject. */
function checkCalled(
  called: string | undefined,
  subject: Slot | undefined,
  object: Slot | undefined,
  row: ClaimRow,
): void {
  if (called === undefined || row.isBad('subject') || row.isBad('object')) return;
  if ([subject, object].some((end) => end === 'organ' || end === 'post')) return;
  row.site('called').fail('value', 'an empty cell: the claim is about no organ or post that has a name');
}

/** Relations in which nobody and nothing stands to itself. */
const irreflexive: ReadonlySet<Predicate> = new Set<Predicate>(['kin', 'tie', 'designates', 'because', 'before']);

function checkBetween(predicate: Predicate, { subject, object }: ClaimValues, row: ClaimRow): void {
  if (subject === undefined || object === undefined || !irreflexive.has(predicate) || row.isBad('object')) return;
  const { names } = row.file.session;
  if (names.canonical(object) !== names.canonical(subject)) return;
  const hint = object === subject ? undefined : 'merges.csv takes the two for one';
  row.site('object').fail('value', 'something else than the subject', { hint });
}
