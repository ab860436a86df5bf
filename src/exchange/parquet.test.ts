import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTown, exporting, town } from '../../tests/exchange.ts';
import { isoDay } from '../calendar/index.ts';
import type { Exporting } from './format.ts';
import { exportParquet } from './parquet.ts';

const place = mkdtempSync(join(tmpdir(), 'interregnum-parquet-'));
const duckdb = await (await DuckDBInstance.create(':memory:')).connect();

async function tables(given: Exporting) {
  const { files } = exportParquet(given);
  const rows: Record<string, readonly Record<string, unknown>[]> = {};
  for (const [name, bytes] of files) {
    writeFileSync(join(place, name), bytes);
    const reader = await duckdb.runAndReadAll(`select * from read_parquet('${join(place, name)}')`);
    rows[name] = reader.getRowObjectsJson();
  }
  return { claims: rows['claims.parquet']!, findings: rows['findings.parquet']! };
}

describe('Parquet, read by DuckDB', () => {
  it('has every claim and every finding, dates as days', async () => {
    await fc.assert(
      fc.asyncProperty(anyTown, async (folder) => {
        const given = exporting(folder);
        const { claims, findings } = await tables(given);
        const edge = (date: (typeof given.scenario.claims)[number]['from'], end: 'earliest' | 'latest') =>
          date === undefined || date === 'open' ? null : isoDay(date[end]);
        const edtf = (date: (typeof given.scenario.claims)[number]['from']) =>
          date === undefined ? null : date === 'open' ? '..' : date.edtf;
        const dates = ({ from, to }: Pick<(typeof given.scenario.claims)[number], 'from' | 'to'>) => ({
          from: edtf(from),
          from_earliest: edge(from, 'earliest'),
          from_latest: edge(from, 'latest'),
          to: edtf(to),
          to_earliest: edge(to, 'earliest'),
          to_latest: edge(to, 'latest'),
        });
        expect(claims).toEqual(
          given.scenario.claims.map((claim) => ({
            id: claim.id,
            source: claim.source,
            locator: claim.locator.text || null,
            start: null,
            end: null,
            sha256: null,
            subject: claim.subject,
            subject_is: claim.subjectIs,
            predicate: claim.predicate,
            object: claim.object ?? null,
            object_is: claim.objectIs ?? null,
            value: claim.value ?? null,
            ...dates(claim),
            calendar: claim.calendar,
            as_written: null,
            called: claim.called ?? null,
            modality: claim.modality,
            reliability: claim.grade.reliability,
            credibility: claim.grade.credibility,
            coder: claim.coder,
            note: claim.note ?? null,
          })),
        );
        expect(findings).toEqual(
          given.record.findings.map((finding) => ({
            subject: finding.question.subject,
            predicate: finding.question.predicate,
            object: finding.question.object ?? null,
            occurrence: finding.question.occurrence,
            value: finding.value ?? null,
            ...dates(finding),
            resolution: 'best-grade',
            supporting: finding.supporting.join(' '),
            contrary: finding.contrary.join(' ') || null,
          })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('gives columns types that can be asked about', async () => {
    const row = ['a', 'herald', '', 'ada', 'born', '', '', '1901-02', '', '', 'asserted', 'B2', 'me', ''];
    writeFileSync(join(place, 'types.parquet'), exportParquet(exporting(town([row]))).files.get('claims.parquet')!);
    const reader = await duckdb.runAndReadAll(
      `select id from read_parquet('${join(place, 'types.parquet')}') where from_latest < date '1901-03-01' and credibility = 2`,
    );
    expect(reader.getRowObjectsJson()).toEqual([{ id: 'a' }]);
  });
});
