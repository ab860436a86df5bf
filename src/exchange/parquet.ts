/** Parquet out: claims as they were coded and findings as they were concluded, one file each. */

import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Moment } from '../calendar/index.ts';
import { predicates } from '../record/index.ts';
import { type Exported, type Exporting, Losses } from './format.ts';
import { claimsWithin, touches } from './selection.ts';

type DateCell = Moment | 'open' | undefined;
type Type = 'string' | 'int' | 'date';
type Columns<T> = Readonly<Record<string, readonly [Type, (row: T) => string | number | null | undefined]>>;

/** An end of what is stated: EDTF as written, the days it may be, and `..` where it is stated to be open. */
function ends<T extends { readonly from?: DateCell; readonly to?: DateCell }>(): Columns<T> {
  const text = (date: DateCell) => (date === undefined ? null : date === 'open' ? '..' : date.edtf);
  const day = (date: DateCell, end: 'earliest' | 'latest') =>
    date === undefined || date === 'open' ? null : date[end];
  return {
    from: ['string', ({ from }) => text(from)],
    from_earliest: ['date', ({ from }) => day(from, 'earliest')],
    from_latest: ['date', ({ from }) => day(from, 'latest')],
    to: ['string', ({ to }) => text(to)],
    to_earliest: ['date', ({ to }) => day(to, 'earliest')],
    to_latest: ['date', ({ to }) => day(to, 'latest')],
  };
}

export function exportParquet(given: Exporting): Exported {
  const lost = new Losses();
  const { record, scenario, period } = given;
  const lasts = (predicate: keyof typeof predicates) => predicates[predicate].dates === 'span';
  const claims = claimsWithin([...record.claims.values()], period, ({ predicate }) => lasts(predicate), lost);
  const findings = record.findings.filter((finding) => touches(finding, period, lasts(finding.question.predicate)));
  lost.add('findings outside the days asked for', record.findings.length - findings.length);
  const { persons, organs, posts, policies, events } = scenario.cast;
  const named = persons.size + organs.size + posts.size + policies.size + events.size;
  lost.add('names of persons, organs, posts, policies and events: only their identifiers are written', named);
  const files = new Map([
    [
      'claims.parquet',
      bytesOf(
        {
          id: ['string', ({ id }) => id],
          source: ['string', ({ source }) => source],
          locator: ['string', ({ locator }) => locator.text || null],
          start: ['int', ({ locator }) => locator.start],
          end: ['int', ({ locator }) => locator.end],
          sha256: ['string', ({ locator }) => locator.sha256],
          subject: ['string', ({ subject }) => subject],
          subject_is: ['string', ({ subjectIs }) => subjectIs],
          predicate: ['string', ({ predicate }) => predicate],
          object: ['string', ({ object }) => object],
          object_is: ['string', ({ objectIs }) => objectIs],
          value: ['string', ({ value }) => value],
          ...ends<(typeof claims)[number]>(),
          calendar: ['string', ({ calendar }) => calendar],
          as_written: ['string', ({ asWritten }) => asWritten],
          called: ['string', ({ called }) => called],
          modality: ['string', ({ modality }) => modality],
          reliability: ['string', ({ grade }) => grade.reliability],
          credibility: ['int', ({ grade }) => grade.credibility],
          coder: ['string', ({ coder }) => coder || null],
          note: ['string', ({ note }) => note],
        },
        claims,
      ),
    ],
    [
      'findings.parquet',
      bytesOf(
        {
          subject: ['string', ({ question }) => question.subject],
          predicate: ['string', ({ question }) => question.predicate],
          object: ['string', ({ question }) => question.object],
          occurrence: ['int', ({ question }) => question.occurrence],
          value: ['string', ({ value }) => value],
          ...ends<(typeof findings)[number]>(),
          resolution: ['string', () => record.rule.rule],
          supporting: ['string', ({ supporting }) => supporting.join(' ')],
          contrary: ['string', ({ contrary }) => contrary.join(' ') || null],
        },
        findings,
      ),
    ],
  ]);
  return { files, lost: lost.list() };
}

function bytesOf<T>(columns: Columns<T>, rows: readonly T[]): Uint8Array {
  const names = Object.keys(columns);
  const elements = names.map((name) => {
    const [type] = columns[name]!;
    const physical =
      type === 'string'
        ? ({ type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const)
        : type === 'date'
          ? ({ type: 'INT32', converted_type: 'DATE' } as const)
          : ({ type: 'INT32' } as const);
    return { name, ...physical, repetition_type: 'OPTIONAL' as const };
  });
  const buffer = parquetWriteBuffer({
    columnData: names.map((name) => ({ name, data: rows.map((row) => columns[name]![1](row) ?? null) })),
    schema: [{ name: 'root', num_children: names.length }, ...elements],
    createdBy: 'interregnum',
  });
  return new Uint8Array(buffer);
}
